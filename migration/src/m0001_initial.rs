//! The template as the predecessor began: debt targets and entries.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0001_initial",
    rebuilds_tables: false,
    statements: &[DEBT_TARGET, ENTRY],
};

const DEBT_TARGET: &str = "
CREATE TABLE debt_target (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    balance_minor BIGINT NOT NULL,
    apr_bps INTEGER NOT NULL,
    minimum_payment_minor BIGINT NOT NULL,
    due_day INTEGER,
    position INTEGER NOT NULL
)";

const ENTRY: &str = "
CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    planned_minor BIGINT NOT NULL,
    due_day INTEGER,
    debt_target_id INTEGER REFERENCES debt_target (id),
    position INTEGER NOT NULL
)";
