use poem_openapi::Object;
use quartermaster_domain::planning::{
    Proposal, ProposedDebt, ProposedLine, ProposedLineId, Reason,
};

use super::totals::TotalsBody;
use crate::api::scalars::{LocalDate, Month};
use crate::format::Words;

/// The month that creating would make.
#[derive(Object)]
pub(crate) struct Preview {
    month: Month,
    first_day: LocalDate,
    last_day: LocalDate,
    /// Every entry considered, the ones left out too.
    lines: Vec<PreviewLine>,
    debt_targets: Vec<PreviewDebt>,
    totals: TotalsBody,
}

#[derive(Object)]
#[oai(nullable_all)]
struct PreviewLine {
    source_entry_id: Option<i64>,
    /// The copied month's entry, where it was added by hand there and has no entry in the template.
    copied_entry_id: Option<i64>,
    kind: String,
    category: String,
    name: String,
    included: bool,
    /// Whether the month can be created without the line.
    can_leave_out: bool,
    planned_minor: i64,
    due_on: Option<LocalDate>,
    opening_minor: i64,
    expected_opening_minor: i64,
    reasons: Vec<PreviewReason>,
}

#[derive(Object)]
struct PreviewReason {
    code: String,
    text: String,
}

#[derive(Object)]
#[oai(nullable_all)]
struct PreviewDebt {
    source_debt_target_id: i64,
    name: String,
    balance_minor: i64,
    /// The yearly rate in millionths: 38750 is 3.875 %.
    apr_ppm: u32,
    minimum_payment_minor: i64,
    due_on: Option<LocalDate>,
}

impl Preview {
    pub(crate) fn of(proposal: &Proposal, words: &Words) -> Self {
        Self {
            month: Month::of(proposal.month),
            first_day: LocalDate::of(proposal.days.first()),
            last_day: LocalDate::of(proposal.days.last()),
            lines: proposal
                .lines
                .iter()
                .map(|line| PreviewLine::of(line, words))
                .collect(),
            debt_targets: proposal.debts.iter().map(Into::into).collect(),
            totals: (&proposal.totals).into(),
        }
    }
}

impl PreviewLine {
    fn of(line: &ProposedLine, words: &Words) -> Self {
        let reason = |reason: &Reason| PreviewReason {
            code: reason.code().to_owned(),
            text: words.reason(line.entry.kind, *reason),
        };
        Self {
            source_entry_id: line.id.source().map(|source| source.0),
            copied_entry_id: match line.id {
                ProposedLineId::Copied(entry) => Some(entry.0),
                ProposedLineId::Entry(_) => None,
            },
            kind: line.entry.kind.as_str().to_owned(),
            category: line.entry.category.to_string(),
            name: line.entry.name.to_string(),
            included: line.included,
            can_leave_out: line.included && line.can_leave_out().is_ok(),
            planned_minor: line.entry.planned.minor(),
            due_on: line.entry.due_on.map(LocalDate::of),
            opening_minor: line.opening.minor(),
            expected_opening_minor: line.expected_opening.minor(),
            reasons: line.reasons.iter().map(reason).collect(),
        }
    }
}

impl From<&ProposedDebt> for PreviewDebt {
    fn from(debt: &ProposedDebt) -> Self {
        Self {
            source_debt_target_id: debt.source.0,
            name: debt.name.to_string(),
            balance_minor: debt.balance_at_creation.minor(),
            apr_ppm: debt.apr.ppm(),
            minimum_payment_minor: debt.minimum_payment.minor(),
            due_on: debt.due_on.map(LocalDate::of),
        }
    }
}
