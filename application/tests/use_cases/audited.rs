//! One of each thing to do to the household on the stage.

use quartermaster_application::household::ChangeHousehold;
use quartermaster_application::months::{self, DriftAct, DriftChoice, DriftTarget, MonthAtVersion};
use quartermaster_application::postings::{AddPayment, ChangePosting, DeletePosting, DeleteReach};
use quartermaster_application::template::{debt_targets, entries};
use quartermaster_domain::MonthEntryId;
use quartermaster_domain::calendar::{StartDay, parse_date};
use quartermaster_domain::household::HouseholdInput;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, PostingInput};
use quartermaster_domain::month::{MonthDebtTargetInput, MonthEntryInput};
use quartermaster_domain::template::{Carry, DebtTargetInput, EntryInput, EntryKind};
use quartermaster_domain::text::{Category, Name, Notes, Reason};

use crate::budget::{Budget, entry_input, money, ym};
use crate::create::wanted;
use crate::deeds::Deed;

fn payment(entry: MonthEntryId) -> AddPayment {
    let line = PaymentLineInput {
        entry: Some(Ok(entry)),
        amount: Some(Ok(money(11))),
    };
    AddPayment {
        month: ym("2026-10").into(),
        input: PaymentInput {
            posted_on: Some(parse_date("2026-10-05")),
            payee: None,
            memo: None,
            lines: vec![line],
        },
    }
}

/// What the record of the audit trail will call `what`, on the household of [`crate::stage::stage`].
pub(crate) async fn deed(budget: &Budget, what: &str) -> Deed {
    match what.split_once(' ').unwrap() {
        (action, "entry") => entry_deed(budget, action).await,
        (action, "debt_target") => debt_deed(budget, action).await,
        (action, "month") => month_deed(budget, action).await,
        (action, "month_entry" | "month_debt_target") => line_deed(budget, action, what).await,
        (action, "posting") => posting_deed(budget, action).await,
        _ => Deed::ChangeHousehold(ChangeHousehold {
            input: HouseholdInput {
                month_start_day: Some(StartDay::new(10)),
                ..HouseholdInput::default()
            },
            expected_version: None,
        }),
    }
}

async fn entry_deed(budget: &Budget, action: &str) -> Deed {
    match action {
        "created" => Deed::CreateEntry(entry_input("Books", EntryKind::Expense, 700, Carry::None)),
        "changed" => Deed::ChangeEntry(entries::ChangeEntry {
            entry: budget.template_entry("Food").await,
            input: EntryInput {
                planned: Some(Ok(money(12_000))),
                ..EntryInput::default()
            },
            expected_version: None,
        }),
        "archived" => Deed::ArchiveEntry(budget.template_entry("Food").await),
        "restored" => Deed::RestoreEntry(budget.template_entry("Past").await),
        "deleted" => Deed::DeleteEntry(budget.template_entry("Spare").await),
        _ => {
            let entries = budget.everything().await.template.template.entries;
            Deed::OrderEntries(entries.iter().rev().map(|entry| entry.id).collect())
        }
    }
}

async fn debt_deed(budget: &Budget, action: &str) -> Deed {
    match action {
        "created" => Deed::CreateDebt(DebtTargetInput {
            name: Some(Name::parse("Car")),
            balance: Some(Ok(money(100))),
            ..DebtTargetInput::default()
        }),
        "changed" => Deed::ChangeDebt(debt_targets::ChangeDebtTarget {
            debt: budget.template_debt("Card").await,
            input: DebtTargetInput {
                balance: Some(Ok(money(5))),
                ..DebtTargetInput::default()
            },
            expected_version: None,
        }),
        "archived" => Deed::ArchiveDebt(budget.template_debt("Card").await),
        "restored" => Deed::RestoreDebt(budget.template_debt("Old loan").await),
        "deleted" => Deed::DeleteDebt(budget.template_debt("Loan").await),
        _ => {
            let debts = budget.everything().await.template.template.debt_targets;
            Deed::OrderDebts(debts.iter().rev().map(|debt| debt.id).collect())
        }
    }
}

async fn month_deed(budget: &Budget, action: &str) -> Deed {
    let october: MonthAtVersion = ym("2026-10").into();
    match action {
        "created" => Deed::Create(wanted("2026-12", Some("2026-10"))),
        "activated" => Deed::Activate(ym("2026-11").into()),
        "closed" => Deed::Close(october),
        "reopened" => {
            budget.close("2026-10").await;
            let reason = Some(Reason::parse("a late bill"));
            Deed::Reopen(months::Reopen {
                month: october,
                reason,
            })
        }
        "deleted" => Deed::Delete(ym("2026-11").into()),
        "changed" => Deed::ChangeNotes(months::ChangeNotes {
            month: october,
            notes: Some(Notes::parse("Remember")),
        }),
        _ => {
            let spare = budget.template_entry("Spare").await;
            let choice = DriftChoice {
                target: DriftTarget::Entry(spare),
                act: DriftAct::Adopt,
            };
            Deed::SettleDrift(october, vec![choice])
        }
    }
}

async fn line_deed(budget: &Budget, action: &str, what: &str) -> Deed {
    let month: MonthAtVersion = ym("2026-10").into();
    let food = budget.line("2026-10", "Food").await.entry.id;
    let fun = budget.line("2026-10", "Fun").await.entry.id;
    match (action, what) {
        (_, "changed month_debt_target") => Deed::ChangeMonthDebt(months::ChangeDebtTarget {
            month,
            debt: budget.debt_line("2026-10", "Card").await.debt.id,
            input: MonthDebtTargetInput {
                charges: Some(Ok(money(250))),
                ..MonthDebtTargetInput::default()
            },
        }),
        ("added", _) => Deed::AddMonthEntry(months::AddEntry {
            month,
            input: MonthEntryInput {
                kind: Some(Ok(EntryKind::Expense)),
                category: Some(Category::parse("Section")),
                name: Some(Name::parse("Gift")),
                planned: Some(Ok(money(300))),
                ..MonthEntryInput::default()
            },
        }),
        ("changed", _) => Deed::ChangeMonthEntry(months::ChangeEntry {
            month,
            entry: food,
            input: MonthEntryInput {
                planned: Some(Ok(money(9_000))),
                ..MonthEntryInput::default()
            },
        }),
        ("removed", _) => Deed::RemoveMonthEntry(months::RemoveEntry { month, entry: fun }),
        ("moved", _) => Deed::MovePlanned(months::MovePlanned {
            month,
            from: Some(Ok(fun)),
            to: Some(Ok(food)),
            amount: Some(Ok(money(1_000))),
        }),
        _ => {
            let lines = budget.view("2026-10").await.sheet.entries;
            let order = lines.iter().rev().map(|line| line.entry.id).collect();
            Deed::OrderMonthEntries(months::OrderEntries { month, order })
        }
    }
}

async fn posting_deed(budget: &Budget, action: &str) -> Deed {
    let food = budget.line("2026-10", "Food").await.entry.id;
    let (month, posting) = (
        ym("2026-10").into(),
        budget.postings(ym("2026-10")).await[0].id,
    );
    match action {
        "added" => Deed::Pay(payment(food)),
        "opened" => Deed::SetOpenings(payment(food)),
        "changed" => Deed::ChangePosting(ChangePosting {
            month,
            posting,
            input: PostingInput {
                amount: Some(Ok(money(-1))),
                ..PostingInput::default()
            },
            seen: None,
        }),
        _ => Deed::DeletePosting(DeletePosting {
            month,
            posting,
            reach: DeleteReach::ThisPosting,
        }),
    }
}
