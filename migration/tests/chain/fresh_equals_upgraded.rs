//! It must not matter when a household began: the schema is the same.

use quartermaster_migration::STEPS;

use crate::database::TestDatabase;
use crate::earlier_data::fill;

#[tokio::test]
async fn a_database_upgraded_from_each_step_has_the_schema_of_a_fresh_one() {
    let fresh = TestDatabase::latest().await.schema().await;
    assert!(fresh.iter().any(|line| line.starts_with("table posting ")));
    for step in 1..=5 {
        let database = TestDatabase::at(step).await;
        fill(&database, step).await;
        database.migrate_to_the_end().await.unwrap();
        assert_eq!(database.schema().await, fresh, "from {}", STEPS[step - 1]);
    }
}

#[tokio::test]
async fn the_tables_are_the_ones_the_program_knows() {
    let database = TestDatabase::latest().await;
    assert_eq!(
        database.tables().await,
        [
            "audit",
            "debt_target",
            "entry",
            "folded_text",
            "household",
            "kept_request",
            "month",
            "month_debt_target",
            "month_entry",
            "payment",
            "posting",
            "seaql_migrations",
        ]
    );
}
