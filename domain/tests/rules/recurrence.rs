//! When an entry is due: every n months, every n weeks, once; and how its rule is read.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::calendar::{MonthDays, StartDay, YearMonth};
use quartermaster_domain::template::{Recurrence, RecurrenceInput};
use quartermaster_domain::{Date, FieldCode};

use crate::calendar::{any_month, any_start, created, months_from};
use crate::fields;
use crate::fixtures::{date, days, month};

fn monthly(every: u32, from: Option<&str>, until: Option<&str>) -> Recurrence {
    Recurrence::Months {
        every,
        from: from.map(month),
        until: until.map(month),
    }
}

fn weekly(every: u32, from: &str, until: Option<&str>) -> Recurrence {
    Recurrence::Weeks {
        every,
        from: date(from),
        until: until.map(month),
    }
}

/// How often it comes in each of these months, which begin on the 1st.
fn occurrences<const N: usize>(recurrence: Recurrence, months: [&str; N]) -> [u32; N] {
    months.map(|text| recurrence.occurrences(month(text), days(month(text))))
}

fn input(unit: &str, every: i64, from: Option<&str>, until: Option<&str>) -> RecurrenceInput {
    RecurrenceInput {
        unit: unit.to_owned(),
        every,
        from: from.map(str::to_owned),
        until: until.map(str::to_owned),
    }
}

fn refused(input: &RecurrenceInput) -> Vec<(String, FieldCode)> {
    fields::refused(Recurrence::validate(input))
}

fn only(field: &str, code: FieldCode) -> Vec<(String, FieldCode)> {
    vec![(format!("recurrence.{field}"), code)]
}

fn any_date() -> impl Strategy<Value = Date> {
    (any_month(), 1_i8..=28)
        .prop_map(|(month, day)| Date::new(month.year(), month.month(), day).unwrap())
}

#[test]
fn every_month_is_the_default() {
    let counts = occurrences(Recurrence::default(), ["1970-01", "2026-02", "2199-12"]);
    assert_eq!(counts, [1, 1, 1]);
    assert_eq!(Recurrence::default(), monthly(1, None, None));
}

#[test]
fn every_third_month_counts_from_its_first() {
    let quarterly = monthly(3, Some("2026-11"), None);
    let months = [
        "2026-08", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-05",
    ];
    assert_eq!(occurrences(quarterly, months), [0, 0, 1, 0, 0, 1, 1]);
}

#[test]
fn every_twenty_fourth_month_is_every_other_year() {
    let rare = monthly(24, Some("2026-03"), None);
    let months = ["2026-03", "2027-03", "2028-03", "2028-04"];
    assert_eq!(occurrences(rare, months), [1, 0, 1, 0]);
}

#[test]
fn the_last_month_is_included_and_the_one_after_is_not() {
    let ending = monthly(1, Some("2026-10"), Some("2026-12"));
    let months = ["2026-09", "2026-10", "2026-12", "2027-01"];
    assert_eq!(occurrences(ending, months), [0, 1, 1, 0]);
    let weekly = weekly(1, "2026-10-01", Some("2026-11"));
    assert_eq!(
        occurrences(weekly, ["2026-10", "2026-11", "2026-12"]),
        [5, 4, 0]
    );
}

#[test]
fn every_second_week_comes_two_or_three_times() {
    let fortnightly = weekly(2, "2026-10-02", None);
    let months = ["2026-09", "2026-10", "2026-11", "2026-12"];
    assert_eq!(occurrences(fortnightly, months), [0, 3, 2, 2]);
}

#[test]
fn the_first_date_and_the_edges_of_a_month_count() {
    let from_the_last_day = weekly(4, "2026-10-31", None);
    let months = ["2026-10", "2026-11", "2026-12"];
    assert_eq!(occurrences(from_the_last_day, months), [1, 1, 1]);
    let from_the_first_day = weekly(4, "2026-10-01", None);
    assert_eq!(occurrences(from_the_first_day, months), [2, 1, 1]);
}

#[test]
fn weeks_are_counted_in_the_days_of_the_month_not_of_the_calendar_month() {
    let november = month("2026-11");
    let days = MonthDays::by_rule(november, StartDay::new(16).unwrap());
    let weekly = weekly(1, "2026-10-15", None);
    assert_eq!(weekly.occurrences(november, days), 4);
    let cut = MonthDays::new(date("2026-11-01"), date("2026-11-04")).unwrap();
    assert_eq!(weekly.occurrences(november, cut), 0);
}

#[test]
fn a_rare_weekly_rule_skips_whole_months() {
    let yearly = weekly(52, "2026-11-23", None);
    let months = ["2026-11", "2026-12", "2027-10", "2027-11", "2028-11"];
    assert_eq!(occurrences(yearly, months), [1, 0, 0, 1, 1]);
}

