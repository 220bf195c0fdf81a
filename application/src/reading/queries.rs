use std::collections::BTreeSet;

use quartermaster_domain::ledger::Posting;
use quartermaster_domain::month::LedgerEntry;
use quartermaster_domain::template::{Template, UsualMonth};
use quartermaster_domain::{Date, Household, MonthEntryId, Overflow, YearMonth};

use super::{AuditPage, EntryInMonth, MonthFilter, MonthSummary, MonthView, PostingFilter};
use crate::Quartermaster;
use crate::audit::AuditRecord;
use crate::ports::{Snapshot, StoreError};

/// What can go wrong while reading.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("there is no such month")]
    NoSuchMonth,
    #[error("there is no month in the year")]
    NoSuchYear,
    #[error("there is no such entry in the month")]
    NoSuchEntry,
    #[error(transparent)]
    Overflow(#[from] Overflow),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub async fn household(app: &Quartermaster) -> Result<Household, ReadError> {
    Ok(app.store.read().await?.household().await?)
}

/// The template with the totals of a usual month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateView {
    pub household: Household,
    pub template: Template,
    pub usual_month: UsualMonth,
}

pub async fn template(app: &Quartermaster) -> Result<TemplateView, ReadError> {
    template_of(&mut *app.store.read().await?).await
}

pub(super) async fn template_of(snapshot: &mut dyn Snapshot) -> Result<TemplateView, ReadError> {
    let template = snapshot.template().await?;
    Ok(TemplateView {
        household: snapshot.household().await?,
        usual_month: template.usual_month()?,
        template,
    })
}

pub async fn month(app: &Quartermaster, month: YearMonth) -> Result<MonthView, ReadError> {
    let reading = app
        .store
        .read()
        .await?
        .month(month)
        .await?
        .ok_or(ReadError::NoSuchMonth)?;
    Ok(MonthView {
        sheet: reading.sheet()?,
        reading,
    })
}

pub async fn months(
    app: &Quartermaster,
    filter: &MonthFilter,
) -> Result<Vec<MonthSummary>, ReadError> {
    Ok(app.store.read().await?.months(filter).await?)
}

/// The month to show first: the one that today lies in; else the latest one that has begun; else
/// the earliest there is. `None` where there is none at all.
pub async fn current_month(app: &Quartermaster) -> Result<Option<YearMonth>, ReadError> {
    let mut snapshot = app.store.read().await?;
    let today = snapshot.household().await?.today(app.clock.now());
    let Some(here) = YearMonth::of_date(today) else {
        return Ok(None);
    };
    let around = snapshot.surroundings(here).await?;
    let has_begun = |day: Date| day <= today;
    let in_order = [&around.after, &around.this, &around.before];
    let begun = in_order
        .into_iter()
        .flatten()
        .find(|month| has_begun(month.head().days.first()));
    let earliest = [&around.this, &around.after].into_iter().flatten().next();
    Ok(begun.or(earliest).map(|month| month.head().year_month))
}

pub async fn postings(
    app: &Quartermaster,
    month: YearMonth,
    filter: &PostingFilter,
) -> Result<Vec<Posting>, ReadError> {
    app.store
        .read()
        .await?
        .postings(month, filter)
        .await?
        .ok_or(ReadError::NoSuchMonth)
}

/// One entry of a month with its ledger, and the same entry in other months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPage {
    pub month: MonthView,
    pub line: LedgerEntry,
    /// The entry's own.
    pub postings: Vec<Posting>,
    /// Those of other entries that share a payment with one of its own.
    pub shares: Vec<Posting>,
    /// Newest first, this month among them; empty for an entry added by hand.
    pub in_months: Vec<EntryInMonth>,
}

/// How many months an entry's page looks back over.
const ENTRY_HISTORY_MAX_MONTHS: u32 = 24;

pub async fn entry_page(
    app: &Quartermaster,
    month: YearMonth,
    entry: MonthEntryId,
) -> Result<EntryPage, ReadError> {
    let mut snapshot = app.store.read().await?;
    let reading = snapshot.month(month).await?.ok_or(ReadError::NoSuchMonth)?;
    let line = reading
        .contents
        .entries
        .iter()
        .find(|line| line.entry.id == entry)
        .cloned()
        .ok_or(ReadError::NoSuchEntry)?;
    let whole_month = snapshot.postings(month, &PostingFilter::default()).await?;
    let (postings, others): (Vec<_>, Vec<_>) = whole_month
        .ok_or(ReadError::NoSuchMonth)?
        .into_iter()
        .partition(|posting| posting.month_entry == entry);
    let payments: BTreeSet<_> = postings.iter().filter_map(Posting::payment).collect();
    let is_share = |other: &Posting| other.payment().is_some_and(|one| payments.contains(&one));
    let shares = others.into_iter().filter(is_share).collect();
    let in_months = match line.entry.source {
        Some(source) => {
            snapshot
                .entry_in_months(source, ENTRY_HISTORY_MAX_MONTHS)
                .await?
        }
        None => Vec::new(),
    };
    Ok(EntryPage {
        month: MonthView {
            sheet: reading.sheet()?,
            reading,
        },
        line,
        postings,
        shares,
        in_months,
    })
}

pub async fn recent_changes(
    app: &Quartermaster,
    page: &AuditPage,
) -> Result<Vec<(i64, AuditRecord)>, ReadError> {
    Ok(app.store.read().await?.audit(page).await?)
}
