//! The ledger: what was applied to an entry becomes the sum of its postings.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0005_postings",
    rebuilds_tables: false,
    statements: &[
        POSTING,
        APPLIED_TO_OPENINGS,
        "ALTER TABLE month_entry DROP COLUMN applied",
    ],
};

const POSTING: &str = "
CREATE TABLE posting (
    id INTEGER NOT NULL PRIMARY KEY,
    month_entry_id INTEGER NOT NULL REFERENCES month_entry (id),
    kind TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    posted_on TEXT NOT NULL,
    payee TEXT NOT NULL DEFAULT '',
    memo TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
)";

/// An applied amount had no date of its own: its opening is dated to the first day of the month and made when the month was,
/// so that the same database always becomes the same ledger. An entry without its month fails here: its amount must not vanish.
const APPLIED_TO_OPENINGS: &str = "
INSERT INTO posting (month_entry_id, kind, amount_minor, posted_on, created_at)
SELECT month_entry.id, 'opening_balance', month_entry.applied, month.year_month || '-01', month.created_at
FROM month_entry
LEFT JOIN month ON month.id = month_entry.month_id
WHERE month_entry.applied <> 0
ORDER BY month_entry.id";
