//! Which table and column of the old file is which of ours, and what has to be asked.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{Answers, Full, NONE, OtherOpenings, RateUnit, Unit};
use super::cell::Cell;
use super::fields::{Field, Meaning, Part, fields_of};
use super::inventory::Table;
use super::question::{Question, Why};
use super::synonyms::{Fit, fit, is_table};
use super::{choosing, units};

/// Where a value of ours comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Its place in the table; `None` where every row has `constant`.
    pub(super) column: Option<usize>,
    pub(super) constant: Option<String>,
    pub(super) missing: Option<String>,
    pub(super) unit: Option<Unit>,
    pub(super) rate: Option<RateUnit>,
    /// What each of its values is here.
    pub(super) values: BTreeMap<String, &'static str>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    pub(super) tables: BTreeMap<Part, usize>,
    pub(super) columns: BTreeMap<(Part, &'static str), Source>,
    pub(super) other_openings: Option<OtherOpenings>,
    /// What has to be answered before anything can be read.
    pub questions: Vec<Question>,
}

impl Mapping {
    /// The mapping of a file at the revision of this number. Without a currency its digits are two.
    pub(super) fn of(tables: &[Table], revision: usize, exponent: u8, answers: &Answers) -> Self {
        let mut mapping = Self {
            other_openings: answers.other_openings(),
            ..Self::default()
        };
        for part in Part::ALL
            .into_iter()
            .filter(|part| part.since() <= revision)
        {
            match table_of(tables, part, answers) {
                Ok(table) => {
                    mapping.tables.insert(part, table);
                }
                Err(why) => mapping.ask(format!("tables.{part}"), why),
            }
        }
        let found: Vec<(Part, usize)> = mapping.tables.iter().map(|(p, t)| (*p, *t)).collect();
        for (part, index) in found {
            if let Some(table) = tables.get(index) {
                let finding = Finding {
                    table,
                    part,
                    revision,
                    exponent,
                    answers,
                };
                finding.columns(&mut mapping);
            }
        }
        mapping
    }

    pub(super) fn ask(&mut self, place: String, why: Why) {
        self.questions.push(Question { place, why });
    }

    pub(super) fn source(&self, part: Part, field: &'static str) -> Option<&Source> {
        self.columns.get(&(part, field))
    }

    /// The columns of a table that something is read from.
    pub(super) fn used(&self, part: Part) -> BTreeSet<usize> {
        let sources = self.columns.iter().filter(|((of, _), _)| *of == part);
        sources.filter_map(|(_, source)| source.column).collect()
    }
}

fn table_of(tables: &[Table], part: Part, answers: &Answers) -> Result<usize, Why> {
    let by_name = |name: &str| {
        tables
            .iter()
            .position(|table| table.name.eq_ignore_ascii_case(name))
    };
    if let Some(name) = answers.table(part) {
        return by_name(name).ok_or_else(|| Why::NotInFile(name.to_owned()));
    }
    if let Some(table) = by_name(part.as_str()) {
        return Ok(table);
    }
    let called: Vec<usize> = (0..tables.len())
        .filter(|index| {
            tables
                .get(*index)
                .is_some_and(|table| is_table(part, &table.name))
        })
        .collect();
    let name = |index: &usize| tables.get(*index).map(|table| table.name.clone());
    match called.as_slice() {
        [table] => Ok(*table),
        [] if part == Part::Posting => ledger_by_its_keys(tables),
        [] => Err(Why::NotFound),
        several => Err(Why::Could(several.iter().filter_map(name).collect())),
    }
}

/// The ledger's name is not known for sure: it is the one table that leads to the entries of months.
fn ledger_by_its_keys(tables: &[Table]) -> Result<usize, Why> {
    let leads = |table: &Table| {
        table.columns.iter().any(|column| {
            let target = column.points_to.as_ref();
            target.is_some_and(|target| is_table(Part::MonthEntry, &target.table))
        })
    };
    let found: Vec<(usize, &Table)> = tables
        .iter()
        .enumerate()
        .filter(|(_, table)| leads(table))
        .collect();
    match found.as_slice() {
        [(table, _)] => Ok(*table),
        [] => Err(Why::NotFound),
        several => Err(Why::Could(
            several
                .iter()
                .map(|(_, table)| table.name.clone())
                .collect(),
        )),
    }
}

/// The search in one table.
pub(super) struct Finding<'a> {
    table: &'a Table,
    part: Part,
    revision: usize,
    pub(super) exponent: u8,
    pub(super) answers: &'a Answers,
}

