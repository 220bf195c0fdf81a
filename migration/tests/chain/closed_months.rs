//! What the database itself refuses once a month is closed, and what it must still allow.

use crate::database::TestDatabase;

const CLOSED: &str = "a closed month never changes";
const DRAFT: &str = "a draft takes no payment";

/// January (1) is closed, February (2) active, March (3) a draft. In each: a debt, an entry that pays it, an expense; in
/// January and February also a payment. Ids begin with the month's.
async fn household() -> TestDatabase {
    let database = TestDatabase::latest().await;
    database.run(TEMPLATE).await.unwrap();
    for month in 1..=3 {
        let children = CHILDREN.replace('#', &month.to_string());
        database.run(&children).await.unwrap();
    }
    database.run(LIVED_IN).await.unwrap();
    database
}

const TEMPLATE: &str = "
INSERT INTO debt_target VALUES (1, 'Card', 1000, 199900, 50, NULL, '', 1, NULL, 1), (2, 'Loan', 5, 0, 0, NULL, '', 2, NULL, 1);
INSERT INTO entry VALUES
    (1, 'debt_payment', 'Debts', 'Card', 50, NULL, 'month', 1, NULL, NULL, 'none', 1, '', 1, NULL, 1),
    (2, 'expense', 'Food', 'Groceries', 300, NULL, 'month', 1, NULL, NULL, 'balance', NULL, '', 2, NULL, 1);
";

