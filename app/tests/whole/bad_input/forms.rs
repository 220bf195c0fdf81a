//! The forms of the pages: how each is filled well, and how each field can be wrong.

use quartermaster_domain::limits::{
    CATEGORY_MAX_CHARS, MEMO_MAX_CHARS, NAME_MAX_CHARS, NOTES_MAX_CHARS, PAYEE_MAX_CHARS,
    REASON_MAX_CHARS,
};

use crate::lived_in::LivedIn;

pub(super) struct PageForm {
    /// The page that has the form.
    pub(super) page: String,
    pub(super) action: String,
    /// What a person types so that the form can be taken.
    pub(super) typed: Vec<(&'static str, String)>,
    /// Fields without which the form is refused.
    pub(super) needed: &'static [&'static str],
    pub(super) amounts: Amounts,
    /// What is in another month.
    elsewhere: Elsewhere,
}

/// Ids of September.
#[derive(Clone, Copy, Default)]
struct Elsewhere {
    entry: i64,
    debt: i64,
    posting: i64,
}

/// Which amounts a form takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Amounts {
    Any,
    NotZero,
    NotNegative,
    Positive,
}

impl PageForm {
    fn new(page: impl Into<String>, action: impl Into<String>) -> Self {
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
    pub(super) fn bad_ids(&self) -> Vec<String> {
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

    fn typed(self, typed: &[(&'static str, &str)]) -> Self {
        let typed = typed.iter();
        Self {
            typed: typed
                .map(|(name, text)| (*name, (*text).to_owned()))
                .collect(),
            ..self
        }
    }

    fn needs(self, needed: &'static [&'static str]) -> Self {
        Self { needed, ..self }
    }

    fn takes(self, amounts: Amounts) -> Self {
        Self { amounts, ..self }
    }

    /// What cannot stand in the field.
    pub(super) fn bad(&self, field: &str) -> Vec<String> {
        let long = |chars| "x".repeat(chars + 1);
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        match field.rsplit(['.', ']']).next().unwrap_or(field) {
            "name" => vec![String::new(), "  ".to_owned(), long(NAME_MAX_CHARS)],
            "category" => vec![String::new(), long(CATEGORY_MAX_CHARS)],
            "payee" => vec![long(PAYEE_MAX_CHARS), "a\u{0}b".to_owned()],
            "memo" => vec![long(MEMO_MAX_CHARS)],
            "notes" => vec![long(NOTES_MAX_CHARS), "a\u{0}b".to_owned()],
            "reason" => vec![String::new(), long(REASON_MAX_CHARS)],
            "kind" | "carry" | "unit" | "action" => texts(&["", "other"]),
            "currency" => texts(&["", "XXQ"]),
            "locale" => texts(&["", "e"]),
            "time_zone" => texts(&["", "Mars/Base"]),
            "month_start_day" => texts(&["", "0", "29", "first"]),
            "due_day" => texts(&["0", "32", "first", "1.5"]),
            "every" => texts(&["0", "25", "often"]),
            "from" | "until" => texts(&["2026-13", "soon"]),
            "apr" => texts(&["", "-1", "1000.01", "a lot"]),
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
            "month_entry_id" => texts(&["first", "999999", ""]),
            "version" => texts(&["0", "latest", "9223372036854775808"]),
            "amount" | "planned" | "balance" | "interest" | "charges" | "minimum_payment"
            | "total" => self.bad_amounts(),
            // Only their being there counts.
            "opening" | "whole_payment" => Vec::new(),
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

/// Every form, once for each address it can be sent to.
pub(super) fn forms(home: &LivedIn) -> Vec<PageForm> {
    let mut forms = vec![PageForm::new("/settings", "/settings")];
    forms.extend(template_forms(home));
    forms.extend(month_forms(home));
    forms.extend(entry_forms(home));
    for form in &mut forms {
        form.elsewhere = Elsewhere {
            entry: home.september.groceries,
            debt: home.september.card,
            posting: home.september_posting,
        };
    }
    forms
}

fn template_forms(home: &LivedIn) -> Vec<PageForm> {
    let entry = format!("/template/entries/{}", home.unused_entry);
    let debt = format!("/template/debts/{}", home.unused_debt);
    let mut forms = vec![
        PageForm::new("/template", "/template/entries")
            .typed(&[
                ("category", "Food"),
                ("name", "Sweets"),
                ("planned", "12,000.50"),
            ])
            .needs(&["kind", "category", "name", "planned"]),
        PageForm::new("/template", "/template/debts")
            .typed(&[("name", "Car"), ("balance", "9000"), ("apr", "3.9")])
            .takes(Amounts::Any)
            .needs(&["name", "balance"]),
        PageForm::new(&entry, &entry),
        PageForm::new(&debt, &debt).takes(Amounts::Any),
    ];
    for act in ["up", "down", "archive", "delete"] {
        forms.push(PageForm::new(&entry, format!("{entry}/{act}")));
        forms.push(PageForm::new(&debt, format!("{debt}/{act}")));
    }
    let archived = format!("/template/entries/{}", home.archived_entry);
    forms.push(PageForm::new(&archived, format!("{archived}/restore")));
    forms
}

fn month_forms(home: &LivedIn) -> Vec<PageForm> {
    let month = "/months/2026-10";
    let debt = format!("{month}/debts/{}", home.october.card);
    let to = |rest: &str| format!("{month}/{rest}");
    let groceries = home.october.groceries.to_string();
    let cover = format!("{month}/moves/new?to={}", home.october.card_payment);
    vec![
        PageForm::new("/months/new?month=2026-12", "/months").needs(&["month"]),
        PageForm::new("/months/2026-11", "/months/2026-11/activate"),
        PageForm::new("/months/2026-11/delete", "/months/2026-11/delete"),
        PageForm::new("/months/2026-09/reopen", "/months/2026-09/reopen")
            .typed(&[("reason", "A late bill")])
            .needs(&["reason"]),
        PageForm::new(to("close"), to("close")),
        PageForm::new(month, to("notes")),
        PageForm::new(month, to("entries"))
            .typed(&[
                ("category", "Food"),
                ("name", "Sweets"),
                ("planned", "5.00"),
            ])
            .needs(&["kind", "category", "name", "planned"]),
        PageForm::new(month, debt),
        PageForm::new(month, to("postings"))
            .typed(&[("amount", "1,250.10 + 3"), ("posted_on", "2026-10-08")])
            .takes(Amounts::NotZero)
            .needs(&["amount", "entry_id", "posted_on"]),
        PageForm::new(to("postings/new"), to("postings/new"))
            .typed(&[
                ("posted_on", "2026-10-08"),
                ("total", "10.00"),
                ("lines[0].entry_id", &groceries),
            ])
            .takes(Amounts::NotZero)
            .needs(&["posted_on"]),
        PageForm::new(cover, to("moves"))
            .typed(&[("from_entry_id", &groceries), ("amount", "1.00")])
            .takes(Amounts::Positive)
            .needs(&["from_entry_id", "to_entry_id", "amount"]),
        PageForm::new(to("drift"), to("drift")).typed(&[("action", "adopt")]),
    ]
}

fn entry_forms(home: &LivedIn) -> Vec<PageForm> {
    let entry = format!("/months/2026-10/entries/{}", home.october.groceries);
    let posting = format!("/months/2026-10/postings/{}", home.single);
    let untouched = format!("/months/2026-11/entries/{}", home.november.salary);
    vec![
        PageForm::new(&entry, &entry),
        PageForm::new(&entry, format!("{entry}/up")),
        PageForm::new(&entry, format!("{entry}/down")),
        PageForm::new(&untouched, format!("{untouched}/remove")),
        PageForm::new(&entry, &posting).takes(Amounts::NotZero),
        PageForm::new(&entry, format!("{posting}/delete")),
    ]
}
