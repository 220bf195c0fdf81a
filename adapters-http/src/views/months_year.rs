//! One year of the months' list, with what is missing in it.

use std::collections::BTreeMap;

use quartermaster_application::reading::MonthSummary;
use quartermaster_domain::month::MonthState;
use quartermaster_domain::sheet::{KindTotals, Totals};
use quartermaster_domain::{Overflow, Year, YearMonth};
use serde::Serialize;

use super::bar::Bar;
use crate::format::Words;

/// A year with its months and its sums, or years in a row that have no month.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum YearBlock {
    Kept(KeptYear),
    /// The first and the last of them; one alone is both.
    Missing {
        first: String,
        last: String,
    },
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct KeptYear {
    key: String,
    title: String,
    sums: Sums,
    /// December first.
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Row {
    Kept(Box<MonthRow>),
    Missing(Gap),
}

#[derive(Debug, Clone, Serialize)]
struct MonthRow {
    key: String,
    name: String,
    /// Name and year.
    title: String,
    state: State,
    sums: Sums,
}

/// How far a month's life has come, for its mark and in words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct State {
    key: &'static str,
    word: String,
}

impl State {
    pub(crate) fn of(state: MonthState, words: &Words) -> Self {
        Self {
            key: state.as_str(),
            word: words.state(state),
        }
    }
}

/// What was to go out and went out, and what is left of what came in.
#[derive(Debug, Clone, Serialize)]
struct Sums {
    planned: String,
    spent: String,
    /// More has gone out than was planned.
    is_over: bool,
    net: String,
    net_is_negative: bool,
    bar: Bar,
}

/// Months in a row that do not exist, the earliest first.
#[derive(Debug, Clone, Serialize)]
struct Gap {
    first: String,
    last: String,
    /// Those that can be created.
    to_create: Vec<ToCreate>,
}

#[derive(Debug, Clone, Serialize)]
struct ToCreate {
    key: String,
    name: String,
    title: String,
}

impl YearBlock {
    /// The years of `months`, which are the newest first and whole years, and those between them.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn all(
        months: &[MonthSummary],
        latest_closed: Option<YearMonth>,
        words: &Words,
    ) -> Result<Vec<Self>, Overflow> {
        let mut years: BTreeMap<Year, Vec<&MonthSummary>> = BTreeMap::new();
        for month in months {
            let year = Year::from(month.month.head().year_month);
            years.entry(year).or_default().push(month);
        }
        let mut blocks = Vec::new();
        let mut later: Option<Year> = None;
        for (year, kept) in years.into_iter().rev() {
            blocks.extend(later.and_then(|later| Self::between(year, later, words)));
            let year_of = KeptYear::of(year, &kept, latest_closed, words)?;
            blocks.push(Self::Kept(year_of));
            later = Some(year);
        }
        Ok(blocks)
    }

    fn between(earlier: Year, later: Year, words: &Words) -> Option<Self> {
        let (first, last) = (earlier.next()?, later.previous()?);
        (first <= last).then(|| Self::Missing {
            first: words.year(first),
            last: words.year(last),
        })
    }
}

impl KeptYear {
    fn of(
        year: Year,
        kept: &[&MonthSummary],
        latest_closed: Option<YearMonth>,
        words: &Words,
    ) -> Result<Self, Overflow> {
        let mut rows = Vec::new();
        let mut missing = Vec::new();
        for month in year.months().rev() {
            let found = kept.iter().find(|one| one.month.head().year_month == month);
            let Some(one) = found else {
                missing.push(month);
                continue;
            };
            rows.extend(Gap::of(&mut missing, latest_closed, words).map(Row::Missing));
            rows.push(Row::Kept(Box::new(MonthRow::of(one, words)?)));
        }
        rows.extend(Gap::of(&mut missing, latest_closed, words).map(Row::Missing));
        let totals = kept.iter().map(|one| one.totals);
        let totals = totals
            .into_iter()
            .try_fold(Totals::default(), Totals::plus)?;
        Ok(Self {
            key: year.to_string(),
            title: words.year(year),
            sums: Sums::of(&totals, words)?,
            rows,
        })
    }
}

impl Gap {
    /// The months, the latest first, which are taken; `None` where there are none.
    fn of(
        missing: &mut Vec<YearMonth>,
        latest_closed: Option<YearMonth>,
        words: &Words,
    ) -> Option<Self> {
        let mut months = std::mem::take(missing);
        months.reverse();
        let can_be_created = |month: &&YearMonth| Some(**month) > latest_closed;
        let to_create = months.iter().filter(can_be_created);
        Some(Self {
            first: words.month_name(*months.first()?),
            last: words.month_name(*months.last()?),
            to_create: to_create
                .map(|month| ToCreate {
                    key: month.to_string(),
                    name: words.month_name(*month),
                    title: words.month(*month),
                })
                .collect(),
        })
    }
}

