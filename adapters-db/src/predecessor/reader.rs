//! Reading the rows of a table by what was found of its columns.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::fields::Part;
use super::inventory::Table;
use super::mapping::{Mapping, Source};
use super::values::{Misfit, Read};

/// A value of the old file that does not fit, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    pub table: String,
    /// The key of its row.
    pub row: String,
    pub column: String,
    pub value: String,
    pub why: Misfit,
}

/// The table of a part, with its mapping.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) part: Part,
    pub(super) table: &'a Table,
    mapping: &'a Mapping,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    reader: Reader<'a>,
    cells: &'a [Cell],
    /// Its place among the rows of the table.
    pub(super) index: usize,
}

impl<'a> Reader<'a> {
    /// `None` where the file has no such table.
    pub(super) fn new(tables: &'a [Table], mapping: &'a Mapping, part: Part) -> Option<Self> {
        let table = tables.get(*mapping.tables.get(&part)?)?;
        Some(Self {
            part,
            table,
            mapping,
        })
    }

    pub(super) fn source(&self, field: &'static str) -> Option<&'a Source> {
        self.mapping.source(self.part, field)
    }

    pub(super) fn rows(self) -> impl Iterator<Item = Row<'a>> {
        let rows = self.table.rows.iter().enumerate();
        rows.map(move |(index, cells)| Row {
            reader: self,
            cells,
            index,
        })
    }

    /// The rows in their order: by position where they have one, then by key.
    pub(super) fn in_order(self) -> Vec<Row<'a>> {
        let mut rows: Vec<Row<'a>> = self.rows().collect();
        rows.sort_by_key(|row| (row.cell("position"), row.cell("id")));
        rows
    }

    /// Which number each row has here: its own where all are whole and above zero, else one by its place.
    pub(super) fn ids(self) -> BTreeMap<Cell, i64> {
        let keys: Vec<Cell> = self.rows().map(|row| row.cell("id")).collect();
        let own = keys.iter().map(|key| match key {
            Cell::Integer(id) if *id > 0 => Some(*id),
            _ => None,
        });
        let own: Option<Vec<i64>> = own.collect();
        let ids: Vec<i64> = own.unwrap_or_else(|| (1..).take(keys.len()).collect());
        keys.into_iter().zip(ids).collect()
    }
}

impl Row<'_> {
    /// The value of a field; NULL where the file has no column for it.
    pub(super) fn cell(&self, field: &'static str) -> Cell {
        let Some(source) = self.reader.source(field) else {
            return Cell::Null;
        };
        let stored = source.column.and_then(|column| self.cells.get(column));
        let fallback = match stored {
            Some(cell) if !cell.is_null() => return cell.clone(),
            Some(_) => &source.missing,
            None => &source.constant,
        };
        fallback.clone().map_or(Cell::Null, Cell::Text)
    }

    /// Whether the file has anything for a field.
    pub(super) fn has(&self, field: &'static str) -> bool {
        self.reader.source(field).is_some()
    }

    pub(super) fn table(&self) -> &str {
        &self.reader.table.name
    }

    /// How many digits away the smallest unit of an amount is.
    pub(super) fn amount_places(&self, field: &'static str, exponent: u8) -> i32 {
        let unit = self.reader.source(field).and_then(|source| source.unit);
        unit.map_or(0, |unit| unit.places(exponent))
    }

    pub(super) fn rate_places(&self, field: &'static str) -> i32 {
        let unit = self.reader.source(field).and_then(|source| source.rate);
        unit.map_or(0, |unit| unit.places())
    }

    /// What a value with few choices is; `None` where there is none.
    pub(super) fn choice(&self, field: &'static str) -> Option<&'static str> {
        let value = self.cell(field).text()?;
        let source = self.reader.source(field)?;
        source.values.get(&value).copied()
    }

    /// What was read, or a note of why it does not fit.
    pub(super) fn take<T>(
        &self,
        field: &'static str,
        read: Read<T>,
        unfit: &mut Vec<Unfit>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(why) => {
                unfit.push(self.unfit(field, why));
                None
            }
        }
    }

    pub(super) fn unfit(&self, field: &'static str, why: Misfit) -> Unfit {
        let table = self.reader.table;
        let column = self.reader.source(field).and_then(|source| source.column);
        let column = column.and_then(|column| table.columns.get(column));
        Unfit {
            table: table.name.clone(),
            row: self.cell("id").to_string(),
            column: column.map_or_else(|| field.to_owned(), |column| column.name.clone()),
            value: self.cell(field).to_string(),
            why,
        }
    }
}
