use std::collections::BTreeMap;

use serde::Serialize;

use crate::format::Wording;
use crate::problem::Problem;

/// A form as it is shown: what stands in each field, and what is wrong with it.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct FormView {
    pub(crate) values: BTreeMap<String, String>,
    pub(crate) errors: BTreeMap<String, String>,
    /// What is wrong with the whole.
    pub(crate) problems: Vec<String>,
    /// Whether somebody changed the same thing meanwhile.
    pub(crate) is_overtaken: bool,
    /// Then: what is there now, where it is not what stands in the field.
    pub(crate) now: BTreeMap<String, String>,
}

/// The fields that nobody types into: which version of a thing the form is about, and what stood there.
const TAKEN_OVER: [&str; 2] = ["version", "seen"];

impl FormView {
    pub(crate) fn of<const N: usize>(values: [(&str, String); N]) -> Self {
        Self {
            values: values
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            ..Self::default()
        }
    }

    /// Puts a value into a field that the form has.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        if let Some(known) = self.values.get_mut(name) {
            *known = value.into();
        }
    }

    /// The form with what a person typed into it.
    #[must_use]
    pub(crate) fn typed(mut self, typed: &[(String, String)]) -> Self {
        for (name, value) in typed {
            if let Some(known) = self.values.get_mut(name) {
                known.clone_from(value);
            }
        }
        self
    }

    /// The form of something: as it was refused, where it was, else as the thing is. Where somebody
    /// changed it meanwhile, what is there now stands beside what was typed, and the form can be sent again.
    pub(crate) fn shown(refused: Option<Self>, current: Self) -> Self {
        match refused {
            Some(refused) if refused.is_overtaken => refused.against(current),
            Some(refused) => refused,
            None => current,
        }
    }

    /// Says what is there now in a field in other words than those it is typed in.
    pub(crate) fn say_now(&mut self, name: &str, said: Option<String>) {
        if let (Some(now), Some(said)) = (self.now.get_mut(name), said) {
            *now = said;
        }
    }

    fn against(mut self, current: Self) -> Self {
        let plain = |text: &str| text.replace('\r', "");
        for (name, now) in current.values {
            let Some(typed) = self.values.get_mut(&name) else {
                continue;
            };
            if TAKEN_OVER.contains(&name.as_str()) {
                *typed = now;
            } else if plain(typed).trim() != plain(&now).trim() {
                self.now.insert(name, now);
            }
        }
        self
    }

    /// The form with what is wrong, each error at its field.
    #[must_use]
    pub(crate) fn refused(mut self, problem: &Problem, wording: &Wording) -> Self {
        self.is_overtaken = problem.is_of_another_version();
        for error in &problem.errors {
            let message = wording.message(&error.message);
            match self.field_of(&error.field) {
                Some(name) => {
                    self.errors.insert(name, message);
                }
                None => self.problems.push(message),
            }
        }
        if problem.errors.is_empty() {
            match problem.field().and_then(|field| self.field_of(field)) {
                Some(name) => {
                    self.errors.insert(name, problem.detail(wording));
                }
                None => self.problems.push(problem.told(wording)),
            }
        }
        self
    }

    /// The field of this form that an error of the API's field belongs to: `planned_minor` is typed
    /// into `planned`, and the only line of a payment into fields without an index.
    fn field_of(&self, field: &str) -> Option<String> {
        let plain = field.replace("_minor", "").replace("_ppm", "");
        let last = plain.rsplit('.').next().unwrap_or_default().to_owned();
        let of_a_name = last.trim_end_matches("_id").to_owned();
        [plain, last, of_a_name]
            .into_iter()
            .find(|name| self.values.contains_key(name))
    }
}

/// One choice of a select.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

impl Choice {
    pub(crate) fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self {
            value: value.to_string(),
            label: label.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use poem::http::StatusCode;

    use super::*;
    use crate::problem::doors;

    fn form(name: &str, notes: &str, version: &str) -> FormView {
        let field = |text: &str| text.to_owned();
        FormView::of([
            ("name", field(name)),
            ("notes", field(notes)),
            ("version", field(version)),
        ])
    }

    fn conflict() -> Problem {
        quartermaster_application::ports::StoreError::Conflict.into()
    }

    #[test]
    fn what_somebody_changed_meanwhile_stands_beside_what_was_typed() {
        let refused = form("Mine", "a\r\nb", "1").refused(&conflict(), &Wording::for_programs());
        let shown = FormView::shown(Some(refused), form("Theirs", "a\nb", "2"));
        assert_eq!(shown.values["name"], "Mine");
        assert_eq!(shown.values["version"], "2");
        let now: Vec<_> = shown.now.iter().collect();
        assert_eq!(now, [(&"name".to_owned(), &"Theirs".to_owned())]);
    }

    #[test]
    fn a_refusal_that_is_about_one_field_stands_at_it() {
        use quartermaster_application::household::ChangeHouseholdError;
        let problem = Problem::from(ChangeHouseholdError::CurrencyInUse);
        let form = FormView::of([("currency", "USD".to_owned())]);
        let refused = form.refused(&problem, &Wording::for_programs());
        assert!(refused.errors["currency"].starts_with("Amounts exist"));
        assert!(refused.problems.is_empty());
        let elsewhere = FormView::default().refused(&problem, &Wording::for_programs());
        assert_eq!(elsewhere.problems.len(), 1);
    }

    #[test]
    fn another_refusal_keeps_the_version_that_was_seen() {
        let problem = doors::refused(StatusCode::CONFLICT);
        let refused = form("Mine", "", "1").refused(&problem, &Wording::for_programs());
        let shown = FormView::shown(Some(refused), form("Theirs", "", "2"));
        assert_eq!(shown.values["version"], "1");
        assert!(shown.now.is_empty());
        let current = FormView::shown(None, form("Theirs", "", "2"));
        assert_eq!(current.values["name"], "Theirs");
    }
}
