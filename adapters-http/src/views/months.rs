use quartermaster_application::reading::{MonthSummary, Overview};
use quartermaster_domain::month::Month;
use quartermaster_domain::{Money, Overflow, Year, YearMonth};
use serde::Serialize;

use super::chart::{Chart, Series};
use super::months_year::YearBlock;
#[cfg(test)]
use super::sample_years;
use super::{Shell, View};
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
    chart: Chart,
    /// What the picture shows, in figures.
    months: Vec<NetLine>,
    first: String,
    last: String,
    /// What all these months come to, without its sign.
    sum: String,
    is_short: bool,
}

#[derive(Debug, Clone, Serialize)]
struct NetLine {
    title: String,
    /// Empty where there is no such month.
    amount: String,
    is_negative: bool,
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
        let (drawn, amounts): (Vec<YearMonth>, Vec<Option<Money>>) = shown.iter().copied().unzip();
        if amounts.iter().flatten().count() < PICTURE_MIN_MONTHS {
            return Ok(None);
        }
        let sum = Money::sum(amounts.iter().flatten().copied())?;
        let from_first = shown.iter().skip_while(|(_, amount)| amount.is_none());
        let lines: Vec<NetLine> = from_first.map(|line| NetLine::of(*line, words)).collect();
        let first = lines.first().map(|line| line.title.clone());
        let (first, last) = (first.unwrap_or_default(), words.month(last));
        let span = [
            ("first", first.as_str().into()),
            ("last", last.as_str().into()),
        ];
        let title = words.text_with("months-net-picture", &span);
        let net = Series {
            kind: "net",
            amounts,
        };
        Ok(Some(Self {
            chart: Chart::of_columns(title, &drawn, &[net], words),
            months: lines,
            sum: words.size(sum),
            is_short: sum.is_negative(),
            first,
            last,
        }))
    }
}

impl NetLine {
    fn of((month, amount): (YearMonth, Option<Money>), words: &Words) -> Self {
        Self {
            title: words.month(month),
            amount: amount
                .map(|amount| words.amount(amount))
                .unwrap_or_default(),
            is_negative: amount.is_some_and(Money::is_negative),
        }
    }
}

impl View for MonthsPage {
    const TEMPLATE: &'static str = "pages/months.html";

    #[cfg(test)]
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
