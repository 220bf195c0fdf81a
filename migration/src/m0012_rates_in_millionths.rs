//! Rates become millionths instead of hundredths of a percent, which cannot say 3.875 %, and a closed month says which version of
//! the text its seal is over.
//!
//! Nothing of what was sealed changes: the first version of the text says a rate in hundredths of a percent, and every month that
//! is closed here was sealed over it. The triggers that freeze closed months refer to the tables that are built anew, so they go
//! first and come back last. The highest id ever given in a table goes with it.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0012_rates_in_millionths",
    rebuilds_tables: true,
    statements: &[
        "DROP TRIGGER closed_month_insert",
        "DROP TRIGGER closed_month_update",
        "DROP TRIGGER closed_month_delete",
        "DROP TRIGGER closed_month_month_entry_insert",
        "DROP TRIGGER closed_month_month_entry_update",
        "DROP TRIGGER closed_month_month_entry_delete",
        "DROP TRIGGER closed_month_month_debt_target_insert",
        "DROP TRIGGER closed_month_month_debt_target_update",
        "DROP TRIGGER closed_month_month_debt_target_delete",
        "DROP TRIGGER closed_month_payment_insert",
        "DROP TRIGGER closed_month_payment_update",
        "DROP TRIGGER closed_month_payment_delete",
        "DROP TRIGGER closed_month_posting_insert",
        "DROP TRIGGER closed_month_posting_update",
        "DROP TRIGGER closed_month_posting_delete",
        "DROP TRIGGER draft_posting_insert",
        "DROP TRIGGER draft_posting_update",
        DEBT_TARGET,
        COPY_DEBT_TARGETS,
        "DELETE FROM sqlite_sequence WHERE name = 'new_debt_target'",
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_debt_target', seq FROM sqlite_sequence WHERE name = 'debt_target'",
        "DROP TABLE debt_target",
        "ALTER TABLE new_debt_target RENAME TO debt_target",
        MONTH,
        COPY_MONTHS,
        "DELETE FROM sqlite_sequence WHERE name = 'new_month'",
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_month', seq FROM sqlite_sequence WHERE name = 'month'",
        "DROP TABLE month",
        "ALTER TABLE new_month RENAME TO month",
        "CREATE INDEX month_state ON month (state, year_month)",
        MONTH_DEBT_TARGET,
        COPY_MONTH_DEBT_TARGETS,
        "DELETE FROM sqlite_sequence WHERE name = 'new_month_debt_target'",
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_month_debt_target', seq FROM sqlite_sequence WHERE name = 'month_debt_target'",
        "DROP TABLE month_debt_target",
        "ALTER TABLE new_month_debt_target RENAME TO month_debt_target",
        "CREATE INDEX month_debt_target_source ON month_debt_target (source_debt_target_id)",
        MONTH_INSERT,
        MONTH_UPDATE,
        MONTH_DELETE,
        MONTH_ENTRY_INSERT,
        MONTH_ENTRY_UPDATE,
        MONTH_ENTRY_DELETE,
        MONTH_DEBT_TARGET_INSERT,
        MONTH_DEBT_TARGET_UPDATE,
        MONTH_DEBT_TARGET_DELETE,
        PAYMENT_INSERT,
        PAYMENT_UPDATE,
        PAYMENT_DELETE,
        POSTING_INSERT,
        POSTING_UPDATE,
        POSTING_DELETE,
        PAYMENT_INTO_DRAFT,
        PAYMENT_MOVED_INTO_DRAFT,
    ],
};

