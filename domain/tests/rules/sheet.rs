//! Every figure of a month follows from its postings and its plan.

use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
use quartermaster_domain::ledger::{EntryLedger, Opening};
use quartermaster_domain::month::{LedgerEntry, MonthContents};
use quartermaster_domain::sheet::{Beyond, EntryFigures, KindTotals, Sheet, Totals, to_allocate};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, Overflow};

use crate::fixtures::{
    active_with, minor, month, month_debt, month_entry, planned_entry, rate, with_opening,
    with_posted,
};

fn sheet(contents: &MonthContents) -> Sheet {
    Sheet::of(&[], contents).unwrap()
}

fn sheet_of(lines: Vec<LedgerEntry>) -> Sheet {
    sheet(&active_with(month("2026-11"), lines))
}

/// One line of each kind, with distinct figures.
fn one_of_each_kind() -> Vec<LedgerEntry> {
    let line = |id, kind, planned, posted| with_posted(planned_entry(id, kind, planned), posted);
    vec![
        line(1, EntryKind::Income, 300_000, 290_000),
        with_opening(line(2, EntryKind::Expense, 120_000, 70_000), -1_500, None),
        line(3, EntryKind::Expense, 30_000, 41_000),
        line(4, EntryKind::Saving, 50_000, 50_000),
        line(5, EntryKind::DebtPayment, 15_000, 0),
    ]
}

#[test]
fn totals_are_kept_for_each_kind() {
    let totals = sheet_of(one_of_each_kind()).totals;
    let figures = |total: &KindTotals| {
        [
            total.planned.minor(),
            total.opening.minor(),
            total.posted.minor(),
            total.applied.minor(),
            total.remaining.minor(),
        ]
    };
    let expected = [
        [300_000, 0, 290_000, 290_000, 10_000],
        [150_000, -1_500, 111_000, 109_500, 40_500],
        [50_000, 0, 50_000, 50_000, 0],
        [15_000, 0, 0, 0, 15_000],
    ];
    for (kind, expected) in EntryKind::ALL.into_iter().zip(expected) {
        assert_eq!(figures(totals.of_kind(kind)), expected, "{kind:?}");
    }
    assert_eq!(
        totals.outgoing(),
        [totals.expense, totals.saving, totals.debt_payment]
    );
}

#[test]
fn what_is_to_allocate_and_what_was_posted_net_leave_openings_out() {
    let totals = sheet_of(one_of_each_kind()).totals;
    assert_eq!(totals.to_allocate, minor(85_000));
    assert_eq!(totals.net_posted, minor(129_000));
}

#[test]
fn an_empty_month_has_no_figures() {
    let empty = sheet_of(Vec::new());
    assert_eq!(empty.totals, Totals::default());
    assert!(empty.gives().unwrap().is_empty());
}

#[test]
fn a_line_keeps_plan_change_and_execution_apart() {
    let mut entry = month_entry(1);
    entry.baseline = Some(minor(8_000));
    let line = with_opening(with_posted(entry, 11_000), -500, Some(month("2026-10")));
    let lines = sheet_of(vec![line, with_posted(month_entry(2), 0)]).entries;
    assert_eq!(lines[0].plan_change(), Ok(Some(minor(2_000))));
    assert_eq!(lines[0].execution(), Ok(minor(500)));
    assert_eq!(lines[0].opening_from, Some(month("2026-10")));
    assert_eq!(lines[1].plan_change(), Ok(None));
    assert_eq!(lines[1].execution(), Ok(minor(-10_000)));
}

#[test]
fn a_sum_that_does_not_fit_is_an_error() {
    let huge = |id, kind| planned_entry(id, kind, i64::MAX);
    let overflows = |lines| {
        let outcome = Sheet::of(&[], &active_with(month("2026-11"), lines));
        assert_eq!(outcome.unwrap_err(), Overflow);
    };
    // The applied amount, the remaining, a total of one kind, and the balance of all kinds.
    overflows(vec![with_opening(
        with_posted(month_entry(1), i64::MAX),
        1,
        None,
    )]);
    overflows(vec![with_posted(huge(1, EntryKind::Expense), -1)]);
    overflows(vec![
        with_posted(huge(1, EntryKind::Income), 0),
        with_posted(planned_entry(2, EntryKind::Income, 1), 0),
    ]);
    overflows(vec![
        with_posted(huge(1, EntryKind::Expense), 0),
        with_posted(planned_entry(2, EntryKind::Saving, 2), 0),
    ]);
    assert_eq!(
        to_allocate(minor(i64::MIN), [minor(1), Money::ZERO, Money::ZERO]),
        Err(Overflow)
    );
}

