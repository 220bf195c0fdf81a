//! Creating a month: what it copies, and what its preview promises.

use quartermaster_application::household::{ChangeHousehold, change};
use quartermaster_application::months::{self, CreateError, CreateMonth};
use quartermaster_application::reading::MonthView;
use quartermaster_application::template::entries;
use quartermaster_domain::calendar::{StartDay, parse_date};
use quartermaster_domain::household::HouseholdInput;
use quartermaster_domain::month::MonthState;
use quartermaster_domain::planning::Proposal;
use quartermaster_domain::template::{Carry, EntryInput, EntryKind, Recurrence, RecurrenceInput};
use quartermaster_domain::{Money, MonthDays};

use crate::budget::{Budget, by, entry_input, money, ym};

/// The month, from the template or from another month, with all of its lines.
pub(super) fn wanted(month: &str, copy_from: Option<&str>) -> CreateMonth {
    CreateMonth {
        copy_from: copy_from.map(ym),
        ..ym(month).into()
    }
}

pub(super) async fn created(
    budget: &Budget,
    month: &str,
    copy_from: Option<&str>,
) -> Result<(), CreateError> {
    months::create(&budget.app, &by(), wanted(month, copy_from)).await
}

async fn begin_on_day(budget: &Budget, day: i64) {
    let input = HouseholdInput {
        month_start_day: Some(StartDay::new(day)),
        ..HouseholdInput::default()
    };
    let command = ChangeHousehold {
        input,
        expected_version: None,
    };
    change(&budget.app, &by(), command).await.unwrap();
}

pub(super) async fn weekly(budget: &Budget, name: &str, planned: i64, kind: EntryKind) {
    let weekly = RecurrenceInput {
        unit: "week".to_owned(),
        every: 1,
        from: Some("2026-10-02".to_owned()),
        until: None,
    };
    let input = EntryInput {
        recurrence: Some(Recurrence::validate(&weekly)),
        ..entry_input(name, kind, planned, Carry::None)
    };
    entries::create(&budget.app, &by(), input).await.unwrap();
}

async fn once(budget: &Budget, name: &str, month: &str, carry: Carry) {
    let input = EntryInput {
        recurrence: Some(Ok(Recurrence::Once { month: ym(month) })),
        ..entry_input(name, EntryKind::Saving, 900, carry)
    };
    entries::create(&budget.app, &by(), input).await.unwrap();
}

pub(super) fn days(first: &str, last: &str) -> MonthDays {
    let date = |text| parse_date(text).unwrap();
    MonthDays::new(date(first), date(last)).unwrap()
}

/// Every kind of line: due, due five times, held, not due, archived, paying a debt, carried in.
pub(super) async fn varied() -> Budget {
    let budget = Budget::new();
    let card = budget.debt("Card", 372_196).await;
    budget.debt_payment("Card payment", 15_000, card.id).await;
    budget.income("Salary", 300_000).await;
    budget.expense("Food", 35_000, Carry::Balance).await;
    budget.expense("Fun", 5_000, Carry::Surplus).await;
    weekly(&budget, "Market", 1_100, EntryKind::Expense).await;
    once(&budget, "Trip", "2026-10", Carry::Balance).await;
    once(&budget, "Fair", "2026-10", Carry::None).await;
    budget.begin("2026-10").await;
    budget.pay("2026-10", "Food", 36_250).await;
    budget.pay("2026-10", "Fun", 1_000).await;
    let old = budget.expense("Old", 100, Carry::None).await;
    entries::archive(&budget.app, &by(), old.id).await.unwrap();
    budget
}

/// The month's contents are those of the proposal, line by line.
fn assert_as_proposed(proposal: &Proposal, view: &MonthView) {
    let head = view.reading.contents.month.head();
    assert_eq!(
        (head.year_month, head.days),
        (proposal.month, proposal.days)
    );
    assert_eq!(view.reading.contents.month.state(), MonthState::Draft);
    let debts = &view.reading.contents.debts;
    assert_eq!(debts.len(), proposal.debts.len());
    for (there, proposed) in debts.iter().zip(&proposal.debts) {
        assert_eq!(there.source, proposed.source);
        assert_eq!(there.name, proposed.name);
        assert_eq!(there.apr, proposed.apr);
        assert_eq!(there.minimum_payment, proposed.minimum_payment);
        assert_eq!(there.due_on, proposed.due_on);
        assert_eq!(there.notes, proposed.notes);
        assert_eq!(there.balance_at_creation, proposed.balance_at_creation);
    }
    let included: Vec<_> = proposal.lines.iter().filter(|line| line.included).collect();
    assert_eq!(view.sheet.entries.len(), included.len());
    for (there, proposed) in view.sheet.entries.iter().zip(included) {
        let (fields, wanted) = (&there.entry.fields, &proposed.entry);
        let debt = debts
            .iter()
            .find(|debt| Some(debt.id) == fields.debt_target);
        assert_eq!(there.entry.source, proposed.id.source());
        assert_eq!(fields.kind, wanted.kind);
        assert_eq!(fields.category, wanted.category);
        assert_eq!(fields.name, wanted.name);
        assert_eq!(fields.planned, wanted.planned);
        assert_eq!(fields.due_on, wanted.due_on);
        assert_eq!(fields.carry, wanted.carry);
        assert_eq!(debt.map(|debt| debt.source), wanted.debt_target);
        assert_eq!(fields.notes, wanted.notes);
        assert_eq!(there.entry.baseline, None);
        assert_eq!(there.opening, proposed.opening);
        assert_eq!(there.expected_opening, proposed.expected_opening);
        assert_eq!(there.posted, Money::ZERO);
    }
    assert_eq!(view.sheet.totals, proposal.totals);
}

