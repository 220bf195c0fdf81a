use quartermaster_domain::{Money, MonthEntryId, YearMonth};

use crate::audit::AuditRecord;

/// Planned money that went from one entry of a month to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedPlanned {
    pub from: MonthEntryId,
    pub to: MonthEntryId,
    pub amount: Money,
}

/// The move in `month` that `record` tells of; `None` where it is about something else.
pub(crate) fn moved_planned(record: &AuditRecord, month: YearMonth) -> Option<MovedPlanned> {
    let is_move = record.action == "moved" && record.subject == "month_entry";
    if !is_move || record.month != Some(month) {
        return None;
    }
    let after = record.after.as_ref()?;
    Some(MovedPlanned {
        from: MonthEntryId(after.number("from_entry_id")?),
        to: MonthEntryId(after.number("to_entry_id")?),
        amount: Money::entered(after.number("amount_minor")?).ok()?,
    })
}
