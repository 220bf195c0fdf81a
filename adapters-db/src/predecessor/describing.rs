//! What was found of an old file, for a person to look at.

use super::cell::Cell;
use super::fields::{FIELDS, Part};
use super::inventory::Table;
use super::mapping::Mapping;
use super::reader::Reader;

/// How many values are shown of each column.
const SHOWN: usize = 3;

/// One of our columns and what it is in the old file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    pub part: Part,
    pub field: &'static str,
    /// The table and column; the table alone where every row has the same value.
    pub table: String,
    pub column: Option<String>,
    pub constant: Option<String>,
    pub missing: Option<String>,
    /// In what its numbers are.
    pub unit: Option<&'static str>,
    /// What each of its values is here, where it has few.
    pub values: Vec<(String, &'static str)>,
    /// Real values.
    pub shown: Vec<String>,
}

/// Something of the old file that nothing is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub table: String,
    /// None where it is the whole table.
    pub column: Option<String>,
    /// Its rows, or the values that are not NULL.
    pub count: usize,
}

pub(super) fn described(tables: &[Table], mapping: &Mapping) -> Vec<Described> {
    let mut all = Vec::new();
    for field in FIELDS {
        let Some(reader) = Reader::new(tables, mapping, field.part) else {
            continue;
        };
        let Some(source) = reader.source(field.name) else {
            continue;
        };
        let column = source
            .column
            .and_then(|column| reader.table.columns.get(column));
        let amount = source.unit.map(super::answers::Unit::as_str);
        let rate = source.rate.map(super::answers::RateUnit::as_str);
        let values = source.values.iter();
        all.push(Described {
            part: field.part,
            field: field.name,
            table: reader.table.name.clone(),
            column: column.map(|column| column.name.clone()),
            constant: source.constant.clone(),
            missing: source.missing.clone(),
            unit: amount.or(rate),
            values: values
                .map(|(value, meaning)| (value.clone(), *meaning))
                .collect(),
            shown: source
                .column
                .map_or_else(Vec::new, |column| samples(reader.table, column)),
        });
    }
    all
}

/// The first values of a column that differ.
pub(super) fn samples(table: &Table, column: usize) -> Vec<String> {
    let mut shown: Vec<&Cell> = Vec::new();
    for value in table.values(column) {
        if shown.len() == SHOWN {
            break;
        }
        if !shown.contains(&value) {
            shown.push(value);
        }
    }
    shown.into_iter().map(ToString::to_string).collect()
}

pub(super) fn left(tables: &[Table], mapping: &Mapping) -> Vec<Left> {
    let mut left = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let part = mapping.tables.iter().find(|(_, found)| **found == index);
        let Some((part, _)) = part else {
            left.push(Left {
                table: table.name.clone(),
                column: None,
                count: table.rows.len(),
            });
            continue;
        };
        let used = mapping.used(*part);
        for (place, column) in table.columns.iter().enumerate() {
            if !used.contains(&place) {
                left.push(Left {
                    table: table.name.clone(),
                    column: Some(column.name.clone()),
                    count: table.values(place).count(),
                });
            }
        }
    }
    left
}
