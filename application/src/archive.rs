//! Everything a household has kept, piece by piece, to be taken out of one store and into another.

use quartermaster_domain::YearMonth;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::month::{Month, MonthDebtTarget, MonthEntry};

use crate::audit::AuditRecord;
use crate::months::all_postings;
use crate::ports::{Snapshot, StoreError};
use crate::reading::{AuditPage, MonthFilter};

/// Records of the audit trail that are read at a time.
const RECORDS_AT_A_TIME: u32 = 1_000;

/// A month with all that is stored in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeMonth {
    pub month: Month,
    /// By position.
    pub debts: Vec<MonthDebtTarget>,
    /// By position.
    pub entries: Vec<MonthEntry>,
    /// By id; openings and payments.
    pub postings: Vec<Posting>,
}

/// The highest id ever given in each table, also to rows that are deleted since: the audit trail
/// still names those, so their ids are never given again. 0 where none was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LastIds {
    pub debt_target: i64,
    pub entry: i64,
    pub month: i64,
    pub month_debt_target: i64,
    pub month_entry: i64,
    pub payment: i64,
    pub posting: i64,
    pub audit: i64,
}

/// All months there are, the earliest first.
///
/// # Errors
/// The store failed.
pub async fn all_months(snapshot: &mut dyn Snapshot) -> Result<Vec<YearMonth>, StoreError> {
    let everything = MonthFilter {
        state: None,
        before: None,
        limit: u32::MAX,
    };
    let summaries = snapshot.months(&everything).await?;
    let months = summaries.iter().map(|summary| summary.month.head());
    Ok(months.map(|head| head.year_month).rev().collect())
}

/// The month with all that is stored in it; `None` where there is no such month.
///
/// # Errors
/// The store failed.
pub async fn whole_month(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
) -> Result<Option<WholeMonth>, StoreError> {
    let Some(reading) = snapshot.month(month).await? else {
        return Ok(None);
    };
    let contents = reading.contents;
    Ok(Some(WholeMonth {
        month: contents.month,
        debts: contents.debts,
        entries: contents
            .entries
            .into_iter()
            .map(|line| line.entry)
            .collect(),
        postings: all_postings(snapshot, month).await?,
    }))
}

/// The records of the audit trail older than `before`, the newest first, some at a time; none where
/// there is no more.
///
/// # Errors
/// The store failed.
pub async fn older_records(
    snapshot: &mut dyn Snapshot,
    before: Option<i64>,
) -> Result<Vec<(i64, AuditRecord)>, StoreError> {
    let page = AuditPage {
        before,
        limit: RECORDS_AT_A_TIME,
    };
    snapshot.audit(&page).await
}
