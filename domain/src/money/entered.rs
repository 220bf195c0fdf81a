use super::Money;
use super::decimal::minor_from_digits;
use crate::field::{Given, ValueError};

/// How a locale writes amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Separators {
    /// `.` or `,`.
    pub decimal: char,
}

/// Reads an amount the way people type it: `12,50`, `12.50`, `1 234,56`, and small sums such as `12.50+3-1`.
///
/// Where a single mark could be read both ways (`1.234`), the locale decides; where it cannot
/// (`12.5` under a decimal comma), the only sensible reading counts.
///
/// # Errors
/// Not an amount, too many decimal digits, or beyond what can be entered.
pub fn parse_entered(text: &str, separators: Separators, exponent: u8) -> Given<Money> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    if compact.is_empty() {
        return Err(ValueError::required());
    }
    let mut total = Money::ZERO;
    for (sign, term) in terms(&compact) {
        let (whole, fraction) = whole_and_fraction(term, separators, exponent)?;
        let minor = minor_from_digits(&whole, &fraction, exponent)?;
        total = total
            .plus(Money::from_minor(sign * minor))
            .map_err(|_| ValueError::out_of_range("refusal-sum-too-large"))?;
    }
    Money::entered(total.minor())
}

/// Splits `12.50+3-1` into signed terms; a missing term comes out empty and is refused as an amount.
fn terms(text: &str) -> Vec<(i64, &str)> {
    let mut found = Vec::new();
    let mut sign = 1;
    let mut start = 0;
    for (index, mark) in text.char_indices().filter(|(_, c)| matches!(c, '+' | '-')) {
        if index > 0 {
            found.push((sign, text.get(start..index).unwrap_or_default()));
        }
        sign = if mark == '-' { -1 } else { 1 };
        start = index + 1;
    }
    found.push((sign, text.get(start..).unwrap_or_default()));
    found
}

fn whole_and_fraction(term: &str, separators: Separators, exponent: u8) -> Given<(String, String)> {
    let marks: Vec<(usize, char)> = term
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let Some(&(last_at, last)) = marks.last() else {
        return Ok((term.to_owned(), String::new()));
    };
    let (before, after) = (
        term.get(..last_at).unwrap_or_default(),
        term.get(last_at + 1..).unwrap_or_default(),
    );
    let repeated = marks.iter().filter(|(_, mark)| *mark == last).count() > 1;
    let lone_group = marks.len() == 1
        && (last != separators.decimal || exponent == 0)
        && after.len() == 3
        && (1..=3).contains(&before.len())
        && before != "0";
    if repeated || lone_group {
        if marks.iter().any(|(_, mark)| *mark != last) {
            return Err(ValueError::invalid("refusal-amount-unreadable"));
        }
        return Ok((without_groups(term, last)?, String::new()));
    }
    let group = if last == '.' { ',' } else { '.' };
    Ok((without_groups(before, group)?, after.to_owned()))
}

/// Takes the grouping marks out, if they stand where such marks stand: before the last three digits, and
/// before that after every three (`1,234,567`) or, as in India, after every two (`12,34,567`).
fn without_groups(text: &str, group: char) -> Given<String> {
    let parts: Vec<&str> = text.split(group).collect();
    if let [first, middle @ .., last] = parts.as_slice() {
        let in_groups_of = |digits: usize| {
            (1..=digits).contains(&first.len()) && middle.iter().all(|part| part.len() == digits)
        };
        if last.len() != 3 || !(in_groups_of(3) || in_groups_of(2)) {
            return Err(ValueError::invalid("refusal-amount-unreadable"));
        }
    }
    Ok(parts.concat())
}
