//! What was found of the old file, in words.

use quartermaster_adapters_db::{
    Described, Left, Mapping, Misfit, Note, Predecessor, Question, Unfit,
};
use quartermaster_adapters_http::in_english;
use quartermaster_application::adoption::Different;
use quartermaster_domain::money::to_decimal;
use quartermaster_domain::{Currency, Money};

/// What is what, each with real values, and what is left.
pub(crate) fn found(old: &Predecessor, mapping: &Mapping) -> Vec<String> {
    let mut lines: Vec<String> = old.described(mapping).iter().map(described).collect();
    lines.extend(old.left(mapping).iter().map(left));
    lines
}

fn described(line: &Described) -> String {
    let place = match (&line.column, &line.constant) {
        (Some(column), _) => format!("{}.{column}", line.table),
        (None, Some(constant)) => format!("{constant:?}"),
        (None, None) => line.table.clone(),
    };
    let unit = line.unit.map(|unit| format!(" ({unit})"));
    let missing = line.missing.as_ref();
    let missing = missing.map(|missing| format!(" [NULL: {missing:?}]"));
    let values = line.values.iter();
    let values: Vec<String> = values
        .map(|(value, meaning)| format!("{value}={meaning}"))
        .collect();
    let shown = if values.is_empty() {
        line.shown.join(", ")
    } else {
        values.join(", ")
    };
    let mut text = format!("{}.{}", line.part, line.field);
    for part in [
        " = ",
        &place,
        &unit.unwrap_or_default(),
        &missing.unwrap_or_default(),
    ] {
        text.push_str(part);
    }
    if !shown.is_empty() {
        text.push_str(": ");
        text.push_str(&shown);
    }
    text
}

fn left(left: &Left) -> String {
    match &left.column {
        Some(column) => format!(
            "left in the old file: {}.{column}, {} values",
            left.table, left.count
        ),
        None => format!(
            "left in the old file: the table {}, {} rows",
            left.table, left.count
        ),
    }
}

pub(crate) fn asked(questions: &[Question]) -> Vec<String> {
    let questions = questions.iter();
    questions
        .map(|question| format!("{}: {}", question.place, question.why))
        .collect()
}

pub(crate) fn misfits(unfit: &[Unfit]) -> Vec<String> {
    let unfit = unfit.iter();
    unfit
        .map(|it| {
            let why = match &it.why {
                Misfit::Refused(message) => in_english(message),
                Misfit::Because(why) => (*why).to_owned(),
            };
            format!(
                "does not fit: {} {}, {} = {}: {why}",
                it.table, it.row, it.column, it.value
            )
        })
        .collect()
}

fn decimal(amount: Money, currency: Currency) -> String {
    to_decimal(amount, currency.exponent())
}

/// What will not be as it was, though every figure is.
pub(crate) fn different(
    notes: &[Note],
    different: &[Different],
    currency: Currency,
) -> Vec<String> {
    let notes = notes.iter().map(|note| match note {
        Note::WithoutSource { table, row } => format!(
            "{table} {row}: the template has no such entry, or the month has it twice, so it \
             comes as one added by hand"
        ),
        Note::DebtBroughtBack { name } => {
            format!("the debt {name} is in months only: it comes back archived")
        }
        Note::NothingPosted { table, row } => {
            format!("{table} {row}: a posting of 0 moves nothing and stays out")
        }
        Note::OpeningLeftOut { table, row } => {
            format!("{table} {row}: the opening stays out, as the mapping says")
        }
    });
    let different = different.iter().map(|it| match it {
        Different::DraftWithPayments { month } => {
            format!("{month}: something was applied in this draft, so it comes active")
        }
        Different::ClosedAfterOpen { month } => {
            format!("{month}: a month before it is not closed, so it comes active")
        }
        Different::ClosedWithoutInstant { month } => {
            format!("{month}: it does not say when it was closed, so it comes active")
        }
        Different::WithoutState { month } => {
            format!("{month}: months had no state yet, so it comes active")
        }
        Different::BeforeTheLedger { month, payments } => format!(
            "{month}: {payments} sums from before the ledger become payments on its first day"
        ),
        Different::StandIn {
            month,
            debt,
            amount,
        } => format!(
            "{month}: the debt {debt} fell by {} more than was paid on it, so an archived debt of \
             this name stands for it there, and the next month opens at its own balance",
            decimal(*amount, currency)
        ),
        Different::Charges {
            month,
            debt,
            amount,
        } => format!(
            "{month}: what moved the debt {debt} beside its payments becomes charges of {}",
            decimal(*amount, currency)
        ),
    });
    notes.chain(different).collect()
}
