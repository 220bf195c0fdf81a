//! What is read goes by indexes: a table that grows with the months kept is never gone through.

use quartermaster_application::reading::PostingFilter;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use tempfile::TempDir;

use crate::connection::{alone, migrating};

async fn empty_database() -> (TempDir, DatabaseConnection) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plans.db");
    let now = "2026-11-23T07:15:00Z".parse().unwrap();
    crate::migrate(&file, folder.path(), now).await.unwrap();
    let db = alone(migrating(&file)).await.unwrap();
    (folder, db)
}

/// The steps of SQLite's plan that go through a whole table which grows.
async fn scans(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let explain = Statement::from_string(
        db.get_database_backend(),
        format!("EXPLAIN QUERY PLAN {sql}"),
    );
    let plan = db.query_all_raw(explain).await.unwrap();
    assert!(!plan.is_empty(), "{sql}");
    plan.iter()
        .map(|step| step.try_get::<String>("", "detail").unwrap())
        .filter(|step| step.starts_with("SCAN") && !is_small(step))
        .collect()
}

/// The one row of the household, and what an indexed search brought.
fn is_small(step: &str) -> bool {
    [
        "SCAN h",
        "SCAN (subquery",
        "SCAN LIST SUBQUERY",
        "SCAN CONSTANT ROW",
    ]
    .iter()
    .any(|small| step.starts_with(small))
        || step.ends_with("_month")
}

fn with_a_text() -> PostingFilter {
    PostingFilter {
        text: Some("cafe".to_owned()),
        ..PostingFilter::default()
    }
}

#[tokio::test]
async fn nothing_that_a_request_reads_is_searched_from_end_to_end() {
    let (_folder, db) = empty_database().await;
    let hot: Vec<(&str, String)> = vec![
        ("months", super::month::MONTHS.clone()),
        ("entries", super::month::ENTRIES.clone()),
        ("debts", super::month::DEBTS.clone()),
        ("surroundings", super::surroundings::SURROUNDINGS.clone()),
        ("payment ground", super::payment_ground::ground_sql(2)),
        ("posting ground", super::posting_ground::GROUND.clone()),
        (
            "entry in months",
            super::entry_in_months::ENTRY_IN_MONTHS.clone(),
        ),
        (
            "debt balances",
            super::debt_balances::DEBT_BALANCES.to_owned(),
        ),
        ("latest record", super::audit::LATEST_RECORD.clone()),
        (
            "latest record in no month",
            super::audit::LATEST_RECORD_IN_NO_MONTH.clone(),
        ),
        ("kept request", super::kept_request::KEPT_REQUEST.clone()),
        ("months of a year", super::year::MONTHS.clone()),
        ("entries of a year", super::year::ENTRIES.clone()),
        (
            "postings",
            super::postings::selection(1, &Default::default()).0,
        ),
        (
            "postings with a text",
            super::postings::selection(1, &with_a_text()).0,
        ),
    ];
    for (what, sql) in hot {
        assert_eq!(scans(&db, &sql).await, [""; 0], "{what}");
    }
}