const CHILDREN: &str = "
INSERT INTO month VALUES (#, '2025-0#', 'draft', '2025-0#-01', '2025-0#-28', '', '2025-01-01T00:00:00Z', NULL, NULL, NULL, NULL, 1);
INSERT INTO month_debt_target (id, month_id, source_debt_target_id, name, apr_ppm, minimum_payment_minor, position,
    balance_at_creation_minor) VALUES (#1, #, 1, 'Card', 199900, 50, 1, 1000);
INSERT INTO month_entry (id, month_id, source_entry_id, kind, category, name, planned_minor, carry, month_debt_target_id, position)
    VALUES (#1, #, 1, 'debt_payment', 'Debts', 'Card', 50, 'none', #1, 1), (#2, #, 2, 'expense', 'Food', 'Groceries', 300, 'balance', NULL, 2);
";

const LIVED_IN: &str = "
UPDATE month SET state = 'active', activated_at = '2025-01-02T00:00:00Z' WHERE id IN (1, 2);
INSERT INTO payment VALUES (11, 1, '2025-01-03T00:00:00Z'), (21, 2, '2025-02-03T00:00:00Z');
INSERT INTO posting (id, month_entry_id, kind, amount_minor, posted_on, payment_id, created_at, created_by) VALUES
    (11, 12, 'payment', 290, '2025-01-03', 11, '2025-01-03T00:00:00Z', 'local'),
    (21, 22, 'payment', 310, '2025-02-03', 21, '2025-02-03T00:00:00Z', 'local');
UPDATE month_debt_target SET closing_balance_minor = 1017, replaced_balance_minor = 1000 WHERE month_id = 1;
UPDATE month SET state = 'closed', closed_at = '2025-02-02T00:00:00Z',
    seal = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', seal_version = 2, version = 2 WHERE id = 1;
";

async fn assert_refused(database: &TestDatabase, statements: &[&str], message: &str) {
    let before = database.everything().await;
    for statement in statements {
        match database.run(statement).await {
            Ok(rows) => panic!("{rows} rows were changed by: {statement}"),
            Err(error) => assert!(error.to_string().contains(message), "{statement}: {error}"),
        }
    }
    assert_eq!(database.everything().await, before);
}

#[tokio::test]
async fn nothing_is_added_to_a_closed_month() {
    assert_refused(
        &household().await,
        &[
            "INSERT INTO month_entry (month_id, kind, category, name, planned_minor, carry, position)
                VALUES (1, 'income', 'Work', 'Bonus', 1, 'none', 3)",
            "INSERT INTO month_debt_target (month_id, source_debt_target_id, name, apr_ppm, minimum_payment_minor, position,
                balance_at_creation_minor) VALUES (1, 2, 'Loan', 0, 0, 2, 5)",
            "INSERT INTO payment (month_id, created_at) VALUES (1, '2025-02-05T00:00:00Z')",
            "INSERT INTO posting (month_entry_id, kind, amount_minor, posted_on, payment_id, created_at, created_by)
                VALUES (11, 'payment', 1, '2025-01-31', 11, '2025-02-05T00:00:00Z', 'local')",
            "INSERT INTO posting (month_entry_id, kind, amount_minor, posted_on, created_at, created_by)
                VALUES (12, 'opening_balance', 1, '2025-01-01', '2025-02-05T00:00:00Z', 'local')",
        ],
        CLOSED,
    )
    .await;
}

#[tokio::test]
async fn nothing_of_a_closed_month_is_altered() {
    assert_refused(
        &household().await,
        &[
            "UPDATE month_entry SET planned_minor = 301 WHERE id = 12",
            "UPDATE month_entry SET notes = 'x'",
            "UPDATE month_debt_target SET closing_balance_minor = 1 WHERE id = 11",
            "UPDATE month_debt_target SET charges_minor = 1",
            "UPDATE month_debt_target SET apr_ppm = apr_ppm + 1 WHERE id = 11",
            "UPDATE posting SET amount_minor = 291 WHERE id = 11",
            "UPDATE posting SET memo = 'x'",
            "UPDATE payment SET created_at = '2025-01-04T00:00:00Z' WHERE id = 11",
        ],
        CLOSED,
    )
    .await;
}

#[tokio::test]
async fn nothing_moves_into_or_out_of_a_closed_month() {
    assert_refused(
        &household().await,
        &[
            "UPDATE month_entry SET month_id = 2, source_entry_id = NULL, carry = 'none' WHERE id = 12",
            "UPDATE month_entry SET month_id = 1, source_entry_id = NULL, carry = 'none' WHERE id = 22",
            "UPDATE month_debt_target SET month_id = 2, source_debt_target_id = 2 WHERE id = 11",
            "UPDATE month_debt_target SET month_id = 1, source_debt_target_id = 2 WHERE id = 21",
            "UPDATE posting SET month_entry_id = 21 WHERE id = 11",
            "UPDATE posting SET month_entry_id = 11 WHERE id = 21",
            "UPDATE payment SET month_id = 2 WHERE id = 11",
            "UPDATE payment SET month_id = 1 WHERE id = 21",
        ],
        CLOSED,
    )
    .await;
}

#[tokio::test]
async fn nothing_of_a_closed_month_is_deleted() {
    let database = household().await;
    database.set_foreign_keys(false).await;
    assert_refused(
        &database,
        &[
            "DELETE FROM posting WHERE id = 11",
            "DELETE FROM posting",
            "DELETE FROM payment WHERE id = 11",
            "DELETE FROM month_entry WHERE id = 12",
            "DELETE FROM month_debt_target WHERE id = 11",
            "DELETE FROM month WHERE id = 1",
            "DELETE FROM month",
        ],
        CLOSED,
    )
    .await;
}

#[tokio::test]
async fn replacing_a_row_is_no_way_around() {
    let database = household().await;
    database.set_foreign_keys(false).await;
    assert_refused(
        &database,
        &[
            "INSERT OR REPLACE INTO month VALUES
                (1, '2026-01', 'draft', '2026-01-01', '2026-01-31', '', '2025-01-01T00:00:00Z', NULL, NULL, NULL, NULL, 1)",
            "INSERT OR REPLACE INTO month VALUES
                (9, '2025-01', 'draft', '2025-01-01', '2025-01-31', '', '2025-01-01T00:00:00Z', NULL, NULL, NULL, NULL, 1)",
            "UPDATE OR REPLACE month SET year_month = '2025-01' WHERE id = 3",
            "UPDATE OR REPLACE month SET id = 1 WHERE id = 3",
            "REPLACE INTO month_entry (id, month_id, kind, category, name, planned_minor, carry, position)
                VALUES (12, 2, 'income', 'Work', 'Bonus', 1, 'none', 3)",
            "UPDATE OR REPLACE month_entry SET id = 12 WHERE id = 22",
            "REPLACE INTO month_debt_target (id, month_id, source_debt_target_id, name, apr_ppm, minimum_payment_minor, position,
                balance_at_creation_minor) VALUES (11, 2, 2, 'Loan', 0, 0, 2, 5)",
            "UPDATE OR REPLACE month_debt_target SET id = 11 WHERE id = 21",
            "REPLACE INTO payment VALUES (11, 2, '2025-02-05T00:00:00Z')",
            "UPDATE OR REPLACE payment SET id = 11 WHERE id = 21",
            "REPLACE INTO posting (id, month_entry_id, kind, amount_minor, posted_on, payment_id, created_at, created_by)
                VALUES (11, 22, 'payment', 1, '2025-02-05', 21, '2025-02-05T00:00:00Z', 'local')",
            "UPDATE OR REPLACE posting SET id = 11 WHERE id = 21",
        ],
        CLOSED,
    )
    .await;
}

#[tokio::test]
async fn a_closed_month_itself_takes_no_update_but_its_reopening() {
    assert_refused(
        &household().await,
        &[
            "UPDATE month SET notes = 'x' WHERE id = 1",
            "UPDATE month SET version = 3 WHERE id = 1",
            "UPDATE month SET seal = replace(seal, '0', '1') WHERE id = 1",
            "UPDATE month SET seal_version = 1 WHERE id = 1",
            "UPDATE month SET closed_at = '2025-02-03T00:00:00Z' WHERE id = 1",
            "UPDATE month SET state = 'draft', activated_at = NULL, closed_at = NULL, seal = NULL, seal_version = NULL WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, id = 7 WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, year_month = '2024-12' WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, first_day = '2025-01-02' WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, last_day = '2025-01-31' WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, notes = 'x' WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, created_at = '2025-01-09T00:00:00Z' WHERE id = 1",
            "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, activated_at = '2025-01-09T00:00:00Z' WHERE id = 1",
        ],
        CLOSED,
    )
    .await;
}

#[tokio::test]
async fn a_reopened_month_can_be_worked_on_and_closed_again() {
    let database = household().await;
    for statement in [
        "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL, version = 3 WHERE id = 1",
        "UPDATE month_debt_target SET closing_balance_minor = NULL, replaced_balance_minor = NULL WHERE month_id = 1",
        "UPDATE month_entry SET planned_minor = 301 WHERE id = 12",
        "UPDATE posting SET amount_minor = 291 WHERE id = 11",
        "UPDATE month SET state = 'closed', closed_at = '2025-02-04T00:00:00Z', version = 4,
            seal = 'ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100', seal_version = 2 WHERE id = 1",
    ] {
        assert_eq!(database.run(statement).await.unwrap(), 1, "{statement}");
    }
    assert_refused(&database, &["DELETE FROM posting WHERE id = 11"], CLOSED).await;
}

#[tokio::test]
async fn months_that_are_not_closed_stay_free_to_change() {
    let database = household().await;
    for statement in [
        "INSERT INTO posting (month_entry_id, kind, amount_minor, posted_on, origin_month_id, created_at, created_by)
            VALUES (22, 'opening_balance', -10, '2025-02-01', 1, '2025-02-05T00:00:00Z', 'local')",
        "UPDATE posting SET amount_minor = 309 WHERE id = 21",
        "UPDATE month_entry SET month_id = 3, source_entry_id = NULL, carry = 'none' WHERE id = 21",
        "UPDATE month SET notes = 'x' WHERE id = 2",
        "DELETE FROM posting WHERE id = 21",
        "DELETE FROM payment WHERE id = 21",
        "INSERT INTO month VALUES
            (4, '2025-05', 'draft', '2025-05-01', '2025-05-31', '', '2025-01-01T00:00:00Z', NULL, NULL, NULL, NULL, 1)",
        "UPDATE month SET year_month = '2025-06' WHERE id = 4",
        "DELETE FROM month WHERE id = 4",
    ] {
        assert_eq!(database.run(statement).await.unwrap(), 1, "{statement}");
    }
}

#[tokio::test]
async fn a_draft_takes_openings_and_no_payments() {
    let database = household().await;
    let opening = "INSERT INTO posting (id, month_entry_id, kind, amount_minor, posted_on, created_at, created_by)
        VALUES (31, 32, 'opening_balance', 1, '2025-03-01', '2025-02-05T00:00:00Z', 'local')";
    database.run(opening).await.unwrap();
    assert_refused(
        &database,
        &[
            "INSERT INTO posting (month_entry_id, kind, amount_minor, posted_on, payment_id, created_at, created_by)
                VALUES (32, 'payment', 1, '2025-03-01', 21, '2025-02-05T00:00:00Z', 'local')",
            "UPDATE posting SET month_entry_id = 32 WHERE id = 21",
            "UPDATE posting SET kind = 'payment', payment_id = 21 WHERE id = 31",
        ],
        DRAFT,
    )
    .await;
}
