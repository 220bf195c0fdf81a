use quartermaster_application::postings::PostingSeen;
use quartermaster_domain::ledger::Posting;
use serde::Serialize;

use super::form::FormView;
use crate::format::Words;

/// The ledger of an entry, opened in its month.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OpenLedger {
    lines: Vec<LedgerLine>,
}

#[derive(Debug, Clone, Serialize)]
struct LedgerLine {
    id: i64,
    date: String,
    what: String,
    memo: String,
    amount: String,
    is_refund: bool,
    is_opening: bool,
    /// A derived opening is changed by nobody here.
    is_derived: bool,
    /// Where the line is being corrected.
    form: Option<FormView>,
}

/// Which line of the ledger is being corrected.
#[derive(Debug, Clone, Default)]
pub(crate) enum Edited {
    #[default]
    None,
    Asked(i64),
    /// As it was typed.
    Refused(i64, FormView),
}

/// The form of a posting with nothing in it yet.
pub(crate) fn correction_form() -> FormView {
    let names = ["amount", "posted_on", "payee", "memo", "entry", "seen"];
    FormView::of(names.map(|name| (name, String::new())))
}

/// The form with what the posting has; `entry` is what its entry is called in the posting line.
fn filled(posting: &Posting, entry: &str, words: &Words) -> FormView {
    FormView::of([
        ("amount", words.typed(posting.amount)),
        ("posted_on", posting.posted_on.to_string()),
        ("payee", posting.payee.to_string()),
        ("memo", posting.memo.to_string()),
        ("entry", entry.to_owned()),
        ("seen", PostingSeen::of(posting).to_string()),
    ])
}

impl OpenLedger {
    /// The latest first, as people look for it.
    pub(crate) fn of(postings: &[Posting], entry: &str, edited: &Edited, words: &Words) -> Self {
        let lines = postings.iter().rev();
        let form = |posting: &Posting| match edited {
            Edited::Refused(id, form) if *id == posting.id.0 => {
                let current = filled(posting, entry, words);
                let mut form = FormView::shown(Some(form.clone()), current);
                form.say_now("posted_on", Some(words.date(posting.posted_on)));
                Some(form)
            }
            Edited::Asked(id) if *id == posting.id.0 => Some(filled(posting, entry, words)),
            _ => None,
        };
        Self {
            lines: lines
                .map(|line| LedgerLine::of(line, form(line), words))
                .collect(),
        }
    }
}

impl LedgerLine {
    fn of(posting: &Posting, form: Option<FormView>, words: &Words) -> Self {
        Self {
            id: posting.id.0,
            date: words.short_date(posting.posted_on),
            what: words.posting(posting),
            memo: posting.memo.to_string(),
            amount: words.amount(posting.amount),
            is_refund: posting.amount.is_negative() && posting.payment().is_some(),
            is_opening: posting.payment().is_none(),
            is_derived: posting.kind.is_derived(),
            form,
        }
    }
}
