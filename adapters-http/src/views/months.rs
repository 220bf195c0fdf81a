use quartermaster_application::reading::{MonthSummary, Overview};
use quartermaster_domain::month::Month;
use quartermaster_domain::{Money, Overflow, Year, YearMonth};
use serde::Serialize;

use super::chart::net_bars::{NetBars, Point};
use super::months_year::YearBlock;
use super::{Shell, View, sample_years};
use crate::format::Words;

/// Months in whole years, the newest year first.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MonthsPage {
    /// The net of the last months; not on pages of earlier years.
    net: Option<NetPicture>,
    years: Vec<YearBlock>,
    /// The month before which more of them are; empty where there are no more.
    more_before: String,
    /// These are years before the latest ones.
    is_earlier: bool,
}

#[derive(Debug, Clone, Serialize)]
struct NetPicture {
    bars: NetBars,
    first: String,
    last: String,
    /// What all these months come to, without its sign.
    sum: String,
    is_short: bool,
}

/// How many months the picture looks back over, and at least how many there have to be.
const PICTURE_MONTHS: i32 = 12;
const PICTURE_MIN_MONTHS: usize = 2;

impl MonthsPage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(
        overview: &Overview,
        before: Option<Year>,
        words: &Words,
    ) -> Result<Self, Overflow> {
        let net = match before {
            None => NetPicture::of(&overview.months, words)?,
            Some(_) => None,
        };
        let first = overview.earlier.and_then(|year| year.months().next());
        Ok(Self {
            net,
            years: YearBlock::all(&overview.months, overview.latest_closed, words)?,
            more_before: first.map(|month| month.to_string()).unwrap_or_default(),
            is_earlier: before.is_some(),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("months-title"), "months")
    }
}

impl NetPicture {
    /// The months up to the latest that has begun to be lived in; `None` where a picture says no
    /// more than the figures.
    fn of(months: &[MonthSummary], words: &Words) -> Result<Option<Self>, Overflow> {
        let has_begun = |one: &&MonthSummary| !matches!(one.month, Month::Draft(_));
        let month_of = |one: &MonthSummary| one.month.head().year_month;
        let Some(last) = months.iter().find(has_begun).map(month_of) else {
            return Ok(None);
        };
        let mut shown = Vec::new();
        for back in (0..PICTURE_MONTHS).rev() {
            if let Some(month) = last.plus_months(-back) {
                let kept = months.iter().find(|one| month_of(one) == month);
                shown.push((month, kept.map(|one| one.totals.net_posted)));
            }
        }
        let amounts: Vec<Money> = shown.iter().filter_map(|(_, amount)| *amount).collect();
        if amounts.len() < PICTURE_MIN_MONTHS {
            return Ok(None);
        }
        let sum = Money::sum(amounts)?;
        let first = shown.iter().find(|(_, amount)| amount.is_some());
        let first = first.map_or(last, |(month, _)| *month);
        Ok(Some(Self {
            first: words.month(first),
            last: words.month(last),
            sum: words.size(sum),
            is_short: sum.is_negative(),
            bars: NetBars::of(points(shown, first, words), words),
        }))
    }
}

/// Those before the first month there is keep their place, without a name.
fn points(shown: Vec<(YearMonth, Option<Money>)>, first: YearMonth, words: &Words) -> Vec<Point> {
    let named = |month: YearMonth, name: String| {
        if month < first { String::new() } else { name }
    };
    let points = shown.into_iter().map(|(month, amount)| Point {
        label: named(month, words.short_month_name(month)),
        title: named(month, words.month(month)),
        amount,
    });
    points.collect()
}

impl View for MonthsPage {
    const TEMPLATE: &'static str = "pages/months.html";

    fn samples(locale: &str) -> Vec<Self> {
        let overviews = sample_years::overviews(locale);
        let pages = overviews.iter().flat_map(|overview| {
            let words = Words::of(&overview.household);
            let year = Year::new(2027).ok();
            [None, year].map(|before| Self::of(overview, before, &words))
        });
        pages.filter_map(Result::ok).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<MonthsPage> {
        MonthsPage::samples("en-GB")
    }

    #[test]
    fn the_picture_ends_with_the_latest_month_that_has_begun() {
        let page = pages().remove(0);
        let net = page.net.unwrap();
        assert_eq!(
            (net.first.as_str(), net.last.as_str()),
            ("December 2025", "October 2026")
        );
    }

    #[test]
    fn an_earlier_page_and_one_without_months_have_no_picture() {
        let pages = pages();
        assert!(pages[1].net.is_none() && pages[1].is_earlier);
        assert!(pages.iter().any(|page| page.years.is_empty()));
        for page in pages.iter().filter(|page| page.years.is_empty()) {
            assert!(page.net.is_none());
        }
    }
}
