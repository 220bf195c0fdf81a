use quartermaster_domain::ledger::{NewPayment, PaymentInput, PaymentLineInput, Posting};
use quartermaster_domain::month::{Act, LedgerEntry, Month, MonthEntry};
use quartermaster_domain::{
    EntryId, FieldErrors, Given, Money, Overflow, Timestamp, ValueError, YearMonth,
};

use super::activate::activate_in;
use super::create::create_in;
use super::door::DoorError;
use super::{ActivateError, CreateError};
use crate::audit::Author;
use crate::ports::{StoreError, UnitOfWork};
use crate::postings::{SetOpeningsError, open_in};
use crate::record::{self, Change};
use crate::{Quartermaster, events};

/// The first month of a household, from its template.
#[derive(Debug, Clone)]
pub struct Begin {
    pub month: YearMonth,
    /// Whether the month is lived in at once, or stays a draft.
    pub activate: bool,
    pub set_aside: Vec<SetAside>,
}

/// Money that is there already for an entry of the template; below zero where it is overspent.
#[derive(Debug, Clone)]
pub struct SetAside {
    pub entry: EntryId,
    pub amount: Given<Money>,
}

#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// What a month begins with can be said by hand only where there is none before it.
    #[error("the household has a month already")]
    NotFirst,
    /// The errors of what is set aside are at `lines[0].amount_minor`.
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error(transparent)]
    Activate(#[from] ActivateError),
    #[error(transparent)]
    SetOpenings(#[from] SetOpeningsError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Creates the first month, activates it and sets its openings, all or nothing.
pub async fn begin(app: &Quartermaster, by: &Author, command: Begin) -> Result<(), BeginError> {
    if !command.activate && !command.set_aside.is_empty() {
        let error = ValueError::not_allowed("refusal-set-aside-needs-active");
        return Err(FieldErrors::one("activate", error).into());
    }
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let counts = work.month_counts().await?;
    if counts.draft + counts.active + counts.closed > 0 {
        return Err(BeginError::NotFirst);
    }
    let (created, change) = create_in(&mut *work, by, at, command.month.into()).await?;
    let mut changes = vec![change];
    let mut postings = Vec::new();
    if command.activate {
        let activated = activate_in(&mut *work, draft(created)?, at).await?;
        changes.push(activated.1);
        if !command.set_aside.is_empty() {
            let opened = open(&mut *work, activated.0, command.set_aside, at, &by.actor).await?;
            postings = opened.0;
            changes.push(opened.1);
        }
    }
    record::commit_all(work, by, at, changes).await?;
    tell(app, command.month, command.activate, &postings);
    Ok(())
}

fn draft(created: Month) -> Result<quartermaster_domain::month::DraftMonth, ActivateError> {
    Ok(created.into_draft().map_err(DoorError::from)?)
}

fn tell(app: &Quartermaster, month: YearMonth, is_active: bool, postings: &[Posting]) {
    events::month_created(app, month);
    if is_active {
        events::month_activated(app, month);
    }
    events::postings_added(app, postings);
}

async fn open(
    work: &mut dyn UnitOfWork,
    month: Month,
    set_aside: Vec<SetAside>,
    at: Timestamp,
    by: &str,
) -> Result<(Vec<Posting>, Change), BeginError> {
    let year_month = month.head().year_month;
    let reading = work.month(year_month).await?.ok_or(DoorError::NoSuchMonth);
    let entries = reading.map_err(ActivateError::from)?.contents.entries;
    let active = month
        .into_active(Act::Post)
        .map_err(|error| ActivateError::from(DoorError::from(error)))?;
    let lines = set_aside
        .into_iter()
        .map(|set_aside| line(set_aside, &entries))
        .collect();
    let input = PaymentInput {
        posted_on: Some(Ok(active.head.days.first())),
        payee: None,
        memo: None,
        lines,
    };
    let entries: Vec<MonthEntry> = entries.into_iter().map(|line| line.entry).collect();
    let given: NewPayment = active.payment(input, &entries, 0)?;
    Ok(open_in(work, active, &given, at, by).await?)
}

/// Money that is there leaves more to spend, so that it opens the ledger below zero.
fn line(set_aside: SetAside, entries: &[LedgerEntry]) -> PaymentLineInput {
    let source = Some(set_aside.entry);
    let entry = entries
        .iter()
        .find(|line| line.entry.source == source && line.entry.fields.carry.carries())
        .map(|line| line.entry.id)
        .ok_or_else(|| ValueError::unknown("refusal-carries-nothing"));
    let opening = set_aside.amount.and_then(|amount| {
        let negated = amount.negated();
        negated.map_err(|_: Overflow| ValueError::out_of_range("refusal-amount-too-large"))
    });
    PaymentLineInput {
        entry: Some(entry),
        amount: Some(opening),
    }
}
