use quartermaster_domain::month::Month;
use quartermaster_domain::sheet::Totals;

/// A month in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSummary {
    pub month: Month,
    pub totals: Totals,
}
