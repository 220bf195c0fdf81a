//! What is read, each in a fixed number of statements.

mod audit;
mod columns;
mod debt_balances;
mod entry_in_months;
mod in_use;
mod kept_request;
mod last_ids;
mod ledger;
mod month;
mod month_counts;
mod months;
mod neighbours;
mod payees;
mod payment_ground;
mod posting_ground;
mod postings;
#[cfg(test)]
mod query_plans;
mod surroundings;
mod template;
mod year;

pub(crate) use audit::{audit, latest_record};
pub(crate) use debt_balances::debt_balances;
pub(crate) use entry_in_months::entry_in_months;
pub(crate) use in_use::{currency_is_in_use, debt_target_is_in_use, entry_is_in_use};
pub(crate) use kept_request::kept_request;
pub(crate) use last_ids::last_ids;
pub(crate) use month::month;
pub(crate) use month_counts::month_counts;
pub(crate) use months::months;
pub(crate) use payees::payees;
pub(crate) use payment_ground::payment_ground;
pub(crate) use posting_ground::posting_ground;
pub(crate) use postings::postings;
pub(crate) use surroundings::surroundings;
pub(crate) use template::{household, template};
pub(crate) use year::year;
