//! From a month's values to its object in the file, each taken apart completely.

use std::collections::{BTreeMap, HashMap};

use quartermaster_application::archive::WholeMonth;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{MonthDebtTarget, MonthEntry, MonthEntryFields, MonthHead};
use quartermaster_domain::{MonthEntryId, PaymentId};

use super::month_shape::{
    MonthDebtShape, MonthEntryShape, MonthShape, OpeningShape, PaymentShape, PostingShape,
};
use super::plain::{Amount, NotNegative, NotZero, P, Version, Word};

impl From<WholeMonth> for MonthShape {
    fn from(whole: WholeMonth) -> Self {
        let WholeMonth {
            month,
            debts,
            entries,
            postings,
        } = whole;
        let closed = month.closed();
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
            closed_at: closed.map(|closed| P(closed.closed_at)),
            seal: closed.map(|closed| P(closed.seal.clone())),
            seal_version: closed.map(|closed| P(closed.seal_version)),
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
            apr_ppm: P(apr),
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
