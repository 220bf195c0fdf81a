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
}

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

    /// The form with what is wrong, each error at its field.
    #[must_use]
    pub(crate) fn refused(mut self, problem: &Problem, wording: &Wording) -> Self {
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
            self.problems.push(problem.told(wording));
        }
        self
    }

    /// The field of this form that an error of the API's field belongs to: `planned_minor` is typed
    /// into `planned`, and the only line of a payment into fields without an index.
    fn field_of(&self, field: &str) -> Option<String> {
        let plain = field.replace("_minor", "").replace("_bps", "");
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
