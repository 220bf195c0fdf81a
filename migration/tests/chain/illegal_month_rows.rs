//! What the tables of a month and its ledger refuse.

use crate::legal_rows::{assert_refused, insert, parents};

const AT: &str = "'2025-03-01T07:15:00Z'";
const SEAL: &str = "'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'";

#[tokio::test]
async fn month_rows() {
    assert_refused(
        "month",
        &[
            ("year_month = '2025-01'", "UNIQUE"),
            ("year_month = '1969-12'", "month_year_month"),
            ("year_month = '2200-01'", "month_year_month"),
            ("year_month = '2026-13'", "month_year_month"),
            ("year_month = '2026-1'", "month_year_month"),
            ("first_day = '2026-02-30'", "month_first_day"),
            ("last_day = '2199-12-32'", "month_last_day"),
            ("last_day = '2199-11-30'", "month_days"),
            ("notes = printf('%.2001d', 0)", "month_notes"),
            ("created_at = '2025-03-01 07:15:00'", "month_created_at"),
            (
                "activated_at = '2025-03-01T07:15:00.5Z'",
                "month_activated_at",
            ),
            ("closed_at = '2025-03-01T07:15:00+01:00'", "month_closed_at"),
            ("seal = '00'", "month_seal"),
            (
                "seal = upper('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff')",
                "month_seal",
            ),
            ("seal_version = 0", "month_seal_version"),
            ("seal_version = 1.5", "month_seal_version"),
            ("seal_version = NULL", "month_life"),
            ("version = 0", "month_version"),
        ],
    )
    .await;
}

#[tokio::test]
async fn only_three_lives_of_a_month_are_legal() {
    let database = parents().await;
    let mut taken = Vec::new();
    for state in ["'draft'", "'active'", "'closed'", "'sealed'"] {
        for bits in 0..16 {
            let value = |bit: u8, set: &'static str| if bits & bit == 0 { "NULL" } else { set };
            let (activated, closed) = (value(1, AT), value(2, AT));
            let (seal, of_text) = (value(4, SEAL), value(8, "2"));
            let sql = format!(
                "INSERT INTO month (year_month, state, first_day, last_day, created_at, activated_at, closed_at, seal,
                     seal_version, version)
                 VALUES ('20{}-01', {state}, '2025-01-01', '2025-01-31', {AT}, {activated}, {closed}, {seal},
                     {of_text}, 1)",
                30 + taken.len()
            );
            match database.run(&sql).await {
                Ok(_) => taken.push((state, bits)),
                Err(error) => assert!(error.to_string().contains("month_life"), "{error}"),
            }
        }
    }
    assert_eq!(taken, [("'draft'", 0), ("'active'", 1), ("'closed'", 15)]);
}

#[tokio::test]
async fn month_debt_target_rows() {
    assert_refused(
        "month_debt_target",
        &[
            ("month_id = 1", "UNIQUE"),
            ("month_id = 77", "FOREIGN KEY"),
            ("source_debt_target_id = 77", "FOREIGN KEY"),
            ("source_debt_target_id = NULL", "NOT NULL"),
            ("name = ''", "month_debt_target_name"),
            ("apr_ppm = 10000001", "month_debt_target_apr"),
            ("apr_ppm = -1", "month_debt_target_apr"),
            ("apr_ppm = 0.5", "month_debt_target_apr"),
            (
                "minimum_payment_minor = -1",
                "month_debt_target_minimum_payment",
            ),
            ("due_on = '2025-02-29'", "month_debt_target_due_on"),
            ("notes = printf('%.2001d', 0)", "month_debt_target_notes"),
            (
                "balance_at_creation_minor = 1000000000000001",
                "month_debt_target_balance",
            ),
            (
                "carried_balance_minor = -1000000000000001",
                "month_debt_target_carried",
            ),
            ("carried_balance_minor = 0.5", "month_debt_target_carried"),
            ("entered_interest_minor = -1", "month_debt_target_interest"),
            ("entered_interest_minor = 'x'", "month_debt_target_interest"),
            ("charges_minor = -1", "month_debt_target_charges"),
            ("charges_minor = NULL", "NOT NULL"),
            (
                "closing_balance_minor = 1000000000000001",
                "month_debt_target_closing",
            ),
            (
                "replaced_balance_minor = 1000000000000001",
                "month_debt_target_replaced",
            ),
            (
                "closing_balance_minor = NULL",
                "month_debt_target_closed_whole",
            ),
            (
                "replaced_balance_minor = NULL",
                "month_debt_target_closed_whole",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn month_entry_rows() {
    assert_refused(
        "month_entry",
        &[
            ("month_id = 1", "UNIQUE"),
            ("month_id = 77", "FOREIGN KEY"),
            ("source_entry_id = 77", "FOREIGN KEY"),
            ("kind = 'gift'; carry = 'none'", "month_entry_kind"),
            ("category = ''", "month_entry_category"),
            ("name = ''", "month_entry_name"),
            ("planned_minor = -1", "month_entry_planned"),
            ("planned_minor = 1000000000000001", "month_entry_planned"),
            ("baseline_minor = -1", "month_entry_baseline"),
            ("baseline_minor = 0.5", "month_entry_baseline"),
            ("due_on = '2025-2-1'", "month_entry_due_on"),
            ("kind = 'income'", "month_entry_carry"),
            ("source_entry_id = NULL", "month_entry_carry"),
            ("carry = 'all'", "month_entry_carry"),
            ("month_debt_target_id = 1", "month_entry_debt_target"),
            ("notes = printf('%.2001d', 0)", "month_entry_notes"),
        ],
    )
    .await;
}

#[tokio::test]
async fn posting_and_payment_rows() {
    assert_refused(
        "payment",
        &[
            ("month_id = 77", "FOREIGN KEY"),
            ("created_at = 'now'", "non-deterministic"),
            ("created_at = 'today'", "payment_created_at"),
        ],
    )
    .await;
    assert_refused(
        "posting",
        &[
            ("month_entry_id = 77", "FOREIGN KEY"),
            ("kind = 'refund'", "posting_kind"),
            ("payment_id = NULL", "posting_kind"),
            ("payment_id = 77", "FOREIGN KEY"),
            ("origin_month_id = 1", "posting_kind"),
            ("kind = 'opening_balance'", "posting_kind"),
            (
                "kind = 'opening_balance'; payment_id = NULL; origin_month_id = 77",
                "FOREIGN KEY",
            ),
            ("amount_minor = 0", "posting_amount"),
            ("amount_minor = 1000000000000001", "posting_amount"),
            ("amount_minor = -1000000000000001", "posting_amount"),
            ("amount_minor = 9223372036854775808", "posting_amount"),
            ("amount_minor = 0.1", "posting_amount"),
            ("posted_on = '2025-02-30'", "posting_posted_on"),
            ("payee = printf('%.121d', 0)", "posting_payee"),
            ("memo = printf('%.501d', 0)", "posting_memo"),
            ("created_at = ''", "posting_created_at"),
            ("created_by = ''", "posting_created_by"),
        ],
    )
    .await;
}

#[tokio::test]
async fn an_entry_has_one_opening_at_most() {
    let database = parents().await;
    let opening = insert(
        "posting",
        "kind = 'opening_balance'; payment_id = NULL; origin_month_id = 2",
    );
    database.run(&opening).await.unwrap();
    let error = database.run(&opening).await.unwrap_err();
    assert!(error.to_string().contains("UNIQUE"), "{error}");
}
