use quartermaster_domain::ledger::{NewPayment, PaymentInput, Posting};
use quartermaster_domain::month::{Act, ActiveMonth, Month};
use quartermaster_domain::{FieldErrors, Timestamp, ValueError};

use super::AddPayment;
use crate::audit::{Author, Details};
use crate::months::{DoorError, check_version};
use crate::ports::{NewOpening, StoreError, UnitOfWork};
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, thiserror::Error)]
pub enum SetOpeningsError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Where there is a month before, openings are derived from it.
    #[error("there is a month before, which gives the openings")]
    MonthBefore,
    /// An entry has at most one opening balance.
    #[error("an entry has an opening balance already")]
    OpeningExists,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sets the opening balances of entries in the first month of a household.
pub async fn set_openings(
    app: &Quartermaster,
    by: &Author,
    command: AddPayment,
) -> Result<Vec<Posting>, SetOpeningsError> {
    let at = app.clock.now();
    let month = command.month.month;
    let mut work = app.store.write().await?;
    let ground = work
        .payment_ground(month, &command.input.entries())
        .await?
        .ok_or(DoorError::NoSuchMonth)?;
    check_version(&ground.month, command.month)?;
    let active = ground
        .month
        .into_active(Act::Post)
        .map_err(DoorError::from)?;
    if work.surroundings(month).await?.before.is_some() {
        return Err(SetOpeningsError::MonthBefore);
    }
    if !has_no_payee(&command.input) {
        let error = ValueError::not_allowed("refusal-opening-has-no-payee");
        return Err(FieldErrors::one("payee", error).into());
    }
    let given = active.payment(command.input, &ground.entries, ground.postings)?;
    let (postings, change) = open_in(&mut *work, active, &given, at, &by.actor).await?;
    record::commit(work, by, at, change).await?;
    events::postings_added(app, &postings);
    Ok(postings)
}

/// Posts each line of `given` as the opening balance of its entry, as a part of an act that may do more.
pub(crate) async fn open_in(
    work: &mut dyn UnitOfWork,
    active: ActiveMonth,
    given: &NewPayment,
    at: Timestamp,
    by: &str,
) -> Result<(Vec<Posting>, Change), SetOpeningsError> {
    let openings: Vec<NewOpening> = given
        .lines
        .iter()
        .map(|line| NewOpening {
            entry: line.entry,
            amount: line.amount,
            origin: None,
            posted_on: given.posted_on,
            memo: given.memo.clone(),
            created_at: at,
            created_by: by.to_owned(),
        })
        .collect();
    let postings = work
        .postings_to_write()
        .insert_openings(&openings)
        .await
        .map_err(|error| match error {
            StoreError::Conflict => SetOpeningsError::OpeningExists,
            other => other.into(),
        })?;
    let month = active.head.year_month;
    work.months_to_write().update(Month::Active(active)).await?;
    let lines: Vec<Details> = postings.iter().map(record::posting).collect();
    let change = Change::of("opened", "posting")
        .month(month)
        .after(Details::new().with("postings", lines));
    Ok((postings, change))
}

/// Nobody is paid by an opening balance; what was typed there must not be lost silently.
fn has_no_payee(input: &PaymentInput) -> bool {
    match &input.payee {
        Some(Ok(payee)) => payee.as_str().is_empty(),
        Some(Err(_)) | None => true,
    }
}