#[test]
fn a_debt_opens_with_what_the_month_before_handed_on() {
    let mut carried = month_debt(1);
    carried.carried_balance = Some(minor(80_000));
    let mut contents = active_with(month("2026-11"), Vec::new());
    contents.debts = vec![carried, month_debt(2)];
    let debts = sheet(&contents).debts;
    assert_eq!(debts[0].opening_balance, minor(80_000));
    assert_eq!(debts[1].opening_balance, minor(100_000));
    assert!(debts.iter().all(|line| !line.opening_is_expected));
}

#[test]
fn a_debt_is_paid_by_what_is_posted_on_the_entries_that_point_to_it() {
    let pays = |id, debt, posted| {
        let mut entry = planned_entry(id, EntryKind::DebtPayment, 5_000);
        entry.fields.debt_target = debt;
        with_posted(entry, posted)
    };
    let mut card = month_debt(1);
    card.charges = minor(700);
    let mut contents = active_with(
        month("2026-11"),
        vec![
            pays(1, Some(card.id), 9_000),
            pays(2, Some(card.id), -200),
            pays(3, None, 4_000),
        ],
    );
    contents.debts = vec![card];
    let line = sheet(&contents).debts.remove(0);
    assert_eq!(line.paid, minor(8_800));
    assert_eq!(line.interest, minor(1_000));
    assert!(line.interest_is_estimate);
    assert_eq!(line.closing_balance, minor(100_000 + 1_000 + 700 - 8_800));
    assert!(line.adds_up());
}

#[test]
fn an_entered_interest_takes_the_place_of_the_estimate() {
    let mut card = month_debt(1);
    card.entered_interest = Some(minor(999));
    let mut contents = active_with(month("2026-11"), Vec::new());
    contents.debts = vec![card];
    let line = sheet(&contents).debts.remove(0);
    assert_eq!(line.interest, minor(999));
    assert!(!line.interest_is_estimate);
}

#[test]
fn interest_is_rounded_half_to_even_and_is_0_on_a_credit() {
    // A month's interest at 12 % is a hundredth.
    for (balance, interest) in [
        (50, 0),
        (51, 1),
        (149, 1),
        (150, 2),
        (250, 2),
        (251, 3),
        (-90_000, 0),
    ] {
        let estimate = rate(120_000).monthly_interest(minor(balance));
        assert_eq!(estimate, Ok(minor(interest)), "on {balance}");
    }
}

#[test]
fn while_the_month_before_is_open_a_debt_opens_as_it_stands_there() {
    let mut october = active_with(month("2026-10"), Vec::new());
    october.debts = vec![month_debt(1)];
    let mut november = active_with(month("2026-11"), Vec::new());
    november.debts = vec![month_debt(1), month_debt(2)];
    let debts = Sheet::of(&[october], &november).unwrap().debts;
    assert_eq!(debts[0].opening_balance, minor(101_000));
    assert!(debts[0].opening_is_expected);
    assert_eq!(debts[1].opening_balance, minor(100_000));
    assert!(!debts[1].opening_is_expected);
}

/// A line of any kind with a random ledger, and the single postings it was summed from.
fn any_line(id: i64) -> impl Strategy<Value = (LedgerEntry, Option<i64>, Vec<i64>)> {
    let amount = -1_000_000_000i64..1_000_000_000;
    let kind = prop_oneof![
        Just(EntryKind::Income),
        Just(EntryKind::Expense),
        Just(EntryKind::Saving),
        Just(EntryKind::DebtPayment)
    ];
    let opening = proptest::option::of(amount.clone());
    let payments = proptest::collection::vec(amount, 0..6);
    (kind, 0i64..1_000_000_000, opening, payments).prop_map(
        move |(kind, planned, opening, payments)| {
            let ledger = EntryLedger {
                opening: opening.map(|amount| Opening {
                    amount: minor(amount),
                    origin: None,
                }),
                posted: minor(payments.iter().sum()),
                payments: u32::try_from(payments.len()).unwrap(),
            };
            let entry = planned_entry(id, kind, planned);
            (LedgerEntry { entry, ledger }, opening, payments)
        },
    )
}

proptest! {
    #[test]
    fn applied_is_the_sum_of_all_postings_and_remaining_what_is_left_of_the_plan(
        lines in (0..8i64).prop_flat_map(|count| (0..count).map(any_line).collect::<Vec<_>>())
    ) {
        let sheet = sheet_of(lines.iter().map(|(line, _, _)| line.clone()).collect());
        for (figures, (line, opening, payments)) in sheet.entries.iter().zip(&lines) {
            let all: i64 = opening.iter().chain(payments).sum();
            prop_assert_eq!(figures.applied, minor(all));
            prop_assert_eq!(Ok(figures.applied), figures.opening.plus(figures.posted));
            let remaining = line.entry.fields.planned.minor() - all;
            prop_assert_eq!(figures.remaining, minor(remaining));
            prop_assert_eq!(usize::try_from(figures.payments), Ok(payments.len()));
        }
        check_totals(&sheet);
    }
}

