use quartermaster_application::reading::DebtCurve;
use quartermaster_domain::sheet::DebtFigures;
use quartermaster_domain::{Money, YearMonth};
use serde::Serialize;

use super::chart::Chart;
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
    /// Whether the page was asked for to enter its statement.
    is_asked: bool,
    /// How its balance went, where the page was asked to show it.
    curve: Option<Curve>,
}

/// The closing balances of a debt, drawn and in figures.
#[derive(Debug, Clone, Serialize)]
struct Curve {
    chart: Chart,
    /// The latest first.
    months: Vec<CurveMonth>,
}

#[derive(Debug, Clone, Serialize)]
struct CurveMonth {
    key: String,
    title: String,
    closing: String,
}

impl Curve {
    fn of(name: &str, curve: &DebtCurve, words: &Words) -> Self {
        let (months, closing): (Vec<YearMonth>, Vec<Money>) = curve.closing.iter().copied().unzip();
        let title = words.text_with("month-curve-title", &[("debt", name.into())]);
        let lines = curve.closing.iter().rev();
        Self {
            chart: Chart::of_curve(title, &months, &closing, words),
            months: lines
                .map(|(month, closing)| CurveMonth {
                    key: month.to_string(),
                    title: words.month(*month),
                    closing: words.amount(*closing),
                })
                .collect(),
        }
    }
}

impl DebtLine {
    pub(super) fn of(
        line: &DebtFigures,
        version: &str,
        words: &Words,
        refused: Option<&(i64, FormView)>,
        curves: &[DebtCurve],
    ) -> Self {
        let debt = &line.debt;
        let curve = curves.iter().find(|curve| curve.debt == debt.source);
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
            is_asked: false,
            due: debt
                .due_on
                .map(|it| words.short_date(it))
                .unwrap_or_default(),
            curve: curve.map(|curve| Curve::of(debt.name.as_str(), curve, words)),
            form: match refused {
                Some((id, refused)) if *id == debt.id.0 => {
                    FormView::shown(Some(refused.clone()), form)
                }
                _ => form,
            },
        }
    }

    #[must_use]
    pub(super) fn asked_for(mut self, asked: Option<i64>) -> Self {
        self.is_asked = asked == Some(self.id);
        self
    }
}
