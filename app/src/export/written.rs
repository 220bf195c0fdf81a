//! From the domain's values to the objects of the file. Each value is taken apart completely, so
//! that a new field does not compile until it has its place in the file.

use quartermaster_application::archive::LastIds;
use quartermaster_application::audit::AuditRecord;
use quartermaster_domain::Household;
use quartermaster_domain::template::{
    DebtTarget, DebtTargetFields, Entry, EntryFields, Recurrence, Template,
};

use super::details::DetailsShape;
use super::plain::{Amount, LastId, NotNegative, P, RecordId, Version, Word};
use super::shape::{
    AuditShape, DebtTargetShape, EntryShape, HouseholdShape, LastIdsShape, RecurrenceShape,
    TemplateShape,
};

impl From<Household> for HouseholdShape {
    fn from(household: Household) -> Self {
        let Household {
            name,
            currency,
            locale,
            time_zone,
            month_start_day,
            version,
        } = household;
        Self {
            name: P(name),
            currency: P(currency),
            minor_unit_digits: currency.exponent(),
            locale: P(locale),
            time_zone: P(time_zone),
            month_start_day: P(month_start_day),
            version: P(Version(version)),
        }
    }
}

impl From<Template> for TemplateShape {
    fn from(template: Template) -> Self {
        let Template {
            entries,
            debt_targets,
        } = template;
        Self {
            debt_targets: debt_targets.into_iter().map(Into::into).collect(),
            entries: entries.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<DebtTarget> for DebtTargetShape {
    fn from(debt: DebtTarget) -> Self {
        let DebtTarget {
            id,
            fields:
                DebtTargetFields {
                    name,
                    balance,
                    apr,
                    minimum_payment,
                    due_day,
                    notes,
                },
            position,
            archived_at,
            version,
        } = debt;
        Self {
            id: P(id),
            name: P(name),
            balance_minor: P(Amount(balance)),
            apr_ppm: P(apr),
            minimum_payment_minor: P(NotNegative(minimum_payment)),
            due_day: due_day.map(P),
            notes: P(notes),
            position,
            archived_at: archived_at.map(P),
            version: P(Version(version)),
        }
    }
}

impl From<Entry> for EntryShape {
    fn from(entry: Entry) -> Self {
        let Entry {
            id,
            fields:
                EntryFields {
                    kind,
                    category,
                    name,
                    planned,
                    due_day,
                    recurrence,
                    carry,
                    debt_target,
                    notes,
                },
            position,
            archived_at,
            version,
        } = entry;
        Self {
            id: P(id),
            kind: P(kind),
            category: P(category),
            name: P(name),
            planned_minor: P(NotNegative(planned)),
            due_day: due_day.map(P),
            recurrence: recurrence.into(),
            carry: P(carry),
            debt_target_id: debt_target.map(P),
            notes: P(notes),
            position,
            archived_at: archived_at.map(P),
            version: P(Version(version)),
        }
    }
}

impl From<Recurrence> for RecurrenceShape {
    fn from(recurrence: Recurrence) -> Self {
        Self {
            unit: recurrence.unit().to_owned(),
            every: i64::from(recurrence.every()),
            from: recurrence.from(),
            until: recurrence.until().map(|until| until.to_string()),
        }
    }
}

impl From<(i64, AuditRecord)> for AuditShape {
    fn from((id, record): (i64, AuditRecord)) -> Self {
        let AuditRecord {
            at,
            actor,
            channel,
            action,
            subject,
            subject_id,
            month,
            before,
            after,
        } = record;
        Self {
            id: P(RecordId(id)),
            at: P(at),
            actor: P(Word(actor)),
            channel: P(channel),
            action: P(Word(action)),
            subject: P(Word(subject)),
            subject_id,
            month: month.map(P),
            before: before.map(DetailsShape),
            after: after.map(DetailsShape),
        }
    }
}

impl From<LastIds> for LastIdsShape {
    fn from(ids: LastIds) -> Self {
        let LastIds {
            debt_target,
            entry,
            month,
            month_debt_target,
            month_entry,
            payment,
            posting,
            audit,
        } = ids;
        let last = |id| P(LastId(id));
        Self {
            debt_target: last(debt_target),
            entry: last(entry),
            month: last(month),
            month_debt_target: last(month_debt_target),
            month_entry: last(month_entry),
            payment: last(payment),
            posting: last(posting),
            audit: last(audit),
        }
    }
}
