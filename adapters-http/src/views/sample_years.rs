//! Data for samples of pages that show several months: a year with gaps, one over another.

use quartermaster_application::reading::{
    MonthOfYear, MonthSummary, Overview, YearReading, YearView,
};
use quartermaster_domain::month::{LedgerEntry, Month};
use quartermaster_domain::sheet::YearSheet;
use quartermaster_domain::{Household, Money, Year, YearMonth};

use super::sample;

/// Months of three years with gaps, the newest first: the ones of October 2026 in each state, and
/// hostile and very long texts in all.
const MONTHS: [(i16, i8); 8] = [
    (2026, 12),
    (2026, 10),
    (2026, 9),
    (2026, 7),
    (2026, 1),
    (2025, 12),
    (2022, 11),
    (2022, 2),
];

fn moved(mut month: Month, to: YearMonth) -> Month {
    match &mut month {
        Month::Draft(month) => month.head.year_month = to,
        Month::Active(month) => month.head.year_month = to,
        Month::Closed(month) => month.head.year_month = to,
    }
    month
}

/// The newest is a draft, the one before it active, all others closed; every second one is short.
fn months(locale: &str) -> Vec<(MonthOfYear, MonthSummary, Household)> {
    let in_each_state = sample::months(locale);
    let found = MONTHS.iter().zip(0..).filter_map(|(month, place)| {
        let to = YearMonth::new(month.0, month.1).ok()?;
        let view = in_each_state.get(std::cmp::min(place, 2))?;
        let mut entries = view.reading.contents.entries.clone();
        let mut totals = view.sheet.totals;
        if place % 2 == 1 {
            let first = entries.first_mut()?;
            first.ledger.posted = Money::from_minor(-120_000);
            totals.net_posted = totals.net_posted.minus(Money::from_minor(477_590)).ok()?;
        }
        if place == 3 {
            add_by_hand(&mut entries);
        }
        let month = moved(view.reading.contents.month.clone(), to);
        let summary = MonthSummary {
            month: month.clone(),
            totals,
        };
        let household = view.reading.household.clone();
        Some((MonthOfYear { month, entries }, summary, household))
    });
    found.collect()
}

/// One more entry of one month alone, in a category of its own.
fn add_by_hand(entries: &mut Vec<LedgerEntry>) {
    if let Some(mut line) = entries.get(1).cloned() {
        line.entry.source = None;
        line.ledger.posted = Money::from_minor(-500);
        entries.push(line);
    }
}

/// Many months, none, and one alone; with and without earlier ones.
pub(crate) fn overviews(locale: &str) -> Vec<Overview> {
    let all = months(locale);
    let Some((_, _, household)) = all.first() else {
        return Vec::new();
    };
    let summaries: Vec<MonthSummary> = all.iter().map(|(_, one, _)| one.clone()).collect();
    let overview = |months: Vec<MonthSummary>, earlier, latest_closed| Overview {
        household: household.clone(),
        months,
        earlier,
        latest_closed,
    };
    let closed = YearMonth::new(2026, 9).ok();
    let alone: Vec<MonthSummary> = summaries.iter().skip(1).take(1).cloned().collect();
    let short: Vec<MonthSummary> = summaries
        .iter()
        .skip(3)
        .step_by(2)
        .take(2)
        .cloned()
        .collect();
    vec![
        overview(summaries, Year::new(2022).ok(), closed),
        overview(Vec::new(), None, None),
        overview(alone, None, None),
        overview(short, None, closed),
    ]
}

/// 2026 between other years, and 2025 alone.
pub(crate) fn years(locale: &str) -> Vec<YearView> {
    let view = |number: i16, is_alone: bool| {
        let year = Year::new(number).ok()?;
        let mut of_year: Vec<_> = months(locale)
            .into_iter()
            .filter(|(one, _, _)| Year::from(one.month.head().year_month) == year)
            .collect();
        of_year.reverse();
        let household = of_year.first()?.2.clone();
        let months: Vec<MonthOfYear> = of_year.into_iter().map(|(one, _, _)| one).collect();
        let lines = months.iter();
        let lines = lines.map(|one| (one.month.head().year_month, one.entries.as_slice()));
        Some(YearView {
            household,
            year,
            sheet: YearSheet::of(lines).ok()?,
            reading: YearReading {
                months,
                previous: year.previous().filter(|_| !is_alone),
                next: year.next().filter(|_| !is_alone),
            },
        })
    };
    [view(2026, false), view(2025, true)]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
pub(crate) fn summary(month: YearMonth) -> MonthSummary {
    let view = sample::months("en-GB").remove(2);
    MonthSummary {
        month: moved(view.reading.contents.month, month),
        totals: view.sheet.totals,
    }
}
