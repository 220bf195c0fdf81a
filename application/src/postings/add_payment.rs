use quartermaster_domain::FieldErrors;
use quartermaster_domain::ledger::{PaymentInput, Posting};
use quartermaster_domain::month::{Act, Month};

use crate::audit::{Author, Details};
use crate::months::{DoorError, MonthAtVersion, check_version};
use crate::ports::StoreError;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, Clone)]
pub struct AddPayment {
    pub month: MonthAtVersion,
    pub input: PaymentInput,
}

#[derive(Debug, thiserror::Error)]
pub enum AddPaymentError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Posts a payment to one entry of an active month, or splits it over several.
pub async fn add_payment(
    app: &Quartermaster,
    by: &Author,
    command: AddPayment,
) -> Result<Vec<Posting>, AddPaymentError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let ground = work
        .payment_ground(command.month.month, &command.input.entries())
        .await?
        .ok_or(DoorError::NoSuchMonth)?;
    check_version(&ground.month, command.month)?;
    let active = ground
        .month
        .into_active(Act::Post)
        .map_err(DoorError::from)?;
    let payment = active.payment(command.input, &ground.entries, ground.postings)?;
    let postings = work
        .postings_to_write()
        .insert_payment(active.head.id, &payment, at, &by.actor)
        .await?;
    work.months_to_write().update(Month::Active(active)).await?;
    let lines: Vec<Details> = postings.iter().map(record::posting).collect();
    let mut change = Change::of("added", "posting")
        .month(command.month.month)
        .after(Details::new().with("postings", lines));
    change.subject_id = postings.first().map(|posting| posting.id.0);
    record::commit(work, by, at, change).await?;
    events::postings_added(app, &postings);
    Ok(postings)
}