impl Finding<'_> {
    fn columns(&self, mapping: &mut Mapping) {
        let mut found: BTreeMap<&'static str, usize> = BTreeMap::new();
        for field in fields_of(self.part, self.revision) {
            let place = format!("columns.{}.{}", self.part, field.name);
            let answer = self.answers.column(self.part, field.name);
            if answer.column.as_deref() == Some(NONE) {
                continue;
            }
            let column = match self.column(field, &answer) {
                Ok(column) => column,
                Err(why) => {
                    mapping.ask(place, why);
                    continue;
                }
            };
            if let Some(column) = column {
                found.insert(field.name, column);
            } else if answer.value.is_none() {
                if field.need.is_in(self.revision) {
                    mapping.ask(place, Why::NotFound);
                }
                continue;
            }
            match self.source(field, column, answer) {
                Ok(source) => {
                    mapping.columns.insert((self.part, field.name), source);
                }
                Err(why) => mapping.ask(place, why),
            }
        }
        self.month_has_a_name_and_a_state(&mut found, mapping);
        self.no_column_twice(&found, mapping);
    }

    /// The column of a field; `None` where there is none.
    fn column(&self, field: &Field, answer: &Full) -> Result<Option<usize>, Why> {
        if answer.value.is_some() {
            return Ok(None);
        }
        if let Some(name) = &answer.column {
            let column = self.table.column(name);
            let place = || Why::NotInFile(format!("{}.{name}", self.table.name));
            return column.map(Some).ok_or_else(place);
        }
        if let Meaning::Link(to) = field.meaning
            && let Some(column) = self.only_key_to(to)
        {
            return Ok(Some(column));
        }
        let one = self.by_name(field)?;
        if one.is_none() && field.meaning == Meaning::Key {
            return Ok(self.table.key());
        }
        Ok(one)
    }

    fn only_key_to(&self, to: Part) -> Option<usize> {
        let leads = |column: &super::inventory::Column| {
            let target = column.points_to.as_ref();
            target.is_some_and(|target| {
                target.table.eq_ignore_ascii_case(to.as_str()) || is_table(to, &target.table)
            })
        };
        let columns = self.table.columns.iter().enumerate();
        let mut found = columns.filter(|(_, column)| leads(column));
        let (first, _) = found.next()?;
        found.next().is_none().then_some(first)
    }

    fn by_name(&self, field: &Field) -> Result<Option<usize>, Why> {
        for wanted in [Fit::Sure, Fit::Weak] {
            let columns = self.table.columns.iter().enumerate();
            let called: Vec<(usize, &str)> = columns
                .filter(|(_, column)| fit(self.part, field.name, &column.name) == Some(wanted))
                .filter(|(_, column)| self.leads_there(field, column))
                .map(|(index, column)| (index, column.name.as_str()))
                .collect();
            match called.as_slice() {
                [] => {}
                [(column, _)] => return Ok(Some(*column)),
                several => {
                    let names = several.iter().map(|(_, name)| (*name).to_owned());
                    return Err(Why::Could(names.collect()));
                }
            }
        }
        Ok(None)
    }

    /// A column whose key leads to another table is no such link, and no value either.
    fn leads_there(&self, field: &Field, column: &super::inventory::Column) -> bool {
        let Some(target) = &column.points_to else {
            return true;
        };
        match field.meaning {
            Meaning::Link(to) => {
                target.table.eq_ignore_ascii_case(to.as_str()) || is_table(to, &target.table)
            }
            Meaning::Key => true,
            _ => false,
        }
    }

    fn source(&self, field: &Field, column: Option<usize>, answer: Full) -> Result<Source, Why> {
        let cells: Vec<&Cell> = match column {
            Some(column) => self.table.values(column).collect(),
            None => Vec::new(),
        };
        let mut source = Source {
            column,
            constant: answer.value.filter(|_| column.is_none()),
            missing: answer.missing,
            unit: None,
            rate: None,
            values: BTreeMap::new(),
        };
        let column = column.and_then(|column| self.table.columns.get(column));
        match field.meaning {
            Meaning::Amount => {
                let said = answer.unit.as_deref();
                source.unit = Some(units::amount(self, column, &cells, said)?);
            }
            Meaning::Rate => {
                let said = answer.unit.as_deref();
                source.rate = Some(units::rate(self, column, &cells, said)?);
            }
            Meaning::Choice(list) => {
                let constant = source.constant.iter().chain(&source.missing);
                let constant = constant.map(|text| Cell::Text(text.clone()));
                let constant: Vec<Cell> = constant.collect();
                let all = cells.into_iter().chain(&constant);
                source.values = choosing::values(list, all, &answer.values)?;
            }
            _ => {}
        }
        Ok(source)
    }

    fn month_has_a_name_and_a_state(
        &self,
        found: &mut BTreeMap<&'static str, usize>,
        mapping: &mut Mapping,
    ) {
        if self.part != Part::Month {
            return;
        }
        let asked = |mapping: &Mapping, field: &str| {
            let place = format!("columns.month.{field}");
            mapping
                .questions
                .iter()
                .any(|question| question.place == place)
        };
        // Beside a year, a column `month` is its number; without one it is the whole month.
        let forget = if found.contains_key("year") && found.contains_key("month_number") {
            let is_same = found.get("year_month") == found.get("month_number");
            is_same.then_some("year_month")
        } else {
            Some("month_number")
        };
        if let Some(field) = forget {
            found.remove(field);
            mapping.columns.remove(&(Part::Month, field));
        }
        let has = |mapping: &Mapping, field| mapping.columns.contains_key(&(Part::Month, field));
        if !has(mapping, "year") || !has(mapping, "month_number") {
            mapping.columns.remove(&(Part::Month, "year"));
            found.remove("year");
            if !has(mapping, "year_month") && !asked(mapping, "year_month") {
                mapping.ask("columns.month.year_month".to_owned(), Why::NotFound);
            }
        }
        let has_state = ["state", "is_closed"]
            .iter()
            .any(|field| has(mapping, field));
        if self.revision >= 4 && !has_state && !asked(mapping, "state") {
            mapping.ask("columns.month.state".to_owned(), Why::NotFound);
        }
    }

    /// One column is one thing, but for the instant that also gives a posting its day.
    fn no_column_twice(&self, found: &BTreeMap<&'static str, usize>, mapping: &mut Mapping) {
        let mut seen: BTreeMap<usize, &'static str> = BTreeMap::new();
        for (field, column) in found {
            let Some(other) = seen.insert(*column, field) else {
                continue;
            };
            let pair = [*field, other];
            let may_share = pair.contains(&"posted_on") && pair.contains(&"created_at")
                || self.part == Part::Month && pair.contains(&"id");
            if !may_share {
                let place = format!("columns.{}.{field}", self.part);
                mapping.ask(place, Why::Twice(other.to_owned()));
            }
        }
    }
}
