//! Triggers that refuse any change to a closed month's rows, through whatever door it comes.
//!
//! The program writes the children while the month is active and then turns the month's row to closed in one update;
//! reopening updates the month's row first. `INSERT OR REPLACE` and `UPDATE OR REPLACE` remove a row that is in the way without
//! firing its delete trigger, so the row that has the new id already is looked at too. A later step that must rewrite closed
//! months drops these triggers and creates them again.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0010_closed_months_are_frozen",
    rebuilds_tables: false,
    statements: &[
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
        NEW.state = 'active' AND NEW.closed_at IS NULL AND NEW.seal IS NULL
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
