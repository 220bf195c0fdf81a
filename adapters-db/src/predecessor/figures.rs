//! The figures of an old file, asked of it in SQL, so that they come by another way than its rows do.

use quartermaster_application::adoption::{EntryFigure, Figures};
use quartermaster_domain::{
    DebtTargetId, EntryId, Money, MonthDebtTargetId, MonthEntryId, YearMonth,
};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::cell::{Cell, quoted, selected};
use super::fields::Part;
use super::inventory::{Table, query};
use super::links::Links;
use super::mapping::Mapping;
use super::reader::Reader;
use super::reading::OldHousehold;

/// One asking.
pub(super) struct Asking<'a, C> {
    pub(super) db: &'a C,
    pub(super) tables: &'a [Table],
    pub(super) mapping: &'a Mapping,
    pub(super) old: &'a OldHousehold,
}

/// SQL for text, whatever is in it.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn money(row: &QueryResult, at: usize) -> Result<Money, DbErr> {
    row.try_get_by_index(at).map(Money::from_minor)
}

impl<C: ConnectionTrait> Asking<'_, C> {
    pub(super) async fn figures(&self) -> Result<Figures, DbErr> {
        let mut figures = Figures::default();
        for (id, _, amount) in self.amounts(Part::Entry, "planned").await? {
            figures.template.insert(EntryId(id), amount);
        }
        for (id, _, amount) in self.amounts(Part::DebtTarget, "balance").await? {
            figures.balances.insert(DebtTargetId(id), amount);
        }
        for (id, month, amount) in self.amounts(Part::MonthDebtTarget, "balance").await? {
            if let Some(month) = month {
                figures
                    .openings
                    .insert((month, MonthDebtTargetId(id)), amount);
            }
        }
        self.entries(&mut figures).await?;
        Ok(figures)
    }

    fn exponent(&self) -> u8 {
        self.old.earlier.household.currency.exponent()
    }

    /// An amount of a row in the smallest unit of the currency.
    fn minor(&self, reader: Reader<'_>, alias: &str, field: &'static str) -> String {
        let Some(source) = reader.source(field) else {
            return "0".to_owned();
        };
        let column = source
            .column
            .and_then(|column| reader.table.columns.get(column));
        let value = match column {
            Some(column) => format!("{alias}.{}", quoted(&column.name)),
            None => literal(source.constant.as_deref().unwrap_or_default()),
        };
        let value = match &source.missing {
            Some(missing) => format!("coalesce({value}, {})", literal(missing)),
            None => value,
        };
        let places = source.unit.map_or(0, |unit| unit.places(self.exponent()));
        let power = "0".repeat(usize::try_from(places.unsigned_abs()).unwrap_or_default());
        match places {
            0 => format!("CAST(CAST({value} AS NUMERIC) AS INTEGER)"),
            1.. => format!("CAST(round(CAST({value} AS REAL) * 1{power}) AS INTEGER)"),
            _ => format!("CAST(round(CAST({value} AS REAL) / 1{power}) AS INTEGER)"),
        }
    }

    /// The number, the month if it has any, and an amount of each row.
    async fn amounts(
        &self,
        part: Part,
        field: &'static str,
    ) -> Result<Vec<(i64, Option<YearMonth>, Money)>, DbErr> {
        let Some(reader) = Reader::new(self.tables, self.mapping, part) else {
            return Ok(Vec::new());
        };
        let sql = format!(
            "SELECT {}, {}, {} FROM {} AS it",
            self.column(reader, "id"),
            self.column(reader, "month"),
            self.minor(reader, "it", field),
            quoted(&reader.table.name)
        );
        let months = self.links(reader, "month", Part::Month);
        let keys = self.keys(reader);
        let mut amounts = Vec::new();
        for row in query(self.db, &sql, []).await? {
            if let Some(id) = self.id(part, &keys, &Cell::read(&row, 0)?) {
                let month = self.month(&months, &Cell::read(&row, 1)?);
                amounts.push((id, month, money(&row, 4)?));
            }
        }
        Ok(amounts)
    }

    /// Planned, applied and remaining of each entry of a month.
    async fn entries(&self, figures: &mut Figures) -> Result<(), DbErr> {
        let Some(reader) = Reader::new(self.tables, self.mapping, Part::MonthEntry) else {
            return Ok(());
        };
        let (applied, ledger) = self.applied(reader);
        let planned = self.minor(reader, "it", "planned");
        let sql = format!(
            "SELECT {}, {}, {planned}, {applied}, {planned} - {applied} FROM {} AS it{ledger}",
            self.column(reader, "id"),
            self.column(reader, "month"),
            quoted(&reader.table.name)
        );
        let months = self.links(reader, "month", Part::Month);
        let keys = self.keys(reader);
        for row in query(self.db, &sql, []).await? {
            let id = self.id(Part::MonthEntry, &keys, &Cell::read(&row, 0)?);
            let month = self.month(&months, &Cell::read(&row, 1)?);
            let figure = EntryFigure {
                planned: money(&row, 4)?,
                applied: money(&row, 5)?,
                remaining: money(&row, 6)?,
            };
            if let Some(place) = month.zip(id.map(MonthEntryId)) {
                figures.entries.insert(place, figure);
            }
        }
        Ok(())
    }

    /// What was applied to an entry, and the ledger to be joined for it.
    fn applied(&self, entries: Reader<'_>) -> (String, String) {
        let ledger = Reader::new(self.tables, self.mapping, Part::Posting);
        let Some(ledger) = ledger else {
            let applied = self.minor(entries, "it", "applied");
            return (format!("coalesce({applied}, 0)"), String::new());
        };
        let entry = self.links(ledger, "month_entry", Part::MonthEntry).column;
        let entry = entry.and_then(|column| entries.table.columns.get(column));
        let entry = entry.map_or_else(String::new, |column| quoted(&column.name));
        let lead = self.name(ledger, "month_entry");
        let left_out: Vec<String> = ledger
            .rows()
            .filter(|row| self.old.left_out.contains(&row.index))
            .filter_map(|row| row.cell("id").text())
            .map(|key| literal(&key))
            .collect();
        let joined = format!(
            " LEFT JOIN (SELECT line.{lead} AS entry, sum({}) AS applied FROM {} AS line \
             WHERE CAST(line.{} AS TEXT) NOT IN ({}) GROUP BY line.{lead}) AS ledger \
             ON ledger.entry = it.{entry}",
            self.minor(ledger, "line", "amount"),
            quoted(&ledger.table.name),
            self.name(ledger, "id"),
            left_out.join(", ")
        );
        ("coalesce(ledger.applied, 0)".to_owned(), joined)
    }

    /// The quoted name of a field's column.
    fn name(&self, reader: Reader<'_>, field: &'static str) -> String {
        let column = reader.source(field).and_then(|source| source.column);
        let column = column.and_then(|column| reader.table.columns.get(column));
        column.map_or_else(|| "NULL".to_owned(), |column| quoted(&column.name))
    }

    fn column(&self, reader: Reader<'_>, field: &'static str) -> String {
        let column = reader.source(field).and_then(|source| source.column);
        let column = column.and_then(|column| reader.table.columns.get(column));
        column.map_or_else(
            || "'null', NULL".to_owned(),
            |column| selected(&format!("it.{}", quoted(&column.name))),
        )
    }

    fn links(&self, from: Reader<'_>, field: &'static str, to: Part) -> Links {
        Links::of(self.tables, self.mapping, from, field, to)
    }

    fn keys(&self, reader: Reader<'_>) -> Links {
        let key = reader.source("id").and_then(|source| source.column);
        key.map_or_else(Links::default, |key| Links::by_column(reader.table, key))
    }

    fn id(&self, part: Part, keys: &Links, key: &Cell) -> Option<i64> {
        let row = keys.row(key)?;
        self.old.ids.get(&part)?.get(row).copied()
    }

    fn month(&self, months: &Links, link: &Cell) -> Option<YearMonth> {
        let row = months.row(link)?;
        self.old.months.get(row).copied().flatten()
    }
}
