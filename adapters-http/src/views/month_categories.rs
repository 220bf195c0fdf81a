use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::{Beyond, KindTotals};
use quartermaster_domain::{Money, Overflow};
use serde::Serialize;

use super::bar::Bar;
use super::section::{self, Section};
use crate::format::Words;

/// What is planned and what was posted in a category, drawn on one scale with the others.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CategoryLine {
    name: String,
    planned: String,
    /// What was carried in, in words; empty where it is nothing.
    opening: String,
    posted: String,
    /// How much was posted of what there was for it, the plan with what was carried in, in percent; empty
    /// where there was nothing, or more came back than went out.
    share: String,
    bar: Bar,
}

/// The categories in which money goes out, those with the most planned first.
///
/// # Errors
/// A sum that does not fit.
pub(super) fn categories(month: &Reading, words: &Words) -> Result<Vec<CategoryLine>, Overflow> {
    let lines = month.sheet.entries.iter();
    let sections = section::group(lines, |line| Section::of(&line.entry.fields));
    let going_out = sections.iter().filter(|(section, _)| !section.is_income);
    let mut totals = going_out
        .map(|(section, lines)| {
            let totals = KindTotals::sum(lines.iter().map(|line| line.totals()))?;
            Ok((section.category, totals, Beyond::of_lines(lines)?))
        })
        .collect::<Result<Vec<_>, Overflow>>()?;
    totals.sort_by_key(|(_, totals, _)| std::cmp::Reverse(totals.planned));
    let mut reach = Money::ZERO;
    for (_, sums, _) in &totals {
        let carried_off = sums.opening.max(Money::ZERO);
        let room = sums.to_spend()?.plus(carried_off)?;
        reach = reach.max(room).max(carried_off.plus(sums.posted)?);
    }
    let lines = totals.into_iter();
    lines
        .map(|(name, sums, beyond)| CategoryLine::of(name, &sums, (beyond, reach), words))
        .collect()
}

impl CategoryLine {
    fn of(
        name: &str,
        sums: &KindTotals,
        (beyond, reach): (Beyond, Money),
        words: &Words,
    ) -> Result<Self, Overflow> {
        let (room, posted) = (sums.to_spend()?.minor(), sums.posted.minor());
        let share = (room > 0 && posted >= 0).then(|| i128::from(posted) * 100 / i128::from(room));
        let share = share.and_then(|share| i64::try_from(share).ok());
        // On a scale that others share nothing runs back before its beginning.
        let least = sums.opening.max(Money::ZERO).negated()?;
        let bar = Bar::compared(sums.planned, sums.opening, sums.posted.max(least), reach);
        Ok(Self {
            name: name.to_owned(),
            planned: words.amount(sums.planned),
            opening: carried_in_words(sums.opening, words),
            posted: words.amount(sums.posted),
            share: share.map(|share| words.percent(share)).unwrap_or_default(),
            bar: bar.over_where(beyond.is_over()),
        })
    }
}

fn carried_in_words(opening: Money, words: &Words) -> String {
    let key = match opening {
        none if none.is_zero() => return String::new(),
        left if left.is_negative() => "month-with-carried-in",
        _ => "month-less-carried",
    };
    words.text_with(key, &[("amount", words.size(opening).into())])
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::template::EntryKind;

    use super::*;
    use crate::views::sample;

    /// The picture's line of a month with one entry of these amounts, without its bar, and whether that is over.
    fn drawn(kind: EntryKind, planned: i64, opening: i64, posted: i64) -> ([String; 4], bool) {
        let mut month = sample::months("en-GB").remove(1);
        let mut line = month.sheet.entries[1].clone();
        let [planned, opening, posted] = [planned, opening, posted].map(Money::from_minor);
        let totals = KindTotals::of_line(planned, opening, posted).unwrap();
        line.entry.fields.kind = kind;
        line.entry.fields.planned = planned;
        (line.opening, line.posted) = (opening, posted);
        (line.applied, line.remaining) = (totals.applied, totals.remaining);
        month.sheet.entries = vec![line];
        let words = Words::of(&month.reading.household);
        let line = categories(&month, &words).unwrap().remove(0);
        let said = [line.planned, line.opening, line.posted, line.share];
        (said, line.bar.is_over())
    }

    #[test]
    fn what_was_carried_in_gives_room_and_is_no_spending() {
        use EntryKind::{Expense, Saving};
        let carried = "with 407.88 carried in";
        for (kind, amounts, said, over) in [
            (
                Expense,
                (35_000, -40_788, 39_843),
                ["350.00", carried, "398.43", "52%"],
                false,
            ),
            (
                Expense,
                (35_000, 5_000, 15_000),
                ["350.00", "less 50.00 carried in", "150.00", "50%"],
                false,
            ),
            (
                Expense,
                (35_000, 0, 70_000),
                ["350.00", "", "700.00", "200%"],
                true,
            ),
            (
                Expense,
                (35_000, 0, -500),
                ["350.00", "", "\u{2212}5.00", ""],
                false,
            ),
            (Expense, (0, 0, 500), ["0.00", "", "5.00", ""], true),
            (
                Saving,
                (35_000, 0, 70_000),
                ["350.00", "", "700.00", "200%"],
                false,
            ),
        ] {
            let (planned, opening, posted) = amounts;
            let expected = (said.map(str::to_owned), over);
            assert_eq!(
                drawn(kind, planned, opening, posted),
                expected,
                "{amounts:?}"
            );
        }
    }
}
