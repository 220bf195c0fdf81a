//! What texts are once they are folded: for comparing them and for finding them.
//!
//! SQL folds nothing here, so that every engine folds alike: the program fills this table, and fills it again when its
//! folding changes. It stands beside the rows and outside of what is sealed. A text is kept once, whatever rows have it.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0013_folded_texts",
    rebuilds_tables: false,
    statements: &[
        FOLDED_TEXT,
        "CREATE INDEX folded_text_identity ON folded_text (identity)",
    ],
};

/// `version` is that of the folding.
const FOLDED_TEXT: &str = "
CREATE TABLE folded_text (
    id INTEGER PRIMARY KEY NOT NULL,
    text TEXT NOT NULL CONSTRAINT folded_text_text CHECK (length(text) >= 1) UNIQUE,
    identity TEXT NOT NULL,
    search TEXT NOT NULL,
    version INTEGER NOT NULL CONSTRAINT folded_text_version CHECK (version >= 1)
)";
