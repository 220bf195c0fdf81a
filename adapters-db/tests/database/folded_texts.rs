//! The folded texts are those of the rows, whatever was done to either.

use std::collections::BTreeSet;

use quartermaster_adapters_db::{SqliteStore, differing_folded_texts, migrate, restore, verify};
use quartermaster_application::ports::Store;
use quartermaster_application::reading::PostingFilter;
use quartermaster_domain::folding::{FOLDING_VERSION, identity, search};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::{Category, Memo, Name, Payee};

use crate::household::{
    TestStore, activate, add_debt, add_draft, add_entry, close, copy_entries, new_debt, now,
    payment, ym,
};
use crate::raw_sql::RawDatabase;

/// What the rows of a file are called and noted by.
const OF_ROWS: &str = "SELECT category FROM entry UNION SELECT name FROM entry
    UNION SELECT name FROM debt_target UNION SELECT name FROM month_debt_target
    UNION SELECT category FROM month_entry UNION SELECT name FROM month_entry
    UNION SELECT payee FROM posting UNION SELECT memo FROM posting";

/// Every text of a row is kept with what it folds to now.
async fn assert_complete(test: &TestStore) {
    let mut raw = RawDatabase::open(&test.file()).await;
    let texts = raw.texts(OF_ROWS).await.into_iter();
    let of_rows: BTreeSet<String> = texts.filter(|text| !text.is_empty()).collect();
    assert!(of_rows.len() > 3, "{of_rows:?}");
    for text in of_rows {
        let quoted = text.replace('\'', "''");
        let kept = format!(
            "SELECT identity || '|' || search || '|' || version FROM folded_text WHERE text = '{quoted}'"
        );
        let expected = format!("{}|{}|{FOLDING_VERSION}", identity(&text), search(&text));
        assert_eq!(raw.texts(&kept).await, [expected], "{text}");
    }
    raw.close().await;
    let differing = differing_folded_texts(&test.file()).await.unwrap();
    assert_eq!(differing, [""; 0]);
}

/// A closed October with a payment, and an active November with another.
async fn household() -> TestStore {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Café", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Kärtchen").await;
    for name in ["2026-10", "2026-11"] {
        let month = add_draft(&mut *work, name).await;
        let id = month.head().id;
        let line = copy_entries(&mut *work, id, std::slice::from_ref(&food)).await[0].id;
        let month = activate(&mut *work, month).await;
        let mut new = payment(&[(line, 5)], "2026-11-05", "Ärzte");
        new.memo = Memo::parse(&format!("Straße {name}")).unwrap();
        work.postings_to_write()
            .insert_payment(id, &new, now(), "local")
            .await
            .unwrap();
        if name == "2026-10" {
            close(&mut *work, month).await;
        } else {
            let debts = vec![new_debt(&card, 1)];
            work.month_debt_targets().insert(id, debts).await.unwrap();
        }
    }
    work.commit().await.unwrap();
    test
}

async fn found(store: &SqliteStore, text: &str) -> usize {
    let filter = PostingFilter {
        text: Some(text.to_owned()),
        ..PostingFilter::default()
    };
    let mut snapshot = store.read().await.unwrap();
    let found = snapshot.postings(ym("2026-11"), &filter).await;
    found.unwrap().unwrap().len()
}

#[tokio::test]
async fn every_write_keeps_what_its_texts_fold_to() {
    let test = household().await;
    assert_complete(&test).await;
    let mut work = test.write().await;
    let mut template = work.template().await.unwrap();
    let mut entry = template.entries.remove(0);
    entry.fields.name = Name::parse("Öl").unwrap();
    work.entries().update(entry).await.unwrap();
    let mut debt = template.debt_targets.remove(0);
    debt.fields.name = Name::parse("Kredit für Möbel").unwrap();
    work.debt_targets().update(debt).await.unwrap();
    let reading = work.month(ym("2026-11")).await.unwrap().unwrap();
    let mut line = reading.contents.entries[0].entry.clone();
    line.fields.category = Category::parse("Überall").unwrap();
    work.month_entries().update(&line).await.unwrap();
    let mut debt = reading.contents.debts[0].clone();
    debt.name = Name::parse("Möbel").unwrap();
    work.month_debt_targets().update(&debt).await.unwrap();
    let all = PostingFilter::default();
    let postings = work.postings(ym("2026-11"), &all).await.unwrap().unwrap();
    let mut posting = postings[0].clone();
    posting.payee = Payee::parse("Łódź").unwrap();
    work.postings_to_write().update(&posting).await.unwrap();
    work.commit().await.unwrap();
    assert_complete(&test).await;
    assert_eq!(found(&test.store, "lodz").await, 1);
    assert_eq!(found(&test.store, "arzte").await, 0);
}

