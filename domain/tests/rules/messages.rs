//! What is told to a person is a key with values, and reads in a log as it is.

use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::drift::CannotPushBack;
use quartermaster_domain::money::parse_decimal;
use quartermaster_domain::text::Name;
use quartermaster_domain::{Message, MessageValue, YearMonth};

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
fn a_refusal_names_the_limit_that_counts() {
    let refused = |message: Message| (message.key, message.values);
    let max = |count| vec![("max", MessageValue::Count(count))];
    let too_long = Name::parse(&"x".repeat(81)).unwrap_err();
    assert_eq!(refused(too_long.message), ("refusal-too-long", max(80)));
    let no_day = DueDay::new(32).unwrap_err();
    let expected = ("refusal-day-out-of-range", max(31));
    assert_eq!(refused(no_day.message), expected);
    let too_exact = parse_decimal("1.234", 2).unwrap_err();
    let expected = ("refusal-too-many-decimals", max(2));
    assert_eq!(refused(too_exact.message), expected);
    let no_month = YearMonth::new(1900, 1).unwrap_err();
    let months = [(1970, 1), (2199, 12)].map(|(year, month)| YearMonth::new(year, month).unwrap());
    let [first, last] = months.map(MessageValue::Month);
    let expected = vec![("first", first), ("last", last)];
    assert_eq!(
        refused(no_month.message),
        ("refusal-month-out-of-range", expected)
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
