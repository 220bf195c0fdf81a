//! A stored value that the program would never write is an error that names table, column and row.

use std::path::{Path, PathBuf};

use quartermaster_adapters_db::SqliteStore;
use quartermaster_application::audit::{AuditRecord, Channel, Details};
use quartermaster_application::ports::{
    IdempotencyClaim, KeptAnswer, NewOpening, RequestKey, Snapshot, Store, StoreError,
};
use quartermaster_application::reading::{AuditPage, MonthFilter, PostingFilter};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Memo;

use crate::household::{
    TestStore, activate, add_debt, add_draft, add_entry, copy_entries, money, new_debt, now, pay,
    ym,
};
use crate::raw_sql::RawDatabase;

/// A file with one row or more in each table. Month 1 is active, with an opening (posting 1) and a
/// payment (posting 2) on its entry 1; month 2 is a draft.
async fn sound_file() -> (TestStore, PathBuf) {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let debts = vec![new_debt(&card, 1)];
    work.month_debt_targets().insert(id, debts).await.unwrap();
    let line = copy_entries(&mut *work, id, &[food]).await[0].id;
    activate(&mut *work, month).await;
    let opening = NewOpening {
        entry: line,
        amount: money(-30),
        origin: None,
        posted_on: now().to_string()[..10].parse().unwrap(),
        memo: Memo::default(),
        created_at: now(),
        created_by: "local".to_owned(),
    };
    work.postings_to_write()
        .insert_openings(&[opening])
        .await
        .unwrap();
    pay(&mut *work, id, &[(line, 500)]).await;
    add_draft(&mut *work, "2026-12").await;
    let details = Details::new().with("a", 1);
    let record = AuditRecord {
        at: now(),
        actor: "local".to_owned(),
        channel: Channel::Page,
        action: "created".to_owned(),
        subject: "month".to_owned(),
        subject_id: Some(1),
        month: Some(ym("2026-11")),
        before: Some(details.clone()),
        after: Some(details),
    };
    work.audit_trail().append(&record).await.unwrap();
    let claim = IdempotencyClaim {
        key: request_key(),
        fingerprint: "f".to_owned(),
    };
    let answer = KeptAnswer {
        status: 201,
        location: Some("/x".to_owned()),
        etag: Some("\"1\"".to_owned()),
        body: Some("{}".to_owned()),
    };
    work.idempotency()
        .keep(&claim, &answer, now(), now())
        .await
        .unwrap();
    work.commit().await.unwrap();
    test.store.close().await.unwrap();
    let file = test.file();
    (test, file)
}

fn request_key() -> RequestKey {
    RequestKey {
        actor: "local".to_owned(),
        channel: Channel::Api,
        text: "k".to_owned(),
    }
}

/// Reads every table once, each through the reading that shows it.
async fn read_everything(snapshot: &mut dyn Snapshot) -> Result<(), StoreError> {
    snapshot.household().await?;
    snapshot.template().await?;
    snapshot.month(ym("2026-11")).await?;
    snapshot
        .postings(ym("2026-11"), &PostingFilter::default())
        .await?;
    let page = AuditPage {
        before: None,
        limit: 10,
    };
    snapshot.audit(&page).await?;
    snapshot.kept_request(&request_key()).await?;
    Ok(())
}

/// What reading says of a copy of `sound` in which `change` was made past all constraints.
async fn reading_after(sound: &Path, change: &str) -> Result<(), StoreError> {
    let file = sound.with_file_name("copy.db");
    for old in ["copy.db", "copy.db-wal", "copy.db-shm"] {
        let _ = std::fs::remove_file(sound.with_file_name(old));
    }
    std::fs::copy(sound, &file).unwrap();
    let mut raw = RawDatabase::lawless(&file).await;
    raw.run(change).await;
    raw.close().await;
    let store = SqliteStore::open(&file).await.unwrap();
    let mut snapshot = store.read().await.unwrap();
    let read = read_everything(&mut *snapshot).await;
    drop(snapshot);
    store.close().await.unwrap();
    read
}

async fn assert_corrupt(sound: &Path, table: &str, column: &str, row: i64, change: &str) {
    match reading_after(sound, change).await {
        Err(StoreError::Corrupt {
            table: named_table,
            column: named_column,
            row: named_row,
        }) => assert_eq!(
            (named_table, named_column, named_row),
            (table, column, row),
            "{change}"
        ),
        other => panic!("{change}: {other:?}"),
    }
}

#[tokio::test]
async fn what_is_sound_is_read() {
    let (_test, file) = sound_file().await;
    reading_after(&file, "UPDATE household SET name = 'Elsewhere'")
        .await
        .unwrap();
}

