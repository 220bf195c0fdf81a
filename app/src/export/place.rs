//! Where in the file something is wrong.

use std::collections::{BTreeSet, HashMap};

/// A place in the file and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub(crate) struct Refusal {
    /// As in `months[3].entries[2].planned_minor`.
    pub(crate) place: String,
    pub(crate) why: String,
}

impl Refusal {
    pub(super) fn new(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            why: why.into(),
        }
    }
}

/// The error with this place and reason, unless `is_right`.
pub(super) fn ensure(
    is_right: bool,
    place: impl FnOnce() -> String,
    why: &str,
) -> Result<(), Refusal> {
    if is_right {
        Ok(())
    } else {
        Err(Refusal::new(place(), why))
    }
}

/// Which ids of each kind of thing the file has given so far.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<&'static str, BTreeSet<i64>>);

impl Ids {
    /// # Errors
    /// Another thing of this kind has the id.
    pub(super) fn take(&mut self, kind: &'static str, id: i64, place: &str) -> Result<(), Refusal> {
        let is_new = self.0.entry(kind).or_default().insert(id);
        let why = "another one has this id";
        ensure(is_new, || format!("{place}.id"), why)
    }

    pub(super) fn has(&self, kind: &'static str, id: i64) -> bool {
        self.0.get(kind).is_some_and(|ids| ids.contains(&id))
    }

    /// # Errors
    /// An id in the file is higher than `last`.
    pub(super) fn expect_last(&self, kind: &'static str, last: i64) -> Result<(), Refusal> {
        let highest = self.0.get(kind).and_then(|ids| ids.last().copied());
        ensure(
            highest.is_none_or(|highest| highest <= last),
            || format!("last_ids.{kind}"),
            "a higher id is in the file",
        )
    }
}
