//! What a month hands to the next: −c of the carried amount, derived anew whenever it could change.

use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use quartermaster_domain::carry_over::{
    CarryOverError, DerivedOpening, OpeningChanges, OpeningConflict, dropped,
};
use quartermaster_domain::ids::{EntryId, MonthDebtTargetId, MonthEntryId};
use quartermaster_domain::month::{LedgerEntry, MonthContents};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::{Money, Overflow, YearMonth};

use crate::fixtures::{
    active_with, carrying_entry, minor, month, month_debt, planned_entry, with_opening, with_posted,
};

fn october() -> YearMonth {
    month("2026-10")
}

fn sheet_of(lines: Vec<LedgerEntry>) -> Sheet {
    Sheet::of(&[], &active_with(october(), lines)).unwrap()
}

/// What a line with this carry, plan and posted amount gives to the next month.
fn given(carry: Carry, planned: i64, posted: i64) -> Option<i64> {
    let line = with_posted(carrying_entry(1, carry, planned), posted);
    let given = sheet_of(vec![line]).gives().unwrap();
    given.first().map(|opening| opening.amount.minor())
}

fn november_with(lines: Vec<LedgerEntry>) -> MonthContents {
    active_with(month("2026-11"), lines)
}

fn november_line(id: i64, source: i64) -> LedgerEntry {
    let mut entry = carrying_entry(id, Carry::Balance, 10_000);
    entry.source = Some(EntryId(source));
    with_posted(entry, 0)
}

fn derived(line: i64, amount: i64, origin: YearMonth) -> DerivedOpening {
    DerivedOpening {
        entry: MonthEntryId(line),
        amount: minor(amount),
        origin,
    }
}

#[test]
fn each_way_of_carrying_gives_its_own_part_of_the_remaining() {
    for (carry, left_over, overspent) in [
        (Carry::None, None, None),
        (Carry::Surplus, Some(-3_000), None),
        (Carry::Balance, Some(-3_000), Some(2_000)),
    ] {
        assert_eq!(given(carry, 10_000, 7_000), left_over, "{carry:?}");
        assert_eq!(given(carry, 10_000, 12_000), overspent, "{carry:?}");
        assert_eq!(given(carry, 10_000, 10_000), None, "{carry:?}");
    }
}

#[test]
fn what_was_carried_in_is_carried_on() {
    let line = with_opening(
        with_posted(carrying_entry(1, Carry::Balance, 10_000), 4_000),
        -3_000,
        Some(month("2026-09")),
    );
    let given = sheet_of(vec![line]).gives().unwrap();
    assert_eq!(given[0].amount, minor(-9_000));
}

#[test]
fn an_entry_added_by_hand_gives_nothing() {
    let mut entry = carrying_entry(1, Carry::Balance, 10_000);
    entry.source = None;
    assert_eq!(sheet_of(vec![with_posted(entry, 0)]).gives(), Ok(vec![]));
}

#[test]
fn an_open_month_before_only_makes_an_opening_expected() {
    let october = active_with(
        october(),
        vec![with_posted(carrying_entry(1, Carry::Balance, 5_000), 1_000)],
    );
    let sheet = Sheet::of(&[october], &november_with(vec![november_line(7, 1)])).unwrap();
    let line = &sheet.entries[0];
    assert_eq!(line.opening, Money::ZERO);
    assert_eq!(line.applied, Money::ZERO);
    assert_eq!(line.expected_opening, minor(-4_000));
    assert_eq!(line.expected_remaining(), Ok(minor(14_000)));
}

#[test]
fn expected_openings_pass_through_a_chain_of_open_months() {
    let line = |id, posted| {
        let mut entry = carrying_entry(id, Carry::Surplus, 5_000);
        entry.source = Some(EntryId(1));
        with_posted(entry, posted)
    };
    let open = [
        active_with(october(), vec![line(1, 1_000)]),
        active_with(month("2026-11"), vec![line(2, 6_000)]),
    ];
    let december = active_with(month("2026-12"), vec![line(3, 0)]);
    let sheet = Sheet::of(&open, &december).unwrap();
    // October leaves 40.00, and November 50.00 + 40.00 − 60.00 of them.
    assert_eq!(sheet.entries[0].expected_opening, minor(-3_000));
}

