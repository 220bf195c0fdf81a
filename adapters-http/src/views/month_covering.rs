use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::Money;
use quartermaster_domain::sheet::EntryFigures;
use quartermaster_domain::template::EntryKind;
use serde::Serialize;

use crate::format::Words;

/// From where the planned money could come that an overspent entry is short of.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Covering {
    from: Vec<Source>,
}

/// An entry with planned money to give.
#[derive(Debug, Clone, Serialize)]
struct Source {
    id: i64,
    name: String,
    remaining: String,
    /// What to move, as it is typed into a field.
    typed: String,
    /// What to move in words, where it is only a part of what is lacking; empty where it is all of it.
    part: String,
}

/// How many entries are offered to cover another; all of them are on a page of their own.
const COVERING_MAX: usize = 6;

impl Covering {
    /// Whether the entry lacks something that another can give.
    pub(super) fn is_possible(entry: i64, month: &Reading, words: &Words) -> bool {
        Self::of(entry, month, words).is_some_and(|covering| !covering.from.is_empty())
    }

    /// None where the entry lacks nothing.
    pub(crate) fn of(entry: i64, month: &Reading, words: &Words) -> Option<Self> {
        let lines = &month.sheet.entries;
        let short = lines.iter().find(|line| line.entry.id.0 == entry)?;
        let lacking = lacking(short)?;
        let mut rich: Vec<_> = lines
            .iter()
            .filter(|line| line.entry.fields.kind.may_move() && line.entry.id.0 != entry)
            .map(|line| (spare(line), line))
            .filter(|(spare, _)| spare.is_positive())
            .collect();
        rich.sort_by_key(|(spare, line)| (Bound::of(line), std::cmp::Reverse(*spare)));
        let from = rich.into_iter().take(COVERING_MAX);
        Some(Self {
            from: from
                .map(|(spare, line)| Source::of(line, spare, lacking, words))
                .collect(),
        })
    }
}

/// How much an entry is in need of what it could give. The freest are offered first, and among equals the
/// one with the most: who takes the first that is offered should not take the rent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    /// It was paid already, or has no day on which it has to be.
    Free,
    /// Its day is to come, or past, and nothing was paid.
    StillDue,
    /// Put aside on purpose.
    Saving,
}

impl Bound {
    fn of(line: &EntryFigures) -> Self {
        let fields = &line.entry.fields;
        match (fields.kind, fields.due_on) {
            (EntryKind::Saving, _) => Self::Saving,
            (_, Some(_)) if line.posted.is_zero() => Self::StillDue,
            _ => Self::Free,
        }
    }
}

impl Source {
    fn of(line: &EntryFigures, spare: Money, lacking: Money, words: &Words) -> Self {
        let amount = spare.min(lacking);
        Self {
            id: line.entry.id.0,
            name: line.entry.fields.name.to_string(),
            remaining: words.amount(line.remaining),
            typed: words.typed(amount),
            part: if amount < lacking {
                words.amount(amount)
            } else {
                String::new()
            },
        }
    }
}

/// What an entry went over; one that may be more lacks nothing.
pub(super) fn lacking(line: &EntryFigures) -> Option<Money> {
    let over = line.beyond().is_over();
    over.then(|| line.remaining.negated().ok()).flatten()
}

/// What an entry can give: not more than it will need, and not more than is planned for it, as what
/// was carried into it is not of its plan.
fn spare(line: &EntryFigures) -> Money {
    line.entry.fields.planned.min(line.remaining)
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::MonthEntryId;

    use super::*;
    use crate::views::sample;

    /// What covers an entry that lacks 1.00 where the other has these figures: what is moved, and as a part.
    fn offered(planned: i64, remaining: i64) -> Vec<(String, String)> {
        let mut month = sample::months("en-GB").remove(1);
        let line = month.sheet.entries[1].clone();
        let figured = |id, planned, remaining| {
            let mut line = line.clone();
            line.entry.id = MonthEntryId(id);
            line.entry.fields.kind = EntryKind::Expense;
            line.entry.fields.planned = Money::from_minor(planned);
            line.remaining = Money::from_minor(remaining);
            line
        };
        month.sheet.entries = vec![figured(1, 100, -100), figured(2, planned, remaining)];
        let words = Words::of(&month.reading.household);
        let from = Covering::of(1, &month, &words).unwrap().from;
        from.into_iter().map(|it| (it.typed, it.part)).collect()
    }

    #[test]
    fn an_entry_gives_what_is_planned_and_left_of_it() {
        for (planned, remaining, moved) in [
            (300, 200, Some(("1.00", ""))),
            (100, 100, Some(("1.00", ""))),
            (300, 40, Some(("0.40", "0.40"))),
            (40, 300, Some(("0.40", "0.40"))),
            (0, 300, None),
            (300, 0, None),
            (300, -1, None),
        ] {
            let moved = moved.map(|(typed, part)| (typed.to_owned(), part.to_owned()));
            let expected: Vec<_> = moved.into_iter().collect();
            assert_eq!(
                offered(planned, remaining),
                expected,
                "{planned} {remaining}"
            );
        }
    }
    #[test]
    fn what_is_free_is_offered_before_what_is_still_due_and_savings_last() {
        let mut month = sample::months("en-GB").remove(1);
        let line = month.sheet.entries[1].clone();
        let figured = |id, kind, is_due: bool, remaining, posted| {
            let mut line = line.clone();
            line.entry.id = MonthEntryId(id);
            line.entry.fields.kind = kind;
            line.entry.fields.planned = Money::from_minor(10_000);
            line.entry.fields.due_on = is_due.then(sample::today);
            line.remaining = Money::from_minor(remaining);
            line.posted = Money::from_minor(posted);
            line
        };
        let (expense, saving) = (EntryKind::Expense, EntryKind::Saving);
        month.sheet.entries = vec![
            figured(1, expense, false, -100, 200),
            figured(2, saving, false, 9_000, 0),
            figured(3, expense, true, 8_000, 0),
            figured(4, EntryKind::DebtPayment, true, 7_000, 0),
            figured(5, expense, false, 200, 0),
            figured(6, expense, true, 300, 500),
        ];
        let words = Words::of(&month.reading.household);
        let from = Covering::of(1, &month, &words).unwrap().from;
        let offered: Vec<_> = from.iter().map(|source| source.id).collect();
        assert_eq!(offered, [6, 5, 3, 4, 2]);
    }
}
