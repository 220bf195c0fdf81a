//! A year side by side: the same entry in one row, and every sum that of its months.

use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};
use quartermaster_domain::month::LedgerEntry;
use quartermaster_domain::sheet::{Figure, Sheet, Totals, YearEntry, YearSheet};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Category;
use quartermaster_domain::{Money, Overflow, Year, YearMonth};

use crate::fixtures::{active_with, minor, month, name, planned_entry, with_opening, with_posted};

fn line(id: i64, kind: EntryKind, planned: i64, posted: i64) -> LedgerEntry {
    with_posted(planned_entry(id, kind, planned), posted)
}

fn called(mut line: LedgerEntry, category: &str, text: &str) -> LedgerEntry {
    line.entry.fields.category = Category::parse(category).unwrap();
    line.entry.fields.name = name(text);
    line
}

fn by_hand(mut line: LedgerEntry) -> LedgerEntry {
    line.entry.source = None;
    line
}

fn sheet(months: &[(&str, Vec<LedgerEntry>)]) -> YearSheet {
    let lines = months.iter();
    YearSheet::of(lines.map(|(text, lines)| (month(text), lines.as_slice()))).unwrap()
}

fn entries(sheet: &YearSheet) -> Vec<&YearEntry> {
    let categories = sheet.kinds.iter().flat_map(|kind| &kind.categories);
    categories.flat_map(|category| &category.entries).collect()
}

/// Category and name of each row, with the months it has figures in.
fn rows(sheet: &YearSheet) -> Vec<String> {
    let row = |entry: &&YearEntry| {
        let months = entry.line.months.keys().map(YearMonth::to_string);
        let months: Vec<_> = months.collect();
        format!("{}/{}: {}", entry.category, entry.name, months.join(" "))
    };
    entries(sheet).iter().map(row).collect()
}

#[test]
fn an_entry_is_the_same_by_its_source_and_one_added_by_hand_by_its_name() {
    let expense = EntryKind::Expense;
    let sheet = sheet(&[
        (
            "2026-01",
            vec![
                called(line(1, expense, 100, 90), "Old", "Was called so"),
                called(line(2, expense, 5, 5), "Food", "Gone"),
                by_hand(called(line(8, expense, 0, 3), "Food", "Party")),
            ],
        ),
        (
            "2026-03",
            vec![
                called(line(1, expense, 110, 95), "Food", "Groceries"),
                by_hand(called(line(9, expense, 0, 4), "Food", "Party")),
                by_hand(called(line(7, EntryKind::Income, 0, 6), "Food", "Party")),
            ],
        ),
    ]);
    assert_eq!(
        rows(&sheet),
        [
            "Food/Party: 2026-03",
            "Food/Groceries: 2026-01 2026-03",
            "Food/Party: 2026-01 2026-03",
            "Food/Gone: 2026-01",
        ]
    );
    let groceries = entries(&sheet)[1];
    assert_eq!(groceries.latest.0, month("2026-03"));
    assert_eq!(groceries.line.total.posted, minor(185));
    assert_eq!(entries(&sheet)[2].line.total.posted, minor(7));
}

#[test]
fn a_name_and_a_category_are_one_however_they_are_written() {
    let expense = EntryKind::Expense;
    let written = |category, name| by_hand(called(line(8, expense, 0, 3), category, name));
    let sheet = sheet(&[
        ("2026-01", vec![written("FOOD", "CAFE\u{301}")]),
        (
            "2026-02",
            vec![written("Food", "Café"), written("food", "Cafe")],
        ),
    ]);
    assert_eq!(
        rows(&sheet),
        ["Food/Café: 2026-01 2026-02", "food/Cafe: 2026-02"]
    );
    assert_eq!(sheet.kinds[0].categories.len(), 1);
}

#[test]
fn two_lines_of_one_name_in_a_month_come_to_one_figure() {
    let twice = |id, posted| {
        by_hand(called(
            line(id, EntryKind::Saving, 10, posted),
            "Later",
            "Gift",
        ))
    };
    let sheet = sheet(&[("2026-05", vec![twice(1, 3), twice(2, 4)])]);
    let gift = entries(&sheet)[0];
    let cell = gift.line.months[&month("2026-05")];
    assert_eq!(
        (cell.planned, cell.posted, cell.remaining),
        (minor(20), minor(7), minor(13))
    );
    assert_eq!(entries(&sheet).len(), 1);
}