impl MonthRow {
    fn of(summary: &MonthSummary, words: &Words) -> Result<Self, Overflow> {
        let month = summary.month.head().year_month;
        Ok(Self {
            key: month.to_string(),
            name: words.month_name(month),
            title: words.month(month),
            state: State::of(summary.month.state(), words),
            sums: Sums::of(&summary.totals, words)?,
        })
    }
}

impl Sums {
    /// What went out is measured by the plan that is shown beside it. What was carried in is not part of
    /// that plan; the month's own page tells of it.
    fn of(totals: &Totals, words: &Words) -> Result<Self, Overflow> {
        let outgoing = KindTotals::sum(totals.outgoing())?;
        let net = totals.net_posted;
        let beyond = totals.outgoing_beyond(|kind| kind.planned.minus(kind.posted))?;
        Ok(Self {
            planned: words.amount(outgoing.planned),
            spent: words.amount(outgoing.posted),
            is_over: beyond.is_over(),
            net: words.amount(net),
            net_is_negative: net.is_negative(),
            bar: Bar::of(outgoing.posted, outgoing.planned).over_where(beyond.is_over()),
        })
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::Money;

    use super::*;
    use crate::views::sample_years;

    /// Each row as `October` or `January to August: create 2026-01…`.
    fn rows(year: &KeptYear) -> Vec<String> {
        let row = |row: &Row| match row {
            Row::Kept(month) => month.name.clone(),
            Row::Missing(gap) => {
                let keys: Vec<_> = gap.to_create.iter().map(|one| one.key.as_str()).collect();
                format!("{}-{}: {}", gap.first, gap.last, keys.join(" "))
            }
        };
        year.rows.iter().map(row).collect()
    }

    fn blocks(months: &[&str], latest_closed: Option<&str>) -> Vec<String> {
        let words = Words::of(&sample_years::overviews("en-GB")[0].household);
        let months: Vec<MonthSummary> = months
            .iter()
            .map(|month| sample_years::summary(month.parse().unwrap()))
            .collect();
        let closed = latest_closed.map(|month| month.parse().unwrap());
        let blocks = YearBlock::all(&months, closed, &words).unwrap();
        let told = blocks.iter().flat_map(|block| match block {
            YearBlock::Kept(year) => [vec![format!("= {}", year.title)], rows(year)].concat(),
            YearBlock::Missing { first, last } => vec![format!("no {first} to {last}")],
        });
        told.collect()
    }

    #[test]
    fn what_is_missing_is_a_gap_and_only_later_than_the_closed_can_it_be_created() {
        let shown = blocks(&["2026-10", "2026-09", "2026-06"], Some("2026-06"));
        assert_eq!(
            shown,
            [
                "= 2026",
                "November-December: 2026-11 2026-12",
                "October",
                "September",
                "July-August: 2026-07 2026-08",
                "June",
                "January-May: ",
            ]
        );
    }

    #[test]
    fn where_nothing_is_closed_every_gap_can_be_filled() {
        let shown = blocks(&["2026-12", "2026-02"], None);
        assert_eq!(
            shown[2],
            "March-November: 2026-03 2026-04 2026-05 2026-06 2026-07 2026-08 2026-09 2026-10 2026-11"
        );
        assert_eq!(shown[4], "January-January: 2026-01");
    }

    #[test]
    fn years_without_a_month_are_told_in_one_line() {
        let shown = blocks(&["2030-12", "2026-01", "2024-01"], Some("2030-12"));
        let told: Vec<_> = shown
            .iter()
            .filter(|line| !line.contains('-') && line.contains(' '))
            .collect();
        assert_eq!(
            told,
            [
                "= 2030",
                "no 2027 to 2029",
                "= 2026",
                "no 2025 to 2025",
                "= 2024"
            ]
        );
    }

    #[test]
    fn over_is_what_went_out_beyond_the_plan_whatever_was_carried_in() {
        let words = Words::of(&sample_years::overviews("en-GB")[0].household);
        let is_over = |posted, opening| {
            let (planned, opening) = (Money::from_minor(100), Money::from_minor(opening));
            let expense = KindTotals::of_line(planned, opening, Money::from_minor(posted)).unwrap();
            let totals = Totals {
                expense,
                ..Totals::default()
            };
            Sums::of(&totals, &words).unwrap().is_over
        };
        assert!(is_over(110, -20) && is_over(110, 0));
        assert!(!is_over(90, 20) && !is_over(100, 0));
    }
    #[test]
    fn more_saved_than_planned_is_not_over() {
        let words = Words::of(&sample_years::overviews("en-GB")[0].household);
        let over = |spent, saved| {
            let of = |posted| {
                let (planned, posted) = (Money::from_minor(100), Money::from_minor(posted));
                KindTotals::of_line(planned, Money::ZERO, posted).unwrap()
            };
            let totals = Totals {
                expense: of(spent),
                saving: of(saved),
                ..Totals::default()
            };
            let sums = Sums::of(&totals, &words).unwrap();
            (sums.is_over, sums.bar.is_over())
        };
        assert_eq!(over(90, 150), (false, false));
        assert_eq!(over(110, 150), (true, true));
        assert_eq!(over(110, 80), (false, false));
    }
}
