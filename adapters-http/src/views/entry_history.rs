use quartermaster_application::reading::{EntryInMonth, EntryPage as Reading};
use quartermaster_domain::Overflow;
use quartermaster_domain::sheet::{Beyond, KindTotals};
use serde::Serialize;

use super::chart::{Chart, Series};
use super::month_sums::Sums;
use crate::format::Words;

/// The same entry in one of its months.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HistoryLine {
    month: String,
    title: String,
    id: i64,
    is_this: bool,
    sums: Sums,
}

impl HistoryLine {
    pub(super) fn of(
        line: &EntryInMonth,
        reading: &Reading,
        words: &Words,
    ) -> Result<Self, Overflow> {
        let (fields, ledger) = (&line.entry.fields, &line.ledger);
        let totals = KindTotals::of_line(fields.planned, ledger.opening_amount(), ledger.posted)?;
        let month = line.month.head().year_month;
        Ok(Self {
            month: month.to_string(),
            title: words.month(month),
            id: line.entry.id.0,
            is_this: line.entry.id == reading.line.entry.id,
            sums: Sums::of(
                &totals,
                Beyond::of_kind(fields.kind, totals.remaining),
                words,
            ),
        })
    }
}

/// How many months are drawn.
const CHART_MONTHS_MAX: usize = 12;

/// None where it is in one month alone.
///
/// # Errors
/// A sum that does not fit.
pub(super) fn chart(reading: &Reading, words: &Words) -> Result<Option<Chart>, Overflow> {
    let mut lines: Vec<_> = reading.in_months.iter().take(CHART_MONTHS_MAX).collect();
    if lines.len() < 2 {
        return Ok(None);
    }
    lines.reverse();
    let months: Vec<_> = lines
        .iter()
        .map(|line| line.month.head().year_month)
        .collect();
    let planned = lines.iter().map(|line| Some(line.entry.fields.planned));
    let applied = lines.iter().map(|line| line.ledger.applied().map(Some));
    let series = [
        Series {
            kind: "planned",
            amounts: planned.collect(),
        },
        Series {
            kind: "applied",
            amounts: applied.collect::<Result<_, _>>()?,
        },
    ];
    let name = reading.line.entry.fields.name.as_str();
    let title = words.text_with("entry-chart-title", &[("entry", name.into())]);
    Ok(Some(Chart::of_columns(title, &months, &series, words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn what_is_negative_has_a_word() {
        let mut negative = 0;
        for reading in sample::entry_pages("en-GB") {
            let words = Words::of(&reading.month.reading.household);
            for line in &reading.in_months {
                let line = HistoryLine::of(line, &reading, &words).unwrap();
                let sums = serde_json::to_value(&line.sums).unwrap();
                if sums["remaining"].as_str().unwrap().contains('\u{2212}') {
                    assert_eq!(sums["word"], "over");
                    negative += 1;
                }
            }
        }
        assert!(negative > 0);
    }
}
