//! The chain's outer shape: names, order, transactions, no way back.

use quartermaster_migration::{Migrator, STEPS};
use sea_orm_migration::MigratorTrait;

use crate::database::TestDatabase;

#[test]
fn the_list_of_names_is_the_chain() {
    let chain: Vec<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    assert_eq!(chain, STEPS);
    let mut sorted = chain.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(
        sorted, chain,
        "names are unique and sort in the order they are applied"
    );
}

#[test]
fn every_step_runs_in_a_transaction() {
    for step in Migrator::migrations() {
        assert_eq!(step.use_transaction(), Some(true), "{}", step.name());
    }
}

#[tokio::test]
async fn each_hop_applies_exactly_one_step() {
    let database = TestDatabase::empty().await;
    for applied in 1..=STEPS.len() {
        database.migrate(1).await.unwrap();
        let names = database
            .texts("SELECT version FROM seaql_migrations ORDER BY version")
            .await;
        assert_eq!(names, STEPS[..applied]);
    }
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let database = TestDatabase::latest().await;
    let before = database.everything().await;
    database.migrate_to_the_end().await.unwrap();
    assert_eq!(database.everything().await, before);
}

#[tokio::test]
async fn a_fresh_database_holds_one_household_and_nothing_else() {
    let database = TestDatabase::latest().await;
    for table in database.tables().await {
        let rows = database.rows(&table).await;
        match table.as_str() {
            "seaql_migrations" => assert_eq!(rows.len(), STEPS.len()),
            "household" => assert_eq!(rows, [r#"[1,"Home","EUR","en-GB","UTC",1,1]"#]),
            _ => assert!(rows.is_empty(), "{table}: {rows:?}"),
        }
    }
}

#[tokio::test]
async fn there_is_no_way_down_but_a_backup() {
    let database = TestDatabase::latest().await;
    let before = database.everything().await;
    let error = Migrator::down(database.connection(), Some(1))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("restore the backup"), "{error}");
    assert_eq!(database.everything().await, before);
}

#[tokio::test]
async fn an_entry_id_is_never_given_twice() {
    let database = TestDatabase::latest().await;
    let insert = "INSERT INTO payment (month_id, created_at) VALUES (1, '2025-03-01T00:00:00Z') RETURNING id || ''";
    database.set_foreign_keys(false).await;
    assert_eq!(database.texts(insert).await, ["1"]);
    database.run("DELETE FROM payment").await.unwrap();
    assert_eq!(database.texts(insert).await, ["2"]);
}
