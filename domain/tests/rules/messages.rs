//! What is told to a person is a key with values, and reads in a log as it is.

use quartermaster_domain::drift::CannotPushBack;
use quartermaster_domain::{Message, YearMonth};

#[test]
fn a_message_reads_as_its_key_and_its_values() {
    let message = Message::new("refusal-of-a-test")
        .with("max", 80_usize)
        .with("name", "The \"Card\"")
        .with("day", jiff::civil::date(2026, 11, 23))
        .with("month", YearMonth::new(2026, 11).unwrap());
    assert_eq!(
        message.to_string(),
        r#"refusal-of-a-test max=80 name="The \"Card\"" day=2026-11-23 month=2026-11"#
    );
}

#[test]
fn each_reason_against_pushing_back_is_a_refusal_of_its_own() {
    let keys = [
        CannotPushBack::NotDue,
        CannotPushBack::NotDivisible { times: 5 },
        CannotPushBack::NothingDue,
        CannotPushBack::DayTwice,
    ]
    .map(|reason| Message::from(reason).to_string());
    assert_eq!(
        keys,
        [
            "refusal-push-back-not-due",
            "refusal-push-back-not-divisible times=5",
            "refusal-push-back-nothing-due",
            "refusal-push-back-day-twice",
        ]
    );
}
