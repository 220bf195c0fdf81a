use quartermaster_domain::PostingId;
use quartermaster_domain::month::{Act, Month};

use crate::audit::{Author, Details};
use crate::months::{DoorError, MonthAtVersion, check_version};
use crate::ports::StoreError;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, Clone, Copy)]
pub struct DeletePosting {
    pub month: MonthAtVersion,
    pub posting: PostingId,
    pub reach: DeleteReach,
}

/// Whether the other postings of a split payment go too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeleteReach {
    ThisPosting,
    WholePayment,
}

#[derive(Debug, thiserror::Error)]
pub enum DeletePostingError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error("there is no such posting in the month")]
    NoSuchPosting,
    /// The month before makes it; nobody can delete it here.
    #[error("the opening balance is derived")]
    OpeningIsDerived,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes a posting of an active month, or the whole payment it belongs to.
pub async fn delete(
    app: &Quartermaster,
    by: &Author,
    command: DeletePosting,
) -> Result<(), DeletePostingError> {
    let at = app.clock.now();
    let month = command.month.month;
    let mut work = app.store.write().await?;
    let Some(ground) = work.posting_ground(month, command.posting).await? else {
        return Err(if work.surroundings(month).await?.this.is_some() {
            DeletePostingError::NoSuchPosting
        } else {
            DoorError::NoSuchMonth.into()
        });
    };
    check_version(&ground.month, command.month)?;
    let active = ground
        .month
        .into_active(Act::Post)
        .map_err(DoorError::from)?;
    if ground.posting.kind.is_derived() {
        return Err(DeletePostingError::OpeningIsDerived);
    }
    let gone = match command.reach {
        DeleteReach::ThisPosting => vec![ground.posting],
        DeleteReach::WholePayment => ground.payment,
    };
    let ids: Vec<PostingId> = gone.iter().map(|posting| posting.id).collect();
    work.postings_to_write().delete(&ids).await?;
    work.months_to_write().update(Month::Active(active)).await?;
    let lines: Vec<Details> = gone.iter().map(record::posting).collect();
    let change = Change::of("deleted", "posting")
        .id(command.posting.0)
        .month(month)
        .before(Details::new().with("postings", lines));
    record::commit(work, by, at, change).await?;
    for id in ids {
        events::posting_deleted(app, id);
    }
    Ok(())
}
