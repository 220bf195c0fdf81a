//! Who changed what and when, and the answers kept for requests that are sent twice.
//!
//! A request is claimed in the transaction of its change and answered afterwards: until then there is neither status nor body.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0009_audit_trail",
    rebuilds_tables: false,
    statements: &[
        AUDIT,
        "CREATE INDEX audit_year_month ON audit (year_month)",
        IDEMPOTENCY,
        "CREATE INDEX idempotency_created_at ON idempotency (created_at)",
    ],
};

const AUDIT: &str = "
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TEXT NOT NULL CONSTRAINT audit_at CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at)),
    actor TEXT NOT NULL CONSTRAINT audit_actor CHECK (length(actor) >= 1),
    channel TEXT NOT NULL CONSTRAINT audit_channel CHECK (channel IN ('page', 'api', 'cli')),
    action TEXT NOT NULL CONSTRAINT audit_action CHECK (length(action) >= 1),
    subject TEXT NOT NULL CONSTRAINT audit_subject CHECK (length(subject) >= 1),
    subject_id BIGINT,
    year_month TEXT CONSTRAINT audit_year_month CHECK (year_month IS strftime('%Y-%m', year_month || '-01')),
    before_json TEXT CONSTRAINT audit_before CHECK (before_json IS NULL OR json_valid(before_json)),
    after_json TEXT CONSTRAINT audit_after CHECK (after_json IS NULL OR json_valid(after_json))
)";

const IDEMPOTENCY: &str = "
CREATE TABLE idempotency (
    key TEXT NOT NULL PRIMARY KEY CONSTRAINT idempotency_key CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint TEXT NOT NULL CONSTRAINT idempotency_fingerprint CHECK (length(fingerprint) >= 1),
    status INTEGER CONSTRAINT idempotency_status CHECK (status BETWEEN 100 AND 599),
    location TEXT,
    etag TEXT,
    body TEXT,
    created_at TEXT NOT NULL CONSTRAINT idempotency_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    CONSTRAINT idempotency_answer_whole CHECK (
        (status IS NULL) = (body IS NULL) AND (status IS NOT NULL OR (location IS NULL AND etag IS NULL)))
)";
