//! A database of every released schema, as it was then, is taken to the newest for ever.
//!
//! The SQL of a fixture is never made again: unlike a database built by today's chain, it shows when
//! the chain no longer does what it did when the fixture's schema was released.

use std::fs;
use std::path::Path;

use quartermaster_migration::STEPS;

use crate::database::TestDatabase;

async fn loaded(step: &str) -> TestDatabase {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{step}.sql"));
    let database = TestDatabase::empty().await;
    database
        .run(&fs::read_to_string(file).unwrap())
        .await
        .unwrap();
    database
}

/// The columns of a table as expressions that give what the newest schema keeps in it.
fn as_now(columns: &[String]) -> Vec<&str> {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let seal = ["seal", "CASE WHEN seal IS NOT NULL THEN 1 END"];
    let now = columns.iter().flat_map(|column| match column.as_str() {
        "apr_bps" => vec!["apr_bps * 100"],
        "seal" if !has("seal_version") => seal.to_vec(),
        kept => vec![kept],
    });
    now.collect()
}

/// What of a household no step may change, by table, wherever the schema keeps it.
async fn figures(database: &TestDatabase) -> Vec<String> {
    let tables = database.tables().await;
    let has = |table: &str| tables.iter().any(|found| found == table);
    let mut figures = database
        .texts("SELECT json_array('entry', id, kind, category, name, planned_minor, due_day, debt_target_id, position)
                FROM entry ORDER BY id")
        .await;
    let columns = database.columns("debt_target").await;
    let apr = as_now(&columns)
        .into_iter()
        .find(|it| it.starts_with("apr"));
    let apr = apr.unwrap();
    let debts = format!(
        "SELECT json_array('debt', id, name, balance_minor, {apr}, minimum_payment_minor, due_day, position)
         FROM debt_target ORDER BY id"
    );
    figures.extend(database.texts(&debts).await);
    if !has("month") {
        return figures;
    }
    let applied = if has("posting") {
        "(SELECT coalesce(SUM(amount_minor), 0) FROM posting WHERE month_entry_id = line.id)"
    } else {
        "line.applied"
    };
    let lines = format!(
        "SELECT json_array(month.year_month, line.id, line.source_entry_id, line.kind, line.category, line.name,
                           line.planned_minor, line.month_debt_target_id, line.position, {applied})
         FROM month_entry AS line JOIN month ON month.id = line.month_id ORDER BY line.id"
    );
    figures.extend(database.texts(&lines).await);
    let balance =
        "SELECT name FROM pragma_table_info('month_debt_target') WHERE name LIKE 'balance%'";
    let balance = database.texts(balance).await.remove(0);
    let debts = format!(
        "SELECT json_array(month.year_month, debt.id, debt.source_debt_target_id, debt.name, debt.{balance},
                           debt.{apr}, debt.minimum_payment_minor, debt.position)
         FROM month_debt_target AS debt JOIN month ON month.id = debt.month_id ORDER BY debt.id"
    );
    figures.extend(database.texts(&debts).await);
    figures
}

#[tokio::test]
async fn each_fixture_is_what_its_release_wrote() {
    for (count, step) in (1..).zip(STEPS) {
        let database = loaded(step).await;
        let record = "SELECT version FROM seaql_migrations ORDER BY version";
        assert_eq!(database.texts(record).await, STEPS[..count], "{step}");
        let expected = TestDatabase::at(count).await.schema().await;
        assert_eq!(database.schema().await, expected, "{step}");
        for table in database.tables().await {
            let rows = database.rows(&table).await;
            assert!(!rows.is_empty(), "{step}: {table} has no row");
        }
    }
}

#[tokio::test]
async fn each_fixture_is_upgraded_with_every_figure() {
    let newest = TestDatabase::latest().await.schema().await;
    for step in STEPS {
        let database = loaded(step).await;
        let before = figures(&database).await;
        database.migrate_to_the_end().await.unwrap();
        assert_eq!(database.schema().await, newest, "{step}");
        assert_eq!(figures(&database).await, before, "{step}");
        for (check, expected) in [
            (
                r#"SELECT "table" || ' ' || rowid FROM pragma_foreign_key_check"#,
                vec![],
            ),
            (
                "SELECT integrity_check FROM pragma_integrity_check",
                vec!["ok"],
            ),
        ] {
            assert_eq!(database.texts(check).await, expected, "{step}");
        }
    }
}