#[test]
fn once_is_in_its_month_only() {
    let once = Recurrence::Once {
        month: month("2026-11"),
    };
    let months = ["2025-11", "2026-10", "2026-11", "2026-12"];
    assert_eq!(occurrences(once, months), [0, 0, 1, 0]);
    assert_eq!((once.every(), once.until()), (1, None));
}

#[test]
fn a_rule_is_read_from_its_four_columns() {
    let cases = [
        (input("month", 1, None, None), Recurrence::default()),
        (
            input("month", 24, Some("2026-11"), Some("2030-11")),
            monthly(24, Some("2026-11"), Some("2030-11")),
        ),
        (
            input("month", 1, Some("2026-11"), Some("2026-11")),
            monthly(1, Some("2026-11"), Some("2026-11")),
        ),
        (
            input("week", 52, Some("2026-11-23"), Some("2026-11")),
            weekly(52, "2026-11-23", Some("2026-11")),
        ),
        (
            input("once", 1, Some("2026-11"), None),
            Recurrence::Once {
                month: month("2026-11"),
            },
        ),
    ];
    for (input, expected) in cases {
        assert_eq!(Recurrence::validate(&input), Ok(expected));
    }
}

#[test]
fn how_rarely_is_held_to_its_bounds() {
    for every in [0, 25, -1, i64::MAX] {
        let refused = refused(&input("month", every, Some("2026-11"), None));
        assert_eq!(refused, only("every", FieldCode::OutOfRange), "{every}");
    }
    for every in [0, 53, -2, i64::MIN] {
        let refused = refused(&input("week", every, Some("2026-11-23"), None));
        assert_eq!(refused, only("every", FieldCode::OutOfRange), "{every}");
    }
    let refused = refused(&input("once", 2, Some("2026-11"), None));
    assert_eq!(refused, only("every", FieldCode::OutOfRange));
}

#[test]
fn only_every_single_month_needs_no_beginning() {
    for (unit, every) in [("month", 2), ("week", 1), ("once", 1)] {
        let refused = refused(&input(unit, every, None, None));
        assert_eq!(refused, only("from", FieldCode::Required), "{unit}");
    }
}

#[test]
fn a_beginning_is_a_date_for_weeks_and_a_month_for_the_others() {
    for (unit, from) in [
        ("month", "2026-11-23"),
        ("week", "2026-11"),
        ("once", "2026-11-23"),
    ] {
        let refused = refused(&input(unit, 1, Some(from), None));
        assert_eq!(refused, only("from", FieldCode::Invalid), "{unit}");
    }
}

#[test]
fn the_last_month_cannot_come_before_the_first() {
    for (unit, from) in [("month", "2026-11"), ("week", "2026-11-01")] {
        let refused = refused(&input(unit, 1, Some(from), Some("2026-10")));
        assert_eq!(refused, only("until", FieldCode::OutOfRange), "{unit}");
    }
}

/// A date outside them would escape the comparison with the last month.
#[test]
fn a_weekly_rule_begins_within_the_months_there_are() {
    for from in ["1969-12-31", "2200-01-01", "9999-12-31", "0001-01-01"] {
        for until in [None, Some("2026-10")] {
            let refused = refused(&input("week", 1, Some(from), until));
            assert_eq!(refused, only("from", FieldCode::OutOfRange), "{from}");
        }
    }
    for from in ["1970-01-01", "2199-12-31"] {
        assert!(Recurrence::validate(&input("week", 1, Some(from), None)).is_ok());
    }
}

#[test]
fn what_happens_once_has_no_last_month() {
    let refused = refused(&input("once", 1, Some("2026-11"), Some("2026-12")));
    assert_eq!(refused, only("until", FieldCode::NotAllowed));
}

