use std::collections::HashMap;

use anyhow::{Context as _, Result};
use quartermaster_domain::calendar::{DueDay, parse_date};
use quartermaster_domain::money::parse_decimal;
use quartermaster_domain::template::{Carry, DebtTargetInput, EntryInput, EntryKind, Rate};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{Date, DebtTargetId, Money, YearMonth};

/// The sample data is in US dollars, with cents.
const EXPONENT: u8 = 2;

/// The sample household with its dates moved.
pub(super) struct Sample {
    pub(super) entries: Vec<EntryRow>,
    pub(super) debts: Vec<DebtRow>,
    movements: Vec<Movement>,
}

pub(super) struct EntryRow {
    kind: String,
    category: String,
    name: String,
    planned: Money,
    due_day: Option<i64>,
    carry: String,
    debt: Option<String>,
    notes: String,
}

pub(super) struct DebtRow {
    pub(super) name: String,
    balance: Money,
    apr: Rate,
    minimum_payment: Money,
    due_day: i64,
}

pub(super) struct Movement {
    pub(super) date: Date,
    pub(super) entry: String,
    pub(super) payee: String,
    pub(super) memo: String,
    pub(super) amount: Money,
}

impl Sample {
    /// The sample with its last month moved to `last`.
    pub(super) fn ending_in(last: YearMonth) -> Result<Self> {
        let mut movements = rows(include_str!("../../sample/ledger.csv"), Movement::of)?;
        let ends = movements
            .iter()
            .filter_map(|movement| YearMonth::of_date(movement.date))
            .max()
            .context("the sample has no movement")?;
        let moved_by = last.ordinal() - ends.ordinal();
        for movement in &mut movements {
            movement.date = plus_months(movement.date, moved_by)?;
        }
        Ok(Self {
            entries: rows(include_str!("../../sample/template.csv"), EntryRow::of)?,
            debts: rows(include_str!("../../sample/debts.csv"), DebtRow::of)?,
            movements,
        })
    }

    pub(super) fn first_day(&self) -> Result<Date> {
        let first = self.movements.iter().map(|movement| movement.date).min();
        Ok(first
            .context("the sample has no movement")?
            .first_of_month())
    }

    /// Every month from the first movement to the last.
    pub(super) fn months(&self) -> Result<Vec<YearMonth>> {
        let of = |date| YearMonth::of_date(date).context("a movement is out of range");
        let first = of(self.first_day()?)?;
        let last = self.movements.iter().map(|movement| movement.date).max();
        let last = of(last.context("the sample has no movement")?)?;
        let months = (0..=last.ordinal() - first.ordinal()).map(|count| first.plus_months(count));
        months
            .collect::<Option<_>>()
            .context("a month is out of range")
    }

    pub(super) fn movements_in(&self, month: YearMonth) -> impl Iterator<Item = &Movement> {
        let is_in = move |movement: &&Movement| YearMonth::of_date(movement.date) == Some(month);
        self.movements.iter().filter(is_in)
    }
}

fn rows<T>(text: &str, read: impl Fn(&csv::StringRecord) -> Result<T>) -> Result<Vec<T>> {
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|record| read(&record?))
        .collect()
}

fn field(record: &csv::StringRecord, index: usize) -> Result<&str> {
    record.get(index).context("a row of the sample is short")
}

fn plus_months(date: Date, months: i32) -> Result<Date> {
    Ok(date.checked_add(jiff::Span::new().try_months(months)?)?)
}

impl Movement {
    fn of(record: &csv::StringRecord) -> Result<Self> {
        Ok(Self {
            date: parse_date(field(record, 0)?)?,
            entry: field(record, 1)?.to_owned(),
            payee: field(record, 4)?.to_owned(),
            memo: field(record, 5)?.to_owned(),
            amount: parse_decimal(field(record, 6)?, EXPONENT)?,
        })
    }
}

impl EntryRow {
    fn of(record: &csv::StringRecord) -> Result<Self> {
        let due_day = field(record, 4)?;
        let debt = field(record, 6)?;
        Ok(Self {
            kind: field(record, 0)?.to_owned(),
            category: field(record, 1)?.to_owned(),
            name: field(record, 2)?.to_owned(),
            planned: parse_decimal(field(record, 3)?, EXPONENT)?,
            due_day: (!due_day.is_empty()).then(|| due_day.parse()).transpose()?,
            carry: field(record, 5)?.to_owned(),
            debt: (!debt.is_empty()).then(|| debt.to_owned()),
            notes: field(record, 7)?.to_owned(),
        })
    }

    pub(super) fn input(&self, debts: &HashMap<String, DebtTargetId>) -> Result<EntryInput> {
        let debt = match &self.debt {
            Some(name) => Some(*debts.get(name).context("a debt of the sample is missing")?),
            None => None,
        };
        Ok(EntryInput {
            kind: Some(EntryKind::parse(&self.kind)),
            category: Some(Category::parse(&self.category)),
            name: Some(Name::parse(&self.name)),
            planned: Some(Ok(self.planned)),
            due_day: Some(self.due_day.map(DueDay::new).transpose()),
            carry: Some(Carry::parse(&self.carry)),
            debt_target: Some(Ok(debt)),
            notes: Some(Notes::parse(&self.notes)),
            ..EntryInput::default()
        })
    }
}

impl DebtRow {
    fn of(record: &csv::StringRecord) -> Result<Self> {
        let apr = parse_decimal(field(record, 2)?, Rate::PERCENT_DIGITS)?;
        Ok(Self {
            name: field(record, 0)?.to_owned(),
            balance: parse_decimal(field(record, 1)?, EXPONENT)?,
            apr: Rate::from_ppm(apr.minor())?,
            minimum_payment: parse_decimal(field(record, 3)?, EXPONENT)?,
            due_day: field(record, 4)?.parse()?,
        })
    }

    pub(super) fn input(&self) -> DebtTargetInput {
        DebtTargetInput {
            name: Some(Name::parse(&self.name)),
            balance: Some(Ok(self.balance)),
            apr: Some(Ok(self.apr)),
            minimum_payment: Some(Ok(self.minimum_payment)),
            due_day: Some(DueDay::new(self.due_day).map(Some)),
            notes: None,
        }
    }
}
