use quartermaster_domain::template::{DebtTarget, Entry, Template};
use quartermaster_domain::{DebtTargetId, EntryId};
use serde::Serialize;

use crate::format::Words;

/// What the template's page has to say about what was just done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tell {
    EntryArchived(EntryId),
    DebtArchived(DebtTargetId),
    EntryDeleted(Entry),
    DebtDeleted(DebtTarget),
    /// What was asked for does not fit the order that is there.
    NotMoved,
    /// An amount was typed for an entry that somebody archived meanwhile.
    NotPlanned(EntryId),
}

/// The same in words.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Told {
    text: String,
    /// Where a form takes it back; empty where nothing can be.
    undo: String,
    is_alert: bool,
}

impl Told {
    /// Empty where it is not so any more.
    pub(super) fn of(tell: Option<Tell>, template: &Template, words: &Words) -> Self {
        let archived_entry = |id: EntryId| {
            let mut entries = template.entries.iter();
            let entry = entries.find(|entry| entry.id == id && entry.archived_at.is_some());
            entry.map(|entry| entry.fields.name.as_str())
        };
        let archived_debt = |id: DebtTargetId| {
            let mut debts = template.debt_targets.iter();
            let debt = debts.find(|debt| debt.id == id && debt.archived_at.is_some());
            debt.map(|debt| debt.fields.name.as_str())
        };
        let named = |key: &str, name: &str| words.text_with(key, &[("name", name.into())]);
        let told = match tell {
            None => None,
            Some(Tell::EntryArchived(id)) => archived_entry(id).map(|name| Self {
                text: named("template-told-archived", name),
                undo: format!("/template/entries/{id}/restore"),
                is_alert: false,
            }),
            Some(Tell::DebtArchived(id)) => archived_debt(id).map(|name| Self {
                text: named("template-told-archived", name),
                undo: format!("/template/debts/{id}/restore"),
                is_alert: false,
            }),
            Some(Tell::EntryDeleted(gone)) => Some(Self {
                text: named("template-told-deleted", gone.fields.name.as_str()),
                undo: format!("/template/entries/{}/put-back", gone.id),
                is_alert: false,
            }),
            Some(Tell::DebtDeleted(gone)) => Some(Self {
                text: named("template-told-deleted", gone.fields.name.as_str()),
                undo: format!("/template/debts/{}/put-back", gone.id),
                is_alert: false,
            }),
            Some(Tell::NotMoved) => Some(Self::alert(words.text("template-told-not-moved"))),
            Some(Tell::NotPlanned(id)) => {
                archived_entry(id).map(|name| Self::alert(named("template-told-not-planned", name)))
            }
        };
        told.unwrap_or_default()
    }

    fn alert(text: String) -> Self {
        Self {
            text,
            is_alert: true,
            ..Self::default()
        }
    }
}
