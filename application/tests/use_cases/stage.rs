//! A household in which everything can be done.

use quartermaster_application::template::{debt_targets, entries};
use quartermaster_domain::template::Carry;
use quartermaster_domain::{DebtTargetId, EntryId};

use crate::budget::{Budget, by};

/// October active and the first month, November a draft; Spare and Loan are in neither.
pub(crate) async fn stage() -> Budget {
    let budget = Budget::new();
    let card = budget.debt("Card", 372_196).await;
    budget.debt_payment("Card payment", 15_000, card.id).await;
    budget.expense("Food", 10_000, Carry::Balance).await;
    budget.expense("Fun", 5_000, Carry::Surplus).await;
    budget.begin("2026-10").await;
    budget.pay("2026-10", "Food", 4_000).await;
    budget.create("2026-11").await;
    budget.expense("Spare", 900, Carry::None).await;
    budget.debt("Loan", 1_000).await;
    let past = budget.expense("Past", 800, Carry::None).await;
    let old_loan = budget.debt("Old loan", 1).await;
    let (app, by) = (&budget.app, &by());
    entries::archive(app, by, past.id).await.unwrap();
    debt_targets::archive(app, by, old_loan.id).await.unwrap();
    budget
}

impl Budget {
    pub(crate) async fn template_entry(&self, name: &str) -> EntryId {
        let entries = self.everything().await.template.template.entries;
        let mut entries = entries.iter();
        entries
            .find(|entry| entry.fields.name.as_str() == name)
            .unwrap()
            .id
    }

    pub(crate) async fn template_debt(&self, name: &str) -> DebtTargetId {
        let debts = self.everything().await.template.template.debt_targets;
        let mut debts = debts.iter();
        debts
            .find(|debt| debt.fields.name.as_str() == name)
            .unwrap()
            .id
    }

    /// Of anything there is; the store counts all ids in one sequence.
    pub(crate) async fn highest_id(&self) -> i64 {
        let everything = self.everything().await;
        let template = everything.template.template;
        let mut ids: Vec<i64> = template.entries.iter().map(|entry| entry.id.0).collect();
        ids.extend(template.debt_targets.iter().map(|debt| debt.id.0));
        for month in everything.months {
            let contents = month.view.reading.contents;
            ids.push(contents.month.head().id.0);
            ids.extend(contents.entries.iter().map(|line| line.entry.id.0));
            ids.extend(contents.debts.iter().map(|debt| debt.id.0));
            ids.extend(month.postings.iter().map(|posting| posting.id.0));
        }
        ids.into_iter().max().unwrap()
    }
}
