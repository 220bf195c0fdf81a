//! The objects of the file around its months. Field by field they are what `docs/export.md`
//! describes; a doc comment here is the description in the JSON Schema.

use quartermaster_application::audit::Channel;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::template::{Carry, EntryKind, Rate};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{Currency, DebtTargetId, EntryId, StartDay, Timestamp, YearMonth};
use serde::{Deserialize, Serialize};

use super::details::DetailsShape;
use super::month_shape::MonthShape;
use super::plain::{Amount, LastId, NotNegative, P, RecordId, Version, Word};

/// A whole file, as it is read.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "Quartermaster export"))]
pub(super) struct FileShape {
    /// Always `quartermaster-export`.
    #[expect(dead_code, reason = "checked before anything else")]
    pub(super) format: String,
    /// Of this description; 2.
    #[expect(dead_code, reason = "checked before anything else")]
    pub(super) format_version: i64,
    /// The program that wrote the file.
    pub(super) quartermaster_version: String,
    /// How to read the file, for people; not read back.
    #[expect(dead_code, reason = "for people")]
    pub(super) about: String,
    /// When the file was written.
    pub(super) exported_at: P<Timestamp>,
    pub(super) household: HouseholdShape,
    pub(super) template: TemplateShape,
    /// The earliest first.
    pub(super) months: Vec<MonthShape>,
    /// Every change there was, the latest first.
    pub(super) audit: Vec<AuditShape>,
    pub(super) last_ids: LastIdsShape,
}

/// The household and its settings.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Household"))]
pub(super) struct HouseholdShape {
    pub(super) name: P<Name>,
    /// The code of ISO 4217 in which all amounts are.
    pub(super) currency: P<Currency>,
    /// Digits after the decimal sign: with 2, an amount of 1250 is 12.50.
    pub(super) minor_unit_digits: u8,
    /// The language tag by which numbers and dates are shown.
    pub(super) locale: P<Locale>,
    /// The IANA name of the zone that decides which day it is.
    pub(super) time_zone: P<TimeZoneName>,
    /// The day of the calendar month on which a new month begins.
    pub(super) month_start_day: P<StartDay>,
    /// Counted up by each change.
    pub(super) version: P<Version>,
}

/// What new months are made from.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Template"))]
pub(super) struct TemplateShape {
    /// By position.
    pub(super) debt_targets: Vec<DebtTargetShape>,
    /// By position.
    pub(super) entries: Vec<EntryShape>,
}

/// A debt of the template.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "DebtTarget"))]
pub(super) struct DebtTargetShape {
    pub(super) id: P<DebtTargetId>,
    pub(super) name: P<Name>,
    /// What is owed; below zero where more was paid than owed.
    pub(super) balance_minor: P<Amount>,
    /// The yearly rate in millionths: 38750 is 3.875 %.
    pub(super) apr_ppm: P<Rate>,
    pub(super) minimum_payment_minor: P<NotNegative>,
    pub(super) due_day: Option<P<DueDay>>,
    pub(super) notes: P<Notes>,
    pub(super) position: u32,
    pub(super) archived_at: Option<P<Timestamp>>,
    pub(super) version: P<Version>,
}

/// An entry of the template.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Entry"))]
pub(super) struct EntryShape {
    pub(super) id: P<EntryId>,
    pub(super) kind: P<EntryKind>,
    pub(super) category: P<Category>,
    pub(super) name: P<Name>,
    /// For one occurrence.
    pub(super) planned_minor: P<NotNegative>,
    pub(super) due_day: Option<P<DueDay>>,
    pub(super) recurrence: RecurrenceShape,
    /// What of the remaining goes on to the next month: nothing, what is above zero, or all.
    pub(super) carry: P<Carry>,
    /// The debt of the template that a debt payment pays.
    pub(super) debt_target_id: Option<P<DebtTargetId>>,
    pub(super) notes: P<Notes>,
    pub(super) position: u32,
    pub(super) archived_at: Option<P<Timestamp>>,
    pub(super) version: P<Version>,
}

/// When an entry comes back.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Recurrence"))]
pub(super) struct RecurrenceShape {
    /// `month`, `week` or `once`.
    pub(super) unit: String,
    /// Every so many months or weeks.
    pub(super) every: i64,
    /// The first month `YYYY-MM`; the first date where the unit is `week`.
    pub(super) from: Option<String>,
    /// The last month `YYYY-MM`.
    pub(super) until: Option<String>,
}

/// A record of the audit trail.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Audit"))]
pub(super) struct AuditShape {
    pub(super) id: P<RecordId>,
    pub(super) at: P<Timestamp>,
    pub(super) actor: P<Word>,
    pub(super) channel: P<Channel>,
    /// A verb in the past: `created`, `closed`.
    pub(super) action: P<Word>,
    /// The kind of thing.
    pub(super) subject: P<Word>,
    /// Its id, which may be deleted since.
    pub(super) subject_id: Option<i64>,
    pub(super) month: Option<P<YearMonth>>,
    /// What it looked like before.
    pub(super) before: Option<DetailsShape>,
    /// What it looked like afterwards.
    pub(super) after: Option<DetailsShape>,
}

/// The highest id ever given to each kind of thing, so that no id is ever given twice; 0 where none
/// was given.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "LastIds"))]
pub(super) struct LastIdsShape {
    pub(super) debt_target: P<LastId>,
    pub(super) entry: P<LastId>,
    pub(super) month: P<LastId>,
    pub(super) month_debt_target: P<LastId>,
    pub(super) month_entry: P<LastId>,
    pub(super) payment: P<LastId>,
    pub(super) posting: P<LastId>,
    pub(super) audit: P<LastId>,
}
