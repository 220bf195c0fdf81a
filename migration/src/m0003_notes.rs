//! Notes on entries, in the template and in months.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0003_notes",
    rebuilds_tables: false,
    statements: &[
        "ALTER TABLE entry ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE month_entry ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
    ],
};