#[tokio::test]
async fn what_the_last_steps_do_not_touch_stays_row_by_row() {
    let start = STEPS
        .iter()
        .position(|step| *step == "m0008_sealed_months")
        .unwrap();
    for step in &STEPS[start..] {
        let database = loaded(step).await;
        let tables = database.tables().await;
        let mut before = Vec::new();
        let touched = ["seaql_migrations", "idempotency"];
        for table in tables.iter().filter(|table| !touched.contains(&&***table)) {
            let columns = database.columns(table).await;
            let rows = format!(
                "SELECT json_array({}) FROM {table} ORDER BY 1",
                as_now(&columns).join(", ")
            );
            before.push((table, database.texts(&rows).await));
        }
        database.migrate_to_the_end().await.unwrap();
        for (table, mut rows) in before {
            rows.sort();
            assert_eq!(database.rows(table).await, rows, "{step}: {table}");
        }
        let closed = "SELECT year_month FROM month WHERE state = 'closed' AND length(seal) = 64";
        assert_eq!(database.texts(closed).await, ["2026-09"], "{step}");
    }
}

#[tokio::test]
async fn answers_kept_before_belong_to_the_one_local_person() {
    let database = loaded("m0010_closed_months_are_frozen").await;
    database.run("DELETE FROM idempotency").await.unwrap();
    let rows = [
        "'k', 'f', 201, '/x', '\"1\"', '{}'",
        "'form-k', 'f', 200, NULL, NULL, ''",
        "'form-d1', 'd1', 303, '/months', NULL, ''",
        "'lost', 'f', NULL, NULL, NULL, NULL",
    ];
    for row in rows {
        let kept = format!("INSERT INTO idempotency VALUES ({row}, '2026-11-24T00:08:12Z')");
        database.run(&kept).await.unwrap();
    }
    database.migrate_to_the_end().await.unwrap();
    let kept = database
        .texts(
            "SELECT json_array(actor, channel, key, fingerprint, status, location, etag, body, created_at)
             FROM kept_request ORDER BY key",
        )
        .await;
    let expected = [
        r#"["local","page","d1","d1",303,"/months",null,"","2026-11-24T00:08:12Z"]"#,
        r#"["local","api","form-k","f",200,null,null,"","2026-11-24T00:08:12Z"]"#,
        r#"["local","api","k","f",201,"/x","\"1\"","{}","2026-11-24T00:08:12Z"]"#,
        r#"["local","api","lost","f",null,null,null,null,"2026-11-24T00:08:12Z"]"#,
    ];
    assert_eq!(kept, expected);
}

/// The trail names what is deleted since, so its id must not come back.
#[tokio::test]
async fn the_highest_ids_ever_given_are_kept() {
    let sequence = "SELECT json_array(name, seq) FROM sqlite_sequence ORDER BY name";
    let start = STEPS
        .iter()
        .position(|step| *step == "m0010_closed_months_are_frozen")
        .unwrap();
    for step in &STEPS[start..] {
        let database = loaded(step).await;
        for gone in ["debt_target", "month_debt_target", "month", "posting"] {
            let higher = format!("UPDATE sqlite_sequence SET seq = 4711 WHERE name = '{gone}'");
            database.run(&higher).await.unwrap();
        }
        let before = database.texts(sequence).await;
        database.migrate_to_the_end().await.unwrap();
        assert_eq!(database.texts(sequence).await, before, "{step}");
    }
    // Also where every row of the table is gone.
    let database = TestDatabase::at(start + 1).await;
    let given = "INSERT INTO sqlite_sequence VALUES ('debt_target', 7), ('month', 8)";
    database.run(given).await.unwrap();
    let before = database.texts(sequence).await;
    database.migrate_to_the_end().await.unwrap();
    assert_eq!(database.texts(sequence).await, before);
}

#[tokio::test]
async fn what_was_closed_before_is_frozen_after_the_last_step() {
    for step in &STEPS[7..] {
        let database = loaded(step).await;
        database.migrate_to_the_end().await.unwrap();
        let before = database.everything().await;
        for change in [
            "UPDATE month SET seal_version = 2 WHERE state = 'closed'",
            "UPDATE month_debt_target SET apr_ppm = apr_ppm + 1",
            "UPDATE month_entry SET notes = 'x'",
            "DELETE FROM posting",
            "DELETE FROM payment",
        ] {
            let refused = database.run(change).await.unwrap_err().to_string();
            assert!(
                refused.contains("a closed month never changes"),
                "{step}: {refused}"
            );
        }
        assert_eq!(database.everything().await, before, "{step}");
        let version = "SELECT seal_version || '' FROM month WHERE state = 'closed'";
        let then = if *step < "m0012" { "1" } else { "2" };
        assert_eq!(database.texts(version).await, [then], "{step}");
    }
}
