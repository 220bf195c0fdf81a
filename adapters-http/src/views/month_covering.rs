use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::Money;
use quartermaster_domain::sheet::EntryFigures;
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
        rich.sort_by_key(|(spare, _)| std::cmp::Reverse(*spare));
        let from = rich.into_iter().take(COVERING_MAX);
        Some(Self {
            from: from
                .map(|(spare, line)| Source::of(line, spare, lacking, words))
                .collect(),
        })
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
    use quartermaster_domain::template::EntryKind;

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
}
