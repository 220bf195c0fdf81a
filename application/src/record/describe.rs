//! What a thing looks like in the audit trail.

use quartermaster_domain::Household;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{Month, MonthDebtTarget, MonthEntry};
use quartermaster_domain::template::{DebtTarget, Entry};

use crate::audit::Details;

pub(crate) fn household(household: &Household) -> Details {
    Details::new()
        .with("name", household.name.as_str())
        .with("currency", household.currency.code())
        .with("locale", household.locale.as_str())
        .with("time_zone", household.time_zone.as_str())
        .with(
            "month_start_day",
            i64::from(household.month_start_day.day()),
        )
}

pub(crate) fn entry(entry: &Entry) -> Details {
    let fields = &entry.fields;
    let recurrence = Details::new()
        .with("unit", fields.recurrence.unit())
        .with("every", i64::from(fields.recurrence.every()))
        .with("from", fields.recurrence.from())
        .with(
            "until",
            fields.recurrence.until().map(|until| until.to_string()),
        );
    Details::new()
        .with("kind", fields.kind.as_str())
        .with("category", fields.category.as_str())
        .with("name", fields.name.as_str())
        .with("planned_minor", fields.planned.minor())
        .with("due_day", fields.due_day.map(|due| i64::from(due.day())))
        .with("recurrence", recurrence)
        .with("carry", fields.carry.as_str())
        .with("debt_target_id", fields.debt_target.map(|debt| debt.0))
        .with("notes", fields.notes.as_str())
        .with("archived_at", entry.archived_at.map(|at| at.to_string()))
}

pub(crate) fn debt_target(debt: &DebtTarget) -> Details {
    let fields = &debt.fields;
    Details::new()
        .with("name", fields.name.as_str())
        .with("balance_minor", fields.balance.minor())
        .with("apr_ppm", i64::from(fields.apr.ppm()))
        .with("minimum_payment_minor", fields.minimum_payment.minor())
        .with("due_day", fields.due_day.map(|due| i64::from(due.day())))
        .with("notes", fields.notes.as_str())
        .with("archived_at", debt.archived_at.map(|at| at.to_string()))
}

pub(crate) fn month(month: &Month) -> Details {
    let head = month.head();
    Details::new()
        .with("state", month.state().as_str())
        .with("first_day", head.days.first().to_string())
        .with("last_day", head.days.last().to_string())
        .with("notes", head.notes.as_str())
        .with(
            "activated_at",
            month.activated_at().map(|at| at.to_string()),
        )
        .with(
            "closed_at",
            month.closed().map(|closed| closed.closed_at.to_string()),
        )
        .with("seal", month.closed().map(|closed| closed.seal.as_str()))
}

pub(crate) fn month_entry(entry: &MonthEntry) -> Details {
    let fields = &entry.fields;
    Details::new()
        .with("source_entry_id", entry.source.map(|source| source.0))
        .with("kind", fields.kind.as_str())
        .with("category", fields.category.as_str())
        .with("name", fields.name.as_str())
        .with("planned_minor", fields.planned.minor())
        .with(
            "baseline_minor",
            entry.baseline.map(|baseline| baseline.minor()),
        )
        .with("due_on", fields.due_on.map(|due_on| due_on.to_string()))
        .with("carry", fields.carry.as_str())
        .with("debt_target_id", fields.debt_target.map(|debt| debt.0))
        .with("notes", fields.notes.as_str())
}

pub(crate) fn month_debt_target(debt: &MonthDebtTarget) -> Details {
    Details::new()
        .with("source_debt_target_id", debt.source.0)
        .with("name", debt.name.as_str())
        .with("apr_ppm", i64::from(debt.apr.ppm()))
        .with("minimum_payment_minor", debt.minimum_payment.minor())
        .with("due_on", debt.due_on.map(|due_on| due_on.to_string()))
        .with(
            "interest_minor",
            debt.entered_interest.map(|interest| interest.minor()),
        )
        .with("charges_minor", debt.charges.minor())
        .with("notes", debt.notes.as_str())
}

pub(crate) fn posting(posting: &Posting) -> Details {
    let (payment, origin) = match posting.kind {
        PostingKind::Payment { payment } => (Some(payment.0), None),
        PostingKind::OpeningBalance { origin } => (None, origin.map(|month| month.to_string())),
    };
    Details::new()
        .with("posting_id", posting.id.0)
        .with("entry_id", posting.month_entry.0)
        .with("kind", posting.kind.as_str())
        .with("amount_minor", posting.amount.minor())
        .with("posted_on", posting.posted_on.to_string())
        .with("payee", posting.payee.as_str())
        .with("memo", posting.memo.as_str())
        .with("payment_id", payment)
        .with("opening_from", origin)
        .with("created_at", posting.created_at.to_string())
        .with("created_by", posting.created_by.as_str())
}
