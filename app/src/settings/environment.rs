use std::ffi::OsString;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use quartermaster_adapters_db::read_text;

use super::Variable;

pub(super) type Lookup<'a> = dyn Fn(&str) -> Option<OsString> + 'a;

/// Reads variables, and gathers what is wrong with them.
pub(super) struct Environment<'a> {
    lookup: &'a Lookup<'a>,
    errors: Vec<String>,
}

impl<'a> Environment<'a> {
    pub(super) fn new(lookup: &'a Lookup<'a>) -> Self {
        Self {
            lookup,
            errors: Vec::new(),
        }
    }

    /// The value of `name`, or what is in the file that `name_FILE` names; empty counts as not set.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let file_name = format!("{name}_FILE");
        let value = self.variable(name);
        let Some(file) = self.variable(&file_name) else {
            return value;
        };
        if value.is_some() {
            self.errors.push(format!(
                "{name} and {file_name} are both set; set one of them"
            ));
            return None;
        }
        match read_text(Path::new(&file)) {
            Ok(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Err(error) => {
                self.errors
                    .push(format!("{file_name}: cannot read {file}: {error}"));
                None
            }
        }
    }

    /// The value of `variable`, or `default`, as `parse` reads it.
    pub(super) fn parsed<T>(
        &mut self,
        variable: &Variable,
        default: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(variable.name);
        let parsed = parse(text.as_deref().unwrap_or(default));
        self.note(variable, parsed)
    }

    /// The value of `variable`, which need not be set.
    pub(super) fn given<T>(&mut self, variable: &Variable) -> Option<Option<T>>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let Some(text) = self.text(variable.name) else {
            return Some(None);
        };
        let parsed = text.parse().map(Some);
        self.note(variable, parsed.map_err(|error: T::Err| error.to_string()))
    }

    /// The value, or `None` with the error noted under the variable's name.
    pub(super) fn note<T>(&mut self, variable: &Variable, value: Result<T, String>) -> Option<T> {
        value
            .map_err(|error| self.errors.push(format!("{} {error}", variable.name)))
            .ok()
    }

    pub(super) fn into_errors(self) -> Vec<String> {
        self.errors
    }

    fn variable(&mut self, name: &str) -> Option<String> {
        let value = (self.lookup)(name)?;
        match value.into_string() {
            Ok(text) => Some(text).filter(|text| !text.trim().is_empty()),
            Err(_) => {
                self.errors.push(format!("{name} is not valid UTF-8"));
                None
            }
        }
    }
}
