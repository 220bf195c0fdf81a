use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::KindTotals;
use quartermaster_domain::{Money, Overflow};
use serde::Serialize;

use super::bar::Bar;
use super::month_line::may_be_more;
use super::section::{self, Section};
use crate::format::Words;

/// What is planned and what was applied in a category, drawn on one scale with the others.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CategoryLine {
    name: String,
    planned: String,
    applied: String,
    /// How much of the plan was applied, in percent; empty where nothing is planned, or more came back
    /// or was left over before than went out.
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
            let is_more = lines.iter().all(|line| may_be_more(line));
            Ok((section.category, totals, is_more))
        })
        .collect::<Result<Vec<_>, Overflow>>()?;
    totals.sort_by_key(|(_, totals, _)| std::cmp::Reverse(totals.planned));
    let most = totals
        .iter()
        .map(|(_, sums, _)| sums.planned.max(sums.applied));
    let reach = most.max().unwrap_or(Money::ZERO);
    let lines = totals.into_iter();
    Ok(lines
        .map(|(name, sums, is_more)| {
            let line = CategoryLine::of(name, &sums, reach, words);
            if is_more { line.not_over() } else { line }
        })
        .collect())
}

impl CategoryLine {
    fn not_over(self) -> Self {
        Self {
            bar: self.bar.not_over(),
            ..self
        }
    }

    fn of(name: &str, sums: &KindTotals, reach: Money, words: &Words) -> Self {
        let (planned, applied) = (sums.planned.minor(), sums.applied.minor());
        let share =
            (planned > 0 && applied >= 0).then(|| i128::from(applied) * 100 / i128::from(planned));
        let share = share.and_then(|share| i64::try_from(share).ok());
        let in_words =
            |percent: i64| words.text_with("month-share", &[("percent", percent.into())]);
        Self {
            name: name.to_owned(),
            planned: words.amount(sums.planned),
            applied: words.amount(sums.applied),
            share: share.map(in_words).unwrap_or_default(),
            bar: Bar::compared(sums.planned, sums.applied.max(Money::ZERO), reach),
        }
    }
}
