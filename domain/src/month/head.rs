use jiff::Timestamp;

use crate::calendar::{MonthDays, Neighbour, YearMonth};
use crate::ids::MonthId;
use crate::text::Notes;

/// What a month has in every state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthHead {
    pub id: MonthId,
    pub year_month: YearMonth,
    pub days: MonthDays,
    pub notes: Notes,
    pub created_at: Timestamp,
    /// Counts every write to the month or anything in it; the ETag of the API.
    pub version: i64,
}

impl MonthHead {
    pub fn as_neighbour(&self) -> Neighbour {
        Neighbour {
            month: self.year_month,
            days: self.days,
        }
    }
}
