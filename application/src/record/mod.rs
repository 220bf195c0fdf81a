//! How a writing use case ends: its record in the audit trail and the commit, in the transaction of
//! the change itself.

mod deleted_lines;
mod deleted_postings;
mod describe;
mod moved_planned;
mod removed_entry;

pub(crate) use deleted_lines::{deleted_debt_target, deleted_entry};
pub(crate) use deleted_postings::deleted_postings;
pub(crate) use describe::{
    debt_target, entry, household, month, month_debt_target, month_entry, posting,
};
pub use moved_planned::MovedPlanned;
pub(crate) use moved_planned::moved_planned;
pub(crate) use removed_entry::removed_entry;

use quartermaster_domain::{Timestamp, YearMonth};

use crate::audit::{AuditRecord, Author, Details};
use crate::ports::{StoreError, UnitOfWork};

/// Where a thing stood in its list, as a record of its end tells it.
fn position(details: &Details) -> Option<u32> {
    u32::try_from(details.number("position")?).ok()
}

/// One change, as the audit trail will tell it.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) action: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) subject_id: Option<i64>,
    pub(crate) month: Option<YearMonth>,
    pub(crate) before: Option<Details>,
    pub(crate) after: Option<Details>,
}

impl Change {
    pub(crate) fn of(action: &'static str, subject: &'static str) -> Self {
        Self {
            action,
            subject,
            subject_id: None,
            month: None,
            before: None,
            after: None,
        }
    }

    pub(crate) fn id(self, id: i64) -> Self {
        Self {
            subject_id: Some(id),
            ..self
        }
    }

    pub(crate) fn month(self, month: YearMonth) -> Self {
        Self {
            month: Some(month),
            ..self
        }
    }

    pub(crate) fn before(self, before: Details) -> Self {
        Self {
            before: Some(before),
            ..self
        }
    }

    pub(crate) fn after(self, after: Details) -> Self {
        Self {
            after: Some(after),
            ..self
        }
    }
}

/// Records `change` and commits.
pub(crate) async fn commit(
    work: Box<dyn UnitOfWork>,
    by: &Author,
    at: Timestamp,
    change: Change,
) -> Result<(), StoreError> {
    commit_all(work, by, at, vec![change]).await
}

/// As [`commit`], where one act makes several changes: each has a record of its own.
pub(crate) async fn commit_all(
    mut work: Box<dyn UnitOfWork>,
    by: &Author,
    at: Timestamp,
    changes: Vec<Change>,
) -> Result<(), StoreError> {
    for change in changes {
        let record = AuditRecord {
            at,
            actor: by.actor.clone(),
            channel: by.channel,
            action: change.action.to_owned(),
            subject: change.subject.to_owned(),
            subject_id: change.subject_id,
            month: change.month,
            before: change.before,
            after: change.after,
        };
        work.audit_trail().append(&record).await?;
    }
    work.commit().await
}