/// Values of the right type that mean nothing, by table, column and id.
const MEANINGLESS: &[(&str, &str, i64, &str)] = &[
    ("household", "name", 1, "''"),
    ("household", "currency", 1, "'QQQ'"),
    ("household", "locale", 1, "'not a tag'"),
    ("household", "time_zone", 1, "'Mars/Olympus'"),
    ("household", "month_start_day", 1, "29"),
    ("household", "version", 1, "0"),
    ("entry", "kind", 1, "'gift'"),
    ("entry", "category", 1, "''"),
    ("entry", "name", 1, "printf('%.81d', 0)"),
    ("entry", "planned_minor", 1, "-1"),
    ("entry", "due_day", 1, "32"),
    ("entry", "recurrence_unit", 1, "'year'"),
    ("entry", "recurrence_every", 1, "25"),
    ("entry", "recurrence_from", 1, "'2026-13'"),
    ("entry", "recurrence_until", 1, "'2026-00'"),
    ("entry", "carry", 1, "'all'"),
    ("entry", "notes", 1, "printf('%.2001d', 0)"),
    ("entry", "position", 1, "-1"),
    ("entry", "archived_at", 1, "'2026-11-23'"),
    ("entry", "version", 1, "-5"),
    ("debt_target", "name", 1, "' '"),
    ("debt_target", "balance_minor", 1, "1000000000000001"),
    ("debt_target", "apr_ppm", 1, "10000001"),
    ("debt_target", "minimum_payment_minor", 1, "-1"),
    ("debt_target", "due_day", 1, "0"),
    ("debt_target", "notes", 1, "char(7)"),
    ("debt_target", "position", 1, "4294967296"),
    ("debt_target", "archived_at", 1, "'2026-11-23 07:15:00'"),
    ("debt_target", "version", 1, "0"),
    ("month", "year_month", 2, "'2026-99'"),
    ("month", "state", 1, "'open'"),
    ("month", "first_day", 1, "'2026-11-31'"),
    ("month", "last_day", 1, "'2026-10-01'"),
    ("month", "notes", 1, "char(0)"),
    ("month", "created_at", 1, "'2026-11-23T07:15:00+01:00'"),
    ("month", "activated_at", 1, "NULL"),
    ("month", "activated_at", 1, "'yesterday'"),
    ("month", "closed_at", 1, "'2026-11-23T07:15:00Z'"),
    ("month", "seal", 1, "'abc'"),
    ("month", "seal_version", 1, "3"),
    ("month", "seal_version", 1, "2"),
    ("month", "version", 1, "0"),
    ("month_debt_target", "name", 1, "''"),
    ("month_debt_target", "apr_ppm", 1, "-1"),
    ("month_debt_target", "minimum_payment_minor", 1, "-1"),
    ("month_debt_target", "due_on", 1, "'2026-02-30'"),
    ("month_debt_target", "notes", 1, "char(1)"),
    ("month_debt_target", "position", 1, "-1"),
    (
        "month_debt_target",
        "balance_at_creation_minor",
        1,
        "-1000000000000001",
    ),
    (
        "month_debt_target",
        "carried_balance_minor",
        1,
        "1000000000000001",
    ),
    ("month_debt_target", "entered_interest_minor", 1, "-1"),
    ("month_debt_target", "charges_minor", 1, "-1"),
    ("month_entry", "kind", 1, "'gift'"),
    ("month_entry", "category", 1, "''"),
    ("month_entry", "name", 1, "''"),
    ("month_entry", "planned_minor", 1, "-1"),
    ("month_entry", "baseline_minor", 1, "-1"),
    ("month_entry", "due_on", 1, "'soon'"),
    ("month_entry", "carry", 1, "'some'"),
    ("month_entry", "notes", 1, "char(27)"),
    ("month_entry", "position", 1, "-1"),
    ("posting", "kind", 2, "'gift'"),
    ("posting", "amount_minor", 1, "0"),
    ("posting", "amount_minor", 2, "0"),
    ("posting", "posted_on", 2, "'2026-11-00'"),
    ("posting", "payee", 2, "char(7)"),
    ("posting", "memo", 2, "printf('%.501d', 0)"),
    ("posting", "payment_id", 2, "NULL"),
    ("posting", "payment_id", 1, "1"),
    ("posting", "origin_month_id", 1, "77"),
    ("posting", "origin_month_id", 2, "1"),
    ("posting", "created_at", 2, "'2026-11-23T07:15:00.5Z'"),
    ("audit", "at", 1, "''"),
    ("audit", "channel", 1, "'telnet'"),
    ("audit", "year_month", 1, "'2026'"),
    ("audit", "before_json", 1, "'['"),
    ("audit", "after_json", 1, "'{\"a\": 1.5}'"),
];

#[tokio::test]
async fn a_value_that_means_nothing_is_named() {
    let (_test, file) = sound_file().await;
    for (table, column, row, value) in MEANINGLESS {
        let change = format!("UPDATE {table} SET {column} = {value} WHERE id = {row}");
        assert_corrupt(&file, table, column, *row, &change).await;
    }
}

