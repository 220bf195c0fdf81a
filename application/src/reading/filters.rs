use quartermaster_domain::month::MonthState;
use quartermaster_domain::{Date, MonthEntryId, PostingId, YearMonth};

/// Which months to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFilter {
    pub state: Option<MonthState>,
    /// Only months earlier than this one.
    pub before: Option<YearMonth>,
    pub limit: u32,
}

/// Which postings of a month to list, in the order of their dates, then ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostingFilter {
    pub entry: Option<MonthEntryId>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Found anywhere in payee or memo as they are folded for the search.
    pub text: Option<String>,
    /// Only what comes after this posting in the order.
    pub after: Option<PostingId>,
    /// All where `None`.
    pub limit: Option<u32>,
}

/// Which records of the audit trail to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// Only records with an id below this one.
    pub before: Option<i64>,
    pub limit: u32,
}
