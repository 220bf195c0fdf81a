use quartermaster_domain::ledger::Posting;
use quartermaster_domain::month::MonthEntry;
use quartermaster_domain::{MonthEntryId, PostingId, YearMonth};

use super::debt_curves::{DebtCurve, curves, first_month};
use super::{AuditPage, MonthView, PostingFilter, ReadError};
use crate::Quartermaster;
use crate::audit::AuditRecord;
use crate::ports::{Snapshot, StoreError};
use crate::record::{MovedPlanned, deleted_postings, moved_planned, removed_entry};

/// What a person wants to see in a month beside its figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct MonthExtras {
    /// The entry whose ledger is open.
    pub ledger_of: Option<MonthEntryId>,
    /// A posting that was just made.
    pub posted: Option<PostingId>,
    /// A posting that was just deleted.
    pub deleted: Option<PostingId>,
    /// An entry that was just removed.
    pub removed: Option<MonthEntryId>,
    /// An entry whose removal was just taken back.
    pub returned: Option<MonthEntryId>,
    /// From which entry to which planned money was just moved.
    pub moved: Option<(MonthEntryId, MonthEntryId)>,
    /// How the balances of the debts went.
    pub debt_curves: bool,
}

/// A month with what was asked for, all as it was at one moment. What is not there is left empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthPage {
    pub month: MonthView,
    /// Of the open entry, in the order of dates.
    pub ledger: Vec<Posting>,
    /// The whole payment that the posting is one of.
    pub posted: Vec<Posting>,
    /// All that went with the deleted posting; empty once it is back.
    pub deleted: Vec<Posting>,
    /// The removed entry, until it is back.
    pub removed: Option<MonthEntry>,
    /// The entry that is back, as long as nothing was done to it since.
    pub returned: Option<MonthEntryId>,
    /// The move, as long as nothing was done since.
    pub moved: Option<MovedPlanned>,
    /// Of each debt of the month, in their order.
    pub debt_curves: Vec<DebtCurve>,
}

impl MonthPage {
    /// A month with nothing beside it.
    pub fn of(month: MonthView) -> Self {
        Self {
            month,
            ledger: Vec::new(),
            posted: Vec::new(),
            deleted: Vec::new(),
            removed: None,
            returned: None,
            moved: None,
            debt_curves: Vec::new(),
        }
    }
}

pub async fn month_page(
    app: &Quartermaster,
    month: YearMonth,
    extras: MonthExtras,
) -> Result<MonthPage, ReadError> {
    let mut snapshot = app.store.read().await?;
    let reading = snapshot.month(month).await?.ok_or(ReadError::NoSuchMonth)?;
    let mut page = MonthPage::of(MonthView {
        sheet: reading.sheet()?,
        reading,
    });
    if let Some(entry) = extras.ledger_of {
        let filter = PostingFilter {
            entry: Some(entry),
            ..PostingFilter::default()
        };
        let postings = snapshot.postings(month, &filter).await?;
        page.ledger = postings.unwrap_or_default();
    }
    if let Some(posting) = extras.posted {
        let ground = snapshot.posting_ground(month, posting).await?;
        page.posted = ground.map(|ground| ground.payment).unwrap_or_default();
    }
    if let Some(posting) = extras.deleted {
        let record = snapshot
            .latest_record(Some(month), "posting", posting.0)
            .await?;
        let gone = record.as_ref().and_then(deleted_postings);
        page.deleted = gone.unwrap_or_default();
    }
    if let Some(entry) = extras.removed {
        let record = latest_of(&mut *snapshot, month, entry).await?;
        let gone = record.as_ref().and_then(removed_entry);
        page.removed = gone.map(|gone| gone.entry);
    }
    if let Some(entry) = extras.returned {
        let record = latest_of(&mut *snapshot, month, entry).await?;
        let is_back = record.is_some_and(|record| record.action == "restored");
        page.returned = is_back.then_some(entry);
    }
    if let Some(between) = extras.moved {
        let latest = AuditPage {
            before: None,
            limit: 1,
        };
        let latest = snapshot.audit(&latest).await?;
        let moved = latest
            .first()
            .and_then(|(_, record)| moved_planned(record, month));
        page.moved = moved.filter(|moved| (moved.from, moved.to) == between);
    }
    if extras.debt_curves {
        let closed = snapshot.debt_balances(month, first_month(month)).await?;
        page.debt_curves = curves(&page.month, &closed)?;
    }
    Ok(page)
}

async fn latest_of(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
    entry: MonthEntryId,
) -> Result<Option<AuditRecord>, StoreError> {
    snapshot
        .latest_record(Some(month), "month_entry", entry.0)
        .await
}

/// Whom payments named lately, each with the entry of the latest one, the latest first.
pub async fn payees(app: &Quartermaster) -> Result<Vec<super::PayeeInUse>, ReadError> {
    Ok(app.store.read().await?.payees(PAYEES_MAX_PAYMENTS).await?)
}

/// How many payments back a payee is remembered.
const PAYEES_MAX_PAYMENTS: u32 = 2_000;
