//! Months tile the calendar, whatever day they begin on and however often that day is changed.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::calendar::{
    DueDay, MonthDays, Neighbour, StartDay, YearMonth, parse_date,
};
use quartermaster_domain::{Date, FieldCode};

use crate::fixtures::{date, due, month};

pub(crate) fn start(day: i64) -> StartDay {
    StartDay::new(day).unwrap()
}

pub(crate) fn any_start() -> impl Strategy<Value = StartDay> {
    (1_i64..=28).prop_map(start)
}

pub(crate) fn any_month() -> impl Strategy<Value = YearMonth> {
    (1970_i16..=2199, 1_i8..=12).prop_map(|(year, month)| YearMonth::new(year, month).unwrap())
}

/// `count` months from `first`, cut off where months end.
pub(crate) fn months_from(first: YearMonth, count: i32) -> Vec<YearMonth> {
    (0..count).map_while(|n| first.plus_months(n)).collect()
}

/// These months created one after the other, each with the start day set at that time.
pub(crate) fn created(months: &[YearMonth], starts: &[StartDay]) -> Vec<Neighbour> {
    let mut made: Vec<Neighbour> = Vec::new();
    for (month, start) in months.iter().zip(starts.iter().cycle()) {
        let before = made.last().copied();
        let days = MonthDays::between(*month, *start, before, None).unwrap();
        made.push(Neighbour {
            month: *month,
            days,
        });
    }
    made
}

/// Each month begins the day after the one before it ends.
fn tile(made: &[Neighbour]) -> bool {
    made.windows(2)
        .all(|pair| pair[0].days.last().tomorrow().unwrap() == pair[1].days.first())
}

fn span(days: MonthDays) -> (String, String) {
    (days.first().to_string(), days.last().to_string())
}

fn by_rule(text: &str, day: i64) -> (String, String) {
    span(MonthDays::by_rule(month(text), start(day)))
}

fn between(first: &str, last: &str) -> (String, String) {
    (first.to_owned(), last.to_owned())
}

#[test]
fn a_month_runs_from_its_start_day_to_the_day_before_the_next() {
    let cases = [
        ("2026-02", 1, "2026-02-01", "2026-02-28"),
        ("2028-02", 1, "2028-02-01", "2028-02-29"),
        ("2100-02", 1, "2100-02-01", "2100-02-28"),
        ("2026-04", 1, "2026-04-01", "2026-04-30"),
        ("2026-12", 1, "2026-12-01", "2026-12-31"),
        ("2026-11", 15, "2026-11-15", "2026-12-14"),
        ("2026-12", 15, "2026-12-15", "2027-01-14"),
        ("2026-11", 16, "2026-10-16", "2026-11-15"),
        ("2027-01", 16, "2026-12-16", "2027-01-15"),
        ("2026-03", 28, "2026-02-28", "2026-03-27"),
        ("2028-03", 28, "2028-02-28", "2028-03-27"),
        ("1970-01", 28, "1969-12-28", "1970-01-27"),
        ("2199-12", 15, "2199-12-15", "2200-01-14"),
    ];
    for (text, day, first, last) in cases {
        assert_eq!(
            by_rule(text, day),
            between(first, last),
            "{text} from {day}"
        );
    }
}

#[test]
fn months_of_a_start_day_tile_ten_years() {
    for day in [1, 15, 16, 28] {
        let months = months_from(month("2023-01"), 120);
        let made = created(&months, &[start(day)]);
        assert!(tile(&made), "from the {day}th");
        for (month, made) in months.iter().zip(&made) {
            assert_eq!(made.days, MonthDays::by_rule(*month, start(day)));
        }
        let days: i64 = made.iter().map(|made| made.days.count()).sum();
        assert_eq!(days, 3_653, "ten years with three leap days");
    }
}

