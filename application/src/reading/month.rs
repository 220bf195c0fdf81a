use quartermaster_domain::month::MonthContents;
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::{Household, Overflow, YearMonth};

/// A month as the store has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthReading {
    pub household: Household,
    pub contents: MonthContents,
    /// The months before it that are not closed, the earliest first.
    pub open_before: Vec<MonthContents>,
    pub previous: Option<YearMonth>,
    pub next: Option<YearMonth>,
}

impl MonthReading {
    /// # Errors
    /// A sum that does not fit.
    pub fn sheet(&self) -> Result<Sheet, Overflow> {
        Sheet::of(&self.open_before, &self.contents)
    }
}

/// A month with all of its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthView {
    pub reading: MonthReading,
    pub sheet: Sheet,
}
