//! What the log says of a change, after its commit. Names, notes, memos and payees never get here.

use quartermaster_domain::ledger::Posting;
use quartermaster_domain::{EntryId, PostingId, YearMonth};

pub(crate) fn month_created(month: YearMonth) {
    tracing::info!(event = "month_created", year_month = %month);
}

pub(crate) fn month_activated(month: YearMonth) {
    tracing::info!(event = "month_activated", year_month = %month);
}

pub(crate) fn month_closed(month: YearMonth) {
    tracing::info!(event = "month_closed", year_month = %month);
}

pub(crate) fn month_reopened(month: YearMonth) {
    tracing::info!(event = "month_reopened", year_month = %month);
}

pub(crate) fn template_entry_updated(entry: EntryId) {
    tracing::info!(event = "template_entry_updated", entry_id = entry.0);
}

pub(crate) fn postings_added(postings: &[Posting]) {
    for posting in postings {
        tracing::info!(
            event = "posting_added",
            posting_id = posting.id.0,
            month_entry_id = posting.month_entry.0,
            amount = posting.amount.minor(),
        );
    }
}

pub(crate) fn posting_deleted(posting: PostingId) {
    tracing::info!(event = "posting_deleted", posting_id = posting.0);
}
