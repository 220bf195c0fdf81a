use quartermaster_domain::template::{DebtTarget, Entry, EntryKind, Recurrence, usually};
use quartermaster_domain::{Date, Household, Overflow};
use serde::Serialize;

use super::form::FormView;
use super::section::Section;
use crate::format::Words;

/// A category of the template with its entries.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SectionLines {
    name: String,
    /// The entry that the category begins with, by which it is moved.
    first_id: i64,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
    /// What all of its entries are in a usual month.
    sum: String,
    pub(super) lines: Vec<Line>,
}

/// One entry of the template.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line {
    pub(super) id: i64,
    name: String,
    /// Empty for an expense, as most are.
    kind: String,
    rhythm: String,
    /// In which month it comes next; empty where that goes without saying.
    next: String,
    due: String,
    carry: String,
    /// The debt it pays.
    pays: String,
    has_notes: bool,
    pub(super) planned: String,
    /// The field for the planned amount.
    plan: FormView,
    /// The part of a usual month; empty where that is the planned amount.
    share: String,
    is_first: bool,
    is_last: bool,
}

/// What lines are worded with.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) household: &'a Household,
    pub(super) words: &'a Words,
    pub(super) today: Date,
    pub(super) debts: &'a [DebtTarget],
}

impl SectionLines {
    pub(super) fn of(
        section: &Section<'_>,
        entries: &[&Entry],
        ground: Ground<'_>,
    ) -> Result<Self, Overflow> {
        let lines = entries.iter().map(|entry| Line::of(entry, ground));
        let mut lines = lines.collect::<Result<Vec<_>, _>>()?;
        if let Some(first) = lines.first_mut() {
            first.is_first = true;
        }
        if let Some(last) = lines.last_mut() {
            last.is_last = true;
        }
        Ok(Self {
            name: section.category.to_owned(),
            first_id: lines.first().map(|line| line.id).unwrap_or_default(),
            is_first: false,
            is_last: false,
            sum: ground.words.amount(usually(entries.iter().copied())?),
            lines,
        })
    }
}

impl Line {
    pub(super) fn of(entry: &Entry, ground: Ground<'_>) -> Result<Self, Overflow> {
        let (fields, words) = (&entry.fields, ground.words);
        let share = fields.monthly_share()?;
        let is_once = matches!(fields.recurrence, Recurrence::Once { .. });
        let mut debts = ground.debts.iter();
        let pays = debts.find(|debt| Some(debt.id) == fields.debt_target);
        Ok(Self {
            id: entry.id.0,
            name: fields.name.to_string(),
            kind: match fields.kind {
                EntryKind::Expense => String::new(),
                kind => words.kind(kind),
            },
            rhythm: words.recurrence(fields.recurrence),
            next: next_in_words(fields.recurrence, ground.household, ground.today, words),
            due: due_in_words(fields.due_day, words),
            carry: if fields.carry.carries() {
                words.carry(fields.carry)
            } else {
                String::new()
            },
            pays: pays.map_or_else(String::new, |debt| {
                let name = debt.fields.name.as_str();
                words.text_with("template-pays", &[("debt", name.into())])
            }),
            has_notes: !fields.notes.as_str().is_empty(),
            planned: words.amount(fields.planned),
            plan: FormView::of([
                ("planned", words.amount(fields.planned)),
                ("version", entry.version.to_string()),
            ]),
            share: if share == fields.planned {
                String::new()
            } else if is_once {
                words.text("template-share-once")
            } else {
                words.text_with("template-share", &[("amount", words.amount(share).into())])
            },
            is_first: false,
            is_last: false,
        })
    }

    /// The line with what was typed into its field and refused.
    pub(super) fn refuse(&mut self, refused: FormView) {
        let current = std::mem::take(&mut self.plan);
        self.plan = FormView::shown(Some(refused), current);
    }
}

/// `on the 25th`, as far as a language has such words; empty where no day is set.
pub(super) fn due_in_words(
    day: Option<quartermaster_domain::calendar::DueDay>,
    words: &Words,
) -> String {
    day.map_or_else(String::new, |day| {
        words.text_with("template-due", &[("day", i64::from(day.day()).into())])
    })
}

/// In which month it comes next; empty where it comes in every month, this one included.
pub(super) fn next_in_words(
    recurrence: Recurrence,
    household: &Household,
    today: Date,
    words: &Words,
) -> String {
    let start = household.month_start_day;
    let Some(now) = start.month_of(today) else {
        return String::new();
    };
    let (is_in_every_month, is_once) = match recurrence {
        Recurrence::Months { every, .. } => (every == 1, false),
        Recurrence::Weeks { every, .. } => (every <= WEEKS_IN_EVERY_MONTH, false),
        Recurrence::Once { .. } => (false, true),
    };
    match recurrence.next_month(now, start) {
        None => words.text("template-comes-no-more"),
        Some(next) if next == now && is_in_every_month => String::new(),
        Some(next) if next == now => words.text("template-comes-now"),
        // Its only month is said already.
        Some(_) if is_once => String::new(),
        Some(next) => words.text_with(
            "template-comes-next",
            &[("month", words.month(next).into())],
        ),
    }
}

/// Whatever comes every so many weeks comes in every month.
const WEEKS_IN_EVERY_MONTH: u32 = 4;

#[cfg(test)]
mod tests {
    use quartermaster_domain::YearMonth;

    use super::*;
    use crate::views::sample;

    fn next_of(recurrence: Recurrence) -> String {
        let household = sample::household("en-GB", "EUR").unwrap();
        let words = Words::of(&household);
        next_in_words(recurrence, &household, sample::today(), &words)
    }

    fn next(every: u32, from: Option<(i16, i8)>) -> String {
        next_of(Recurrence::Months {
            every,
            from: from.map(|(year, month)| YearMonth::new(year, month).unwrap()),
            until: None,
        })
    }

    #[test]
    fn the_next_month_is_said_where_it_does_not_go_without_saying() {
        assert_eq!(next(1, None), "");
        assert_eq!(next(1, Some((2027, 2))), "next in February 2027");
        assert_eq!(next(3, Some((2026, 1))), "this month");
        assert_eq!(next(12, Some((2026, 9))), "next in September 2027");
        for (month, says) in [(9, "comes no more"), (10, "this month"), (11, "")] {
            let month = YearMonth::new(2026, month).unwrap();
            assert_eq!(next_of(Recurrence::Once { month }), says);
        }
    }
}
