pub(crate) mod entity;
mod origins;
pub(crate) mod payment;
mod repository;
mod row;

use quartermaster_domain::ledger::Posting;

pub(crate) use repository::{delete_of_month, delete_openings_of};
pub(crate) use row::{imported_payments, imported_row, origin_of, posting_of};

/// The texts of a posting that are folded.
pub(crate) fn texts(posting: &Posting) -> [&str; 2] {
    [posting.payee.as_str(), posting.memo.as_str()]
}
