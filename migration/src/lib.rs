//! # The chain of schema steps
//!
//! The schema is kept as it grew: one file per step, in order, each a list of frozen SQL statements. A step that was ever
//! applied to somebody's database is never edited; what has to change becomes the next step. `FROZEN` holds the SHA-256 of each
//! step's file and a test compares them.
//!
//! - Steps 1 to 5 are the schema as it began, in the order in which the predecessor's grew.
//! - The steps from 6 on are Quartermaster's own: household, recurrence and carry, sealed months, audit trail, frozen closed months,
//!   kept answers, rates in millionths, folded texts.
//!
//! ## What the caller must do
//!
//! - Apply one step at a time (`Migrator::up(&db, Some(1))`) and back up before each: there is no way down but a backup.
//! - Use a connection of its own with `PRAGMA foreign_keys = OFF`. Steps 7, 8 and 12 rebuild tables, and dropping the old one with
//!   foreign keys on would take its children along. The pragma does nothing inside a transaction, so a step cannot set it itself;
//!   it refuses to run instead. Every step that rebuilds ends with `PRAGMA foreign_key_check` and fails if a row is left dangling.
//! - Refuse a database that holds a step which is not in [`STEPS`] before anything is touched: a newer program wrote it.
//!
//! ## What holds after the last step
//!
//! Each step runs in one transaction: it is there whole or not at all. A fresh database and one upgraded from any earlier step
//! have the same schema. A row of a closed month cannot be inserted, updated or deleted; a statement that tries fails with
//! `a closed month never changes`. A payment posted into a draft fails with `a draft takes no payment`.
//!
//! The SQL is SQLite's; on another engine a step says so and does nothing.

mod m0001_initial;
mod m0002_month_snapshots;
mod m0003_notes;
mod m0004_month_life;
mod m0005_postings;
mod m0006_household;
mod m0007_recurrence_and_carry;
mod m0008_sealed_months;
mod m0009_audit_trail;
mod m0010_closed_months_are_frozen;
mod m0011_kept_answers;
mod m0012_rates_in_millionths;
mod m0013_folded_texts;
mod step;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// The names of all steps in the order in which they are applied, as `seaql_migrations` records them.
pub const STEPS: &[&str] = &[
    "m0001_initial",
    "m0002_month_snapshots",
    "m0003_notes",
    "m0004_month_life",
    "m0005_postings",
    "m0006_household",
    "m0007_recurrence_and_carry",
    "m0008_sealed_months",
    "m0009_audit_trail",
    "m0010_closed_months_are_frozen",
    "m0011_kept_answers",
    "m0012_rates_in_millionths",
    "m0013_folded_texts",
];

/// Applies the steps of the chain that a database does not have yet, each in its own transaction.
#[derive(Debug, Clone, Copy)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_initial::STEP),
            Box::new(m0002_month_snapshots::STEP),
            Box::new(m0003_notes::STEP),
            Box::new(m0004_month_life::STEP),
            Box::new(m0005_postings::STEP),
            Box::new(m0006_household::STEP),
            Box::new(m0007_recurrence_and_carry::STEP),
            Box::new(m0008_sealed_months::STEP),
            Box::new(m0009_audit_trail::STEP),
            Box::new(m0010_closed_months_are_frozen::STEP),
            Box::new(m0011_kept_answers::STEP),
            Box::new(m0012_rates_in_millionths::STEP),
            Box::new(m0013_folded_texts::STEP),
        ]
    }
}
