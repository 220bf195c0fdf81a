//! The proof that the new database has the figures of the old one.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use quartermaster_adapters_db::ReadOnlyStore;
use quartermaster_application::adoption::{Figures, ProofLine, Side, proof};
use quartermaster_application::archive::WholeMonth;
use quartermaster_domain::money::to_decimal;
use quartermaster_domain::template::Template;

/// Old against new, line by line.
#[derive(Debug)]
pub(crate) struct Proof {
    lines: Vec<ProofLine>,
    names: Names,
    exponent: u8,
}

/// What entries and debts are called, in the template and in months.
#[derive(Debug, Default)]
struct Names {
    template: HashMap<(bool, i64), String>,
    months: HashMap<(bool, i64), String>,
}

impl Names {
    fn of(template: &Template, months: &[WholeMonth]) -> Self {
        let mut names = Self::default();
        for entry in &template.entries {
            let name = entry.fields.name.to_string();
            names.template.insert((false, entry.id.0), name);
        }
        for debt in &template.debt_targets {
            let name = debt.fields.name.to_string();
            names.template.insert((true, debt.id.0), name);
        }
        for month in months {
            for entry in &month.entries {
                let name = entry.fields.name.to_string();
                names.months.insert((false, entry.id.0), name);
            }
            for debt in &month.debts {
                names
                    .months
                    .insert((true, debt.id.0), debt.name.to_string());
            }
        }
        names
    }

    fn of_line(&self, line: &ProofLine) -> &str {
        let names = match line.month {
            Some(_) => &self.months,
            None => &self.template,
        };
        let name = names.get(&(line.is_debt, line.id));
        name.map(String::as_str).unwrap_or_default()
    }
}

impl Proof {
    /// Compares the figures that the old file gave with those of the database `new`.
    ///
    /// # Errors
    /// The new database cannot be read.
    pub(crate) async fn of(
        old: &Figures,
        new: &Path,
        template: &Template,
        months: &[WholeMonth],
        exponent: u8,
    ) -> Result<Self> {
        let store = ReadOnlyStore::open(new).await?;
        let mut snapshot = store.read().await?;
        let figures = Figures::of(&mut *snapshot).await;
        drop(snapshot);
        let closed = store.close().await;
        let figures = figures?;
        closed?;
        let mut lines = proof(old, &figures);
        // A debt that was brought back is in no template of the old file.
        let brought_back = |line: &ProofLine| {
            let mut debts = template.debt_targets.iter();
            let is_new = line.month.is_none() && line.is_debt && line.old.is_none();
            is_new && debts.any(|it| it.id.0 == line.id && it.archived_at.is_some())
        };
        lines.retain(|line| !brought_back(line));
        Ok(Self {
            lines,
            names: Names::of(template, months),
            exponent,
        })
    }

    /// The lines that are not the same on both sides.
    pub(crate) fn differences(&self) -> Vec<String> {
        let lines = self.lines.iter().filter(|line| !line.is_equal());
        lines.map(|line| self.line(line)).collect()
    }

    /// All of it, for people.
    pub(crate) fn lines(&self) -> Vec<String> {
        let lines = self.lines.iter().map(|line| self.line(line));
        let count = self.lines.len();
        let summary = if self.differences().is_empty() {
            format!("The figures of both are equal: {count} of {count}.")
        } else {
            let equal = count - self.differences().len();
            format!("The figures of both are not equal: {equal} of {count} are.")
        };
        lines.chain([summary]).collect()
    }

    fn line(&self, line: &ProofLine) -> String {
        let place = line
            .month
            .map_or_else(|| "template".to_owned(), |month| month.to_string());
        let name = self.names.of_line(line);
        let labels: &[&str] = match (line.is_debt, line.month) {
            (true, _) => &["balance"],
            (false, None) => &["planned"],
            (false, Some(_)) => &["planned", "applied", "remaining"],
        };
        let sides = labels.iter().enumerate().map(|(at, label)| {
            let (old, new) = (self.amount(&line.old, at), self.amount(&line.new, at));
            format!("{label} {old} | {new}")
        });
        let sides: Vec<String> = sides.collect();
        let mark = if line.is_equal() { "=" } else { "≠" };
        format!("{mark} {place} {name}: {}", sides.join(", "))
    }

    fn amount(&self, side: &Side, at: usize) -> String {
        let amount = side.as_ref().and_then(|amounts| amounts.get(at));
        amount.map_or_else(|| "–".to_owned(), |it| to_decimal(*it, self.exponent))
    }
}
