//! Where a due day falls: on the one date within the month's days, clamped in short months.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::calendar::{MonthDays, StartDay};

use crate::calendar::{any_month, any_start, start};
use crate::fixtures::{date, due, month};

fn date_due(days: MonthDays, day: i64) -> String {
    days.date_due(due(day)).to_string()
}

#[test]
fn a_due_day_falls_on_the_last_day_of_a_short_month() {
    let cases = [
        ("2026-02", 31, "2026-02-28"),
        ("2028-02", 31, "2028-02-29"),
        ("2028-02", 30, "2028-02-29"),
        ("2026-04", 31, "2026-04-30"),
        ("2026-05", 31, "2026-05-31"),
        ("2026-02", 28, "2026-02-28"),
        ("2026-02", 1, "2026-02-01"),
    ];
    for (text, day, expected) in cases {
        let days = MonthDays::by_rule(month(text), StartDay::FIRST);
        assert_eq!(date_due(days, day), expected, "{day} in {text}");
    }
}

#[test]
fn a_due_day_falls_within_the_days_of_a_month_across_two() {
    let cases = [
        ("2026-02", 16, 31, "2026-01-31"),
        ("2026-02", 16, 10, "2026-02-10"),
        ("2026-03", 16, 30, "2026-02-28"),
        ("2026-03", 16, 15, "2026-03-15"),
        ("2026-03", 28, 31, "2026-02-28"),
        ("2028-03", 28, 31, "2028-02-29"),
        ("2026-11", 15, 14, "2026-12-14"),
        ("2026-11", 15, 31, "2026-11-30"),
    ];
    for (text, first, day, expected) in cases {
        let days = MonthDays::by_rule(month(text), start(first));
        assert_eq!(
            date_due(days, day),
            expected,
            "{day} in {text} from {first}"
        );
    }
}

#[test]
fn a_due_day_that_a_cut_month_does_not_have_is_its_last_day() {
    let cut = MonthDays::new(date("2026-02-15"), date("2026-02-17")).unwrap();
    assert_eq!(date_due(cut, 16), "2026-02-16");
    assert_eq!(date_due(cut, 20), "2026-02-17");
    assert_eq!(date_due(cut, 3), "2026-02-17");
    let stretched = MonthDays::new(date("2026-01-16"), date("2026-03-14")).unwrap();
    assert_eq!(date_due(stretched, 15), "2026-02-15");
    assert_eq!(date_due(stretched, 20), "2026-01-20");
}

proptest! {
    /// One from the start day on is in the earlier calendar month of the two, one before it in the later.
    #[test]
    fn a_due_day_is_its_own_day_or_the_last_of_its_calendar_month(
        month in any_month(), start in any_start(), day in 1_i64..=31,
    ) {
        let days = MonthDays::by_rule(month, start);
        let on = days.date_due(due(day));
        prop_assert!(days.contains(on));
        prop_assert_eq!(i64::from(on.day()), day.min(i64::from(on.days_in_month())));
        prop_assert_eq!(on.month() == days.first().month(), day >= i64::from(start.day()));
    }
}
