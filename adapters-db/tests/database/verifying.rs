//! Each thing that can be wrong with a file is found under its name.

use std::fs;

use quartermaster_adapters_db::{Finding, OpenError, verify};
use quartermaster_domain::template::EntryKind;

use crate::household::{
    TestStore, activate, add_debt, add_draft, add_entry, close, copy_entries, new_debt, pay,
};
use crate::raw_sql::RawDatabase;

/// A closed month whose seal is of something else.
pub(crate) async fn close_with_a_false_seal(test: &TestStore) {
    let mut work = test.write().await;
    let october = add_draft(&mut *work, "2026-10").await;
    let october = activate(&mut *work, october).await;
    close(&mut *work, october).await;
    work.commit().await.unwrap();
}

/// October (1) is closed without debts, November (2) active, December (3) a draft; each later one
/// has a debt and the entry of the template, November also a payment.
async fn household() -> TestStore {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    let october = add_draft(&mut *work, "2026-10").await;
    let october = activate(&mut *work, october).await;
    close(&mut *work, october).await;
    let november = add_draft(&mut *work, "2026-11").await;
    let id = november.head().id;
    let line = copy_entries(&mut *work, id, std::slice::from_ref(&food)).await[0].id;
    let debts = vec![new_debt(&card, 1)];
    work.month_debt_targets().insert(id, debts).await.unwrap();
    activate(&mut *work, november).await;
    pay(&mut *work, id, &[(line, 5)]).await;
    let december = add_draft(&mut *work, "2026-12").await;
    let id = december.head().id;
    copy_entries(&mut *work, id, &[food]).await;
    let debts = vec![new_debt(&card, 1)];
    work.month_debt_targets().insert(id, debts).await.unwrap();
    work.commit().await.unwrap();
    test
}

/// What is found in the rows; the closed months here were sealed without the use case, so that their
/// seals do not hold.
async fn found_in_rows(test: &TestStore) -> Vec<Finding> {
    let mut found = verify(&test.file()).await.unwrap();
    found.retain(|finding| !matches!(finding, Finding::Month(_)));
    found
}

#[tokio::test]
async fn a_sound_file_has_no_findings() {
    let test = household().await;
    assert_eq!(found_in_rows(&test).await, []);
}

