use quartermaster_application::reading::{MonthPage, MonthView};
use quartermaster_domain::ledger::Posting;
use serde::Serialize;

use super::month::Asked;
use crate::format::Words;

/// What was just done, in words, with the way to take it back.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Told {
    /// Empty where nothing is to be told.
    text: String,
    /// The posting to delete again, or to put back; empty where neither can be.
    undo_adding: String,
    undo_deleting: String,
}

impl Told {
    /// `asked` says what became of what was posted: it may stand again, or have been sent again.
    pub(crate) fn of(page: &MonthPage, can_post: bool, asked: &Asked, words: &Words) -> Self {
        if let Some(first) = page.posted.first() {
            let what = words.postings(&page.posted, &entry_name(&page.month, first));
            if asked.put_back {
                return Self {
                    text: words.text_with("month-told-put-back", &[("what", what.into())]),
                    ..Self::default()
                };
            }
            return Self {
                text: words.text_with(
                    if asked.repeated {
                        "month-told-posted-once"
                    } else {
                        "month-told-posted"
                    },
                    &[("what", what.into())],
                ),
                undo_adding: undo(first, can_post && !first.kind.is_derived()),
                ..Self::default()
            };
        }
        if let Some(first) = page.deleted.first() {
            let what = words.postings(&page.deleted, &entry_name(&page.month, first));
            return Self {
                text: words.text_with("month-told-deleted", &[("what", what.into())]),
                undo_deleting: undo(first, can_post),
                ..Self::default()
            };
        }
        if asked.repeated {
            return Self {
                text: words.text("month-told-not-again"),
                ..Self::default()
            };
        }
        Self::default()
    }
}

fn undo(posting: &Posting, can_post: bool) -> String {
    if can_post {
        posting.id.to_string()
    } else {
        String::new()
    }
}

fn entry_name(month: &MonthView, posting: &Posting) -> String {
    let mut lines = month.sheet.entries.iter();
    let line = lines.find(|line| line.entry.id == posting.month_entry);
    line.map(|line| line.entry.fields.name.to_string())
        .unwrap_or_default()
}
