use poem_openapi::Object;
use quartermaster_application::months::ClosingChecklist;
use quartermaster_domain::closing::{Finding, Severity};

use crate::api::scalars::Month;
use crate::format::Words;

/// What there is to look at before the month closes.
#[derive(Object)]
pub(crate) struct Closing {
    month: Month,
    /// Whether nothing keeps the month from closing.
    can_close: bool,
    /// Blockers first.
    findings: Vec<ClosingFinding>,
}

#[derive(Object)]
#[oai(nullable_all)]
struct ClosingFinding {
    code: String,
    /// blocker or warning.
    severity: String,
    text: String,
    entry_id: Option<i64>,
    debt_target_id: Option<i64>,
    amount_minor: Option<i64>,
}

impl Closing {
    pub(crate) fn of(checklist: &ClosingChecklist, words: &Words) -> Self {
        let findings = &checklist.findings;
        Self {
            month: Month::of(checklist.month.reading.contents.month.head().year_month),
            can_close: findings
                .iter()
                .all(|finding| finding.severity() != Severity::Blocker),
            findings: findings
                .iter()
                .map(|finding| ClosingFinding {
                    code: finding.code().to_owned(),
                    severity: finding.severity().as_str().to_owned(),
                    text: words.finding(finding, &checklist.month.sheet),
                    entry_id: finding.entry().map(|entry| entry.0),
                    debt_target_id: finding.debt_target().map(|debt| debt.0),
                    amount_minor: amount(finding),
                })
                .collect(),
        }
    }
}

fn amount(finding: &Finding) -> Option<i64> {
    match finding {
        Finding::CarryDropped { amount, .. } => Some(amount.minor()),
        Finding::Overspent { by, .. } => Some(by.minor()),
        Finding::NotAllocated { to_allocate } => Some(to_allocate.minor()),
        Finding::BelowMinimumPayment { short_by, .. } => Some(short_by.minor()),
        Finding::EarlierMonthOpen { .. }
        | Finding::OpeningConflict { .. }
        | Finding::NotOver { .. }
        | Finding::NothingPosted { .. }
        | Finding::InterestEstimated { .. } => None,
    }
}
