//! The template learns recurrence, carry, notes on debts and archiving, and gets its constraints.
//!
//! A constraint cannot be added to a table of SQLite, so both are built anew under another name, filled, and renamed.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0007_recurrence_and_carry",
    rebuilds_tables: true,
    statements: &[
        DEBT_TARGET,
        COPY_DEBT_TARGETS,
        "DROP TABLE debt_target",
        "ALTER TABLE new_debt_target RENAME TO debt_target",
        ENTRY,
        COPY_ENTRIES,
        "DROP TABLE entry",
        "ALTER TABLE new_entry RENAME TO entry",
        "CREATE INDEX entry_debt_target ON entry (debt_target_id)",
    ],
};

const DEBT_TARGET: &str = "
CREATE TABLE new_debt_target (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL CONSTRAINT debt_target_name CHECK (length(name) BETWEEN 1 AND 80),
    balance_minor BIGINT NOT NULL CONSTRAINT debt_target_balance CHECK (
        typeof(balance_minor) = 'integer' AND balance_minor BETWEEN -1000000000000000 AND 1000000000000000),
    apr_bps INTEGER NOT NULL CONSTRAINT debt_target_apr CHECK (
        typeof(apr_bps) = 'integer' AND apr_bps BETWEEN 0 AND 100000),
    minimum_payment_minor BIGINT NOT NULL CONSTRAINT debt_target_minimum_payment CHECK (
        typeof(minimum_payment_minor) = 'integer' AND minimum_payment_minor BETWEEN 0 AND 1000000000000000),
    due_day INTEGER CONSTRAINT debt_target_due_day CHECK (due_day BETWEEN 1 AND 31),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT debt_target_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    archived_at TEXT CONSTRAINT debt_target_archived_at CHECK (
        archived_at IS strftime('%Y-%m-%dT%H:%M:%SZ', archived_at)),
    version BIGINT NOT NULL CONSTRAINT debt_target_version CHECK (version >= 1)
)";

const COPY_DEBT_TARGETS: &str = "
INSERT INTO new_debt_target
    (id, name, balance_minor, apr_bps, minimum_payment_minor, due_day, notes, position, archived_at, version)
SELECT id, name, balance_minor, apr_bps, minimum_payment_minor, due_day, '', position, NULL, 1
FROM debt_target
ORDER BY id";

const ENTRY: &str = "
CREATE TABLE new_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT entry_kind CHECK (kind IN ('income', 'expense', 'saving', 'debt_payment')),
    category TEXT NOT NULL CONSTRAINT entry_category CHECK (length(category) BETWEEN 1 AND 60),
    name TEXT NOT NULL CONSTRAINT entry_name CHECK (length(name) BETWEEN 1 AND 80),
    planned_minor BIGINT NOT NULL CONSTRAINT entry_planned CHECK (
        typeof(planned_minor) = 'integer' AND planned_minor BETWEEN 0 AND 1000000000000000),
    due_day INTEGER CONSTRAINT entry_due_day CHECK (due_day BETWEEN 1 AND 31),
    recurrence_unit TEXT NOT NULL,
    recurrence_every INTEGER NOT NULL,
    recurrence_from TEXT,
    recurrence_until TEXT CONSTRAINT entry_recurrence_until CHECK (
        recurrence_until IS strftime('%Y-%m', recurrence_until || '-01')),
    carry TEXT NOT NULL CONSTRAINT entry_carry CHECK (
        carry = 'none' OR (carry IN ('surplus', 'balance') AND kind IN ('expense', 'saving'))),
    debt_target_id INTEGER REFERENCES debt_target (id)
        CONSTRAINT entry_debt_target CHECK (debt_target_id IS NULL OR kind = 'debt_payment'),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT entry_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    archived_at TEXT CONSTRAINT entry_archived_at CHECK (
        archived_at IS strftime('%Y-%m-%dT%H:%M:%SZ', archived_at)),
    version BIGINT NOT NULL CONSTRAINT entry_version CHECK (version >= 1),
    CONSTRAINT entry_recurrence CHECK (
        (recurrence_unit = 'month' AND recurrence_every BETWEEN 1 AND 24
            AND (recurrence_every = 1 OR recurrence_from IS NOT NULL)
            AND recurrence_from IS strftime('%Y-%m', recurrence_from || '-01'))
        OR (recurrence_unit = 'week' AND recurrence_every BETWEEN 1 AND 52
            AND recurrence_from IS NOT NULL AND recurrence_from IS date(recurrence_from))
        OR (recurrence_unit = 'once' AND recurrence_every = 1
            AND recurrence_from IS NOT NULL
            AND recurrence_from IS strftime('%Y-%m', recurrence_from || '-01')))
)";

/// Until now every entry was due every month and nothing was carried.
const COPY_ENTRIES: &str = "
INSERT INTO new_entry
    (id, kind, category, name, planned_minor, due_day, recurrence_unit, recurrence_every, recurrence_from,
     recurrence_until, carry, debt_target_id, notes, position, archived_at, version)
SELECT id, kind, category, name, planned_minor, due_day, 'month', 1, NULL,
       NULL, 'none', debt_target_id, notes, position, NULL, 1
FROM entry
ORDER BY id";
