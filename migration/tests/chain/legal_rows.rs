//! One legal row for each table of the last schema, and what becomes of it when one thing is changed.
//!
//! A row, and a change to it, is written as `column = literal; column = literal`.

use crate::database::TestDatabase;

/// The parents of the rows below; their ids are 1, and 2 for a second month.
const PARENTS: &str = "
INSERT INTO debt_target VALUES (1, 'Card', 1000, 199900, 50, NULL, '', 1, NULL, 1);
INSERT INTO entry VALUES (1, 'expense', 'Food', 'Groceries', 300, NULL, 'month', 1, NULL, NULL, 'balance', NULL, '', 2, NULL, 1);
INSERT INTO month VALUES
    (1, '2025-01', 'active', '2025-01-01', '2025-01-31', '', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', NULL, NULL, NULL, 1),
    (2, '2025-02', 'active', '2025-02-01', '2025-02-28', '', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', NULL, NULL, NULL, 1);
INSERT INTO month_debt_target (id, month_id, source_debt_target_id, name, apr_ppm, minimum_payment_minor, position,
    balance_at_creation_minor) VALUES (1, 1, 1, 'Card', 199900, 50, 1, 1000);
INSERT INTO month_entry (id, month_id, source_entry_id, kind, category, name, planned_minor, carry, position)
    VALUES (1, 1, 1, 'expense', 'Food', 'Groceries', 300, 'none', 1);
INSERT INTO payment VALUES (1, 1, '2025-03-01T07:15:00Z');
";

const LEGAL: [(&str, &str); 11] = [
    (
        "household",
        "id = 1; name = 'Home'; currency = 'JPY'; locale = 'ja'; time_zone = 'Asia/Tokyo'; \
         month_start_day = 28; version = 1",
    ),
    (
        "debt_target",
        "name = 'Card'; balance_minor = -1000000000000000; apr_ppm = 10000000; \
         minimum_payment_minor = 1000000000000000; due_day = 31; notes = 'x'; position = 1; \
         archived_at = '2025-03-01T07:15:00Z'; version = 1",
    ),
    (
        "entry",
        "kind = 'debt_payment'; category = 'Debts'; name = 'Card'; planned_minor = 1000000000000000; \
         due_day = 1; recurrence_unit = 'month'; recurrence_every = 24; recurrence_from = '2025-01'; \
         recurrence_until = '2025-12'; carry = 'none'; debt_target_id = 1; notes = ''; position = 1; \
         archived_at = NULL; version = 1",
    ),
    (
        "month",
        "year_month = '2199-12'; state = 'closed'; first_day = '2199-12-01'; last_day = '2199-12-31'; \
         notes = ''; created_at = '2025-03-01T07:15:00Z'; activated_at = '2025-03-01T07:15:00Z'; \
         closed_at = '2025-03-01T07:15:00Z'; \
         seal = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'; seal_version = 2; version = 1",
    ),
    (
        "month_debt_target",
        "month_id = 2; source_debt_target_id = 1; name = 'Card'; apr_ppm = 0; minimum_payment_minor = 0; \
         due_on = '2024-02-29'; notes = ''; position = 1; balance_at_creation_minor = -5; \
         carried_balance_minor = -5; entered_interest_minor = 0; charges_minor = 0; \
         closing_balance_minor = -5; replaced_balance_minor = -5",
    ),
    (
        "month_entry",
        "month_id = 2; source_entry_id = 1; kind = 'saving'; category = 'Later'; name = 'Bicycle'; \
         planned_minor = 0; baseline_minor = 0; due_on = '2025-02-28'; carry = 'surplus'; \
         month_debt_target_id = NULL; notes = ''; position = 1",
    ),
    (
        "payment",
        "month_id = 1; created_at = '2025-03-01T07:15:00Z'",
    ),
    (
        "posting",
        "month_entry_id = 1; kind = 'payment'; amount_minor = -1; posted_on = '2025-01-31'; payee = 'Shop'; \
         memo = ''; payment_id = 1; origin_month_id = NULL; created_at = '2025-03-01T07:15:00Z'; \
         created_by = 'local'",
    ),
    (
        "audit",
        "at = '2025-03-01T07:15:00Z'; actor = 'local'; channel = 'page'; action = 'close'; subject = 'month'; \
         subject_id = 1; year_month = '2025-01'; before_json = '{}'; after_json = NULL",
    ),
    (
        "kept_request",
        "actor = 'local'; channel = 'api'; key = 'k'; fingerprint = 'f'; status = 201; location = NULL; etag = NULL; body = ''; \
         created_at = '2025-03-01T07:15:00Z'",
    ),
    (
        "folded_text",
        "text = 'Café'; identity = 'café'; search = 'cafe'; version = 1",
    ),
];

fn columns(row: &str) -> impl Iterator<Item = (&str, &str)> {
    row.split("; ")
        .filter(|column| !column.is_empty())
        .map(|column| column.split_once(" = ").unwrap())
}

/// The statement that inserts the legal row of a table with some of its columns changed.
pub(crate) fn insert(table: &str, changes: &str) -> String {
    let (_, legal) = LEGAL.iter().find(|(known, _)| *known == table).unwrap();
    let mut row: Vec<(&str, &str)> = columns(legal).collect();
    for (changed, value) in columns(changes) {
        let column = row.iter_mut().find(|(column, _)| *column == changed);
        column.unwrap().1 = value;
    }
    let (names, values): (Vec<&str>, Vec<&str>) = row.into_iter().unzip();
    format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        values.join(", ")
    )
}

/// A database with the parents of every legal row and nothing in the way of it.
pub(crate) async fn parents() -> TestDatabase {
    let database = TestDatabase::latest().await;
    database.run("DELETE FROM household").await.unwrap();
    database.run(PARENTS).await.unwrap();
    database
}

/// Each change makes the row illegal and the error names the constraint; unchanged it is taken.
pub(crate) async fn assert_refused(table: &str, cases: &[(&str, &str)]) {
    let database = parents().await;
    let before = database.everything().await;
    for (changes, constraint) in cases {
        match database.run(&insert(table, changes)).await {
            Ok(_) => panic!("{table} took a row with {changes}"),
            Err(error) => assert!(
                error.to_string().contains(constraint),
                "{table} {changes}: {error}"
            ),
        }
    }
    assert_eq!(database.everything().await, before);
    database.run(&insert(table, "")).await.unwrap();
}