#[test]
fn an_unknown_unit_is_refused() {
    for unit in ["day", "Month", "", "year"] {
        let refused = refused(&input(unit, 1, None, None));
        assert_eq!(refused, only("unit", FieldCode::Invalid), "{unit}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let refused = refused(&input("week", 0, Some("soon"), Some("later")));
    let mut expected = only("until", FieldCode::Invalid);
    expected.extend(only("every", FieldCode::OutOfRange));
    expected.extend(only("from", FieldCode::Invalid));
    assert_eq!(refused, expected);
}

proptest! {
    /// Months with any start days, changed at will: what falls into them one by one is what falls
    /// into the whole span, and that is what counting day by day finds.
    #[test]
    fn weeks_in_the_months_of_a_span_are_the_weeks_of_the_span(
        first in any_month(), starts in proptest::collection::vec(any_start(), 1..24),
        every in 1_u32..=52, from in any_date(), near in -800_i64..800, close in any::<bool>(),
    ) {
        let months = created(&months_from(first, i32::try_from(starts.len()).unwrap()), &starts);
        let (begin, end) = (months[0].days.first(), months[months.len() - 1].days.last());
        let from = if close { begin.saturating_add(jiff::ToSpan::days(near)) } else { from };
        let rule = Recurrence::Weeks { every, from, until: None };
        let each = months.iter().map(|made| rule.occurrences(made.month, made.days));
        let whole = rule.occurrences(first, MonthDays::new(begin, end).unwrap());
        prop_assert_eq!(each.sum::<u32>(), whole);
        let dates = from.series(jiff::ToSpan::weeks(i64::from(every)));
        let counted = dates.take_while(|date| *date <= end).filter(|date| *date >= begin).count();
        prop_assert_eq!(usize::try_from(whole), Ok(counted));
    }

    #[test]
    fn every_nth_month_comes_once_in_any_n_months(
        from in any_month(), every in 1_u32..=24, later in 0_i32..500,
    ) {
        let rule = Recurrence::Months { every, from: Some(from), until: None };
        let Some(first) = from.plus_months(later) else { return Ok(()) };
        let span = months_from(first, i32::try_from(every).unwrap());
        let due: Vec<YearMonth> = span.iter().copied()
            .filter(|month| rule.occurrences(*month, days(*month)) > 0).collect();
        prop_assert!(due.len() == 1 || span.len() < usize::try_from(every).unwrap());
        for month in due {
            prop_assert_eq!((month.ordinal() - from.ordinal()) % i32::try_from(every).unwrap(), 0);
        }
    }

    #[test]
    fn a_rule_reads_back_from_its_columns(
        every in 1_i64..=24, from in any_date(), weeks in any::<bool>(), lasts in 0_i32..100,
    ) {
        let first = YearMonth::of_date(from).unwrap();
        let until = first.plus_months(lasts).map(|until| until.to_string());
        let (unit, from) = if weeks { ("week", from.to_string()) } else { ("month", first.to_string()) };
        let columns = input(unit, every, Some(&from), until.as_deref());
        let rule = Recurrence::validate(&columns).unwrap();
        let again = RecurrenceInput {
            unit: rule.unit().to_owned(),
            every: i64::from(rule.every()),
            from: rule.from(),
            until: rule.until().map(|until| until.to_string()),
        };
        prop_assert_eq!(again, columns);
    }
}

fn next(recurrence: Recurrence, now: &str) -> Option<String> {
    let next = recurrence.next_month(month(now), StartDay::FIRST);
    next.map(|month| month.to_string())
}

#[test]
fn the_next_month_is_this_one_or_the_first_in_which_it_comes() {
    let quarterly = monthly(3, Some("2026-01"), Some("2027-04"));
    for (now, expected) in [
        ("2025-06", Some("2026-01")),
        ("2026-01", Some("2026-01")),
        ("2026-02", Some("2026-04")),
        ("2027-04", Some("2027-04")),
        ("2027-05", None),
    ] {
        assert_eq!(next(quarterly, now).as_deref(), expected, "{now}");
    }
    assert_eq!(
        next(Recurrence::default(), "2026-11").as_deref(),
        Some("2026-11")
    );
    let rarest = monthly(24, Some("2026-01"), None);
    assert_eq!(next(rarest, "2026-02").as_deref(), Some("2028-01"));
    let yearly_in_weeks = weekly(52, "2026-01-01", None);
    assert_eq!(next(yearly_in_weeks, "2026-02").as_deref(), Some("2026-12"));
    let once = Recurrence::Once {
        month: month("2026-07"),
    };
    assert_eq!(next(once, "2026-06").as_deref(), Some("2026-07"));
    assert_eq!(next(once, "2026-08"), None);
    assert_eq!(
        next(monthly(1, Some("2199-12"), None), "2199-12").as_deref(),
        Some("2199-12")
    );
    assert_eq!(next(monthly(2, Some("2199-11"), None), "2199-12"), None);
}

proptest! {
    #[test]
    fn no_month_between_now_and_the_next_one_has_it(
        every in 1_u32..=52,
        from in any_date(),
        now in any_month(),
        start in any_start(),
    ) {
        let weekly = Recurrence::Weeks { every, from, until: None };
        let comes = |month| weekly.occurrences(month, MonthDays::by_rule(month, start)) > 0;
        if let Some(next) = weekly.next_month(now, start) {
            prop_assert!(next >= now && comes(next));
            let mut between = std::iter::successors(Some(now), |month| month.next())
                .take_while(|month| *month < next);
            prop_assert!(!between.any(comes));
        }
    }
}
