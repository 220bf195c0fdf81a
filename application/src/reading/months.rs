use quartermaster_domain::month::Month;
use quartermaster_domain::sheet::Totals;

/// A month in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSummary {
    pub month: Month,
    pub totals: Totals,
}

/// How many months are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthCounts {
    pub draft: u32,
    pub active: u32,
    pub closed: u32,
}
