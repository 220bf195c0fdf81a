//! From the domain's values to the objects of the file. Each value is taken apart completely, so
//! that a new field does not compile until it has its place in the file.

use std::collections::{BTreeMap, HashMap};

use quartermaster_application::archive::{LastIds, WholeMonth};
use quartermaster_application::audit::AuditRecord;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{MonthDebtTarget, MonthEntry, MonthEntryFields, MonthHead};
use quartermaster_domain::template::{
    DebtTarget, DebtTargetFields, Entry, EntryFields, Recurrence, Template,
};
use quartermaster_domain::{Household, MonthEntryId, PaymentId};

use super::details::DetailsShape;
use super::month_shape::{
    MonthDebtShape, MonthEntryShape, MonthShape, OpeningShape, PaymentShape, PostingShape,
};
use super::plain::{Amount, LastId, NotNegative, NotZero, P, RecordId, Version, Word};
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
            apr_bps: P(apr),
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

impl From<WholeMonth> for MonthShape {
    fn from(whole: WholeMonth) -> Self {
        let WholeMonth {
            month,
            debts,
            entries,
            postings,
        } = whole;
        let closed = month.closed();
        let (closed_at, seal) = match closed {
            Some(closed) => (Some(P(closed.closed_at)), Some(P(closed.seal.clone()))),
            None => (None, None),
        };
        let MonthHead {
            id,
            year_month,
            days,
            notes,
            created_at,
            version,
        } = month.head().clone();
        let (mut openings, payments) = by_kind(postings);
        Self {
            id: P(id),
            month: P(year_month),
            first_day: P(days.first()),
            last_day: P(days.last()),
            state: P(month.state()),
            created_at: P(created_at),
            activated_at: month.activated_at().map(P),
            closed_at,
            seal,
            notes: P(notes),
            version: P(Version(version)),
            debt_targets: debts.into_iter().map(Into::into).collect(),
            entries: entries
                .into_iter()
                .map(|entry| {
                    let opening = openings.remove(&entry.id);
                    with_opening(entry, opening)
                })
                .collect(),
            payments: payments
                .into_iter()
                .map(|(id, postings)| PaymentShape {
                    id: P(id),
                    postings,
                })
                .collect(),
        }
    }
}

type Openings = HashMap<MonthEntryId, OpeningShape>;
type Payments = BTreeMap<PaymentId, Vec<PostingShape>>;

/// An entry has at most one opening.
fn by_kind(postings: Vec<Posting>) -> (Openings, Payments) {
    let mut openings = Openings::new();
    let mut payments = Payments::new();
    for posting in postings {
        let Posting {
            id,
            month_entry,
            kind,
            amount,
            posted_on,
            payee,
            memo,
            created_at,
            created_by,
        } = posting;
        match kind {
            PostingKind::OpeningBalance { origin } => {
                let opening = OpeningShape {
                    id: P(id),
                    amount_minor: P(NotZero(amount)),
                    opening_from: origin.map(P),
                    posted_on: P(posted_on),
                    payee: P(payee),
                    memo: P(memo),
                    created_at: P(created_at),
                    created_by: P(Word(created_by)),
                };
                openings.insert(month_entry, opening);
            }
            PostingKind::Payment { payment } => payments.entry(payment).or_default().push({
                PostingShape {
                    id: P(id),
                    entry_id: P(month_entry),
                    amount_minor: P(NotZero(amount)),
                    posted_on: P(posted_on),
                    payee: P(payee),
                    memo: P(memo),
                    created_at: P(created_at),
                    created_by: P(Word(created_by)),
                }
            }),
        }
    }
    (openings, payments)
}

impl From<MonthDebtTarget> for MonthDebtShape {
    fn from(debt: MonthDebtTarget) -> Self {
        let MonthDebtTarget {
            id,
            source,
            name,
            apr,
            minimum_payment,
            due_on,
            notes,
            position,
            balance_at_creation,
            carried_balance,
            entered_interest,
            charges,
            frozen,
        } = debt;
        Self {
            id: P(id),
            source_debt_target_id: P(source),
            name: P(name),
            apr_bps: P(apr),
            minimum_payment_minor: P(NotNegative(minimum_payment)),
            due_on: due_on.map(P),
            notes: P(notes),
            position,
            balance_at_creation_minor: P(Amount(balance_at_creation)),
            carried_balance_minor: carried_balance.map(Amount).map(P),
            entered_interest_minor: entered_interest.map(NotNegative).map(P),
            charges_minor: P(NotNegative(charges)),
            closing_balance_minor: frozen.map(|frozen| P(Amount(frozen.closing_balance))),
            replaced_balance_minor: frozen.map(|frozen| P(Amount(frozen.replaced_balance))),
        }
    }
}

fn with_opening(entry: MonthEntry, opening: Option<OpeningShape>) -> MonthEntryShape {
    let MonthEntry {
        id,
        source,
        fields:
            MonthEntryFields {
                kind,
                category,
                name,
                planned,
                due_on,
                carry,
                debt_target,
                notes,
            },
        baseline,
        position,
    } = entry;
    MonthEntryShape {
        id: P(id),
        source_entry_id: source.map(P),
        kind: P(kind),
        category: P(category),
        name: P(name),
        planned_minor: P(NotNegative(planned)),
        baseline_minor: baseline.map(NotNegative).map(P),
        due_on: due_on.map(P),
        carry: P(carry),
        debt_target_id: debt_target.map(P),
        notes: P(notes),
        position,
        opening,
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
