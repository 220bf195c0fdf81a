use quartermaster_domain::ledger::{Posting, PostingInput, PostingKind};
use quartermaster_domain::month::{Act, Month};
use quartermaster_domain::{FieldErrors, Given, MonthEntryId, PostingId, ValueError, YearMonth};

use super::PostingSeen;
use crate::Quartermaster;
use crate::audit::Author;
use crate::months::{DoorError, MonthAtVersion, check_version};
use crate::ports::{StoreError, UnitOfWork};
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct ChangePosting {
    pub month: MonthAtVersion,
    pub posting: PostingId,
    pub input: PostingInput,
    /// What the person saw of it, where they say so.
    pub seen: Option<PostingSeen>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangePostingError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error("there is no such posting in the month")]
    NoSuchPosting,
    /// The month before makes it; nobody can change it here.
    #[error("the opening balance is derived")]
    OpeningIsDerived,
    /// Somebody corrected it since the person saw it; it is a posting of `entry` now.
    #[error("the posting was changed meanwhile")]
    Overtaken { entry: MonthEntryId },
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Corrects a posting of an active month.
pub async fn change(
    app: &Quartermaster,
    by: &Author,
    command: ChangePosting,
) -> Result<Posting, ChangePostingError> {
    let at = app.clock.now();
    let month = command.month.month;
    let mut work = app.store.write().await?;
    let ground = work.posting_ground(month, command.posting).await?;
    let ground = match ground {
        Some(ground) => ground,
        None => return Err(absent(&mut *work, month).await?),
    };
    check_version(&ground.month, command.month)?;
    let active = ground
        .month
        .into_active(Act::Post)
        .map_err(DoorError::from)?;
    let current = ground.posting;
    if current.kind.is_derived() {
        return Err(ChangePostingError::OpeningIsDerived);
    }
    let mut input = command.input;
    if let Some(entry) = input.entry.take() {
        input.entry = Some(check_entry(&mut *work, month, &current, entry).await?);
    }
    let is_as_seen = command
        .seen
        .is_none_or(|seen| seen == PostingSeen::of(&current));
    let changed = current.changed(input, active.head.days);
    if !is_as_seen {
        // What is there already as it is wanted needs no change: most likely the form was sent twice.
        return match changed {
            Ok(changed) if changed == current => Ok(current),
            _ => Err(ChangePostingError::Overtaken {
                entry: current.month_entry,
            }),
        };
    }
    let changed = changed?;
    work.postings_to_write().update(&changed).await?;
    work.months_to_write().update(Month::Active(active)).await?;
    let change = Change::of("changed", "posting")
        .id(changed.id.0)
        .month(month)
        .before(record::posting(&current))
        .after(record::posting(&changed));
    record::commit(work, by, at, change).await?;
    Ok(changed)
}

/// Whether it is the month that is not there, or only the posting.
async fn absent(
    work: &mut dyn UnitOfWork,
    month: YearMonth,
) -> Result<ChangePostingError, StoreError> {
    Ok(match work.surroundings(month).await?.this {
        Some(_) => ChangePostingError::NoSuchPosting,
        None => DoorError::NoSuchMonth.into(),
    })
}

/// The entry a posting is to move to is in the month, and takes it: an opening balance stays
/// where it is.
async fn check_entry(
    work: &mut dyn UnitOfWork,
    month: YearMonth,
    posting: &Posting,
    entry: Given<MonthEntryId>,
) -> Result<Given<MonthEntryId>, ChangePostingError> {
    let entry = match entry {
        Ok(entry) => entry,
        refused => return Ok(refused),
    };
    let opening_moves =
        matches!(posting.kind, PostingKind::OpeningBalance { .. }) && entry != posting.month_entry;
    if opening_moves {
        return Ok(Err(ValueError::not_allowed("refusal-opening-stays")));
    }
    let ground = work.payment_ground(month, &[entry]).await?;
    let known = ground.is_some_and(|ground| !ground.entries.is_empty());
    Ok(if known {
        Ok(entry)
    } else {
        Err(ValueError::unknown("refusal-entry-not-in-month"))
    })
}