#[tokio::test]
async fn values_that_contradict_each_other_are_named() {
    let (_test, file) = sound_file().await;
    let draft_with_start = "UPDATE month SET state = 'draft' WHERE id = 1";
    assert_corrupt(&file, "month", "activated_at", 1, draft_with_start).await;
    let closed_without_end = "UPDATE month SET state = 'closed' WHERE id = 1";
    assert_corrupt(&file, "month", "closed_at", 1, closed_without_end).await;
    let unsealed = "UPDATE month SET state = 'closed', closed_at = created_at WHERE id = 1";
    assert_corrupt(&file, "month", "seal", 1, unsealed).await;
    let sealed = format!("UPDATE month SET seal = '{}' WHERE id = 1", "ab".repeat(32));
    assert_corrupt(&file, "month", "seal", 1, &sealed).await;
    let of_no_version = unsealed.replace("SET", &format!("SET seal = '{}',", "ab".repeat(32)));
    assert_corrupt(&file, "month", "seal_version", 1, &of_no_version).await;
    let nameless = "INSERT INTO month SELECT 3, x'00ff', state, first_day, last_day, notes,
            created_at, activated_at, closed_at, seal, seal_version, version FROM month WHERE id = 1;
        UPDATE posting SET origin_month_id = 3 WHERE id = 1";
    assert_corrupt(&file, "posting", "origin_month_id", 1, nameless).await;
    let half = "UPDATE month_debt_target SET closing_balance_minor = 1";
    assert_corrupt(
        &file,
        "month_debt_target",
        "replaced_balance_minor",
        1,
        half,
    )
    .await;
    let half = "UPDATE month_debt_target SET replaced_balance_minor = 1";
    assert_corrupt(&file, "month_debt_target", "closing_balance_minor", 1, half).await;
    let half = "UPDATE kept_request SET status = NULL";
    assert_corrupt(&file, "kept_request", "status", 0, half).await;
    let too_large = "UPDATE kept_request SET status = 70000";
    assert_corrupt(&file, "kept_request", "status", 0, too_large).await;
    assert_corrupt(&file, "household", "id", 1, "DELETE FROM household").await;
}

/// Columns by which rows are found: with another value in them the row is not there to be read.
const KEYS: [(&str, &str); 7] = [
    ("month_debt_target", "month_id"),
    ("month_entry", "month_id"),
    ("posting", "month_entry_id"),
    ("kept_request", "actor"),
    ("kept_request", "channel"),
    ("kept_request", "key"),
    ("month", "id"),
];

#[tokio::test]
async fn a_value_of_the_wrong_type_is_named_in_every_column() {
    let (_test, file) = sound_file().await;
    let mut raw = RawDatabase::open(&file).await;
    let columns = raw
        .texts(
            "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT IN ('folded_text', 'payment', 'seaql_migrations')
               AND c.name <> 'id' ORDER BY 1",
        )
        .await;
    raw.close().await;
    assert!(columns.len() > 90, "{}", columns.len());
    for name in columns {
        let (table, column) = name.split_once('.').unwrap();
        if KEYS.contains(&(table, column)) {
            continue;
        }
        let row = match table {
            "posting" => 2,
            "kept_request" => 0,
            // The month before is looked at too, by its name.
            "month" if column == "year_month" => continue,
            _ => 1,
        };
        let place = if table == "kept_request" {
            String::new()
        } else {
            format!(" WHERE id = {row}")
        };
        let change = format!("UPDATE {table} SET {column} = x'00ff'{place}");
        if (table, column) == ("posting", "kind") {
            // Its index is partial, so that a kind of another type is looked for nowhere.
            assert!(reading_after(&file, &change).await.is_err());
            continue;
        }
        assert_corrupt(&file, table, column, row, &change).await;
    }
}

#[tokio::test]
async fn a_list_of_months_names_the_row_behind_a_sum() {
    let (_test, file) = sound_file().await;
    let changes = [
        ("posting", "amount_minor", 1),
        ("posting", "amount_minor", 2),
        ("month_entry", "planned_minor", 1),
        ("month_entry", "kind", 1),
    ];
    for (table, column, row) in changes {
        let copy = file.with_file_name(format!("{table}-{column}-{row}.db"));
        std::fs::copy(&file, &copy).unwrap();
        let mut raw = RawDatabase::lawless(&copy).await;
        raw.run(&format!(
            "UPDATE {table} SET {column} = 'x' WHERE id = {row}"
        ))
        .await;
        raw.close().await;
        let store = SqliteStore::open(&copy).await.unwrap();
        let mut snapshot = store.read().await.unwrap();
        let filter = MonthFilter {
            state: None,
            before: None,
            limit: 10,
        };
        match snapshot.months(&filter).await {
            Err(StoreError::Corrupt {
                table: named_table,
                column: named_column,
                row: named_row,
            }) => assert_eq!((named_table, named_column, named_row), (table, column, row)),
            other => panic!("{table}.{column}: {other:?}"),
        }
    }
}
