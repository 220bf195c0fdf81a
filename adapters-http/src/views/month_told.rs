use quartermaster_application::reading::{MonthPage, MonthView};
use quartermaster_application::record::MovedPlanned;
use quartermaster_domain::MonthEntryId;
use quartermaster_domain::ledger::Posting;
use serde::Serialize;

use super::life::LifeView;
use crate::format::Words;

/// What was just done, in words, with the way to take it back.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Told {
    /// Empty where nothing is to be told.
    text: String,
    /// The posting to delete again, or to put back; empty where neither can be.
    undo_adding: String,
    undo_deleting: String,
    /// The entry to put back into the month; empty where none can be.
    undo_removing: String,
    /// What moves planned money back again.
    undo_moving: Option<Back>,
}

/// The move that takes another one back.
#[derive(Debug, Clone, Serialize)]
struct Back {
    from: i64,
    to: i64,
    /// As it is typed into a field.
    amount: String,
}

impl Told {
    /// `is_back` is of a posting that stands again because its deletion was taken back.
    pub(super) fn of(page: &MonthPage, life: &LifeView, is_back: bool, words: &Words) -> Self {
        let can_post = life.can_post;
        if let Some(first) = page.posted.first() {
            let what = words.postings(
                &page.posted,
                &name_of(&page.month, first.month_entry).unwrap_or_default(),
            );
            if is_back {
                return Self {
                    text: words.text_with("month-told-put-back", &[("what", what.into())]),
                    ..Self::default()
                };
            }
            return Self {
                text: words.text_with("month-told-posted", &[("what", what.into())]),
                undo_adding: undo(first, can_post && !first.kind.is_derived()),
                ..Self::default()
            };
        }
        if let Some(first) = page.deleted.first() {
            let what = words.postings(
                &page.deleted,
                &name_of(&page.month, first.month_entry).unwrap_or_default(),
            );
            return Self {
                text: words.text_with("month-told-deleted", &[("what", what.into())]),
                undo_deleting: undo(first, can_post),
                ..Self::default()
            };
        }
        if let Some(gone) = &page.removed {
            let name = gone.fields.name.as_str();
            return Self {
                text: words.text_with("month-told-removed", &[("entry", name.into())]),
                undo_removing: if life.can_edit {
                    gone.id.to_string()
                } else {
                    String::new()
                },
                ..Self::default()
            };
        }
        let returned = page.returned.and_then(|entry| name_of(&page.month, entry));
        if let Some(name) = returned {
            return Self {
                text: words.text_with("month-told-put-back", &[("what", name.into())]),
                ..Self::default()
            };
        }
        let moved = page.moved.as_ref();
        moved
            .and_then(|moved| Self::moved(moved, page, life, words))
            .unwrap_or_default()
    }

    /// None where one of the entries is not there any more.
    fn moved(
        moved: &MovedPlanned,
        page: &MonthPage,
        life: &LifeView,
        words: &Words,
    ) -> Option<Self> {
        let values = [
            ("amount", words.amount(moved.amount).into()),
            ("from", name_of(&page.month, moved.from)?.into()),
            ("to", name_of(&page.month, moved.to)?.into()),
        ];
        Some(Self {
            text: words.text_with("month-told-moved", &values),
            undo_moving: life.can_edit.then(|| Back {
                from: moved.to.0,
                to: moved.from.0,
                amount: words.typed(moved.amount),
            }),
            ..Self::default()
        })
    }
}

fn undo(posting: &Posting, can_post: bool) -> String {
    if can_post {
        posting.id.to_string()
    } else {
        String::new()
    }
}

fn name_of(month: &MonthView, entry: MonthEntryId) -> Option<String> {
    let mut lines = month.sheet.entries.iter();
    let line = lines.find(|line| line.entry.id == entry)?;
    Some(line.entry.fields.name.to_string())
}
