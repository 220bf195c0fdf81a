//! The addresses of the API, a file for each resource.

mod debt_targets;
mod entries;
mod household;
mod month_parts;
mod months;
mod postings;
mod years;

pub(super) use debt_targets::DebtTargets;
pub(super) use entries::Entries;
pub(super) use household::HouseholdSettings;
pub(super) use month_parts::MonthParts;
pub(super) use months::Months;
pub(super) use postings::Postings;
pub(super) use years::Years;