#[test]
fn kinds_stand_in_their_order_and_those_without_an_entry_do_not() {
    let sheet = sheet(&[(
        "2026-05",
        vec![
            line(1, EntryKind::DebtPayment, 1, 1),
            line(2, EntryKind::Expense, 1, 1),
            line(3, EntryKind::Income, 1, 1),
        ],
    )]);
    let kinds: Vec<EntryKind> = sheet.kinds.iter().map(|kind| kind.kind).collect();
    assert_eq!(
        kinds,
        [
            EntryKind::Income,
            EntryKind::Expense,
            EntryKind::DebtPayment
        ]
    );
}

#[test]
fn a_sum_that_does_not_fit_is_an_error() {
    let most = || vec![line(1, EntryKind::Income, 0, i64::MAX)];
    let (one, other) = (most(), most());
    let months = [(month("2026-01"), &one[..]), (month("2026-02"), &other[..])];
    assert_eq!(YearSheet::of(months), Err(Overflow));
}

fn any_line() -> impl Strategy<Value = LedgerEntry> {
    let kinds = proptest::sample::select(EntryKind::ALL.to_vec());
    let amounts = || -1_000_000_i64..1_000_000;
    (
        1_i64..6,
        kinds,
        any::<bool>(),
        0..1_000_000_i64,
        amounts(),
        amounts(),
    )
        .prop_map(|(id, kind, is_by_hand, planned, posted, opening)| {
            let plain = line(id, kind, planned, posted);
            let line = match opening {
                0 => plain,
                opening => with_opening(plain, opening, None),
            };
            if is_by_hand { by_hand(line) } else { line }
        })
}

proptest! {
    /// However entries are shared out over rows, nothing is lost and nothing counts twice.
    #[test]
    fn every_sum_is_that_of_the_months(
        months in proptest::collection::btree_map(1_i8..=12, proptest::collection::vec(any_line(), 0..8), 1..5)
    ) {
        let months: Vec<(YearMonth, Vec<LedgerEntry>)> = months
            .into_iter()
            .map(|(number, lines)| (YearMonth::new(2026, number).unwrap(), lines))
            .collect();
        let year = YearSheet::of(months.iter().map(|(one, lines)| (*one, lines.as_slice()))).unwrap();
        let mut all = Totals::default();
        for (one, lines) in &months {
            let alone = Sheet::of(&[], &active_with(*one, lines.clone())).unwrap().totals;
            prop_assert_eq!(year.months[one], alone);
            prop_assert_eq!(Figure::Posted.net(&alone).unwrap(), alone.net_posted);
            prop_assert_eq!(Figure::Planned.net(&alone).unwrap(), alone.to_allocate);
            for kind in &year.kinds {
                let parts = kind.categories.iter().filter_map(|part| part.line.months.get(one));
                for figure in Figure::ALL {
                    let sum = Money::sum(parts.clone().map(|part| figure.of(part))).unwrap();
                    prop_assert_eq!(sum, figure.of(alone.of_kind(kind.kind)));
                }
            }
            all = all.plus(alone).unwrap();
        }
        prop_assert_eq!(year.totals, all);
        for kind in &year.kinds {
            for category in &kind.categories {
                for figure in Figure::ALL {
                    let rows = category.entries.iter().map(|row| figure.of(&row.line.total));
                    prop_assert_eq!(Money::sum(rows).unwrap(), figure.of(&category.line.total));
                    for row in &category.entries {
                        let cells = row.line.months.values().map(|cell| figure.of(cell));
                        prop_assert_eq!(Money::sum(cells).unwrap(), figure.of(&row.line.total));
                    }
                }
            }
        }
    }
}

#[test]
fn a_year_is_read_in_one_shape_and_range() {
    let read = |text: &str| text.parse::<Year>().ok().map(|year| year.to_string());
    for text in ["1970", "2026", "2199"] {
        assert_eq!(read(text).as_deref(), Some(text));
    }
    for text in [
        "1969", "2200", "026", "02026", "+202", "2026 ", "", "20x6", "٢٠٢٦",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    let year: Year = "2026".parse().unwrap();
    let months: Vec<_> = year.months().collect();
    assert_eq!((months.len(), months[11]), (12, month("2026-12")));
    assert_eq!(year.number(), 2026);
    assert_eq!(
        year.next().and_then(Year::next).map(|y| y.to_string()),
        Some("2028".into())
    );
    assert_eq!("1970".parse::<Year>().unwrap().previous(), None);
    assert_eq!("2199".parse::<Year>().unwrap().next(), None);
}
