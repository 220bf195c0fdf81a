//! What the log says of a change, after its commit. Names, notes, memos and payees never get here.

use quartermaster_domain::ledger::Posting;
use quartermaster_domain::{EntryId, PostingId, YearMonth};

use crate::Quartermaster;

fn tell(app: &Quartermaster, event: impl FnOnce() + Send + 'static) {
    app.store.when_committed(Box::new(event));
}

pub(crate) fn month_created(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_created", year_month = %month);
    });
}

pub(crate) fn month_activated(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_activated", year_month = %month);
    });
}

pub(crate) fn month_closed(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_closed", year_month = %month);
    });
}

pub(crate) fn month_reopened(app: &Quartermaster, month: YearMonth) {
    tell(app, move || {
        tracing::info!(event = "month_reopened", year_month = %month);
    });
}

pub(crate) fn template_entry_updated(app: &Quartermaster, entry: EntryId) {
    tell(app, move || {
        tracing::info!(event = "template_entry_updated", entry_id = entry.0);
    });
}

pub(crate) fn postings_added(app: &Quartermaster, postings: &[Posting]) {
    for posting in postings {
        let (id, entry, amount) = (posting.id, posting.month_entry, posting.amount);
        tell(app, move || {
            tracing::info!(
                event = "posting_added",
                posting_id = id.0,
                month_entry_id = entry.0,
                amount = amount.minor(),
            );
        });
    }
}

pub(crate) fn posting_deleted(app: &Quartermaster, posting: PostingId) {
    tell(app, move || {
        tracing::info!(event = "posting_deleted", posting_id = posting.0);
    });
}
