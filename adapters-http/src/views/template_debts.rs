use quartermaster_domain::template::{DebtTarget, Payoff, Template, usually};
use quartermaster_domain::{Overflow, YearMonth};
use serde::Serialize;

use super::template_lines::{Ground, due_in_words};

/// One debt of the template, and how it is being paid down.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DebtLine {
    pub(super) id: i64,
    name: String,
    rate: String,
    due: String,
    has_notes: bool,
    minimum: String,
    balance: String,
    is_credit: bool,
    pub(super) pace: Pace,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// What is paid on a debt in a usual month, and how long it takes so.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Pace {
    paid: String,
    /// The entries that pay it.
    entries: Vec<Payer>,
    is_below_minimum: bool,
    payoff: String,
    /// Whether the debt does not come to an end so.
    is_endless: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Payer {
    id: i64,
    name: String,
}

impl DebtLine {
    pub(super) fn of(
        debt: &DebtTarget,
        template: &Template,
        ground: Ground<'_>,
    ) -> Result<Self, Overflow> {
        let (fields, words) = (&debt.fields, ground.words);
        Ok(Self {
            id: debt.id.0,
            name: fields.name.to_string(),
            rate: words.rate(fields.apr),
            due: due_in_words(fields.due_day, words),
            has_notes: !fields.notes.as_str().is_empty(),
            minimum: words.amount(fields.minimum_payment),
            balance: words.amount(fields.balance),
            is_credit: fields.balance.is_negative(),
            pace: Pace::of(debt, template, ground)?,
            is_first: false,
            is_last: false,
        })
    }
}

impl Pace {
    pub(super) fn of(
        debt: &DebtTarget,
        template: &Template,
        ground: Ground<'_>,
    ) -> Result<Self, Overflow> {
        let words = ground.words;
        let entries = || template.paying(debt.id);
        let paid = usually(entries())?;
        let payoff = debt.fields.payoff(paid)?;
        let is_owed = payoff != Payoff::NothingOwed;
        let payoff_in_words = match payoff {
            Payoff::NothingOwed => words.text("template-debt-nothing-owed"),
            Payoff::Never if paid.is_zero() => words.text("template-debt-unpaid"),
            Payoff::Never => words.text("template-debt-never"),
            Payoff::TooLong => words.text("template-debt-too-long"),
            Payoff::After { months, interest } => {
                let count = ("months", months.into());
                let interest = ("interest", words.amount(interest).into());
                match last_month(months, ground) {
                    Some(last) => {
                        let last = ("last", words.month(last).into());
                        words.text_with("template-debt-paid-off-in", &[count, interest, last])
                    }
                    None => words.text_with("template-debt-paid-off", &[count, interest]),
                }
            }
        };
        Ok(Self {
            paid: words.amount(paid),
            entries: entries()
                .map(|entry| Payer {
                    id: entry.id.0,
                    name: entry.fields.name.to_string(),
                })
                .collect(),
            is_below_minimum: is_owed && paid < debt.fields.minimum_payment,
            payoff: payoff_in_words,
            is_endless: matches!(payoff, Payoff::Never | Payoff::TooLong),
        })
    }
}

/// The month of the last payment, where the first is in this one; `None` where months end before.
fn last_month(months: u32, ground: Ground<'_>) -> Option<YearMonth> {
    let now = ground.household.month_start_day.month_of(ground.today)?;
    now.plus_months(i32::try_from(months).ok()?.checked_sub(1)?)
}