#[test]
fn closing_posts_and_a_second_look_changes_nothing() {
    let before = sheet_of(vec![with_posted(
        carrying_entry(1, Carry::Balance, 5_000),
        1_000,
    )]);
    let november = november_with(vec![november_line(7, 1), november_line(8, 2)]);
    let changes = OpeningChanges::between(Some((october(), &before)), &november).unwrap();
    assert_eq!(changes.post, [derived(7, -4_000, october())]);
    assert!(changes.withdraw.is_empty());
    let settled = november_with(vec![
        with_opening(november_line(7, 1), -4_000, Some(october())),
        november_line(8, 2),
    ]);
    let again = OpeningChanges::between(Some((october(), &before)), &settled).unwrap();
    assert!(again.is_empty());
}

#[test]
fn reopening_withdraws_every_derived_opening() {
    let november = november_with(vec![
        with_opening(november_line(7, 1), -4_000, Some(october())),
        with_opening(november_line(8, 2), 900, Some(october())),
    ]);
    let changes = OpeningChanges::between(None, &november).unwrap();
    assert_eq!(changes.withdraw, [MonthEntryId(7), MonthEntryId(8)]);
    assert!(changes.post.is_empty());
}

#[test]
fn another_amount_or_another_origin_is_posted_anew() {
    let before = sheet_of(vec![
        with_posted(carrying_entry(1, Carry::Balance, 5_000), 1_000),
        with_posted(carrying_entry(2, Carry::Balance, 5_000), 1_000),
    ]);
    let november = november_with(vec![
        with_opening(november_line(7, 1), -3_999, Some(october())),
        with_opening(november_line(8, 2), -4_000, Some(month("2026-09"))),
    ]);
    let changes = OpeningChanges::between(Some((october(), &before)), &november).unwrap();
    assert_eq!(changes.withdraw, [MonthEntryId(7), MonthEntryId(8)]);
    assert_eq!(
        changes.post,
        [derived(7, -4_000, october()), derived(8, -4_000, october())]
    );
}

#[test]
fn an_opening_set_by_hand_stays_where_nothing_is_given_and_conflicts_where_something_is() {
    let november = november_with(vec![with_opening(november_line(7, 1), 500, None)]);
    let alone = OpeningChanges::between(None, &november).unwrap();
    assert!(alone.is_empty());
    let before = sheet_of(vec![with_posted(
        carrying_entry(1, Carry::Balance, 5_000),
        0,
    )]);
    let outcome = OpeningChanges::between(Some((october(), &before)), &november);
    let conflict = OpeningConflict {
        entry: MonthEntryId(7),
        name: "Entry 7".to_owned(),
    };
    assert_eq!(outcome, Err(CarryOverError::Conflict(conflict)));
}

#[test]
fn a_debt_takes_over_the_closing_balance_and_gives_it_back() {
    let mut before = active_with(october(), Vec::new());
    before.debts = vec![month_debt(1)];
    let before = Sheet::of(&[], &before).unwrap();
    let mut november = november_with(Vec::new());
    november.debts = vec![month_debt(1), month_debt(2)];
    let closed = OpeningChanges::between(Some((october(), &before)), &november).unwrap();
    let debt = MonthDebtTargetId(1);
    assert_eq!(closed.balances, [(debt, Some(minor(101_000)))]);
    november.debts[0].carried_balance = Some(minor(101_000));
    let again = OpeningChanges::between(Some((october(), &before)), &november).unwrap();
    assert!(again.is_empty());
    let reopened = OpeningChanges::between(None, &november).unwrap();
    assert_eq!(reopened.balances, [(debt, None)]);
}

#[test]
fn what_has_no_place_in_the_next_month_is_named_with_its_amount() {
    let line = |id, posted| with_posted(carrying_entry(id, Carry::Balance, 5_000), posted);
    let sheet = sheet_of(vec![line(1, 1_000), line(2, 5_700), line(3, 5_000)]);
    let lost = dropped(&sheet, |source| source == EntryId(1)).unwrap();
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0].source, EntryId(2));
    assert_eq!(lost[0].from_entry, MonthEntryId(2));
    assert_eq!(lost[0].amount, minor(700));
    assert!(dropped(&sheet, |_| true).unwrap().is_empty());
}

