//! What the log says of a change, after its commit. Names, notes, memos and payees never get here.

use quartermaster_domain::ledger::Posting;
use quartermaster_domain::{EntryId, PostingId, YearMonth};

use crate::Quartermaster;

fn tell(app: &Quartermaster, event: impl FnOnce() + Send + 'static) {
    app.store.when_committed(Box::new(event));
}

pub(crate) fn month_created(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_created", year_month = %month, "The month {month} was created");
    });
}

pub(crate) fn month_activated(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_activated", year_month = %month, "The month {month} was activated");
    });
}

pub(crate) fn month_closed(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_closed", year_month = %month, "The month {month} was closed");
    });
}

pub(crate) fn month_reopened(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_reopened", year_month = %month, "The month {month} was reopened");
    });
}

pub(crate) fn template_entry_updated(app: &Quartermaster, entry: EntryId) {
    tell(app, move || {
        let entry_id = entry.0;
        tracing::info!(
            event = "template_entry_updated",
            entry_id,
            "The entry {entry_id} of the template was changed"
        );
    });
}

pub(crate) fn postings_added(app: &Quartermaster, postings: &[Posting]) {
    for posting in postings {
        let (posting_id, month_entry_id) = (posting.id.0, posting.month_entry.0);
        let amount = posting.amount.minor();
        tell(app, move || {
            tracing::info!(
                event = "posting_added",
                posting_id,
                month_entry_id,
                amount,
                "The posting {posting_id} was added to the entry {month_entry_id} of its month"
            );
        });
    }
}

pub(crate) fn posting_deleted(app: &Quartermaster, posting: PostingId) {
    tell(app, move || {
        let posting_id = posting.0;
        tracing::info!(
            event = "posting_deleted",
            posting_id,
            "The posting {posting_id} was deleted"
        );
    });
}
