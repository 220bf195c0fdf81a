//! The life of a month: draft, active, closed.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0004_month_life",
    rebuilds_tables: false,
    statements: &[
        "ALTER TABLE month ADD COLUMN state TEXT NOT NULL DEFAULT 'draft'",
        "ALTER TABLE month ADD COLUMN activated_at TEXT",
        "ALTER TABLE month ADD COLUMN closed_at TEXT",
        ACTIVATE_EXISTING,
    ],
};

/// A month that exists before there are states was lived in from the moment it was created.
const ACTIVATE_EXISTING: &str = "UPDATE month SET state = 'active', activated_at = created_at";
