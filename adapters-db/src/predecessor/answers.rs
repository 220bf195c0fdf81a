//! What a person answered: the mapping file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fields::{FIELDS, Part};

/// A file that `adopt --mapping` reads. Each name in it is one of ours; what stands beside it is one of the old file's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// In what whole amounts are whose column does not say it.
    amounts: Option<Unit>,
    /// In what rates are whose column does not say it.
    rates: Option<RateUnit>,
    /// What becomes of openings that did not come from what was applied before.
    other_openings: Option<OtherOpenings>,
    tables: BTreeMap<String, String>,
    columns: BTreeMap<String, BTreeMap<String, Answer>>,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    amounts: Option<String>,
    rates: Option<String>,
    other_openings: Option<String>,
    #[serde(default)]
    tables: BTreeMap<String, String>,
    #[serde(default)]
    columns: BTreeMap<String, BTreeMap<String, Answer>>,
}

/// In what an amount is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// The smallest unit of the currency.
    Minor,
    /// Hundredths.
    Cents,
    /// Whole ones, with digits after the point.
    Units,
}

/// In what a rate is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RateUnit {
    Percent,
    Fraction,
    Bps,
    Ppm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OtherOpenings {
    /// They are payments on their own days.
    Payment,
    /// They stay out, on both sides of the proof.
    LeftOut,
}

/// `"column"`, or more about it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Answer {
    Column(String),
    Full(Full),
}

/// What a person says about one column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Full {
    pub(super) column: Option<String>,
    /// What every row has, where there is no column.
    pub(super) value: Option<String>,
    /// What a row has whose column is NULL.
    pub(super) missing: Option<String>,
    pub(super) unit: Option<String>,
    /// What each of its values is here.
    #[serde(default)]
    pub(super) values: BTreeMap<String, String>,
}

/// What stands where an answer is wanted, and where there is none to give.
pub(super) const WANTED: &str = "?";
pub(super) const NONE: &str = "-";

impl Answers {
    /// # Errors
    /// The text is no such file, or names what is not looked for.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let parts = file.tables.keys().chain(file.columns.keys());
        for part in parts {
            if Part::ALL.iter().all(|known| known.as_str() != part) {
                return Err(part.clone());
            }
        }
        for (part, columns) in &file.columns {
            for name in columns.keys() {
                let is_known = FIELDS
                    .iter()
                    .any(|field| field.part.as_str() == part && field.name == name);
                if !is_known {
                    return Err(format!("columns.{part}.{name}"));
                }
            }
        }
        Ok(Self {
            amounts: one_of(file.amounts, "amounts", Unit::parse)?,
            rates: one_of(file.rates, "rates", RateUnit::parse)?,
            other_openings: one_of(file.other_openings, "other_openings", OtherOpenings::parse)?,
            tables: file.tables,
            columns: file.columns,
        })
    }

    pub(super) fn table(&self, part: Part) -> Option<&str> {
        let table = self.tables.get(part.as_str()).map(String::as_str);
        table.filter(|table| *table != WANTED)
    }

    pub(super) fn column(&self, part: Part, field: &str) -> Full {
        let answer = self.columns.get(part.as_str());
        let answer = answer.and_then(|columns| columns.get(field));
        let mut full = match answer {
            None => Full::default(),
            Some(Answer::Column(column)) => Full {
                column: Some(column.clone()),
                ..Full::default()
            },
            Some(Answer::Full(full)) => full.clone(),
        };
        for given in [
            &mut full.column,
            &mut full.value,
            &mut full.missing,
            &mut full.unit,
        ] {
            if given.as_deref() == Some(WANTED) {
                *given = None;
            }
        }
        full.values.retain(|_, meaning| meaning != WANTED);
        full
    }

    pub(super) fn amounts(&self) -> Option<Unit> {
        self.amounts
    }

    pub(super) fn rates(&self) -> Option<RateUnit> {
        self.rates
    }

    pub(super) fn other_openings(&self) -> Option<OtherOpenings> {
        self.other_openings
    }
}

/// What was answered; a question that was left as it is has no answer yet.
fn one_of<T>(
    given: Option<String>,
    name: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, String> {
    let given = given.filter(|answer| answer != WANTED);
    let Some(answer) = given else {
        return Ok(None);
    };
    parse(&answer)
        .map(Some)
        .ok_or(format!("{name} = {answer:?}"))
}

impl OtherOpenings {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "payment" => Some(Self::Payment),
            "left_out" => Some(Self::LeftOut),
            _ => None,
        }
    }
}

impl Unit {
    pub(super) const ALL: [Self; 3] = [Self::Minor, Self::Cents, Self::Units];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Cents => "cents",
            Self::Units => "units",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == text)
    }

    /// How many places an amount in this unit is moved by to be in the smallest unit of a currency.
    pub(super) fn places(self, exponent: u8) -> i32 {
        match self {
            Self::Minor => 0,
            Self::Cents => i32::from(exponent) - 2,
            Self::Units => i32::from(exponent),
        }
    }
}

impl RateUnit {
    pub(super) const ALL: [Self; 4] = [Self::Percent, Self::Fraction, Self::Bps, Self::Ppm];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Fraction => "fraction",
            Self::Bps => "bps",
            Self::Ppm => "ppm",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == text)
    }

    /// How many places a rate in this unit is moved by to be in millionths.
    pub(super) fn places(self) -> i32 {
        match self {
            Self::Percent => 4,
            Self::Fraction => 6,
            Self::Bps => 2,
            Self::Ppm => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_column_or_more_and_a_question_is_none() {
        let answers = Answers::read(
            r#"
            amounts = "?"
            rates = "percent"
            [tables]
            posting = "buchung"
            month = "?"
            [columns.entry]
            planned = "soll"
            category = { value = "Budget" }
            kind = { column = "art", values = { E = "expense", X = "?" } }
            "#,
        )
        .unwrap();
        assert_eq!(answers.amounts(), None);
        assert_eq!(answers.rates(), Some(RateUnit::Percent));
        assert_eq!(answers.table(Part::Posting), Some("buchung"));
        assert_eq!(answers.table(Part::Month), None);
        let planned = answers.column(Part::Entry, "planned");
        assert_eq!(planned.column.as_deref(), Some("soll"));
        let kind = answers.column(Part::Entry, "kind");
        assert_eq!(kind.values, [("E".to_owned(), "expense".to_owned())].into());
        assert_eq!(answers.column(Part::Entry, "name"), Full::default());
    }

    #[test]
    fn what_is_not_looked_for_is_named() {
        for (text, named) in [
            ("[columns.entry]\nplaned = \"x\"", "columns.entry.planed"),
            ("[tables]\nledger = \"x\"", "ledger"),
            ("amount = \"cents\"", "unknown field `amount`"),
            ("amounts = \"cent\"", "amounts = \"cent\""),
        ] {
            let refused = Answers::read(text).unwrap_err();
            assert!(refused.contains(named), "{refused}");
        }
    }
}