#[test]
fn the_first_month_after_a_change_begins_the_day_after_the_last_existing_one() {
    let cases = [
        (1, 28, "2026-02-01", "2026-02-27"),
        (28, 1, "2026-01-28", "2026-02-28"),
        (1, 16, "2026-02-01", "2026-02-15"),
        (16, 15, "2026-01-16", "2026-03-14"),
        (15, 16, "2026-02-15", "2026-02-15"),
    ];
    for (was, becomes, first, last) in cases {
        let january = Neighbour {
            month: month("2026-01"),
            days: MonthDays::by_rule(month("2026-01"), start(was)),
        };
        let february = MonthDays::between(month("2026-02"), start(becomes), Some(january), None);
        assert_eq!(span(february.unwrap()), between(first, last));
    }
}

#[test]
fn a_month_created_into_a_gap_fills_it() {
    let neighbour = |text: &str, day: i64| Neighbour {
        month: month(text),
        days: MonthDays::by_rule(month(text), start(day)),
    };
    let february = MonthDays::between(
        month("2026-02"),
        start(10),
        Some(neighbour("2026-01", 1)),
        Some(neighbour("2026-03", 20)),
    );
    assert_eq!(span(february.unwrap()), between("2026-02-01", "2026-02-19"));
}

#[test]
fn days_outside_a_month_are_counted_to_its_nearer_end() {
    let days = MonthDays::by_rule(month("2026-11"), StartDay::FIRST);
    let cases = [
        ("2026-11-01", 0),
        ("2026-11-30", 0),
        ("2026-10-31", 1),
        ("2026-12-01", 1),
        ("2026-08-31", 62),
        ("2027-01-31", 62),
        ("2027-02-01", 63),
    ];
    for (text, outside) in cases {
        assert_eq!(days.days_outside(date(text)), outside, "{text}");
        assert_eq!(days.contains(date(text)), outside == 0, "{text}");
    }
}

#[test]
fn a_month_has_at_least_a_day() {
    let day = date("2026-11-01");
    assert_eq!(MonthDays::new(day, day).map(MonthDays::count), Some(1));
    assert_eq!(MonthDays::new(day, date("2026-10-31")), None);
}

#[test]
fn start_days_and_due_days_are_held_to_their_bounds() {
    let refused = Some(FieldCode::OutOfRange);
    for day in [0, 29, -1, 257, i64::MAX] {
        assert_eq!(StartDay::new(day).err().map(|e| e.code), refused, "{day}");
    }
    for day in [0, 32, -1, 257, i64::MIN] {
        let due = DueDay::new(day);
        assert_eq!(due.err().map(|e| e.code), refused, "{day}");
    }
    assert_eq!((start(1), start(28).day()), (StartDay::FIRST, 28));
    assert_eq!((due(1).day(), due(31).day()), (1, 31));
}

#[test]
fn months_go_from_1970_to_2199() {
    let (first, last) = (month("1970-01"), month("2199-12"));
    assert_eq!((first.previous(), last.next()), (None, None));
    assert_eq!(first.next(), Some(month("1970-02")));
    assert_eq!(month("2026-12").next(), Some(month("2027-01")));
    assert_eq!(month("2027-01").previous(), Some(month("2026-12")));
    assert_eq!(last.plus_months(i32::MAX), None);
    for text in ["1969-12", "2200-01", "2026-00", "2026-13"] {
        let refused = text.parse::<YearMonth>().unwrap_err();
        assert_eq!(refused.code, FieldCode::OutOfRange, "{text}");
    }
    assert_eq!(YearMonth::of_date(date("1969-12-31")), None);
    assert_eq!(
        YearMonth::of_date(date("2026-11-23")),
        Some(month("2026-11"))
    );
}

#[test]
fn a_month_is_written_in_one_way_only() {
    for text in [
        "2026-1",
        "26-11",
        "2026/11",
        "2026-11-01",
        "+026-11",
        "2026-1a",
        " 2026-11",
        "",
    ] {
        let refused = text.parse::<YearMonth>().unwrap_err();
        assert_eq!(refused.code, FieldCode::Invalid, "{text}");
    }
}

