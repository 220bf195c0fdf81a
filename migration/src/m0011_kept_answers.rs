//! A repeatable request is kept with its answer in the transaction of its change, under a key that belongs to who asked, through which door.
//!
//! A kept status without a body is an answer that showed a secret. Rows from before may have neither: the program ended between
//! the change and its answer. The forms of the pages took the digest of all that was typed for their key, with a prefix.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0011_kept_answers",
    rebuilds_tables: false,
    statements: &[
        KEPT_REQUEST,
        FROM_IDEMPOTENCY,
        "DROP TABLE idempotency",
        "CREATE INDEX kept_request_created_at ON kept_request (created_at)",
    ],
};

const KEPT_REQUEST: &str = "
CREATE TABLE kept_request (
    actor TEXT NOT NULL CONSTRAINT kept_request_actor CHECK (length(actor) >= 1),
    channel TEXT NOT NULL CONSTRAINT kept_request_channel CHECK (channel IN ('page', 'api', 'cli')),
    key TEXT NOT NULL CONSTRAINT kept_request_key CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint TEXT NOT NULL CONSTRAINT kept_request_fingerprint CHECK (length(fingerprint) >= 1),
    status INTEGER CONSTRAINT kept_request_status CHECK (status BETWEEN 100 AND 599),
    location TEXT,
    etag TEXT,
    body TEXT,
    created_at TEXT NOT NULL CONSTRAINT kept_request_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    PRIMARY KEY (actor, channel, key),
    CONSTRAINT kept_request_answer_whole CHECK (
        (status IS NOT NULL OR body IS NULL) AND (body IS NOT NULL OR (location IS NULL AND etag IS NULL)))
)";

const FROM_IDEMPOTENCY: &str = "
INSERT INTO kept_request (actor, channel, key, fingerprint, status, location, etag, body, created_at)
SELECT 'local',
    CASE WHEN key = 'form-' || fingerprint THEN 'page' ELSE 'api' END,
    CASE WHEN key = 'form-' || fingerprint THEN fingerprint ELSE key END,
    fingerprint, status, location, etag, body, created_at
FROM idempotency";
