//! Pictures of amounts over months, drawn as shapes and words in a box of fixed units.

mod scale;

use quartermaster_domain::calendar::Year;
use quartermaster_domain::{Money, YearMonth};
use serde::Serialize;

use crate::format::Words;
use scale::{BOTTOM, Scale, WIDTH};

/// How many months are named under a picture; more would run into each other on a phone.
const NAMED_MONTHS_MAX: usize = 6;

/// How many there is room for on a wide screen.
const NAMED_MONTHS_WIDE_MAX: usize = 12;

/// How high a line of text is on a phone.
const LINE_OF_TEXT: i64 = 28;

/// Amounts month by month, as columns or as a curve. What it shows stands in a table beside it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chart {
    /// What the picture is of, for those who do not see it.
    title: String,
    columns: Vec<Column>,
    /// Where lines of text begin.
    start: i64,
    /// The points of a curve, `x,y x,y`; empty where there are columns.
    curve: String,
    dots: Vec<Dot>,
    /// Lines across at the highest amount, at zero and at the lowest, each with its amount.
    levels: Vec<Level>,
    months: Vec<MonthMark>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Column {
    /// The class that it is drawn with.
    kind: &'static str,
    /// Whether it hangs below zero.
    is_negative: bool,
    /// Its month and amount in words.
    title: String,
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Dot {
    x: i64,
    y: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Level {
    y: i64,
    /// Empty for a line without an amount.
    amount: String,
    is_zero: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct MonthMark {
    x: i64,
    name: String,
    /// Where the name is shown: `wide` where there is no room for it on a phone, else empty.
    name_where: &'static str,
    /// Empty where it is that of the month named before.
    year: String,
    /// The same for the year, which on a phone may be that of a month not named there: `wide`,
    /// `narrow` or empty.
    year_where: &'static str,
}

/// Columns of one kind, an amount for each month; none where a month is missing.
pub(crate) struct Series {
    /// The class that they are drawn with: `planned`, `applied`…
    pub(crate) kind: &'static str,
    pub(crate) amounts: Vec<Option<Money>>,
}

/// The box of a picture, and whether its months run from right to left.
struct Frame<'a> {
    words: &'a Words,
    months: &'a [YearMonth],
}

impl Chart {
    /// A group of columns for each of `months`, the earliest first.
    pub(crate) fn of_columns(
        title: String,
        months: &[YearMonth],
        series: &[Series],
        words: &Words,
    ) -> Self {
        let frame = Frame { words, months };
        let scale = Scale::of(
            series
                .iter()
                .flat_map(|one| &one.amounts)
                .flatten()
                .copied(),
        );
        let groups = i64::try_from(series.len().max(1)).unwrap_or(1);
        let width = (frame.slot() * 7 / 10 / groups).max(1);
        let column = |kind, (place, at): (i64, usize), amount: Money| {
            let left = frame.middle(at) - width * groups / 2;
            // In each group the kinds stand in their order, whichever way the months run.
            let place = if frame.runs_to_the_left() {
                groups - 1 - place
            } else {
                place
            };
            let (top, bottom) = scale.between(amount);
            Column {
                kind,
                is_negative: amount.is_negative(),
                title: frame.said(at, amount),
                x: left + place * width,
                y: top,
                width,
                height: (bottom - top).max(i64::from(!amount.is_zero())),
            }
        };
        let columns = (0_i64..).zip(series).flat_map(|(place, one)| {
            let amounts = one.amounts.iter().enumerate();
            amounts.filter_map(move |(at, amount)| Some((one.kind, (place, at), (*amount)?)))
        });
        Self {
            title,
            columns: columns
                .map(|(kind, at, amount)| column(kind, at, amount))
                .collect(),
            curve: String::new(),
            dots: Vec::new(),
            start: frame.start(),
            levels: scale.levels(words),
            months: frame.marks(),
        }
    }

    /// A curve through the amounts, one for each of `months`, the earliest first.
    pub(crate) fn of_curve(
        title: String,
        months: &[YearMonth],
        amounts: &[Money],
        words: &Words,
    ) -> Self {
        let frame = Frame { words, months };
        let scale = Scale::of(amounts.iter().copied());
        let points = amounts.iter().enumerate().map(|(at, amount)| Dot {
            x: frame.middle(at),
            y: scale.place(*amount),
        });
        let dots: Vec<Dot> = points.collect();
        let written: Vec<String> = dots
            .iter()
            .map(|dot| format!("{},{}", dot.x, dot.y))
            .collect();
        Self {
            title,
            columns: Vec::new(),
            curve: written.join(" "),
            dots,
            start: frame.start(),
            levels: scale.levels(words),
            months: frame.marks(),
        }
    }
}

impl Frame<'_> {
    fn runs_to_the_left(&self) -> bool {
        self.words.texts().language.direction() == "rtl"
    }

    fn start(&self) -> i64 {
        if self.runs_to_the_left() { WIDTH } else { 0 }
    }

    /// How wide a month is.
    fn slot(&self) -> i64 {
        WIDTH / i64::try_from(self.months.len().max(1)).unwrap_or(WIDTH)
    }

    /// The middle of the month at this place.
    fn middle(&self, at: usize) -> i64 {
        let at = i64::try_from(at).unwrap_or_default();
        let from_start = self.slot() * at + self.slot() / 2;
        if self.runs_to_the_left() {
            WIDTH - from_start
        } else {
            from_start
        }
    }

    /// The amount of the month at this place, in words.
    fn said(&self, at: usize, amount: Money) -> String {
        let month = self.months.get(at).map(|month| self.words.month(*month));
        let values = [
            ("month", month.unwrap_or_default().into()),
            ("amount", self.words.amount(amount).into()),
        ];
        self.words.text_with("shared-chart-column", &values)
    }

    /// Every month's name where there is room, else every second, third…, the latest always.
    fn marks(&self) -> Vec<MonthMark> {
        let step = |named| self.months.len().div_ceil(named).max(1);
        let (narrow, wide) = (step(NAMED_MONTHS_MAX), step(NAMED_MONTHS_WIDE_MAX));
        // The months of a phone are among those of a wide screen.
        let wide = if narrow.is_multiple_of(wide) {
            wide
        } else {
            narrow
        };
        let latest = self.months.len().saturating_sub(1);
        let (mut narrow_year, mut wide_year) = (None, None);
        let months = self.months.iter().enumerate();
        months
            .filter(|(at, _)| (latest - at).is_multiple_of(wide))
            .map(|(at, month)| {
                let year = month.year();
                let is_narrow = (latest - at).is_multiple_of(narrow);
                let is_new_wide = wide_year.replace(year) != Some(year);
                let is_new_narrow = is_narrow && narrow_year.replace(year) != Some(year);
                MonthMark {
                    x: self.middle(at),
                    name: self.words.short_month_name(*month),
                    name_where: if is_narrow { "" } else { "wide" },
                    year: if is_new_wide || is_new_narrow {
                        self.words.year(Year::from(*month))
                    } else {
                        String::new()
                    },
                    year_where: match (is_new_wide, is_new_narrow) {
                        (true, false) => "wide",
                        (false, true) => "narrow",
                        _ => "",
                    },
                }
            })
            .collect()
    }
}

impl Scale {
    fn levels(&self, words: &Words) -> Vec<Level> {
        let level = |amount: Money| Level {
            y: self.place(amount),
            amount: words.amount(amount),
            is_zero: amount.is_zero(),
        };
        let (high, low) = (self.high(), self.low());
        let mut levels = vec![level(high)];
        if !high.is_zero() {
            levels.push(Level {
                y: self.place(Money::ZERO).min(BOTTOM),
                ..level(Money::ZERO)
            });
        }
        let is_apart = self.place(low) - self.place(Money::ZERO) >= LINE_OF_TEXT;
        if low.is_negative() && (is_apart || high.is_zero()) {
            levels.push(level(low));
        }
        levels
    }
}

#[cfg(test)]
mod tests;
