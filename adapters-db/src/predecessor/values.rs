//! From a value of the old file to one of the domain.

use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::household::TimeZoneName;
use quartermaster_domain::template::Rate;
use quartermaster_domain::{Date, Given, Message, Money, Timestamp, ValueError, YearMonth};

use super::cell::Cell;
use super::decimal::{Decimal, Inexact};

/// Why a value does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// The domain refuses it.
    Refused(Message),
    /// In words.
    Because(&'static str),
}

impl From<ValueError> for Misfit {
    fn from(error: ValueError) -> Self {
        Self::Refused(error.message)
    }
}

impl From<Inexact> for Misfit {
    fn from(error: Inexact) -> Self {
        Self::Because(match error {
            Inexact::DigitsLost => "digits would be lost",
            Inexact::TooLarge => "it is too large",
        })
    }
}

pub(super) type Read<T> = Result<T, Misfit>;

/// # Errors
/// There is none.
pub(super) fn needed<T>(value: Option<T>) -> Read<T> {
    value.ok_or(Misfit::Because("it is missing"))
}

pub(super) fn text(cell: &Cell) -> Read<String> {
    match cell {
        Cell::Null => Ok(String::new()),
        Cell::Blob(_) | Cell::Unreadable => Err(Misfit::Because("it is not a text")),
        other => needed(other.text()),
    }
}

pub(super) fn parsed<T>(cell: &Cell, parse: impl Fn(&str) -> Given<T>) -> Read<T> {
    Ok(parse(&text(cell)?)?)
}

fn number(cell: &Cell) -> Read<Decimal> {
    let text = match cell {
        Cell::Integer(number) => number.to_string(),
        // The digits as they are, so that none is rounded twice.
        Cell::Real(digits) => digits.clone(),
        Cell::Text(text) => text.clone(),
        Cell::Null => return Err(Misfit::Because("it is missing")),
        Cell::Blob(_) | Cell::Unreadable => return Err(Misfit::Because("it is not a number")),
    };
    Decimal::parse(&text).ok_or(Misfit::Because("it is not a number"))
}

/// An amount whose smallest unit is `places` digits away.
pub(super) fn amount(cell: &Cell, places: i32) -> Read<Money> {
    Ok(Money::entered(number(cell)?.scaled(places)?)?)
}

pub(super) fn not_negative(cell: &Cell, places: i32) -> Read<Money> {
    Ok(Money::entered_not_negative(number(cell)?.scaled(places)?)?)
}

/// A rate whose millionths are `places` digits away.
pub(super) fn rate(cell: &Cell, places: i32) -> Read<Rate> {
    Ok(Rate::from_ppm(number(cell)?.scaled(places)?)?)
}

pub(super) fn whole(cell: &Cell) -> Read<i64> {
    Ok(number(cell)?.scaled(0)?)
}

/// `2025-01`, `2025/1`, `202501`, `01/2025`, or the first day of a month.
pub(super) fn month(cell: &Cell) -> Read<YearMonth> {
    let refused = || Misfit::Because("it is not a month");
    let text = text(cell)?;
    let text = text.trim();
    let day_and_time = text.split([' ', 'T']).next().unwrap_or(text);
    let parts: Vec<&str> = day_and_time.split(['-', '/', '.']).collect();
    let (year, month) = match parts.as_slice() {
        [year, month] if year.len() == 4 => (*year, *month),
        [month, year] if year.len() == 4 => (*year, *month),
        [year, month, day] if year.len() == 4 && day.trim_start_matches('0') == "1" => {
            (*year, *month)
        }
        [digits] if digits.len() == 6 => digits.split_at_checked(4).ok_or_else(refused)?,
        _ => return Err(refused()),
    };
    numbered_month(
        year.parse().map_err(|_| refused())?,
        month.parse().map_err(|_| refused())?,
    )
}

pub(super) fn numbered_month(year: i64, month: i64) -> Read<YearMonth> {
    let refused = || Misfit::Because("it is not a month");
    let year = i16::try_from(year).map_err(|_| refused())?;
    let month = i8::try_from(month).map_err(|_| refused())?;
    Ok(YearMonth::new(year, month)?)
}

