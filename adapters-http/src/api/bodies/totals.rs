use poem_openapi::Object;
use quartermaster_domain::sheet::{KindTotals, Totals};

#[derive(Object)]
#[oai(rename = "Totals")]
pub(crate) struct TotalsBody {
    income: KindTotalsBody,
    expense: KindTotalsBody,
    saving: KindTotalsBody,
    debt_payment: KindTotalsBody,
    /// Planned income minus what all other kinds plan.
    to_allocate_minor: i64,
    /// Posted income minus what is posted on all other kinds.
    net_posted_minor: i64,
}

#[derive(Object)]
#[oai(rename = "KindTotals")]
pub(super) struct KindTotalsBody {
    planned_minor: i64,
    opening_minor: i64,
    posted_minor: i64,
    applied_minor: i64,
    remaining_minor: i64,
}

impl From<&Totals> for TotalsBody {
    fn from(totals: &Totals) -> Self {
        let Totals {
            income,
            expense,
            saving,
            debt_payment,
            to_allocate,
            net_posted,
        } = totals;
        Self {
            income: income.into(),
            expense: expense.into(),
            saving: saving.into(),
            debt_payment: debt_payment.into(),
            to_allocate_minor: to_allocate.minor(),
            net_posted_minor: net_posted.minor(),
        }
    }
}

impl From<&KindTotals> for KindTotalsBody {
    fn from(totals: &KindTotals) -> Self {
        let KindTotals {
            planned,
            opening,
            posted,
            applied,
            remaining,
        } = totals;
        Self {
            planned_minor: planned.minor(),
            opening_minor: opening.minor(),
            posted_minor: posted.minor(),
            applied_minor: applied.minor(),
            remaining_minor: remaining.minor(),
        }
    }
}