#[test]
fn a_carried_amount_that_does_not_fit_is_an_error() {
    let line = |planned, posted| with_posted(carrying_entry(1, Carry::Balance, planned), posted);
    // A remaining of −2^63 has no negative.
    let sheet = sheet_of(vec![line(-1, i64::MAX)]);
    assert_eq!(sheet.gives(), Err(Overflow));
    let outcome = OpeningChanges::between(Some((october(), &sheet)), &november_with(vec![]));
    assert_eq!(outcome, Err(CarryOverError::Overflow(Overflow)));
}

/// A line that may carry, with the opening it has in the month before.
fn any_line(id: i64) -> impl Strategy<Value = LedgerEntry> {
    let amount = -2_000_000i64..2_000_000;
    let carry = prop_oneof![
        Just(Carry::None),
        Just(Carry::Surplus),
        Just(Carry::Balance)
    ];
    let kind = prop_oneof![Just(EntryKind::Expense), Just(EntryKind::Saving)];
    let opening = proptest::option::of(amount.clone());
    (carry, kind, 0i64..2_000_000, amount, opening, any::<bool>()).prop_map(
        move |(carry, kind, planned, posted, opening, by_hand)| {
            let mut entry = planned_entry(id, kind, planned);
            entry.fields.carry = carry;
            entry.source = entry.source.filter(|_| !by_hand || carry == Carry::None);
            let line = with_posted(entry, posted);
            match opening {
                Some(amount) => with_opening(line, amount, Some(month("2026-09"))),
                None => line,
            }
        },
    )
}

fn any_lines() -> impl Strategy<Value = Vec<LedgerEntry>> {
    (1..8i64).prop_flat_map(|count| (1..=count).map(any_line).collect::<Vec<_>>())
}

proptest! {
    /// Whatever openings stand in the next month, settling leaves it with those that it should
    /// have: for `balance`, the opening is −remaining.
    #[test]
    fn carry_over_conserves(before in any_lines(), stale in any_lines()) {
        let sheet = sheet_of(before);
        let mut next = november_with(stale);
        let changes = OpeningChanges::between(Some((october(), &sheet)), &next).unwrap();
        settle(&mut next, &changes);
        let again = OpeningChanges::between(Some((october(), &sheet)), &next).unwrap();
        prop_assert!(again.is_empty());
        for line in &next.entries {
            let source = line.entry.source;
            let mut givers = sheet.entries.iter();
            let giver = givers.find(|giver| source.is_some() && giver.entry.source == source);
            let remaining = giver.map_or(0, |giver| giver.remaining.minor());
            let expected = match giver.map_or(Carry::None, |giver| giver.entry.fields.carry) {
                Carry::None => 0,
                Carry::Surplus => -remaining.max(0),
                Carry::Balance => -remaining,
            };
            prop_assert_eq!(line.ledger.opening_amount(), minor(expected));
            prop_assert_eq!(line.ledger.opening.is_some(), expected != 0);
            let origin = line.ledger.opening.and_then(|opening| opening.origin);
            prop_assert_eq!(origin, (expected != 0).then(october));
        }
    }

    /// Where nothing is closed before it, no derived opening survives.
    #[test]
    fn nothing_before_gives_nothing(stale in any_lines()) {
        let mut next = november_with(stale);
        let changes = OpeningChanges::between(None, &next).unwrap();
        settle(&mut next, &changes);
        prop_assert!(next.entries.iter().all(|line| line.ledger.opening.is_none()));
    }
}

fn settle(contents: &mut MonthContents, changes: &OpeningChanges) {
    for line in &mut contents.entries {
        let id = line.entry.id;
        if changes.withdraw.contains(&id) {
            line.ledger.opening = None;
        }
        if let Some(posted) = changes.post.iter().find(|posted| posted.entry == id) {
            assert_eq!(
                line.ledger.opening, None,
                "an entry has at most one opening"
            );
            *line = with_opening(line.clone(), posted.amount.minor(), Some(posted.origin));
        }
    }
}
