use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::month::{MonthEntry, MonthEntryFields};
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{EntryId, Money, MonthDebtTargetId, MonthEntryId};

use super::deleted_postings::posting_of;
use crate::audit::{AuditRecord, DetailValue, Details};

/// An entry that a person took out of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RemovedEntry {
    pub(crate) entry: MonthEntry,
    /// The opening balance that a person had set.
    pub(crate) opening: Option<Posting>,
}

/// The entry that went when `record` was written, as it was; `None` where the record is not about one, or
/// tells less of it than would bring it back.
pub(crate) fn removed_entry(record: &AuditRecord) -> Option<RemovedEntry> {
    if record.action != "removed" || record.subject != "month_entry" {
        return None;
    }
    let before = record.before.as_ref()?;
    let opening = match before.get("postings") {
        Some(DetailValue::List(lines)) => lines.first(),
        _ => None,
    };
    let opening = match opening {
        Some(DetailValue::Nested(details)) => Some(posting_of(details, record)?),
        _ => None,
    };
    Some(RemovedEntry {
        entry: entry_of(MonthEntryId(record.subject_id?), before)?,
        opening,
    })
}

/// What [`super::month_entry`] describes, read back.
fn entry_of(id: MonthEntryId, details: &Details) -> Option<MonthEntry> {
    let due_on = match details.text("due_on") {
        Some(text) => Some(parse_date(text).ok()?),
        None => None,
    };
    let not_negative = |minor| Money::entered_not_negative(minor).ok();
    let baseline = match details.number("baseline_minor") {
        Some(minor) => Some(not_negative(minor)?),
        None => None,
    };
    Some(MonthEntry {
        id,
        source: details.number("source_entry_id").map(EntryId),
        fields: MonthEntryFields {
            kind: EntryKind::parse(details.text("kind")?).ok()?,
            category: Category::kept(details.text("category")?).ok()?,
            name: Name::kept(details.text("name")?).ok()?,
            planned: not_negative(details.number("planned_minor")?)?,
            due_on,
            carry: Carry::parse(details.text("carry")?).ok()?,
            debt_target: details.number("debt_target_id").map(MonthDebtTargetId),
            notes: Notes::kept(details.text("notes")?).ok()?,
        },
        baseline,
        position: super::position(details)?,
    })
}
