use quartermaster_domain::closing::Finding;
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::{MonthDebtTargetId, MonthEntryId};

use super::amounts::MINUS;
use super::{Words, month_name};

impl Words {
    /// What the closing checklist says of a finding.
    pub(crate) fn finding(&self, finding: &Finding, sheet: &Sheet) -> String {
        let entry = |id| entry_name(sheet, id);
        let debt = |id| debt_name(sheet, id);
        match finding {
            Finding::EarlierMonthOpen { month } => {
                format!("{} {} is not closed yet.", month_name(*month), month.year())
            }
            Finding::OpeningConflict { name } => format!(
                "{name} has an opening balance set by hand in the next month. Delete it there first."
            ),
            Finding::NotOver { last_day } => {
                format!("The month runs until {}.", super::date(*last_day))
            }
            Finding::CarryDropped { entry: id, amount } => format!(
                "{} of {} has no place in the next month and would be dropped.",
                self.amount(*amount),
                entry(*id)
            ),
            Finding::NothingPosted { entry: id } => format!("Nothing is posted on {}.", entry(*id)),
            Finding::Overspent { entry: id, by } => {
                format!("{} is overspent by {}.", entry(*id), self.amount(*by))
            }
            Finding::NotAllocated { to_allocate } if to_allocate.is_negative() => {
                let amount = self.amount(*to_allocate);
                let amount = amount.trim_start_matches(MINUS);
                format!("{amount} more is planned than comes in.")
            }
            Finding::NotAllocated { to_allocate } => {
                format!("{} is not allocated.", self.amount(*to_allocate))
            }
            Finding::InterestEstimated { debt: id } => {
                format!("The interest of {} is an estimate.", debt(*id))
            }
            Finding::BelowMinimumPayment { debt: id, short_by } => format!(
                "{} was paid {} less than its minimum payment.",
                debt(*id),
                self.amount(*short_by)
            ),
        }
    }
}

fn entry_name(sheet: &Sheet, id: MonthEntryId) -> &str {
    let mut entries = sheet.entries.iter();
    entries
        .find(|line| line.entry.id == id)
        .map_or("", |line| line.entry.fields.name.as_str())
}

fn debt_name(sheet: &Sheet, id: MonthDebtTargetId) -> &str {
    let mut debts = sheet.debts.iter();
    debts
        .find(|line| line.debt.id == id)
        .map_or("", |line| line.debt.name.as_str())
}
