//! What the entries and debts of a month are called where one of them is to be chosen.

use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::{Beyond, EntryFigures};

use super::form::Choice;
use crate::entry_names;
use crate::format::Words;

/// What to type for each entry of the month, with what remains of it.
pub(crate) fn name_choices(month: &Reading, words: &Words) -> Vec<Choice> {
    let lines = &month.sheet.entries;
    let labels = entry_names::labels(lines).into_iter();
    labels
        .zip(lines)
        .map(|((_, label), line)| Choice::new(label, left(line, words)))
        .collect()
}

/// What remains, in words: `89.75 left`, `20.00 over`.
fn left(line: &EntryFigures, words: &Words) -> String {
    let remaining = line.remaining;
    let key = match line.beyond() {
        Beyond::More => "month-amount-more",
        Beyond::Over => "month-amount-over",
        Beyond::Nothing => "month-amount-left",
    };
    words.text_with(key, &[("amount", words.size(remaining).into())])
}

/// All entries of the month with what remains of each.
pub(crate) fn entry_choices(month: &Reading, words: &Words) -> Vec<Choice> {
    let lines = month.sheet.entries.iter();
    lines
        .map(|line| {
            let values = [
                ("entry", line.entry.fields.name.as_str().into()),
                ("left", left(line, words).into()),
            ];
            Choice::new(
                line.entry.id,
                words.text_with("month-entry-choice", &values),
            )
        })
        .collect()
}

pub(crate) fn debt_choices(month: &Reading, words: &Words) -> Vec<Choice> {
    let none = Choice::new("", words.text("month-no-debt"));
    let debts = month.sheet.debts.iter();
    let debts = debts.map(|line| Choice::new(line.debt.id, line.debt.name.as_str()));
    std::iter::once(none).chain(debts).collect()
}