/// An instant; without an offset it is in UTC, without a time its day begins.
pub(super) fn instant(cell: &Cell) -> Read<Option<Timestamp>> {
    if cell.is_null() {
        return Ok(None);
    }
    let refused = || Misfit::Because("it is not an instant");
    let text = text(cell)?;
    let text = text.trim();
    let whole = if text.len() == 10 {
        format!("{text}T00:00:00Z")
    } else {
        let time = text.get(10..).unwrap_or_default();
        let has_offset = time.ends_with(['Z', 'z']) || time.contains(['+', '-']);
        format!("{text}{}", if has_offset { "" } else { "Z" })
    };
    let instant: Timestamp = whole.parse().map_err(|_| refused())?;
    let second = instant.as_nanosecond().div_euclid(1_000_000_000);
    let second = i64::try_from(second).map_err(|_| refused())?;
    Timestamp::from_second(second)
        .map(Some)
        .map_err(|_| refused())
}

/// A day, or the day of an instant where the household is.
pub(super) fn day(cell: &Cell, zone: &TimeZoneName) -> Read<Date> {
    let refused = || Misfit::Because("it is not a day");
    let text = text(cell)?;
    let text = text.trim();
    let (day, time) = text.split_at_checked(10).ok_or_else(refused)?;
    let is_midnight = time.chars().skip(1).all(|it| matches!(it, '0' | ':' | '.'));
    if time.is_empty() || is_midnight {
        return parse_date(day).map_err(|_| refused());
    }
    let instant = instant(cell).map_err(|_| refused())?;
    Ok(zone.date_at(instant.ok_or_else(refused)?))
}

/// The day of the month that something is due on: a number, or that of a day.
pub(super) fn day_of_month(cell: &Cell) -> Read<Option<i64>> {
    match cell {
        Cell::Null => Ok(None),
        Cell::Text(text) if text.trim().is_empty() => Ok(None),
        Cell::Text(text) if text.trim().len() >= 10 => {
            let day = text.trim().get(..10).unwrap_or_default();
            let day = parse_date(day).map_err(|_| Misfit::Because("it is not a day"))?;
            Ok(Some(day.day().into()))
        }
        other => whole(other).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_cell(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_month_is_read_in_the_forms_it_is_written_in() {
        for text in [
            "2025-01",
            "2025/1",
            "202501",
            "01/2025",
            "2025-01-01",
            "2025-01-01 00:00:00.000000",
        ] {
            let read = month(&text_cell(text)).unwrap();
            assert_eq!(read.to_string(), "2025-01", "{text}");
        }
        let read = month(&Cell::Integer(202_501)).unwrap();
        assert_eq!(read.to_string(), "2025-01");
        for text in ["2025", "2025-13", "2025-01-15", "January", "", "25-01"] {
            month(&text_cell(text)).unwrap_err();
        }
    }

    #[test]
    fn an_instant_without_an_offset_is_in_utc_and_loses_its_fraction() {
        for text in [
            "2025-02-02 20:15:42.500000",
            "2025-02-02T20:15:42",
            "2025-02-02T20:15:42Z",
            "2025-02-02 21:15:42.9+01:00",
        ] {
            let read = instant(&text_cell(text)).unwrap().unwrap();
            assert_eq!(read.to_string(), "2025-02-02T20:15:42Z", "{text}");
        }
        let read = instant(&text_cell("2025-02-02")).unwrap().unwrap();
        assert_eq!(read.to_string(), "2025-02-02T00:00:00Z");
        instant(&text_cell("yesterday")).unwrap_err();
        instant(&Cell::Integer(1_738_527_342)).unwrap_err();
    }

    #[test]
    fn a_day_of_an_instant_is_the_day_where_the_household_is() {
        let denver = TimeZoneName::parse("America/Denver").unwrap();
        for (text, expected) in [
            ("2025-02-02", "2025-02-02"),
            ("2025-02-02 00:00:00.000000", "2025-02-02"),
            ("2025-02-02 03:00:00", "2025-02-01"),
        ] {
            let read = day(&text_cell(text), &denver).unwrap();
            assert_eq!(read.to_string(), expected, "{text}");
        }
    }

    #[test]
    fn a_binary_fraction_counts_with_the_digits_that_mean_something() {
        let real = |number: f64| Cell::Real(format!("{number:.14e}"));
        let tenths = [0.1, 0.2].iter().sum();
        assert_eq!(amount(&real(tenths), 2).unwrap().minor(), 30);
        assert_eq!(amount(&real(1234.56), 2).unwrap().minor(), 123_456);
        assert!(amount(&real(12.345), 2).is_err());
        assert!(amount(&text_cell("12,50"), 2).is_err());
    }
}
