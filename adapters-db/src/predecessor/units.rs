//! In what the numbers of a column are.

use super::answers::{RateUnit, Unit};
use super::cell::Cell;
use super::decimal::Decimal;
use super::inventory::Column;
use super::mapping::Finding;
use super::question::Why;
use super::synonyms::without_unit;

fn numbers(cells: &[&Cell]) -> Vec<Decimal> {
    let texts = cells.iter().filter_map(|cell| cell.text());
    let numbers = texts.filter_map(|text| Decimal::parse(&text));
    numbers.filter(|number| !number.is_zero()).collect()
}

/// How many digits after the point a declared type has: `NUMERIC(12, 2)`.
fn declared_digits(declared: &str) -> Option<u32> {
    let (_, inside) = declared.split_once('(')?;
    let (_, digits) = inside.strip_suffix(')')?.split_once(',')?;
    digits.trim().parse().ok()
}

fn is_declared_with_fractions(declared: &str) -> bool {
    let names = ["NUMERIC", "DECIMAL", "REAL", "FLOA", "DOUB", "MONEY"];
    let is_named = names.iter().any(|name| declared.contains(name));
    is_named && declared_digits(declared) != Some(0)
}

/// # Errors
/// It can be in more than one.
pub(super) fn amount(
    finding: &Finding<'_>,
    column: Option<&Column>,
    cells: &[&Cell],
    said: Option<&str>,
) -> Result<Unit, Why> {
    let all = || Why::Unit(Unit::ALL.map(Unit::as_str).into());
    if let Some(said) = said {
        return Unit::parse(said).ok_or_else(all);
    }
    // A value that a person typed into the mapping is as people write amounts.
    let Some(column) = column else {
        return Ok(Unit::Units);
    };
    let (_, ending) = without_unit(&column.name);
    match ending {
        Some("minor") => return Ok(Unit::Minor),
        Some("cents") if finding.exponent == 2 => return Ok(Unit::Minor),
        Some("cents") => {
            let both = [Unit::Minor, Unit::Cents].map(Unit::as_str);
            return match finding.answers.amounts() {
                Some(unit @ (Unit::Minor | Unit::Cents)) => Ok(unit),
                _ => Err(Why::Unit(both.into())),
            };
        }
        _ => {}
    }
    let numbers = numbers(cells);
    // A point is written only where digits can come behind it.
    let has_point = cells.iter().any(|cell| match cell {
        Cell::Real(_) => true,
        Cell::Text(text) => text.contains('.'),
        _ => false,
    });
    if has_point || is_declared_with_fractions(&column.declared) {
        return Ok(Unit::Units);
    }
    // Zero is zero in whatever it is counted, and without smaller units both are one.
    if numbers.is_empty() || finding.exponent == 0 {
        return Ok(Unit::Units);
    }
    finding.answers.amounts().ok_or_else(all)
}

/// # Errors
/// It can be in more than one.
pub(super) fn rate(
    finding: &Finding<'_>,
    column: Option<&Column>,
    cells: &[&Cell],
    said: Option<&str>,
) -> Result<RateUnit, Why> {
    let all = || Why::Unit(RateUnit::ALL.map(RateUnit::as_str).into());
    if let Some(said) = said {
        return RateUnit::parse(said).ok_or_else(all);
    }
    let Some(column) = column else {
        return Ok(RateUnit::Percent);
    };
    let (_, ending) = without_unit(&column.name);
    if let Some(unit) = ending.and_then(RateUnit::parse) {
        return Ok(unit);
    }
    let numbers = numbers(cells);
    if numbers.is_empty() {
        return Ok(RateUnit::Percent);
    }
    if let Some(unit) = finding.answers.rates() {
        return Ok(unit);
    }
    let has_fractions = numbers.iter().any(|number| !number.is_whole())
        || is_declared_with_fractions(&column.declared);
    // No debt costs over a thousand percent a year: then it is in hundredths of one.
    let is_believable = numbers
        .iter()
        .all(|number| number.scaled(0).map_or(true, |rate| rate <= 1000));
    if has_fractions && is_believable && numbers.iter().all(|number| number.is_above_one()) {
        return Ok(RateUnit::Percent);
    }
    Err(all())
}
