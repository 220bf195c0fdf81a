//! Which row a row points to.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::fields::Part;
use super::inventory::Table;
use super::mapping::Mapping;
use super::reader::{Reader, Row};
use super::reading::Reading;

/// The rows that a link can lead to, by what it holds.
#[derive(Debug, Default)]
pub(super) struct Links {
    rows: BTreeMap<String, usize>,
    /// The column of the table they lead to that they hold.
    pub(super) column: Option<usize>,
}

impl Links {
    /// The links of `field`, which lead to rows of `to`. They hold what a foreign key says, else the key, else, of a month, its
    /// name: whichever leads somewhere more often.
    pub(super) fn of(
        tables: &[Table],
        mapping: &Mapping,
        from: Reader<'_>,
        field: &'static str,
        to: Part,
    ) -> Self {
        let Some(target) = Reader::new(tables, mapping, to) else {
            return Self::default();
        };
        let column = from.source(field).and_then(|source| source.column);
        let column = column.and_then(|column| from.table.columns.get(column));
        let said = column
            .and_then(|column| column.points_to.as_ref()?.column.as_deref())
            .and_then(|name| target.table.column(name));
        let by_field = |field| target.source(field).and_then(|source| source.column);
        let candidates = [said, by_field("id"), by_field("year_month")];
        let values: Vec<String> = from
            .rows()
            .filter_map(|row| row.cell(field).text())
            .collect();
        let mut best = Self::default();
        let mut most = 0;
        for column in candidates.into_iter().flatten() {
            let links = Self::by_column(target.table, column);
            let found = values
                .iter()
                .filter(|value| links.rows.contains_key(*value));
            let found = found.count();
            if found > most || best.rows.is_empty() {
                most = found;
                best = links;
            }
        }
        best
    }

    /// By what the rows hold in one column.
    pub(super) fn by_column(table: &Table, column: usize) -> Self {
        let rows = table.rows.iter().enumerate();
        let rows = rows.filter_map(|(index, cells)| Some((cells.get(column)?.text()?, index)));
        Self {
            rows: rows.collect(),
            column: Some(column),
        }
    }

    /// The place of the row that `row` points to; `None` inside where it points to none that is there.
    pub(super) fn follow(&self, row: &Row<'_>, field: &'static str) -> Option<Option<usize>> {
        let value = row.cell(field);
        (!value.is_null()).then(|| self.row(&value))
    }

    pub(super) fn row(&self, value: &Cell) -> Option<usize> {
        self.rows.get(&value.text()?).copied()
    }
}

impl<'a> Reading<'a> {
    pub(super) fn links(&self, from: Reader<'a>, field: &'static str, to: Part) -> Links {
        Links::of(self.tables, self.mapping, from, field, to)
    }
}
