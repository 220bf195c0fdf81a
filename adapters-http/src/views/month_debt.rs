use quartermaster_domain::sheet::DebtFigures;
use serde::Serialize;

use super::form::FormView;
use crate::format::Words;

/// A debt of the month with the form for its statement.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DebtLine {
    id: i64,
    name: String,
    rate: String,
    opening: String,
    opening_is_expected: bool,
    interest: String,
    interest_is_estimate: bool,
    charges: String,
    paid: String,
    closing: String,
    minimum: String,
    due: String,
    form: FormView,
}

impl DebtLine {
    pub(super) fn of(
        line: &DebtFigures,
        version: &str,
        words: &Words,
        refused: Option<&(i64, FormView)>,
    ) -> Self {
        let debt = &line.debt;
        let entered = debt.entered_interest.map(|interest| words.typed(interest));
        let form = FormView::of([
            ("interest", entered.unwrap_or_default()),
            ("charges", words.typed(debt.charges)),
            ("notes", debt.notes.to_string()),
            ("version", version.to_owned()),
        ]);
        Self {
            id: debt.id.0,
            name: debt.name.to_string(),
            rate: words.rate(debt.apr),
            opening: words.amount(line.opening_balance),
            opening_is_expected: line.opening_is_expected,
            interest: words.amount(line.interest),
            interest_is_estimate: line.interest_is_estimate,
            charges: words.amount(debt.charges),
            paid: words.amount(line.paid),
            closing: words.amount(line.closing_balance),
            minimum: words.amount(debt.minimum_payment),
            due: debt
                .due_on
                .map(|it| words.short_date(it))
                .unwrap_or_default(),
            form: match refused {
                Some((id, refused)) if *id == debt.id.0 => {
                    FormView::shown(Some(refused.clone()), form)
                }
                _ => form,
            },
        }
    }
}