async fn assert_preview_is_what_create_makes(budget: &Budget, copy_from: Option<&str>) {
    let before = budget.everything().await;
    let wanted = wanted("2026-11", copy_from);
    let preview = months::preview(&budget.app, &wanted);
    let (household, proposal) = preview.await.unwrap();
    assert_eq!(budget.everything().await, before);
    assert_eq!(household, before.template.household);
    created(budget, "2026-11", copy_from).await.unwrap();
    assert_as_proposed(&proposal, &budget.view("2026-11").await);
    budget.assert_sound().await;
}

#[tokio::test]
async fn the_preview_is_what_create_makes_and_writes_nothing() {
    for copy_from in [None, Some("2026-10")] {
        let open_before = varied().await;
        assert_preview_is_what_create_makes(&open_before, copy_from).await;
        let closed_before = varied().await;
        closed_before.close("2026-10").await;
        assert_preview_is_what_create_makes(&closed_before, copy_from).await;
    }
}

#[tokio::test]
async fn the_template_gives_what_is_due() {
    let budget = varied().await;
    budget.close("2026-10").await;
    budget.create("2026-11").await;
    let sheet = budget.view("2026-11").await.sheet;
    let lines: Vec<_> = sheet
        .entries
        .iter()
        .map(|line| {
            let fields = &line.entry.fields;
            let amounts = [fields.planned.minor(), line.opening.minor()];
            (fields.name.as_str(), amounts)
        })
        .collect();
    let wanted = [
        ("Card payment", [15_000, 0]),
        ("Salary", [300_000, 0]),
        ("Food", [35_000, 1_250]),
        ("Fun", [5_000, -4_000]),
        // Four Fridays of 11.00 each; the trip is not due and has a place for its money.
        ("Market", [4_400, 0]),
        ("Trip", [0, -900]),
    ];
    assert_eq!(lines, wanted);
    assert_eq!(sheet.debts[0].opening_balance, money(379_947));
}

#[tokio::test]
async fn a_copy_has_the_plan_of_the_other_month_and_none_of_its_postings() {
    let budget = varied().await;
    budget.create("2026-12").await;
    let copied = created(&budget, "2027-02", Some("2026-10")).await;
    copied.unwrap();
    let plan = |view: MonthView| -> Vec<_> {
        let entries = view.reading.contents.entries.into_iter();
        let fields = entries.map(|line| line.entry.fields);
        let plan =
            fields.map(|fields| (fields.name, fields.category, fields.planned, fields.carry));
        plan.collect()
    };
    assert_eq!(
        plan(budget.view("2027-02").await),
        plan(budget.view("2026-10").await)
    );
    assert_eq!(budget.postings(ym("2027-02")).await, []);
    assert_eq!(budget.trail().await[0].month, Some(ym("2027-02")));
    budget.assert_sound().await;
}

#[tokio::test]
async fn a_new_first_day_counts_for_the_months_not_created_yet() {
    let budget = Budget::new();
    budget.create("2026-10").await;
    begin_on_day(&budget, 25).await;
    let there = budget.view("2026-10").await.reading.contents.month;
    assert_eq!(there.head().days, days("2026-10-01", "2026-10-31"));
    for (month, first, last) in [
        ("2026-11", "2026-11-01", "2026-11-24"),
        ("2026-12", "2026-11-25", "2026-12-24"),
        ("2026-09", "2026-08-25", "2026-09-30"),
    ] {
        budget.create(month).await;
        let created = budget.view(month).await.reading.contents.month;
        assert_eq!(created.head().days, days(first, last), "{month}");
    }
}