const DEBT_TARGET: &str = "
CREATE TABLE new_debt_target (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL CONSTRAINT debt_target_name CHECK (length(name) BETWEEN 1 AND 80),
    balance_minor BIGINT NOT NULL CONSTRAINT debt_target_balance CHECK (
        typeof(balance_minor) = 'integer' AND balance_minor BETWEEN -1000000000000000 AND 1000000000000000),
    apr_ppm INTEGER NOT NULL CONSTRAINT debt_target_apr CHECK (
        typeof(apr_ppm) = 'integer' AND apr_ppm BETWEEN 0 AND 10000000),
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
    (id, name, balance_minor, apr_ppm, minimum_payment_minor, due_day, notes, position, archived_at, version)
SELECT id, name, balance_minor, apr_bps * 100, minimum_payment_minor, due_day, notes, position, archived_at, version
FROM debt_target
ORDER BY id";

/// Which versions there are is left to the program, so that a later one needs no table built anew.
const MONTH: &str = "
CREATE TABLE new_month (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    year_month TEXT NOT NULL UNIQUE CONSTRAINT month_year_month CHECK (
        year_month IS strftime('%Y-%m', year_month || '-01') AND year_month BETWEEN '1970-01' AND '2199-12'),
    state TEXT NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT month_first_day CHECK (first_day IS date(first_day)),
    last_day TEXT NOT NULL CONSTRAINT month_last_day CHECK (last_day IS date(last_day)),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT month_notes CHECK (length(notes) <= 2000),
    created_at TEXT NOT NULL CONSTRAINT month_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    activated_at TEXT CONSTRAINT month_activated_at CHECK (
        activated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', activated_at)),
    closed_at TEXT CONSTRAINT month_closed_at CHECK (closed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', closed_at)),
    seal TEXT CONSTRAINT month_seal CHECK (length(seal) = 64 AND seal NOT GLOB '*[^0-9a-f]*'),
    seal_version INTEGER CONSTRAINT month_seal_version CHECK (
        typeof(seal_version) IN ('integer', 'null') AND (seal_version IS NULL OR seal_version >= 1)),
    version BIGINT NOT NULL CONSTRAINT month_version CHECK (version >= 1),
    CONSTRAINT month_days CHECK (first_day <= last_day),
    CONSTRAINT month_life CHECK (
        (state = 'draft' AND activated_at IS NULL AND closed_at IS NULL AND seal IS NULL
            AND seal_version IS NULL)
        OR (state = 'active' AND activated_at IS NOT NULL AND closed_at IS NULL AND seal IS NULL
            AND seal_version IS NULL)
        OR (state = 'closed' AND activated_at IS NOT NULL AND closed_at IS NOT NULL AND seal IS NOT NULL
            AND seal_version IS NOT NULL))
)";

const COPY_MONTHS: &str = "
INSERT INTO new_month
    (id, year_month, state, first_day, last_day, notes, created_at, activated_at, closed_at, seal, seal_version, version)
SELECT id, year_month, state, first_day, last_day, notes, created_at, activated_at, closed_at, seal,
       CASE WHEN seal IS NOT NULL THEN 1 END, version
FROM month
ORDER BY id";

const MONTH_DEBT_TARGET: &str = "
CREATE TABLE new_month_debt_target (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_debt_target_id INTEGER NOT NULL REFERENCES debt_target (id),
    name TEXT NOT NULL CONSTRAINT month_debt_target_name CHECK (length(name) BETWEEN 1 AND 80),
    apr_ppm INTEGER NOT NULL CONSTRAINT month_debt_target_apr CHECK (
        typeof(apr_ppm) = 'integer' AND apr_ppm BETWEEN 0 AND 10000000),
    minimum_payment_minor BIGINT NOT NULL CONSTRAINT month_debt_target_minimum_payment CHECK (
        typeof(minimum_payment_minor) = 'integer' AND minimum_payment_minor BETWEEN 0 AND 1000000000000000),
    due_on TEXT CONSTRAINT month_debt_target_due_on CHECK (due_on IS date(due_on)),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT month_debt_target_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    balance_at_creation_minor BIGINT NOT NULL CONSTRAINT month_debt_target_balance CHECK (
        typeof(balance_at_creation_minor) = 'integer'
        AND balance_at_creation_minor BETWEEN -1000000000000000 AND 1000000000000000),
    carried_balance_minor BIGINT CONSTRAINT month_debt_target_carried CHECK (
        typeof(carried_balance_minor) IN ('integer', 'null')
        AND (carried_balance_minor IS NULL OR carried_balance_minor BETWEEN -1000000000000000 AND 1000000000000000)),
    entered_interest_minor BIGINT CONSTRAINT month_debt_target_interest CHECK (
        typeof(entered_interest_minor) IN ('integer', 'null')
        AND (entered_interest_minor IS NULL OR entered_interest_minor BETWEEN 0 AND 1000000000000000)),
    charges_minor BIGINT NOT NULL DEFAULT 0 CONSTRAINT month_debt_target_charges CHECK (
        typeof(charges_minor) = 'integer' AND charges_minor BETWEEN 0 AND 1000000000000000),
    closing_balance_minor BIGINT CONSTRAINT month_debt_target_closing CHECK (
        typeof(closing_balance_minor) IN ('integer', 'null')
        AND (closing_balance_minor IS NULL OR closing_balance_minor BETWEEN -1000000000000000 AND 1000000000000000)),
    replaced_balance_minor BIGINT CONSTRAINT month_debt_target_replaced CHECK (
        typeof(replaced_balance_minor) IN ('integer', 'null')
        AND (replaced_balance_minor IS NULL OR replaced_balance_minor BETWEEN -1000000000000000 AND 1000000000000000)),
    UNIQUE (month_id, source_debt_target_id),
    CONSTRAINT month_debt_target_closed_whole CHECK (
        (closing_balance_minor IS NULL) = (replaced_balance_minor IS NULL))
)";

const COPY_MONTH_DEBT_TARGETS: &str = "
INSERT INTO new_month_debt_target
    (id, month_id, source_debt_target_id, name, apr_ppm, minimum_payment_minor, due_on, notes, position,
     balance_at_creation_minor, carried_balance_minor, entered_interest_minor, charges_minor,
     closing_balance_minor, replaced_balance_minor)
SELECT id, month_id, source_debt_target_id, name, apr_bps * 100, minimum_payment_minor, due_on, notes, position,
       balance_at_creation_minor, carried_balance_minor, entered_interest_minor, charges_minor,
       closing_balance_minor, replaced_balance_minor
FROM month_debt_target
ORDER BY id";

const MONTH_INSERT: &str = "
CREATE TRIGGER closed_month_insert BEFORE INSERT ON month
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND (id = NEW.id OR year_month = NEW.year_month))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

/// The one update a closed month takes is its reopening: back to active, without closing time and seal, all else as it was.
const MONTH_UPDATE: &str = "
CREATE TRIGGER closed_month_update BEFORE UPDATE ON month
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id <> OLD.id AND (id = NEW.id OR year_month = NEW.year_month))
    OR (OLD.state = 'closed' AND NOT (
        NEW.state = 'active' AND NEW.closed_at IS NULL AND NEW.seal IS NULL AND NEW.seal_version IS NULL
        AND NEW.id IS OLD.id AND NEW.year_month IS OLD.year_month
        AND NEW.first_day IS OLD.first_day AND NEW.last_day IS OLD.last_day
        AND NEW.notes IS OLD.notes AND NEW.created_at IS OLD.created_at AND NEW.activated_at IS OLD.activated_at))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_DELETE: &str = "
CREATE TRIGGER closed_month_delete BEFORE DELETE ON month
WHEN OLD.state = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_ENTRY_INSERT: &str = "
CREATE TRIGGER closed_month_month_entry_insert BEFORE INSERT ON month_entry
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    NEW.month_id,
    (SELECT month_id FROM month_entry WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_ENTRY_UPDATE: &str = "
CREATE TRIGGER closed_month_month_entry_update BEFORE UPDATE ON month_entry
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id,
    NEW.month_id,
    (SELECT month_id FROM month_entry WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_ENTRY_DELETE: &str = "
CREATE TRIGGER closed_month_month_entry_delete BEFORE DELETE ON month_entry
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_DEBT_TARGET_INSERT: &str = "
CREATE TRIGGER closed_month_month_debt_target_insert BEFORE INSERT ON month_debt_target
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    NEW.month_id,
    (SELECT month_id FROM month_debt_target WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_DEBT_TARGET_UPDATE: &str = "
CREATE TRIGGER closed_month_month_debt_target_update BEFORE UPDATE ON month_debt_target
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id,
    NEW.month_id,
    (SELECT month_id FROM month_debt_target WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const MONTH_DEBT_TARGET_DELETE: &str = "
CREATE TRIGGER closed_month_month_debt_target_delete BEFORE DELETE ON month_debt_target
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const PAYMENT_INSERT: &str = "
CREATE TRIGGER closed_month_payment_insert BEFORE INSERT ON payment
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    NEW.month_id,
    (SELECT month_id FROM payment WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const PAYMENT_UPDATE: &str = "
CREATE TRIGGER closed_month_payment_update BEFORE UPDATE ON payment
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id,
    NEW.month_id,
    (SELECT month_id FROM payment WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const PAYMENT_DELETE: &str = "
CREATE TRIGGER closed_month_payment_delete BEFORE DELETE ON payment
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const POSTING_INSERT: &str = "
CREATE TRIGGER closed_month_posting_insert BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id),
    (SELECT month_id FROM month_entry WHERE id = (SELECT month_entry_id FROM posting WHERE id = NEW.id))))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const POSTING_UPDATE: &str = "
CREATE TRIGGER closed_month_posting_update BEFORE UPDATE ON posting
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    (SELECT month_id FROM month_entry WHERE id = OLD.month_entry_id),
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id),
    (SELECT month_id FROM month_entry WHERE id = (SELECT month_entry_id FROM posting WHERE id = NEW.id))))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

const POSTING_DELETE: &str = "
CREATE TRIGGER closed_month_posting_delete BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    (SELECT month_id FROM month_entry WHERE id = OLD.month_entry_id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END";

/// A draft is a plan: money cannot have moved in it yet.
const PAYMENT_INTO_DRAFT: &str = "
CREATE TRIGGER draft_posting_insert BEFORE INSERT ON posting
WHEN NEW.kind = 'payment' AND EXISTS (SELECT 1 FROM month WHERE state = 'draft' AND id =
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id))
BEGIN
    SELECT RAISE(ABORT, 'a draft takes no payment');
END";

const PAYMENT_MOVED_INTO_DRAFT: &str = "
CREATE TRIGGER draft_posting_update BEFORE UPDATE ON posting
WHEN NEW.kind = 'payment' AND EXISTS (SELECT 1 FROM month WHERE state = 'draft' AND id =
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id))
BEGIN
    SELECT RAISE(ABORT, 'a draft takes no payment');
END";
