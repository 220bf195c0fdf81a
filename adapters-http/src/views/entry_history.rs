use quartermaster_application::reading::{EntryInMonth, EntryPage as Reading};
use quartermaster_domain::Overflow;
use quartermaster_domain::sheet::KindTotals;
use serde::Serialize;

use super::chart::{Chart, Series};
use crate::format::Words;

/// The same entry in one of its months.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HistoryLine {
    month: String,
    title: String,
    id: i64,
    is_this: bool,
    planned: String,
    applied: String,
    remaining: String,
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
            planned: words.amount(totals.planned),
            applied: words.amount(totals.applied),
            remaining: words.amount(totals.remaining),
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
