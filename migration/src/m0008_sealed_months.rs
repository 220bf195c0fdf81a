//! Months get their days, their seal and the plan they began with; debts in a month get the figures closing freezes; payments
//! group postings. Every table of a month is built anew with its constraints.
//!
//! The order is parents first: a new table refers to the final names, so its parents carry them already.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0008_sealed_months",
    rebuilds_tables: true,
    statements: &[
        MONTH,
        COPY_MONTHS,
        "DROP TABLE month",
        "ALTER TABLE new_month RENAME TO month",
        "CREATE INDEX month_state ON month (state, year_month)",
        MONTH_DEBT_TARGET,
        COPY_MONTH_DEBT_TARGETS,
        "DROP TABLE month_debt_target",
        "ALTER TABLE new_month_debt_target RENAME TO month_debt_target",
        "CREATE INDEX month_debt_target_source ON month_debt_target (source_debt_target_id)",
        MONTH_ENTRY,
        COPY_MONTH_ENTRIES,
        "DROP TABLE month_entry",
        "ALTER TABLE new_month_entry RENAME TO month_entry",
        "CREATE INDEX month_entry_source ON month_entry (source_entry_id)",
        "CREATE INDEX month_entry_debt_target ON month_entry (month_debt_target_id)",
        PAYMENT,
        PAYMENT_OF_EACH_POSTING,
        "CREATE INDEX payment_month ON payment (month_id)",
        POSTING,
        COPY_POSTINGS,
        "DROP TABLE posting",
        "ALTER TABLE new_posting RENAME TO posting",
        "CREATE UNIQUE INDEX posting_one_opening ON posting (month_entry_id) WHERE kind = 'opening_balance'",
        "CREATE INDEX posting_sums ON posting (month_entry_id, kind, amount_minor)",
        "CREATE INDEX posting_payment ON posting (payment_id)",
        "CREATE INDEX posting_origin_month ON posting (origin_month_id)",
    ],
};

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
    version BIGINT NOT NULL CONSTRAINT month_version CHECK (version >= 1),
    CONSTRAINT month_days CHECK (first_day <= last_day),
    CONSTRAINT month_life CHECK (
        (state = 'draft' AND activated_at IS NULL AND closed_at IS NULL AND seal IS NULL)
        OR (state = 'active' AND activated_at IS NOT NULL AND closed_at IS NULL AND seal IS NULL)
        OR (state = 'closed' AND activated_at IS NOT NULL AND closed_at IS NOT NULL AND seal IS NOT NULL))
)";

/// A closed month of the predecessor has no seal, and a step cannot make one: it becomes active again and the household closes
/// it in Quartermaster, which seals it. A draft that has payments was lived in, so it becomes active too. Instants are brought
/// into one form because the predecessor wrote them with a blank and fractions of a second.
const COPY_MONTHS: &str = "
INSERT INTO new_month
    (id, year_month, state, first_day, last_day, notes, created_at, activated_at, closed_at, seal, version)
SELECT id, year_month, state, date(year_month || '-01'), date(year_month || '-01', '+1 month', '-1 day'), '',
       strftime('%Y-%m-%dT%H:%M:%SZ', created_at),
       CASE WHEN state <> 'draft' THEN strftime('%Y-%m-%dT%H:%M:%SZ', coalesce(activated_at, created_at)) END,
       NULL, NULL, 1
FROM (
    SELECT id, year_month, created_at, activated_at,
           CASE
               WHEN state = 'closed' THEN 'active'
               WHEN state = 'draft' AND EXISTS (
                   SELECT 1 FROM posting
                   JOIN month_entry ON month_entry.id = posting.month_entry_id
                   WHERE month_entry.month_id = month.id AND posting.kind = 'payment') THEN 'active'
               ELSE state
           END AS state
    FROM month)
ORDER BY id";

