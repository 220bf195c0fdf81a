use quartermaster_application::reading::MonthView as Reading;
use serde::Serialize;

use super::form::{Choice, FormView};
use super::month::MonthName;
use super::month_covering::lacking;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

/// Moving planned money from one entry to another.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MovePage {
    month: MonthName,
    form: FormView,
    entries: Vec<Choice>,
}

impl MovePage {
    /// The form to cover `to`, if it is overspent, with just what is missing.
    pub(crate) fn form_to(month: &Reading, to: &str) -> FormView {
        let words = Words::of(&month.reading.household);
        let mut lines = month.sheet.entries.iter();
        let missing = lines
            .find(|line| line.entry.id.to_string() == to)
            .and_then(lacking);
        FormView::of([
            ("from_entry_id", String::new()),
            ("to_entry_id", to.to_owned()),
            (
                "amount",
                missing
                    .map(|missing| words.typed(missing))
                    .unwrap_or_default(),
            ),
        ])
    }

    pub(crate) fn of(month: &Reading, form: FormView) -> Self {
        let words = Words::of(&month.reading.household);
        let lines = month.sheet.entries.iter();
        let entries = lines
            .filter(|line| line.entry.fields.kind.may_move())
            .map(|line| {
                let fields = &line.entry.fields;
                let values = [
                    ("entry", fields.name.as_str().into()),
                    ("planned", words.amount(fields.planned).into()),
                    ("remaining", words.amount(line.remaining).into()),
                ];
                let label = words.text_with("move-choice", &values);
                Choice::new(line.entry.id, label)
            });
        Self {
            month: MonthName::of(&month.reading, &words),
            form,
            entries: entries.collect(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = [("month", self.month.title.as_str().into())];
        Shell::new(words, words.text_with("move-title", &month), "month")
    }
}

impl View for MovePage {
    const TEMPLATE: &'static str = "pages/move.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let months = sample::months(locale);
        let forms = |month| {
            let form = Self::form_to(month, "2");
            [form.clone(), sample::refused(form, "amount_minor")]
        };
        months
            .iter()
            .flat_map(|month| forms(month).map(|form| Self::of(month, form)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::Money;
    use quartermaster_domain::template::EntryKind;

    use super::*;

    #[test]
    fn only_what_is_overspent_lacks_money() {
        let mut month = sample::months("en-GB").remove(1);
        let mut filled = |kind, remaining| {
            let line = &mut month.sheet.entries[1];
            line.entry.fields.kind = kind;
            line.remaining = Money::from_minor(remaining);
            let form = serde_json::to_value(MovePage::form_to(&month, "2")).unwrap();
            form["values"]["amount"].as_str().unwrap().to_owned()
        };
        assert_eq!(filled(EntryKind::Expense, -2_000), "20.00");
        assert_eq!(filled(EntryKind::DebtPayment, -2_000), "20.00");
        assert_eq!(filled(EntryKind::Saving, -2_000), "", "more saved");
        assert_eq!(filled(EntryKind::Expense, 2_000), "");
    }
}
