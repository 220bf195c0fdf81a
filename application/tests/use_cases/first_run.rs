//! A household's first run: many entries in one act, and the first month with what is there already.

use quartermaster_application::months::{Begin, BeginError, SetAside, begin};
use quartermaster_application::template::{FillError, FillLine, fill};
use quartermaster_domain::month::MonthState;
use quartermaster_domain::template::{Carry, DebtTargetInput, EntryKind};
use quartermaster_domain::text::Name;
use quartermaster_domain::{EntryId, FieldErrors, Money, ValueError};

use crate::budget::{Budget, by, entry_input, money, ym};

fn line(name: &str, kind: EntryKind) -> FillLine {
    FillLine {
        entry: entry_input(name, kind, 1_000, Carry::None),
        debt: None,
    }
}

fn debt_line(name: &str, kind: EntryKind) -> FillLine {
    let debt = DebtTargetInput {
        name: Some(Name::parse(name)),
        balance: Some(Ok(money(50_000))),
        ..DebtTargetInput::default()
    };
    FillLine {
        debt: Some(debt),
        ..line(name, kind)
    }
}

fn fields(errors: &FieldErrors) -> Vec<&str> {
    let errors = errors.as_slice().iter();
    errors.map(|error| error.field.as_str()).collect()
}

async fn trail(budget: &Budget) -> Vec<String> {
    let records = budget.trail().await.into_iter();
    records
        .map(|record| format!("{} {}", record.action, record.subject))
        .collect()
}

#[tokio::test]
async fn all_lines_are_added_at_once_each_with_its_record() {
    let budget = Budget::new();
    let lines = vec![
        line("Rent", EntryKind::Expense),
        debt_line("Card", EntryKind::DebtPayment),
    ];
    fill(&budget.app, &by(), lines).await.unwrap();
    let template = budget.everything().await.template.template;
    let names: Vec<&str> = template
        .entries
        .iter()
        .map(|e| e.fields.name.as_str())
        .collect();
    assert_eq!(names, ["Rent", "Card"]);
    assert_eq!(template.debt_targets.len(), 1);
    let debt = template.debt_targets[0].id;
    assert_eq!(template.entries[1].fields.debt_target, Some(debt));
    let told = trail(&budget).await;
    assert_eq!(
        told,
        ["created entry", "created debt_target", "created entry"]
    );
}

#[tokio::test]
async fn what_is_wrong_with_any_line_is_told_and_none_is_added() {
    let budget = Budget::new();
    let mut nameless = line("Rent", EntryKind::Expense);
    nameless.entry.name = None;
    nameless.entry.planned = Some(Err(ValueError::required()));
    let mut owing_nothing = debt_line("Card", EntryKind::DebtPayment);
    owing_nothing.debt = Some(DebtTargetInput::default());
    let lines = vec![
        line("Salary", EntryKind::Income),
        nameless,
        owing_nothing,
        debt_line("Loan", EntryKind::Saving),
    ];
    let refused = fill(&budget.app, &by(), lines).await;
    let Err(FillError::Invalid(errors)) = refused else {
        panic!("{refused:?}");
    };
    let expected = [
        "lines[1].name",
        "lines[1].planned_minor",
        "lines[2].debt.name",
        "lines[2].debt.balance_minor",
        "lines[3].debt",
    ];
    assert_eq!(fields(&errors), expected);
    let nothing = fill(&budget.app, &by(), Vec::new()).await;
    assert!(matches!(nothing, Err(FillError::Invalid(_))), "{nothing:?}");
    assert!(trail(&budget).await.is_empty());
}

#[tokio::test]
async fn a_template_never_gets_more_than_it_can_have() {
    let budget = Budget::new();
    let too_many = || vec![line("Rent", EntryKind::Expense); 501];
    let refused = fill(&budget.app, &by(), too_many()).await;
    assert!(
        matches!(refused, Err(FillError::TemplateFull)),
        "{refused:?}"
    );
    let debts = vec![debt_line("Card", EntryKind::DebtPayment); 101];
    let refused = fill(&budget.app, &by(), debts).await;
    assert!(
        matches!(refused, Err(FillError::TemplateFull)),
        "{refused:?}"
    );
    fill(&budget.app, &by(), too_many()[1..].to_vec())
        .await
        .unwrap();
}

/// Food carries, Rent does not.
async fn template() -> (Budget, EntryId, EntryId) {
    let budget = Budget::new();
    let food = budget.expense("Food", 10_000, Carry::Balance).await;
    let rent = budget.expense("Rent", 90_000, Carry::None).await;
    (budget, food.id, rent.id)
}

fn first(activate: bool, set_aside: &[(EntryId, i64)]) -> Begin {
    let set_aside = set_aside.iter().map(|(entry, minor)| SetAside {
        entry: *entry,
        amount: Ok(Money::from_minor(*minor)),
    });
    Begin {
        month: ym("2026-11"),
        activate,
        set_aside: set_aside.collect(),
    }
}

#[tokio::test]
async fn what_is_set_aside_leaves_more_to_spend_in_the_first_month() {
    let (budget, food, _) = template().await;
    begin(&budget.app, &by(), first(true, &[(food, 12_000)]))
        .await
        .unwrap();
    let month = budget.view("2026-11").await.reading.contents.month;
    assert_eq!(month.state(), MonthState::Active);
    let line = budget.line("2026-11", "Food").await;
    assert_eq!(line.opening, money(-12_000));
    assert_eq!(line.remaining, money(22_000));
    assert_eq!(line.entry.baseline, Some(money(10_000)));
    let told = trail(&budget).await;
    assert_eq!(
        told[..3],
        ["opened posting", "activated month", "created month"]
    );
    budget.assert_sound().await;
}

#[tokio::test]
async fn the_first_month_can_stay_a_draft() {
    let (budget, food, _) = template().await;
    let refused = begin(&budget.app, &by(), first(false, &[(food, 1)])).await;
    let Err(BeginError::Invalid(errors)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(fields(&errors), ["activate"]);
    begin(&budget.app, &by(), first(false, &[])).await.unwrap();
    let month = budget.view("2026-11").await.reading.contents.month;
    assert_eq!(month.state(), MonthState::Draft);
}

#[tokio::test]
async fn what_is_refused_leaves_no_month() {
    let (budget, food, rent) = template().await;
    let mut command = first(true, &[(food, 0), (rent, 5)]);
    command.set_aside.push(SetAside {
        entry: food,
        amount: Err(ValueError::required()),
    });
    let refused = begin(&budget.app, &by(), command).await;
    let Err(BeginError::Invalid(errors)) = refused else {
        panic!("{refused:?}");
    };
    let expected = [
        "lines[0].amount_minor",
        "lines[1].entry_id",
        "lines[2].amount_minor",
    ];
    assert_eq!(fields(&errors), expected);
    assert!(budget.everything().await.months.is_empty());
}

#[tokio::test]
async fn there_is_one_first_month() {
    let (budget, _, _) = template().await;
    begin(&budget.app, &by(), first(true, &[])).await.unwrap();
    let again = begin(&budget.app, &by(), first(true, &[])).await;
    assert!(matches!(again, Err(BeginError::NotFirst)), "{again:?}");
}