const MONTH_DEBT_TARGET: &str = "
CREATE TABLE new_month_debt_target (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_debt_target_id INTEGER NOT NULL REFERENCES debt_target (id),
    name TEXT NOT NULL CONSTRAINT month_debt_target_name CHECK (length(name) BETWEEN 1 AND 80),
    apr_bps INTEGER NOT NULL CONSTRAINT month_debt_target_apr CHECK (
        typeof(apr_bps) = 'integer' AND apr_bps BETWEEN 0 AND 100000),
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

/// The date a debt is due on is its day within the month, or the nearest day the month has.
const COPY_MONTH_DEBT_TARGETS: &str = "
INSERT INTO new_month_debt_target
    (id, month_id, source_debt_target_id, name, apr_bps, minimum_payment_minor, due_on, notes, position,
     balance_at_creation_minor, carried_balance_minor, entered_interest_minor, charges_minor,
     closing_balance_minor, replaced_balance_minor)
SELECT debt.id, debt.month_id, debt.source_debt_target_id, debt.name, debt.apr_bps, debt.minimum_payment_minor,
       date(month.first_day, (max(1, min(debt.due_day, CAST(strftime('%d', month.last_day) AS INTEGER))) - 1) || ' days'),
       '', debt.position, debt.balance_minor, NULL, NULL, 0, NULL, NULL
FROM month_debt_target AS debt
LEFT JOIN month ON month.id = debt.month_id
ORDER BY debt.id";

const MONTH_ENTRY: &str = "
CREATE TABLE new_month_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_entry_id INTEGER REFERENCES entry (id),
    kind TEXT NOT NULL CONSTRAINT month_entry_kind CHECK (kind IN ('income', 'expense', 'saving', 'debt_payment')),
    category TEXT NOT NULL CONSTRAINT month_entry_category CHECK (length(category) BETWEEN 1 AND 60),
    name TEXT NOT NULL CONSTRAINT month_entry_name CHECK (length(name) BETWEEN 1 AND 80),
    planned_minor BIGINT NOT NULL CONSTRAINT month_entry_planned CHECK (
        typeof(planned_minor) = 'integer' AND planned_minor BETWEEN 0 AND 1000000000000000),
    baseline_minor BIGINT CONSTRAINT month_entry_baseline CHECK (
        typeof(baseline_minor) IN ('integer', 'null')
        AND (baseline_minor IS NULL OR baseline_minor BETWEEN 0 AND 1000000000000000)),
    due_on TEXT CONSTRAINT month_entry_due_on CHECK (due_on IS date(due_on)),
    carry TEXT NOT NULL CONSTRAINT month_entry_carry CHECK (
        carry = 'none'
        OR (carry IN ('surplus', 'balance') AND kind IN ('expense', 'saving') AND source_entry_id IS NOT NULL)),
    month_debt_target_id INTEGER REFERENCES month_debt_target (id)
        CONSTRAINT month_entry_debt_target CHECK (month_debt_target_id IS NULL OR kind = 'debt_payment'),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT month_entry_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    UNIQUE (month_id, source_entry_id)
)";

/// The plan a month began with was not kept until now: for a month that is lived in, its plan of today stands in for it.
const COPY_MONTH_ENTRIES: &str = "
INSERT INTO new_month_entry
    (id, month_id, source_entry_id, kind, category, name, planned_minor, baseline_minor, due_on, carry,
     month_debt_target_id, notes, position)
SELECT line.id, line.month_id, line.source_entry_id, line.kind, line.category, line.name, line.planned_minor,
       CASE WHEN month.state <> 'draft' THEN line.planned_minor END,
       date(month.first_day, (max(1, min(line.due_day, CAST(strftime('%d', month.last_day) AS INTEGER))) - 1) || ' days'),
       'none', line.month_debt_target_id, line.notes, line.position
FROM month_entry AS line
LEFT JOIN month ON month.id = line.month_id
ORDER BY line.id";

const PAYMENT: &str = "
CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    created_at TEXT NOT NULL CONSTRAINT payment_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at))
)";

/// Payments could not be split until now: each posting is a payment of its own and lends it its id.
const PAYMENT_OF_EACH_POSTING: &str = "
INSERT INTO payment (id, month_id, created_at)
SELECT posting.id, month_entry.month_id, strftime('%Y-%m-%dT%H:%M:%SZ', posting.created_at)
FROM posting
JOIN month_entry ON month_entry.id = posting.month_entry_id
WHERE posting.kind = 'payment'
ORDER BY posting.id";

const POSTING: &str = "
CREATE TABLE new_posting (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_entry_id INTEGER NOT NULL REFERENCES month_entry (id),
    kind TEXT NOT NULL,
    amount_minor BIGINT NOT NULL CONSTRAINT posting_amount CHECK (
        typeof(amount_minor) = 'integer' AND amount_minor <> 0
        AND amount_minor BETWEEN -1000000000000000 AND 1000000000000000),
    posted_on TEXT NOT NULL CONSTRAINT posting_posted_on CHECK (posted_on IS date(posted_on)),
    payee TEXT NOT NULL DEFAULT '' CONSTRAINT posting_payee CHECK (length(payee) <= 120),
    memo TEXT NOT NULL DEFAULT '' CONSTRAINT posting_memo CHECK (length(memo) <= 500),
    payment_id INTEGER REFERENCES payment (id),
    origin_month_id INTEGER REFERENCES month (id),
    created_at TEXT NOT NULL CONSTRAINT posting_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    created_by TEXT NOT NULL CONSTRAINT posting_created_by CHECK (length(created_by) >= 1),
    CONSTRAINT posting_kind CHECK (
        (kind = 'payment' AND payment_id IS NOT NULL AND origin_month_id IS NULL)
        OR (kind = 'opening_balance' AND payment_id IS NULL))
)";

/// No opening has an origin yet: the predecessor never derived one from the month before.
const COPY_POSTINGS: &str = "
INSERT INTO new_posting
    (id, month_entry_id, kind, amount_minor, posted_on, payee, memo, payment_id, origin_month_id, created_at, created_by)
SELECT id, month_entry_id, kind, amount_minor, posted_on, payee, memo,
       CASE WHEN kind = 'payment' THEN id END, NULL, strftime('%Y-%m-%dT%H:%M:%SZ', created_at), 'local'
FROM posting
ORDER BY id";
