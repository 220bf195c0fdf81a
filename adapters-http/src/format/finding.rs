use quartermaster_domain::closing::Finding;
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::{MonthDebtTargetId, MonthEntryId};

use super::Words;

impl Words {
    /// What the closing checklist says of a finding.
    pub(crate) fn finding(&self, finding: &Finding, sheet: &Sheet) -> String {
        let entry = |id| ("entry", entry_name(sheet, id).into());
        let debt = |id| ("debt", debt_name(sheet, id).into());
        let amount = |amount| ("amount", self.size(amount).into());
        match finding {
            Finding::EarlierMonthOpen { month } => self.text_with(
                "words-finding-earlier-month-open",
                &[("month", self.month(*month).into())],
            ),
            Finding::OpeningConflict { name } => self.text_with(
                "words-finding-opening-conflict",
                &[("entry", name.as_str().into())],
            ),
            Finding::NotOver { last_day } => self.text_with(
                "words-finding-not-over",
                &[("date", self.date(*last_day).into())],
            ),
            Finding::CarryDropped {
                entry: id,
                amount: dropped,
            } => self.text_with(
                "words-finding-carry-dropped",
                &[entry(*id), ("amount", self.amount(*dropped).into())],
            ),
            Finding::NothingPosted { entry: id } => {
                self.text_with("words-finding-nothing-posted", &[entry(*id)])
            }
            Finding::Overspent { entry: id, by } => {
                self.text_with("words-finding-overspent", &[entry(*id), amount(*by)])
            }
            Finding::NotAllocated { to_allocate } => self.text_with(
                if to_allocate.is_negative() {
                    "words-finding-over-allocated"
                } else {
                    "words-finding-not-allocated"
                },
                &[amount(*to_allocate)],
            ),
            Finding::InterestEstimated { debt: id } => {
                self.text_with("words-finding-interest-estimated", &[debt(*id)])
            }
            Finding::BelowMinimumPayment { debt: id, short_by } => self.text_with(
                "words-finding-below-minimum-payment",
                &[debt(*id), amount(*short_by)],
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