const OPENING: &str = "INSERT INTO posting
    (month_entry_id, kind, amount_minor, posted_on, origin_month_id, created_at, created_by)
    VALUES (#, 'opening_balance', 1, '2026-12-01', $, '2026-11-23T07:15:00Z', 'local')";

const PAYMENT: &str =
    "INSERT INTO payment (month_id, created_at) VALUES (#, '2026-11-23T07:15:00Z')";

fn opening(entry: &str, origin: &str) -> String {
    OPENING.replace('#', entry).replace('$', origin)
}

#[tokio::test]
async fn each_broken_rule_is_found_under_its_name() {
    let two_openings = [
        "DROP INDEX posting_one_opening".to_owned(),
        opening("1", "1"),
        opening("1", "1"),
    ];
    let cases: Vec<(&str, Vec<String>)> = vec![
        (
            "one_household",
            vec!["DELETE FROM household".to_owned()],
        ),
        ("at_most_one_opening", two_openings.to_vec()),
        (
            "no_payment_in_a_draft",
            vec![
                "DROP TRIGGER draft_posting_update".to_owned(),
                "UPDATE posting SET month_entry_id = 2".to_owned(),
                "UPDATE payment SET month_id = 3".to_owned(),
            ],
        ),
        (
            "closing_figures_in_closed_months_only",
            vec!["UPDATE month_debt_target SET closing_balance_minor = 1, replaced_balance_minor = 1 WHERE id = 1".to_owned()],
        ),
        (
            "baseline_from_activation_on",
            vec!["UPDATE month_entry SET baseline_minor = NULL WHERE id = 1".to_owned()],
        ),
        (
            "baseline_from_activation_on",
            vec!["UPDATE month_entry SET baseline_minor = 1 WHERE id = 2".to_owned()],
        ),
        (
            "months_close_in_order",
            vec!["INSERT INTO month VALUES (9, '2026-09', 'draft', '2026-09-01', '2026-09-30', '', '2026-11-23T07:15:00Z', NULL, NULL, NULL, NULL, 1)".to_owned()],
        ),
        (
            "months_do_not_overlap",
            vec!["UPDATE month SET first_day = '2026-10-31' WHERE id = 2".to_owned()],
        ),
        ("opening_from_the_month_before", vec![opening("2", "1")]),
        ("opening_from_the_month_before", vec![opening("2", "2")]),
        (
            "balance_carried_from_a_closed_month",
            vec!["UPDATE month_debt_target SET carried_balance_minor = 1 WHERE id = 2".to_owned()],
        ),
        (
            "debt_of_the_same_month",
            vec!["UPDATE month_entry SET kind = 'debt_payment', carry = 'none', month_debt_target_id = 2 WHERE id = 1".to_owned()],
        ),
        (
            "payment_within_one_month",
            vec![PAYMENT.replace('#', "3"), "UPDATE posting SET payment_id = 2".to_owned(), "DELETE FROM payment WHERE id = 1".to_owned()],
        ),
        ("payment_has_postings", vec![PAYMENT.replace('#', "2")]),
        (
            "rate_that_its_seal_can_say",
            vec![
                "UPDATE month_debt_target SET apr_ppm = 38755, closing_balance_minor = 1, replaced_balance_minor = 1 WHERE id = 1".to_owned(),
                format!("UPDATE month SET state = 'closed', closed_at = created_at, seal = '{}', seal_version = 1 WHERE id = 2", "ab".repeat(32)),
            ],
        ),
    ];
    for (name, changes) in cases {
        let test = household().await;
        let mut raw = RawDatabase::open(&test.file()).await;
        for change in &changes {
            raw.run(change).await;
        }
        let found = verify(&test.file()).await.unwrap();
        let of_rows = found.iter().filter(|it| !matches!(it, Finding::Schema(_)));
        let of_rows: Vec<&str> = of_rows.map(Finding::name).collect();
        assert_eq!(of_rows, [name], "{changes:?}");
        let is_dropped = changes.iter().any(|change| change.starts_with("DROP"));
        let of_schema = found.len() - of_rows.len();
        assert_eq!(of_schema, usize::from(is_dropped), "{changes:?}");
    }
}

#[tokio::test]
async fn what_a_month_may_have_is_no_finding() {
    let test = household().await;
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run(&opening("1", "1")).await;
    raw.run(&opening("2", "NULL")).await;
    raw.run("UPDATE month_debt_target SET carried_balance_minor = 1 WHERE id = 1")
        .await;
    assert_eq!(found_in_rows(&test).await, []);
}

#[tokio::test]
async fn a_row_that_breaks_its_constraint_or_its_reference_is_found() {
    let test = household().await;
    let mut raw = RawDatabase::lawless(&test.file()).await;
    raw.run("UPDATE entry SET planned_minor = -1").await;
    let found = verify(&test.file()).await.unwrap();
    assert_eq!(found[0].name(), "integrity_check");
    assert!(found[0].to_string().contains("entry"), "{}", found[0]);

    let test = household().await;
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run("UPDATE month_entry SET source_entry_id = 77 WHERE id = 2")
        .await;
    let found = verify(&test.file()).await.unwrap();
    assert_eq!(
        found[0].to_string(),
        "foreign_key_check: row 2 of month_entry points to no row of entry"
    );
}

#[tokio::test]
async fn damaged_pages_are_found_and_strange_files_refused() {
    let test = household().await;
    test.store.close().await.unwrap();
    let mut bytes = fs::read(test.file()).unwrap();
    let page = 3 * 4096;
    bytes[page..page + 200].fill(0xa5);
    let damaged = test.path().join("damaged.db");
    fs::write(&damaged, &bytes).unwrap();
    let found = verify(&damaged).await.unwrap();
    assert_eq!(found[0].name(), "integrity_check");
    bytes.truncate(page + 100);
    fs::write(&damaged, &bytes).unwrap();
    let found = verify(&damaged).await.unwrap();
    assert_eq!(found[0].name(), "integrity_check");

    let foreign = test.path().join("notes.txt");
    fs::write(&foreign, "Dear diary. ".repeat(1_000)).unwrap();
    let refused = verify(&foreign).await.unwrap_err();
    assert!(matches!(refused, OpenError::NotADatabase(_)), "{refused:?}");
    let missing = verify(&test.path().join("none.db")).await.unwrap_err();
    assert!(matches!(missing, OpenError::Missing(_)), "{missing:?}");
}
