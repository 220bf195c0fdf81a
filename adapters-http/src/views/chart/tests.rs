use quartermaster_domain::YearMonth;

use super::*;
use crate::views::sample;

fn words(locale: &str) -> Words {
    Words::of(&sample::households(locale)[0])
}

fn months(count: i32) -> Vec<YearMonth> {
    let first: YearMonth = "2026-01".parse().unwrap();
    (0..count).filter_map(|at| first.plus_months(at)).collect()
}

fn money(amounts: &[i64]) -> Vec<Money> {
    amounts.iter().copied().map(Money::from_minor).collect()
}

fn columns(locale: &str, planned: &[i64], applied: &[i64]) -> Chart {
    let series = [("planned", planned), ("applied", applied)].map(|(kind, amounts)| Series {
        kind,
        amounts: money(amounts).into_iter().map(Some).collect(),
    });
    let count = i32::try_from(planned.len()).unwrap();
    Chart::of_columns("Food".to_owned(), &months(count), &series, &words(locale))
}

#[test]
fn columns_stand_on_zero_and_a_refund_hangs_below_it() {
    let chart = columns("en-GB", &[300, 300], &[150, -150]);
    let shapes: Vec<_> = chart
        .columns
        .iter()
        .map(|c| (c.kind, c.y, c.height))
        .collect();
    let planned = ("planned", 30, 100);
    let expected = [planned, planned, ("applied", 80, 50), ("applied", 130, 50)];
    assert_eq!(shapes, expected);
    let levels: Vec<_> = chart
        .levels
        .iter()
        .map(|l| (l.y, l.amount.as_str()))
        .collect();
    assert_eq!(levels, [(30, "3.00"), (130, "0.00"), (180, "\u{2212}1.50")]);
}

#[test]
fn months_run_as_the_language_does() {
    let left_to_right = columns("en-GB", &[1, 2], &[3, 4]);
    let right_to_left = columns("ar-EG", &[1, 2], &[3, 4]);
    let first = |chart: &Chart| (chart.columns[0].x, chart.columns[2].x);
    assert_eq!(first(&left_to_right), (48, 160));
    assert_eq!(first(&right_to_left), (480, 368));
    assert_eq!(right_to_left.months[0].x, 480);
}

#[test]
fn a_curve_goes_through_every_month_and_names_some() {
    let amounts: Vec<i64> = (0..24).rev().collect();
    let chart = Chart::of_curve(
        String::new(),
        &months(24),
        &money(&amounts),
        &words("en-GB"),
    );
    assert_eq!(chart.dots.len(), 24);
    assert!(chart.curve.starts_with("13,30 "), "{}", chart.curve);
    assert_eq!(chart.months.len(), NAMED_MONTHS_WIDE_MAX);
    let named: Vec<_> = chart
        .months
        .iter()
        .filter(|m| m.name_where.is_empty())
        .map(|m| (m.name.as_str(), m.year.as_str()))
        .collect();
    assert_eq!(named[..2], [("Apr", "2026"), ("Aug", "")]);
    assert_eq!(named[2..4], [("Dec", ""), ("Apr", "2027")]);
    assert_eq!(named[5..], [("Dec", "")]);
}

#[test]
fn nothing_and_the_largest_amounts_fit() {
    let nothing = columns("en-GB", &[0], &[0]);
    assert!(nothing.columns.iter().all(|column| column.height == 0));
    assert_eq!(nothing.levels.len(), 1);
    let largest = columns("en-GB", &[i64::MAX], &[i64::MIN]);
    assert!(
        largest
            .columns
            .iter()
            .all(|column| (30..=180).contains(&column.y))
    );
    let empty = Chart::of_curve(String::new(), &[], &[], &words("en-GB"));
    assert_eq!((empty.dots.len(), empty.months.len()), (0, 0));
}

#[test]
fn a_missing_month_is_a_gap_and_a_negative_one_is_marked() {
    let amounts = [Some(100), None, Some(-50)].map(|amount| amount.map(Money::from_minor));
    let net = Series {
        kind: "net",
        amounts: amounts.to_vec(),
    };
    let chart = Chart::of_columns(String::new(), &months(3), &[net], &words("en-GB"));
    let shapes: Vec<_> = chart
        .columns
        .iter()
        .map(|c| (c.x, c.y, c.height, c.is_negative))
        .collect();
    assert_eq!(shapes, [(32, 30, 100, false), (458, 130, 50, true)]);
    assert_eq!(chart.columns[1].title, "March 2026: \u{2212}0.50");
}

#[test]
fn a_year_of_months_is_named_whole_where_there_is_room() {
    let months: Vec<YearMonth> = months(14).split_off(2);
    let chart = Chart::of_curve(String::new(), &months, &money(&[1; 12]), &words("en-GB"));
    let marks: Vec<_> = chart
        .months
        .iter()
        .map(|m| (m.name.as_str(), m.name_where, m.year.as_str(), m.year_where))
        .collect();
    assert_eq!(
        marks[..2],
        [
            ("Mar", "wide", "2026", "wide"),
            ("Apr", "", "2026", "narrow")
        ]
    );
    assert_eq!(marks[2..4], [("May", "wide", "", ""), ("Jun", "", "", "")]);
    assert_eq!(
        marks[10..],
        [
            ("Jan", "wide", "2027", "wide"),
            ("Feb", "", "2027", "narrow")
        ]
    );
}
