use quartermaster_domain::template::{Carry, EntryKind, Template};
use serde::Serialize;

use super::form::Choice;
use crate::format::Words;

/// What can be chosen in the form of an entry.
#[derive(Debug, Clone, Serialize)]
pub(super) struct EntryChoices {
    kinds: Vec<Choice>,
    rhythms: Vec<Choice>,
    carries: Vec<Choice>,
    debts: Vec<Choice>,
}

impl EntryChoices {
    pub(super) fn of(template: &Template, words: &Words) -> Self {
        let kinds = EntryKind::ALL.into_iter();
        let rhythms = [
            ("month", "template-entry-by-months"),
            ("week", "template-entry-by-weeks"),
            ("once", "template-entry-once"),
        ];
        let carries = [
            (Carry::None, "template-entry-carry-none"),
            (Carry::Surplus, "template-entry-carry-surplus"),
            (Carry::Balance, "template-entry-carry-balance"),
        ];
        let no_debt = Choice::new("", words.text("template-entry-no-debt"));
        let debts = template.debt_targets.iter();
        let debts = debts.map(|debt| Choice::new(debt.id, debt.fields.name.as_str()));
        Self {
            kinds: kinds
                .map(|kind| Choice::new(kind.as_str(), words.kind(kind)))
                .collect(),
            rhythms: rhythms
                .map(|(unit, key)| Choice::new(unit, words.text(key)))
                .into(),
            carries: carries
                .map(|(carry, key)| Choice::new(carry.as_str(), words.text(key)))
                .into(),
            debts: std::iter::once(no_debt).chain(debts).collect(),
        }
    }
}
