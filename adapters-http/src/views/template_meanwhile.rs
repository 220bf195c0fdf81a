use serde::Serialize;

use super::form::FormView;
use crate::format::Words;

/// A form that was refused, as somebody filled it.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    pub(crate) form: FormView,
    /// Whether somebody else changed the same thing since the form was shown.
    pub(crate) is_stale: bool,
}

/// A field that stands otherwise in the template now than in a form that came too late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Meanwhile {
    label: String,
    now: String,
}

/// What a person sees once as one thing: the fields it is typed into, its label, how it stands now.
pub(super) type Part<'a> = (&'a [&'a str], &'a str, String);

impl Refused {
    /// The form to show, and how the template stands now where it came too late. The form is then
    /// at the version that is shown beside it, so that sending it again is a choice.
    pub(super) fn beside(
        mut self,
        current: &FormView,
        parts: &[Part<'_>],
        words: &Words,
    ) -> (FormView, Vec<Meanwhile>) {
        if !self.is_stale {
            return (self.form, Vec::new());
        }
        let now = |name: &str| current.values.get(name);
        let differs = |name: &&str| self.form.values.get(*name) != now(name);
        let differing = parts.iter().filter(|(names, ..)| names.iter().any(differs));
        let meanwhile = differing.map(|(_, label, now)| Meanwhile {
            label: words.text(label),
            now: match now.as_str() {
                "" => words.text("template-entry-empty"),
                now => now.to_owned(),
            },
        });
        let meanwhile = meanwhile.collect();
        if let Some(version) = now("version") {
            let version = version.clone();
            self.form.values.insert("version".to_owned(), version);
        }
        self.form.problems = vec![words.text("template-entry-meanwhile")];
        (self.form, meanwhile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    fn form(name: &str, notes: &str, version: &str) -> FormView {
        let values = [("name", name), ("notes", notes), ("version", version)];
        FormView::of(values.map(|(field, value)| (field, value.to_owned())))
    }

    #[test]
    fn what_came_too_late_stands_beside_what_is_there_now() {
        let words = Words::of(&sample::household("en-GB", "EUR").unwrap());
        let current = form("Rent", "", "8");
        let parts: [Part<'_>; 2] = [
            (&["name"], "template-entry-name", "Rent".to_owned()),
            (&["notes"], "template-entry-notes", String::new()),
        ];
        let refused = |is_stale| Refused {
            form: form("Rent of the flat", "paid by card", "7"),
            is_stale,
        };
        let (shown, meanwhile) = refused(true).beside(&current, &parts, &words);
        assert_eq!(shown.values["name"], "Rent of the flat");
        assert_eq!(shown.values["version"], "8");
        assert_eq!(shown.problems.len(), 1);
        let now: Vec<_> = meanwhile.iter().map(|part| part.now.as_str()).collect();
        assert_eq!(now, ["Rent", "empty"]);

        let (shown, meanwhile) = refused(false).beside(&current, &parts, &words);
        assert_eq!(
            (shown.values["version"].as_str(), meanwhile.len()),
            ("7", 0)
        );
    }
}
