//! A step that fails half-way leaves the database as it was, says why, and succeeds once the obstacle is gone.

use quartermaster_migration::STEPS;

use crate::database::TestDatabase;
use crate::earlier_data::fill;

/// For each step something in the way of one of its last statements, how to remove it, and what the error says.
const OBSTACLES: [(&str, &str, &str); 13] = [
    (
        "CREATE TABLE entry (id)",
        "DROP TABLE entry",
        "already exists",
    ),
    (
        "CREATE TABLE month_entry (id)",
        "DROP TABLE month_entry",
        "already exists",
    ),
    (
        "ALTER TABLE month_entry ADD COLUMN notes TEXT",
        "ALTER TABLE month_entry DROP COLUMN notes",
        "duplicate column name: notes",
    ),
    (
        "ALTER TABLE month ADD COLUMN closed_at TEXT",
        "ALTER TABLE month DROP COLUMN closed_at",
        "duplicate column name: closed_at",
    ),
    (
        "CREATE INDEX applied_amounts ON month_entry (applied)",
        "DROP INDEX applied_amounts",
        "after drop column",
    ),
    (
        "CREATE TRIGGER no_seed AFTER INSERT ON seaql_migrations BEGIN SELECT RAISE(ABORT, 'disk trouble'); END",
        "DROP TRIGGER no_seed",
        "disk trouble",
    ),
    (
        "CREATE INDEX entry_debt_target ON month (year_month)",
        "DROP INDEX entry_debt_target",
        "already exists",
    ),
    (
        "CREATE INDEX posting_origin_month ON household (name)",
        "DROP INDEX posting_origin_month",
        "already exists",
    ),
    (
        "CREATE TABLE idempotency (id)",
        "DROP TABLE idempotency",
        "already exists",
    ),
    (
        "CREATE TRIGGER draft_posting_update AFTER DELETE ON audit BEGIN SELECT 1; END",
        "DROP TRIGGER draft_posting_update",
        "already exists",
    ),
    (
        "CREATE INDEX kept_request_created_at ON household (name)",
        "DROP INDEX kept_request_created_at",
        "already exists",
    ),
    (
        "CREATE TABLE new_month_debt_target (id)",
        "DROP TABLE new_month_debt_target",
        "already exists",
    ),
    (
        "CREATE INDEX folded_text_identity ON audit (actor)",
        "DROP INDEX folded_text_identity",
        "already exists",
    ),
];

#[tokio::test]
async fn a_failure_in_each_step_leaves_everything_as_it_was() {
    assert_eq!(OBSTACLES.len(), STEPS.len());
    for (applied, (obstacle, removal, expected)) in OBSTACLES.into_iter().enumerate() {
        let database = TestDatabase::at(applied.min(5)).await;
        if applied > 0 {
            fill(&database, applied.min(5)).await;
        }
        database.migrate(applied.saturating_sub(5)).await.unwrap();
        assert_step_fails_cleanly(&database, STEPS[applied], obstacle, expected).await;
        database.run(removal).await.unwrap();
        database.migrate_to_the_end().await.unwrap();
    }
}

async fn assert_step_fails_cleanly(
    database: &TestDatabase,
    step: &str,
    obstacle: &str,
    expected: &str,
) {
    database.run(obstacle).await.unwrap();
    let before = without_log_of_steps(database.everything().await);
    let error = database.migrate(1).await.unwrap_err().to_string();
    assert!(error.contains(expected), "{step}: {error}");
    let after = without_log_of_steps(database.everything().await);
    assert_eq!(after, before, "{step}");
    let applied = database
        .texts(&format!(
            "SELECT version FROM seaql_migrations WHERE version = '{step}'"
        ))
        .await;
    assert!(applied.is_empty(), "{step}");
}

/// The log of steps is created, empty, before the first step begins.
fn without_log_of_steps(everything: Vec<String>) -> Vec<String> {
    everything
        .into_iter()
        .filter(|line| !line.contains("seaql_migrations") || line.contains("no_seed"))
        .collect()
}

/// Rows the predecessor may hold and the new schema cannot: at which step, how they came, which step refuses them, and why.
const IMPOSSIBLE_ROWS: [(usize, &str, &str, &str); 9] = [
    (
        1,
        "UPDATE entry SET debt_target_id = 77 WHERE id = 5",
        "m0007_recurrence_and_carry",
        "migration step m0007_recurrence_and_carry found that row 5 of entry points to a row of debt_target that does not exist",
    ),
    (
        1,
        "UPDATE entry SET kind = 'gift' WHERE id = 9",
        "m0007_recurrence_and_carry",
        "entry_kind",
    ),
    (
        1,
        "UPDATE entry SET planned_minor = 1.5 WHERE id = 5",
        "m0007_recurrence_and_carry",
        "entry_planned",
    ),
    (
        1,
        "UPDATE entry SET name = ''",
        "m0007_recurrence_and_carry",
        "entry_name",
    ),
    (
        2,
        "UPDATE month SET year_month = '2025-13' WHERE id = 2",
        "m0008_sealed_months",
        "month.first_day",
    ),
    (
        2,
        "UPDATE month_entry SET month_id = 77 WHERE id = 4",
        "m0005_postings",
        "posting.posted_on",
    ),
    (
        4,
        "UPDATE month_entry SET source_entry_id = 77 WHERE id = 4",
        "m0007_recurrence_and_carry",
        "row 4 of month_entry points to a row of entry",
    ),
    (
        5,
        "INSERT INTO posting SELECT 50, month_entry_id, kind, 5, posted_on, payee, memo, created_at FROM posting WHERE id = 1",
        "m0008_sealed_months",
        "UNIQUE",
    ),
    (
        5,
        "UPDATE posting SET posted_on = '2025-02-30' WHERE id = 7",
        "m0008_sealed_months",
        "posting_posted_on",
    ),
];

#[tokio::test]
async fn a_row_that_cannot_be_taken_over_is_named_and_nothing_is_lost() {
    for (at, damage, refused_by, expected) in IMPOSSIBLE_ROWS {
        let database = TestDatabase::at(at).await;
        fill(&database, at).await;
        database.run(damage).await.unwrap();
        let refused_by = STEPS.iter().position(|step| *step == refused_by).unwrap();
        database.migrate(refused_by - at).await.unwrap();
        let before = database.everything().await;
        let error = database.migrate(1).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{damage}: {error}");
        assert_eq!(database.everything().await, before, "{damage}");
    }
}

#[tokio::test]
async fn a_step_that_rebuilds_refuses_a_connection_with_foreign_keys_on() {
    for applied in [6, 7, 11] {
        let database = TestDatabase::at(applied).await;
        database.set_foreign_keys(true).await;
        let before = database.everything().await;
        let error = database.migrate(1).await.unwrap_err().to_string();
        assert!(error.contains("foreign keys off"), "{error}");
        assert_eq!(database.everything().await, before);
    }
}