#[tokio::test]
async fn what_is_taken_back_keeps_nothing() {
    let test = household().await;
    let mut work = test.write().await;
    add_entry(&mut *work, "Nie gewesen", EntryKind::Expense).await;
    drop(work);
    let mut raw = RawDatabase::open(&test.file()).await;
    let kept = "SELECT COUNT(*) FROM folded_text WHERE text = 'Nie gewesen'";
    assert_eq!(raw.number(kept).await, 0);
    raw.close().await;
}

#[tokio::test]
async fn a_start_makes_up_for_what_is_missing_older_or_wrong() {
    for damage in [
        "DELETE FROM folded_text",
        "DELETE FROM folded_text WHERE id % 2 = 0",
        "UPDATE folded_text SET version = 99, search = 'x'",
        "UPDATE folded_text SET search = 'x', identity = 'y'",
        "UPDATE folded_text SET search = x'00ff' WHERE id % 2 = 1",
        "UPDATE folded_text SET text = x'00ff' WHERE id = 1",
        "UPDATE posting SET payee = 'Past the program' WHERE id = 2",
    ] {
        let test = household().await;
        test.store.close().await.unwrap();
        let mut raw = RawDatabase::open(&test.file()).await;
        raw.run(damage).await;
        raw.close().await;
        for _ in 0..2 {
            let backups = test.path().join("backups");
            migrate(&test.file(), &backups, now()).await.unwrap();
            assert_complete(&test).await;
        }
    }
}

/// More rows than are looked at, or folded, in one go.
#[tokio::test]
async fn a_start_folds_any_number_of_texts() {
    let test = household().await;
    test.store.close().await.unwrap();
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run(
        "INSERT INTO posting (month_entry_id, kind, amount_minor, posted_on, payee, memo, payment_id,
             created_at, created_by)
         WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000)
         SELECT 2, 'payment', 1, '2026-11-05', 'Café ' || (n % 900), 'Straße ' || n, 2,
             '2026-11-23T07:15:00Z', 'local' FROM n",
    )
    .await;
    raw.close().await;
    migrate(&test.file(), &test.path().join("backups"), now())
        .await
        .unwrap();
    let store = SqliteStore::open(&test.file()).await.unwrap();
    // Six of 17, and six of each from 170 to 179.
    assert_eq!(found(&store, "cafe 17").await, 66);
    assert_eq!(found(&store, "STRASSE 4999").await, 1);
    store.close().await.unwrap();
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run("UPDATE folded_text SET version = 7").await;
    raw.close().await;
    migrate(&test.file(), &test.path().join("backups"), now())
        .await
        .unwrap();
    assert_complete(&test).await;
}

#[tokio::test]
async fn verifying_names_a_folded_text_that_does_not_match() {
    let test = household().await;
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run("UPDATE folded_text SET search = 'x' WHERE text = 'Café'")
        .await;
    let id = raw
        .number("SELECT id FROM folded_text WHERE text = 'Café'")
        .await;
    raw.close().await;
    let named = differing_folded_texts(&test.file()).await.unwrap();
    let expected = format!(
        "folded_text_differs: row {id} of folded_text is not what its text folds to; the next start makes it anew"
    );
    assert_eq!(named, [expected]);
}

/// What the program makes anew by itself is no reason to refuse what a person kept.
#[tokio::test]
async fn a_file_with_wrong_folded_texts_is_restored_and_put_right() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    for name in ["Café", "Öl", "Müll", "Łódź"] {
        add_entry(&mut *work, name, EntryKind::Expense).await;
    }
    work.commit().await.unwrap();
    test.store.close().await.unwrap();
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run("UPDATE folded_text SET search = 'x'").await;
    raw.close().await;
    assert_eq!(verify(&test.file()).await.unwrap(), []);
    let other = TestStore::new().await;
    other.store.close().await.unwrap();
    let backups = other.path().join("backups");
    restore(&test.file(), &other.file(), &backups, now())
        .await
        .unwrap();
    migrate(&other.file(), &backups, now()).await.unwrap();
    assert_complete(&other).await;
}

#[tokio::test]
async fn a_text_that_would_be_refused_today_is_still_read_and_found() {
    let test = household().await;
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run("UPDATE entry SET name = '\u{200b}', category = '\u{3164}'")
        .await;
    raw.run("UPDATE posting SET memo = 'Re\u{202e}nt' || char(8232) WHERE id = 2")
        .await;
    raw.close().await;
    test.store.close().await.unwrap();
    migrate(&test.file(), &test.path().join("backups"), now())
        .await
        .unwrap();
    let store = SqliteStore::open(&test.file()).await.unwrap();
    let template = store.read().await.unwrap().template().await.unwrap();
    assert_eq!(template.entries[0].fields.name.as_str(), "\u{200b}");
    assert_eq!(found(&store, "rent").await, 1);
}
