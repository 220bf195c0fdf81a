use quartermaster_domain::ledger::{Posting, PostingKind};
use serde::Serialize;

use crate::format::Words;

/// The ledger of an entry, opened in its month.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OpenLedger {
    lines: Vec<LedgerLine>,
}

#[derive(Debug, Clone, Serialize)]
struct LedgerLine {
    id: i64,
    date: String,
    what: String,
    memo: String,
    amount: String,
    is_refund: bool,
    /// A derived opening is changed by nobody here.
    is_derived: bool,
}

impl OpenLedger {
    /// The latest first, as people look for it.
    pub(crate) fn of(postings: &[Posting], words: &Words) -> Self {
        let lines = postings.iter().rev();
        Self {
            lines: lines.map(|line| LedgerLine::of(line, words)).collect(),
        }
    }
}

impl LedgerLine {
    fn of(posting: &Posting, words: &Words) -> Self {
        Self {
            id: posting.id.0,
            date: words.short_date(posting.posted_on),
            what: words.posting(posting),
            memo: posting.memo.to_string(),
            amount: words.amount(posting.amount),
            is_refund: posting.amount.is_negative()
                && matches!(posting.kind, PostingKind::Payment { .. }),
            is_derived: posting.kind.is_derived(),
        }
    }
}
