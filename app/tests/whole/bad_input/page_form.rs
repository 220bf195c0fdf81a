//! A form of a page, and how each of its fields can be wrong.

use quartermaster_domain::limits::{
    CATEGORY_MAX_CHARS, MEMO_MAX_CHARS, NAME_MAX_CHARS, NOTES_MAX_CHARS, PAYEE_MAX_CHARS,
    REASON_MAX_CHARS,
};

/// Texts that are not what they look like.
const HIDING: [&str; 6] = [
    "\u{200b}",
    "\u{2060}\u{ad}",
    "\u{3164}",
    "Rent\u{2028}s",
    "Rent\u{202e}tner",
    "\u{2067}Rent\u{2069}",
];

pub(crate) struct PageForm {
    /// The page that has the form.
    pub(crate) page: String,
    pub(crate) action: String,
    /// What a person types so that the form can be taken.
    pub(crate) typed: Vec<(&'static str, String)>,
    /// Fields without which the form is refused.
    pub(crate) needed: &'static [&'static str],
    pub(crate) amounts: Amounts,
    /// What is in another month.
    pub(super) elsewhere: Elsewhere,
}

/// Ids of September.
#[derive(Clone, Copy, Default)]
pub(super) struct Elsewhere {
    pub(super) entry: i64,
    pub(super) debt: i64,
    pub(super) posting: i64,
}

/// Which amounts a form takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amounts {
    Any,
    NotZero,
    NotNegative,
    Positive,
}

impl PageForm {
    pub(super) fn new(page: impl Into<String>, action: impl Into<String>) -> Self {
        Self {
            page: page.into(),
            action: action.into(),
            typed: Vec::new(),
            needed: &[],
            amounts: Amounts::NotNegative,
            elsewhere: Elsewhere::default(),
        }
    }

    /// The ids that the address cannot have in place of its own.
    pub(crate) fn bad_ids(&self) -> Vec<String> {
        let elsewhere = if self.action.contains("/postings/") {
            self.elsewhere.posting
        } else if self.action.contains("/debts/") {
            self.elsewhere.debt
        } else {
            self.elsewhere.entry
        };
        let mut bad = ["999999", "0", "9223372036854775808", "first"]
            .map(str::to_owned)
            .to_vec();
        if self.action.starts_with("/months/") {
            bad.push(elsewhere.to_string());
        }
        bad
    }

    pub(super) fn typed(self, typed: &[(&'static str, &str)]) -> Self {
        let typed = typed.iter();
        Self {
            typed: typed
                .map(|(name, text)| (*name, (*text).to_owned()))
                .collect(),
            ..self
        }
    }

    pub(super) fn needs(self, needed: &'static [&'static str]) -> Self {
        Self { needed, ..self }
    }

    pub(super) fn takes(self, amounts: Amounts) -> Self {
        Self { amounts, ..self }
    }

    /// What cannot stand in the field.
    pub(crate) fn bad(&self, field: &str) -> Vec<String> {
        let long = |chars| "x".repeat(chars + 1);
        let texts = |texts: &[&str]| -> Vec<String> {
            texts.iter().map(|text| (*text).to_owned()).collect()
        };
        match field.rsplit(['.', ']']).next().unwrap_or(field) {
            "name" => [
                vec![String::new(), "  ".to_owned(), long(NAME_MAX_CHARS)],
                texts(&HIDING),
            ]
            .concat(),
            "category" => [
                vec![String::new(), long(CATEGORY_MAX_CHARS)],
                texts(&HIDING),
            ]
            .concat(),
            "payee" => [
                vec![long(PAYEE_MAX_CHARS), "a\u{0}b".to_owned()],
                texts(&HIDING),
            ]
            .concat(),
            "memo" => [vec![long(MEMO_MAX_CHARS)], texts(&HIDING)].concat(),
            "notes" => [
                vec![long(NOTES_MAX_CHARS), "a\u{0}b".to_owned()],
                texts(&HIDING),
            ]
            .concat(),
            // Whatever it is, what a name can have of it becomes part of the backup's.
            "reason" if self.action == "/settings/backups" => Vec::new(),
            "confirmation" => texts(&["", "yes", "restore it"]),
            "reason" => [vec![String::new(), long(REASON_MAX_CHARS)], texts(&HIDING)].concat(),
            "kind" | "carry" | "unit" | "action" => texts(&["", "other"]),
            "currency" => texts(&["", "XXQ"]),
            "locale" => texts(&["", "e"]),
            "time_zone" => texts(&["", "Mars/Base"]),
            "month_start_day" => texts(&["", "0", "29", "first"]),
            "due_day" => texts(&["0", "32", "first", "1.5"]),
            "every" => texts(&["0", "25", "often"]),
            "from" | "until" => texts(&["2026-13", "soon"]),
            // Not asked for where the rhythm is of months, as it stands in these forms.
            "first_date" => Vec::new(),
            "to" => texts(&["", "sideways", "before", "after-first", "after-999999"]),
            "apr" => texts(&["", "-1", "1000.0001", "3.87551", "3.875.5", "a lot"]),
            "posted_on" => texts(&["2026-02-30", "soon", "2027-01-15", "2026-07-01"]),
            "due_on" => texts(&["2026-02-30", "soon", "2027-01-15"]),
            "month" => texts(&["", "2026-13", "soon", "2026-10"]),
            "copy_from" => texts(&["2026-13", "soon", "2031-01"]),
            "debt_target_id" if self.action.starts_with("/months/2026-10/entries") => {
                texts(&["first", "999999", &self.elsewhere.debt.to_string()])
            }
            "debt_target_id" => texts(&["first", "999999", "-1"]),
            "entry_id" if field.starts_with("lines") => {
                texts(&["first", "999999", &self.elsewhere.entry.to_string()])
            }
            // A way back to the entry's page, not input.
            "from_entry_id" if !self.action.ends_with("/moves") => Vec::new(),
            "entry_id" | "from_entry_id" | "to_entry_id" => texts(&[
                "first",
                "999999",
                "-1",
                "",
                &self.elsewhere.entry.to_string(),
            ]),
            "entry" => texts(&["", "no such entry"]),
            "month_entry_id" => texts(&["first", "999999", ""]),
            "version" => texts(&["0", "latest", "9223372036854775808"]),
            "amount" | "planned" | "balance" | "interest" | "charges" | "minimum_payment"
            | "total" => self.bad_amounts(),
            // What the page was asked for by a form it never had is not asked for.
            "offered" | "keep" => Vec::new(),
            // Only their being there counts.
            "opening" | "whole_payment" | "in_month" => Vec::new(),
            // Says only whether somebody else changed what the person saw.
            "seen" => Vec::new(),
            // Says only whether the same was sent before; what is no key of ours says nothing.
            "once" => Vec::new(),
            // How many lines the form has to be shown with; it is brought within bounds.
            "count" => Vec::new(),
            _ => panic!("nobody said what is wrong in {field} of {}", self.action),
        }
    }

    fn bad_amounts(&self) -> Vec<String> {
        let mut bad = vec![
            "a lot",
            "1.234",
            "12..5",
            "9223372036854775808",
            "10000000000001.00",
        ];
        if matches!(self.amounts, Amounts::NotNegative | Amounts::Positive) {
            bad.push("-0.01");
        }
        if matches!(self.amounts, Amounts::NotZero | Amounts::Positive) {
            bad.push("0");
        }
        bad.into_iter().map(str::to_owned).collect()
    }
}
