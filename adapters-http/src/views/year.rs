use quartermaster_application::reading::{MonthOfYear, YearView};
use quartermaster_domain::sheet::{Figure, KindTotals};
use quartermaster_domain::{Overflow, Year, YearMonth};
use serde::Serialize;

use super::months_year::State;
#[cfg(test)]
use super::sample_years;
use super::year_lines::{KindRows, Line, Wording};
use super::{Shell, View};
use crate::format::Words;

/// A year's entries by its months, in one of their figures.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct YearPage {
    key: String,
    title: String,
    /// The nearest years with a month; empty where there is none.
    previous: String,
    next: String,
    /// The figure that is shown, as addresses name it.
    figure: &'static str,
    figures: Vec<FigureLink>,
    columns: Vec<Column>,
    kinds: Vec<KindRows>,
    outgoing: Line,
    net: Line,
    /// What is carried into a month counts in both, so that the months do not add up to the year.
    counts_twice: bool,
}

#[derive(Debug, Clone, Serialize)]
struct FigureLink {
    key: &'static str,
    label: String,
    is_current: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Column {
    key: String,
    name: String,
    title: String,
    /// None where there is no such month.
    state: Option<State>,
}

impl YearPage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(view: &YearView, figure: Figure, words: &Words) -> Result<Self, Overflow> {
        let wording = Wording::of(view, figure, words);
        let key = |year: Option<Year>| year.map(|year| year.to_string()).unwrap_or_default();
        let opened = |kind: &KindTotals| !kind.opening.is_zero();
        let totals = &view.sheet.totals;
        let is_opened = opened(&totals.income) || totals.outgoing().iter().any(opened);
        Ok(Self {
            key: view.year.to_string(),
            title: words.year(view.year),
            previous: key(view.reading.previous),
            next: key(view.reading.next),
            figure: figure.as_str(),
            figures: Figure::ALL
                .map(|one| FigureLink::of(one, figure, words))
                .into(),
            columns: columns(view, words),
            kinds: wording.kinds(view),
            outgoing: wording.outgoing(view)?,
            net: wording.net(view)?,
            counts_twice: figure == Figure::Remaining && is_opened,
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let title = words.text_with("year-title", &[("year", self.title.as_str().into())]);
        Shell::new(words, title, "months")
    }
}

fn figure_name(figure: Figure, words: &Words) -> String {
    words.text(match figure {
        Figure::Planned => "year-planned",
        Figure::Posted => "year-posted",
        Figure::Remaining => "year-remaining",
    })
}

impl FigureLink {
    fn of(figure: Figure, current: Figure, words: &Words) -> Self {
        Self {
            key: figure.as_str(),
            label: figure_name(figure, words),
            is_current: figure == current,
        }
    }
}

fn columns(view: &YearView, words: &Words) -> Vec<Column> {
    let kept = |month: YearMonth| {
        let is_it = |one: &&MonthOfYear| one.month.head().year_month == month;
        view.reading.months.iter().find(is_it)
    };
    let columns = view.year.months().map(|month| Column {
        key: month.to_string(),
        name: words.short_month_name(month),
        title: words.month(month),
        state: kept(month).map(|one| State::of(one.month.state(), words)),
    });
    columns.collect()
}

impl View for YearPage {
    const TEMPLATE: &'static str = "pages/year.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let years = sample_years::years(locale);
        let pages = years.iter().flat_map(|view| {
            let words = Words::of(&view.household);
            Figure::ALL.map(|figure| Self::of(view, figure, &words))
        });
        pages.filter_map(Result::ok).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(figure: &str) -> YearPage {
        let mut pages = YearPage::samples("en-GB").into_iter();
        pages.find(|page| page.figure == figure).unwrap()
    }

    #[test]
    fn every_month_has_a_column_and_only_one_that_is_there_a_state() {
        let columns = page("posted").columns.into_iter();
        let kept: Vec<bool> = columns.map(|one| one.state.is_some()).collect();
        let expected: Vec<bool> = (1..=12)
            .map(|month| [1, 7, 9, 10, 12].contains(&month))
            .collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn only_what_remains_counts_twice() {
        let pages = YearPage::samples("en-GB");
        for page in pages {
            assert_eq!(
                page.counts_twice,
                page.figure == "remaining",
                "{}",
                page.figure
            );
        }
    }
}