/// The totals are those of the lines, added up another way.
fn check_totals(sheet: &Sheet) {
    let sum = |kind: EntryKind, figure: fn(&EntryFigures) -> Money| -> i64 {
        let of_kind = |line: &&EntryFigures| line.entry.fields.kind == kind;
        let lines = sheet.entries.iter().filter(of_kind);
        lines.map(|line| figure(line).minor()).sum()
    };
    let planned: fn(&EntryFigures) -> Money = |line| line.entry.fields.planned;
    let posted: fn(&EntryFigures) -> Money = |line| line.posted;
    let (mut to_allocate, mut net_posted) = (0, 0);
    for kind in EntryKind::ALL {
        let total = sheet.totals.of_kind(kind);
        assert_eq!(total.planned.minor(), sum(kind, planned));
        assert_eq!(total.opening.minor(), sum(kind, |line| line.opening));
        assert_eq!(total.posted.minor(), sum(kind, posted));
        assert_eq!(total.applied.minor(), sum(kind, |line| line.applied));
        assert_eq!(total.remaining.minor(), sum(kind, |line| line.remaining));
        let sign = if kind == EntryKind::Income { 1 } else { -1 };
        to_allocate += sign * sum(kind, planned);
        net_posted += sign * sum(kind, posted);
    }
    assert_eq!(sheet.totals.to_allocate.minor(), to_allocate);
    assert_eq!(sheet.totals.net_posted.minor(), net_posted);
}

#[test]
fn several_are_over_only_where_what_may_not_be_more_makes_them_so() {
    use Beyond::{More, Nothing, Over};
    use EntryKind::{DebtPayment, Expense, Saving};
    for (remaining, beyond) in [
        (vec![], Nothing),
        (vec![(Expense, 0)], Nothing),
        (vec![(Expense, -1)], Over),
        (vec![(DebtPayment, -1)], Over),
        (vec![(Saving, -1)], More),
        (vec![(EntryKind::Income, -1)], More),
        (vec![(Expense, 500), (Saving, -1_000)], More),
        (vec![(Expense, 0), (DebtPayment, 0), (Saving, -1)], More),
        (
            vec![(Expense, -200), (DebtPayment, 300), (Saving, -1_000)],
            More,
        ),
        (vec![(Expense, -200), (Saving, -300)], Over),
        (vec![(Expense, -200), (Saving, 100)], Over),
        (vec![(Expense, -200), (Saving, 200)], Nothing),
    ] {
        let each = remaining
            .iter()
            .map(|(kind, minor)| (*kind, Money::from_minor(*minor)));
        assert_eq!(Beyond::of(each.clone()).unwrap(), beyond, "{remaining:?}");
        if let [(kind, remaining)] = each.collect::<Vec<_>>()[..] {
            assert_eq!(Beyond::of_kind(kind, remaining), beyond, "{kind:?}");
        }
    }
    let most = Money::from_minor(i64::MIN);
    assert_eq!(Beyond::of([(Expense, most), (Saving, most)]), Err(Overflow));
}

#[test]
fn what_goes_out_is_no_more_over_than_its_kinds() {
    let line = |id, kind, planned, posted| with_posted(planned_entry(id, kind, planned), posted);
    let beyond = |expense: i64, saving: i64| {
        let lines = vec![
            line(1, EntryKind::Income, 0, 900_000),
            line(2, EntryKind::Expense, 10_000, expense),
            line(3, EntryKind::Saving, 10_000, saving),
        ];
        let totals = sheet_of(lines).totals;
        totals.outgoing_beyond(|kind| Ok(kind.remaining)).unwrap()
    };
    assert_eq!(beyond(9_000, 12_000), Beyond::More);
    assert_eq!(beyond(11_000, 12_000), Beyond::Over);
    assert_eq!(beyond(11_000, 5_000), Beyond::Nothing);
    let lines = sheet_of(vec![
        line(1, EntryKind::Expense, 10, 5),
        line(2, EntryKind::Saving, 10, 50),
    ]);
    let lines: Vec<_> = lines.entries.iter().collect();
    assert_eq!(Beyond::of_lines(&lines).unwrap(), Beyond::More);
    let each = lines.iter().map(|line| line.beyond());
    assert_eq!(each.collect::<Vec<_>>(), [Beyond::Nothing, Beyond::More]);
}