#[test]
fn a_date_is_written_in_one_way_only_and_exists() {
    assert_eq!(parse_date("2028-02-29"), Ok(date("2028-02-29")));
    let texts = [
        "2026-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "20261123",
        "2026-1-1",
        "2026-11-23T00:00",
        "2026-11-23Z",
        "+02026-1-1",
        "2026W48-11",
        "",
    ];
    for text in texts {
        let refused = parse_date(text).unwrap_err();
        assert_eq!(refused.code, FieldCode::Invalid, "{text}");
    }
}

proptest! {
    #[test]
    fn months_tile_for_every_start_day(first in any_month(), start in any_start()) {
        let months = months_from(first, 120);
        prop_assert!(tile(&created(&months, &[start])));
    }

    #[test]
    fn months_tile_however_the_start_day_is_changed(
        first in any_month(),
        starts in proptest::collection::vec(any_start(), 120),
    ) {
        let made = created(&months_from(first, 120), &starts);
        prop_assert!(tile(&made));
        for (made, start) in made.iter().zip(&starts) {
            let by_rule = MonthDays::by_rule(made.month, *start);
            prop_assert_eq!(made.days.last(), by_rule.last());
        }
    }

    /// People plan ahead: months are created in any order, and what is there never moves.
    #[test]
    fn months_created_in_any_order_tile_in_the_end(
        order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
        starts in proptest::collection::vec(any_start(), 12),
    ) {
        let months = months_from(month("2026-01"), 12);
        let mut made: Vec<Neighbour> = Vec::new();
        for (nth, start) in order.into_iter().zip(starts) {
            let month = months[nth];
            let at = made.partition_point(|other| other.month < month);
            let before = at.checked_sub(1).map(|before| made[before]);
            let days = MonthDays::between(month, start, before, made.get(at).copied());
            prop_assert!(days.is_some(), "{month} has no days");
            made.extend(days.map(|days| Neighbour { month, days }));
            made.sort_by_key(|made| made.month);
            prop_assert!(made.windows(2).all(|pair| pair[0].days.last() < pair[1].days.first()));
        }
        prop_assert!(tile(&made));
    }

    /// Half of its days at least, but for one: from the 16th, April has 16 days of March and 15 of its own.
    #[test]
    fn a_month_lies_in_the_calendar_month_it_is_named_after(month in any_month(), start in any_start()) {
        let days = MonthDays::by_rule(month, start);
        let dates = days.first().series(jiff::ToSpan::day(1)).take_while(|date| days.contains(*date));
        let (inside, outside): (Vec<Date>, Vec<Date>) =
            dates.partition(|date| (date.year(), date.month()) == (month.year(), month.month()));
        prop_assert!(inside.len() + 1 >= outside.len());
        let count = inside.len() + outside.len();
        prop_assert_eq!(i64::try_from(count), Ok(days.count()));
    }

    #[test]
    fn a_month_reads_back_from_its_text(month in any_month(), distance in -3_000_i32..3_000) {
        prop_assert_eq!(month.to_string().parse(), Ok(month));
        if let Some(other) = month.plus_months(distance) {
            prop_assert_eq!(other.ordinal() - month.ordinal(), distance);
            prop_assert_eq!(other.plus_months(-distance), Some(month));
        }
    }
}

#[test]
fn a_day_is_in_the_month_that_the_start_day_gives_it() {
    let cases = [
        (1, "2026-11-01", "2026-11"),
        (1, "2026-11-30", "2026-11"),
        (10, "2026-11-09", "2026-10"),
        (10, "2026-11-10", "2026-11"),
        (25, "2026-11-24", "2026-11"),
        (25, "2026-11-25", "2026-12"),
    ];
    for (day, on, expected) in cases {
        let found = start(day).month_of(date(on));
        assert_eq!(found, Some(month(expected)), "{day}: {on}");
    }
}
