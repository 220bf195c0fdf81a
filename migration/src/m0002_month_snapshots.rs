//! Months as snapshots of the template.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0002_month_snapshots",
    rebuilds_tables: false,
    statements: &[MONTH, MONTH_DEBT_TARGET, MONTH_ENTRY],
};

const MONTH: &str = "
CREATE TABLE month (
    id INTEGER NOT NULL PRIMARY KEY,
    year_month TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
)";

const MONTH_DEBT_TARGET: &str = "
CREATE TABLE month_debt_target (
    id INTEGER NOT NULL PRIMARY KEY,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_debt_target_id INTEGER NOT NULL REFERENCES debt_target (id),
    name TEXT NOT NULL,
    balance_minor BIGINT NOT NULL,
    apr_bps INTEGER NOT NULL,
    minimum_payment_minor BIGINT NOT NULL,
    due_day INTEGER,
    position INTEGER NOT NULL
)";

const MONTH_ENTRY: &str = "
CREATE TABLE month_entry (
    id INTEGER NOT NULL PRIMARY KEY,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_entry_id INTEGER REFERENCES entry (id),
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    planned_minor BIGINT NOT NULL,
    applied BIGINT NOT NULL DEFAULT 0,
    due_day INTEGER,
    month_debt_target_id INTEGER REFERENCES month_debt_target (id),
    position INTEGER NOT NULL
)";
