use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Household, Money};
use serde::Serialize;

use super::shell;
use crate::format::Words;
use crate::views::form::FormView;
#[cfg(test)]
use crate::views::sample;
use crate::views::starter::{STARTERS, Starter};
use crate::views::{Shell, View};

/// The second step: what recurs, to be ticked.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WelcomeTemplate {
    form: FormView,
    sections: Vec<Section>,
    /// Empty where an amount cannot be read.
    to_allocate: String,
    over_allocated: bool,
    /// What the script has to know to add up as the server does.
    currency: String,
    exponent: u8,
    decimal_mark: String,
}

#[derive(Debug, Clone, Serialize)]
struct Section {
    name: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    /// The place in the form, and a word for ids that is like it.
    place: String,
    id: String,
    name: String,
    carry: String,
    is_income: bool,
    is_debt: bool,
}

/// What comes in and goes out of what is typed so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    pub(crate) income: Money,
    pub(crate) going_out: Money,
}

impl WelcomeTemplate {
    pub(crate) fn of(
        form: FormView,
        sum: Option<Sum>,
        household: &Household,
        words: &Words,
    ) -> Self {
        let to_allocate = sum.and_then(|sum| sum.income.minus(sum.going_out).ok());
        Self {
            form,
            sections: sections(words),
            to_allocate: to_allocate
                .map(|amount| words.with_currency(amount))
                .unwrap_or_default(),
            over_allocated: to_allocate.is_some_and(Money::is_negative),
            currency: household.currency.code().to_owned(),
            exponent: household.currency.exponent(),
            decimal_mark: words.decimal_mark(),
        }
    }

    pub(crate) fn form_empty() -> FormView {
        let mut form = FormView::default();
        for (index, starter) in STARTERS.iter().enumerate() {
            let place = Starter::place(index);
            let parts: &[&str] = if starter.is_debt() {
                &["on", "planned", "debt.balance", "debt.apr"]
            } else {
                &["on", "planned"]
            };
            for part in parts {
                form.values.insert(format!("{place}.{part}"), String::new());
            }
        }
        form
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        shell(words)
    }
}

fn sections(words: &Words) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, starter) in STARTERS.iter().enumerate() {
        let name = words.text(starter.category);
        let line = Line::of(index, starter, words);
        match sections.last_mut().filter(|section| section.name == name) {
            Some(section) => section.lines.push(line),
            None => sections.push(Section {
                name,
                lines: vec![line],
            }),
        }
    }
    sections
}

impl Line {
    fn of(index: usize, starter: &Starter, words: &Words) -> Self {
        Self {
            place: Starter::place(index),
            id: format!("line-{index}"),
            name: words.text(starter.name),
            carry: if starter.carry.carries() {
                words.carry(starter.carry)
            } else {
                String::new()
            },
            is_income: starter.kind == EntryKind::Income,
            is_debt: starter.is_debt(),
        }
    }
}

impl View for WelcomeTemplate {
    const TEMPLATE: &'static str = "pages/welcome_template.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let over = Sum {
            income: Money::from_minor(100),
            going_out: Money::from_minor(250),
        };
        let empty = Self::form_empty;
        let mut samples = Vec::new();
        for household in sample::households(locale) {
            let words = Words::of(&household);
            let refused = [
                "lines[0].planned",
                "lines[23].debt.balance",
                "lines[23].debt.apr",
            ];
            for field in refused {
                let form = sample::refused(empty(), field);
                samples.push(Self::of(form, None, &household, &words));
            }
            samples.push(Self::of(empty(), Some(over), &household, &words));
            samples.push(Self::of(empty(), Some(Sum::default()), &household, &words));
        }
        samples
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use quartermaster_domain::text::{Category, Name};

    #[test]
    fn every_line_can_be_an_entry_in_every_language() {
        for locale in ["en-GB", "de-DE", "ar-EG"] {
            let words = Words::of(&sample::households(locale)[0]);
            let mut names = BTreeSet::new();
            for starter in STARTERS {
                let name = words.text(starter.name);
                assert!(Name::parse(&name).is_ok(), "{name}");
                assert!(Category::parse(&words.text(starter.category)).is_ok());
                assert!(names.insert(name), "{} twice in {locale}", starter.name);
                assert!(!starter.carry.carries() || starter.kind.may_carry());
            }
            let distinct: BTreeSet<&str> = STARTERS.iter().map(|line| line.category).collect();
            assert_eq!(sections(&words).len(), distinct.len(), "{locale}");
        }
    }
}
