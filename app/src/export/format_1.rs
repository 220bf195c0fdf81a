//! Files of the format version 1. Rates were hundredths of a percent, and every seal was over the first version of
//! its text. What is not here was as it is in version 2.

use quartermaster_adapters_http::in_english;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::month::MonthState;
use quartermaster_domain::seal::{Seal, SealVersion};
use quartermaster_domain::template::Rate;
use quartermaster_domain::text::{Name, Notes};
use quartermaster_domain::{Date, DebtTargetId, MonthDebtTargetId, MonthId, Timestamp, YearMonth};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::month_shape::{self, MonthEntryShape, PaymentShape};
use super::plain::{Amount, NotNegative, P, Version};
use super::shape::{self, AuditShape, EntryShape, HouseholdShape, LastIdsShape};

/// A whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileShape {
    format: String,
    format_version: i64,
    quartermaster_version: String,
    about: String,
    exported_at: P<Timestamp>,
    household: HouseholdShape,
    template: TemplateShape,
    months: Vec<MonthShape>,
    audit: Vec<AuditShape>,
    last_ids: LastIdsShape,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateShape {
    debt_targets: Vec<DebtTargetShape>,
    entries: Vec<EntryShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DebtTargetShape {
    id: P<DebtTargetId>,
    name: P<Name>,
    balance_minor: P<Amount>,
    apr_bps: Hundredths,
    minimum_payment_minor: P<NotNegative>,
    due_day: Option<P<DueDay>>,
    notes: P<Notes>,
    position: u32,
    archived_at: Option<P<Timestamp>>,
    version: P<Version>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthShape {
    id: P<MonthId>,
    month: P<YearMonth>,
    first_day: P<Date>,
    last_day: P<Date>,
    state: P<MonthState>,
    created_at: P<Timestamp>,
    activated_at: Option<P<Timestamp>>,
    closed_at: Option<P<Timestamp>>,
    seal: Option<P<Seal>>,
    notes: P<Notes>,
    version: P<Version>,
    debt_targets: Vec<MonthDebtShape>,
    entries: Vec<MonthEntryShape>,
    payments: Vec<PaymentShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthDebtShape {
    id: P<MonthDebtTargetId>,
    source_debt_target_id: P<DebtTargetId>,
    name: P<Name>,
    apr_bps: Hundredths,
    minimum_payment_minor: P<NotNegative>,
    due_on: Option<P<Date>>,
    notes: P<Notes>,
    position: u32,
    balance_at_creation_minor: P<Amount>,
    carried_balance_minor: Option<P<Amount>>,
    entered_interest_minor: Option<P<NotNegative>>,
    charges_minor: P<NotNegative>,
    closing_balance_minor: Option<P<Amount>>,
    replaced_balance_minor: Option<P<Amount>>,
}

/// A rate in hundredths of a percent.
struct Hundredths(Rate);

impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Rate::from_bps(i64::deserialize(deserializer)?);
        read.map(Self)
            .map_err(|error| D::Error::custom(in_english(&error.message)))
    }
}

impl From<FileShape> for shape::FileShape {
    fn from(file: FileShape) -> Self {
        let FileShape {
            format,
            format_version,
            quartermaster_version,
            about,
            exported_at,
            household,
            template,
            months,
            audit,
            last_ids,
        } = file;
        Self {
            format,
            format_version,
            quartermaster_version,
            about,
            exported_at,
            household,
            template: shape::TemplateShape {
                debt_targets: template.debt_targets.into_iter().map(Into::into).collect(),
                entries: template.entries,
            },
            months: months.into_iter().map(Into::into).collect(),
            audit,
            last_ids,
        }
    }
}

impl From<DebtTargetShape> for shape::DebtTargetShape {
    fn from(debt: DebtTargetShape) -> Self {
        let DebtTargetShape {
            id,
            name,
            balance_minor,
            apr_bps,
            minimum_payment_minor,
            due_day,
            notes,
            position,
            archived_at,
            version,
        } = debt;
        Self {
            id,
            name,
            balance_minor,
            apr_ppm: P(apr_bps.0),
            minimum_payment_minor,
            due_day,
            notes,
            position,
            archived_at,
            version,
        }
    }
}

impl From<MonthShape> for month_shape::MonthShape {
    fn from(month: MonthShape) -> Self {
        let MonthShape {
            id,
            month,
            first_day,
            last_day,
            state,
            created_at,
            activated_at,
            closed_at,
            seal,
            notes,
            version,
            debt_targets,
            entries,
            payments,
        } = month;
        Self {
            id,
            month,
            first_day,
            last_day,
            state,
            created_at,
            activated_at,
            closed_at,
            seal_version: seal.is_some().then_some(P(SealVersion::One)),
            seal,
            notes,
            version,
            debt_targets: debt_targets.into_iter().map(Into::into).collect(),
            entries,
            payments,
        }
    }
}

impl From<MonthDebtShape> for month_shape::MonthDebtShape {
    fn from(debt: MonthDebtShape) -> Self {
        let MonthDebtShape {
            id,
            source_debt_target_id,
            name,
            apr_bps,
            minimum_payment_minor,
            due_on,
            notes,
            position,
            balance_at_creation_minor,
            carried_balance_minor,
            entered_interest_minor,
            charges_minor,
            closing_balance_minor,
            replaced_balance_minor,
        } = debt;
        Self {
            id,
            source_debt_target_id,
            name,
            apr_ppm: P(apr_bps.0),
            minimum_payment_minor,
            due_on,
            notes,
            position,
            balance_at_creation_minor,
            carried_balance_minor,
            entered_interest_minor,
            charges_minor,
            closing_balance_minor,
            replaced_balance_minor,
        }
    }
}
