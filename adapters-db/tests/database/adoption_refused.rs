//! A file that is not quite the predecessor's is refused by name, with all that is wrong with it, and
//! not a byte of it changes.

use quartermaster_adapters_db::{MigrateError, SchemaError, earlier_schema, pending_steps};

use crate::predecessor::Earlier;

/// What every door says, and that none of them writes.
async fn refusal(earlier: &Earlier) -> String {
    let before = earlier.everything();
    let error = earlier.migrate().await.unwrap_err();
    assert!(matches!(error, MigrateError::Schema(_)), "{error:?}");
    let said = error.to_string();
    for other in [
        pending_steps(&earlier.file()).await.unwrap_err(),
        earlier_schema(&earlier.file()).await.unwrap_err(),
    ] {
        assert_eq!(other.to_string(), said);
    }
    assert_eq!(earlier.everything(), before, "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

async fn refusal_after(step: usize, change: &str) -> String {
    let earlier = Earlier::at(step).await;
    earlier.run(change).await;
    refusal(&earlier).await
}

#[tokio::test]
async fn a_revision_that_is_not_one_known_is_refused_by_name() {
    for (change, expected) in [
        (
            "UPDATE alembic_version SET version_num = 'abc123'",
            "the database carries the alembic revision abc123, which no release of the predecessor had",
        ),
        (
            "UPDATE alembic_version SET version_num = 'F1CCDC4BC1BF'",
            "the database carries the alembic revision F1CCDC4BC1BF, which no release of the predecessor had",
        ),
        (
            "UPDATE alembic_version SET version_num = ''",
            "the database has a table alembic_version that names no revision",
        ),
        (
            "DELETE FROM alembic_version",
            "the database has a table alembic_version that names no revision",
        ),
        (
            "DROP TABLE alembic_version; CREATE TABLE alembic_version (id INTEGER)",
            "the database has a table alembic_version that names no revision",
        ),
        (
            "INSERT INTO alembic_version VALUES ('03ebe3c07262')",
            "the database carries several alembic revisions, where a database of the predecessor \
             has one: 03ebe3c07262, cc60e7f73a1c",
        ),
    ] {
        assert_eq!(refusal_after(5, change).await, expected);
    }
}

#[tokio::test]
async fn a_record_of_each_program_is_refused() {
    let change =
        "CREATE TABLE seaql_migrations (version TEXT NOT NULL PRIMARY KEY, applied_at BIGINT);
        INSERT INTO seaql_migrations VALUES ('m0005_postings', 0)";
    assert_eq!(
        refusal_after(5, change).await,
        "the database has the schema step m0005_postings and a table alembic_version as well: \
         neither Quartermaster nor its predecessor leaves such a database"
    );
}

#[tokio::test]
async fn each_kind_of_difference_is_listed() {
    for (step, change, difference) in [
        (1, "DROP TABLE entry", "table entry is missing"),
        (
            1,
            "CREATE TABLE bookmarks (url TEXT)",
            "table bookmarks is unexpected",
        ),
        (
            1,
            "CREATE TABLE sqlitebrowser (url TEXT)",
            "table sqlitebrowser is unexpected",
        ),
        (
            1,
            "CREATE TABLE seaql_migrations (version TEXT)",
            "table seaql_migrations is unexpected",
        ),
        (
            2,
            "CREATE VIEW spent AS SELECT applied FROM month_entry",
            "view spent is unexpected",
        ),
        (
            2,
            "CREATE TRIGGER keep BEFORE DELETE ON month BEGIN SELECT 1; END",
            "trigger keep is unexpected",
        ),
        (
            3,
            "ALTER TABLE entry DROP COLUMN planned_minor",
            "table entry: column planned_minor is missing",
        ),
        (
            3,
            "ALTER TABLE month_entry ADD COLUMN colour TEXT",
            "table month_entry: column colour is unexpected",
        ),
        (
            3,
            "ALTER TABLE month_entry ADD COLUMN double BIGINT AS (applied * 2)",
            "table month_entry: column double is unexpected",
        ),
    ] {
        let said = refusal_after(step, change).await;
        assert!(
            said.starts_with("the database carries the alembic revision "),
            "{said}"
        );
        assert!(
            said.ends_with(&format!("nothing was changed: {difference}")),
            "{said}"
        );
    }
}

#[tokio::test]
async fn a_column_that_would_hold_something_else_is_listed() {
    let columns = "name TEXT NOT NULL, balance_minor BIGINT NOT NULL, apr_bps INTEGER NOT NULL,
        minimum_payment_minor BIGINT NOT NULL, due_day INTEGER, position INTEGER NOT NULL";
    let id = "id INTEGER NOT NULL PRIMARY KEY";
    for (id, declared, other, difference) in [
        (
            id,
            "balance_minor BIGINT NOT NULL",
            "balance_minor NUMERIC(12, 2) NOT NULL",
            "column balance_minor has NUMERIC(12, 2) instead of BIGINT",
        ),
        (
            id,
            "balance_minor BIGINT NOT NULL",
            "balance_minor FLOAT NOT NULL",
            "column balance_minor has FLOAT instead of BIGINT",
        ),
        (
            id,
            "balance_minor BIGINT NOT NULL",
            "balance_minor NOT NULL",
            "column balance_minor has no type instead of BIGINT",
        ),
        (
            id,
            "due_day INTEGER",
            "due_day DATE",
            "column due_day has DATE instead of INTEGER",
        ),
        (
            id,
            "name TEXT NOT NULL",
            "name BLOB NOT NULL",
            "column name has BLOB instead of TEXT",
        ),
        (
            id,
            "name TEXT NOT NULL",
            "name TEXT",
            "column name is not NOT NULL",
        ),
        (
            id,
            "due_day INTEGER",
            "due_day INTEGER NOT NULL DEFAULT 1",
            "column due_day is NOT NULL",
        ),
        (
            "id INTEGER NOT NULL",
            "",
            "",
            "column id is not in the primary key",
        ),
    ] {
        let table = format!("{id}, {}", columns.replacen(declared, other, 1));
        let change = format!("DROP TABLE debt_target; CREATE TABLE debt_target ({table})");
        let said = refusal_after(4, &change).await;
        let expected = format!("nothing was changed: table debt_target: {difference}");
        assert!(said.ends_with(&expected), "{said}");
    }
    let change = format!(
        "DROP TABLE debt_target;
         CREATE TABLE debt_target (id INTEGER NOT NULL, {columns}, PRIMARY KEY (id, position))"
    );
    let said = refusal_after(4, &change).await;
    assert!(
        said.ends_with("table debt_target: column position is in the primary key"),
        "{said}"
    );
}

#[tokio::test]
async fn what_only_looks_different_is_no_difference() {
    let table = "DROP TABLE debt_target; CREATE TABLE debt_target (position SMALLINT NOT NULL,
        ID INTEGER PRIMARY KEY, name NVARCHAR(80) NOT NULL DEFAULT 'x', due_day TINYINT,
        balance_minor INT NOT NULL CHECK (balance_minor > 0), apr_bps INTEGER NOT NULL,
        minimum_payment_minor BIGINT NOT NULL UNIQUE); ALTER TABLE debt_target RENAME ID TO id;
        INSERT INTO debt_target VALUES (1, 1, 'Card', 31, 372196, 2499, 9500);
        CREATE INDEX ix_name ON debt_target (name)";
    let earlier = Earlier::at(1).await;
    earlier.run(table).await;
    assert!(earlier.migrate().await.unwrap().adopted.is_some());
    let debts = "SELECT name || ' ' || balance_minor || ' ' || due_day FROM debt_target";
    assert_eq!(earlier.texts(debts).await, ["Card 372196 31"]);
}

#[tokio::test]
async fn every_difference_is_listed_at_once() {
    let earlier = Earlier::at(5).await;
    earlier
        .run(
            "ALTER TABLE entry DROP COLUMN planned_minor; ALTER TABLE entry ADD COLUMN planned FLOAT;
             DROP TABLE posting; CREATE TABLE tag (name TEXT)",
        )
        .await;
    let said = refusal(&earlier).await;
    assert_eq!(
        said,
        "the database carries the alembic revision cc60e7f73a1c but differs from the schema step \
         m0005_postings, so nothing was changed: table entry: column planned_minor is missing; \
         table entry: column planned is unexpected; table posting is missing; table tag is unexpected"
    );
    let error = earlier.migrate().await.unwrap_err();
    let MigrateError::Schema(SchemaError::Differs { differences, .. }) = error else {
        panic!("{error:?}")
    };
    assert_eq!(differences.len(), 4);
}

#[tokio::test]
async fn a_revision_of_another_step_than_the_file_has_is_refused() {
    let earlier = Earlier::at(2).await;
    earlier
        .run("UPDATE alembic_version SET version_num = 'ec804bdf366d'")
        .await;
    let said = refusal(&earlier).await;
    assert!(
        said.ends_with(
            "table entry: column notes is missing; table month_entry: column notes is missing"
        ),
        "{said}"
    );
}
