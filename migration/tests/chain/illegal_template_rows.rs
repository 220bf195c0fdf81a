//! What the tables of the household, the template, the audit trail and repeated requests refuse.

use crate::legal_rows::{assert_refused, insert, parents};

#[tokio::test]
async fn household_rows() {
    assert_refused(
        "household",
        &[
            ("id = 2", "household_is_one"),
            ("name = ''", "household_name"),
            ("name = printf('%.81d', 0)", "household_name"),
            ("currency = 'eur'", "household_currency"),
            ("currency = 'EURO'", "household_currency"),
            ("locale = ''", "household_locale"),
            ("time_zone = ''", "household_time_zone"),
            ("month_start_day = 0", "household_month_start_day"),
            ("month_start_day = 29", "household_month_start_day"),
            ("version = 0", "household_version"),
        ],
    )
    .await;
}

#[tokio::test]
async fn debt_target_rows() {
    assert_refused(
        "debt_target",
        &[
            ("name = ''", "debt_target_name"),
            ("name = printf('%.81d', 0)", "debt_target_name"),
            ("balance_minor = 1000000000000001", "debt_target_balance"),
            ("balance_minor = -1000000000000001", "debt_target_balance"),
            ("balance_minor = 0.5", "debt_target_balance"),
            ("balance_minor = 'much'", "debt_target_balance"),
            ("apr_ppm = -1", "debt_target_apr"),
            ("apr_ppm = 10000001", "debt_target_apr"),
            ("apr_ppm = 0.5", "debt_target_apr"),
            ("minimum_payment_minor = -1", "debt_target_minimum_payment"),
            (
                "minimum_payment_minor = 1000000000000001",
                "debt_target_minimum_payment",
            ),
            ("due_day = 0", "debt_target_due_day"),
            ("due_day = 32", "debt_target_due_day"),
            ("notes = printf('%.2001d', 0)", "debt_target_notes"),
            ("notes = NULL", "NOT NULL"),
            ("archived_at = '2025-03-01'", "debt_target_archived_at"),
            ("version = 0", "debt_target_version"),
        ],
    )
    .await;
}

#[tokio::test]
async fn entry_rows() {
    assert_refused(
        "entry",
        &[
            ("kind = 'gift'; debt_target_id = NULL", "entry_kind"),
            ("category = ''", "entry_category"),
            ("category = printf('%.61d', 0)", "entry_category"),
            ("name = ''", "entry_name"),
            ("name = printf('%.81d', 0)", "entry_name"),
            ("planned_minor = -1", "entry_planned"),
            ("planned_minor = 1000000000000001", "entry_planned"),
            ("planned_minor = 1.5", "entry_planned"),
            ("due_day = 0", "entry_due_day"),
            ("due_day = 32", "entry_due_day"),
            ("carry = 'all'", "entry_carry"),
            ("carry = 'balance'", "entry_carry"),
            (
                "kind = 'income'; debt_target_id = NULL; carry = 'surplus'",
                "entry_carry",
            ),
            ("kind = 'expense'", "entry_debt_target"),
            ("debt_target_id = 77", "FOREIGN KEY"),
            ("notes = printf('%.2001d', 0)", "entry_notes"),
            ("archived_at = 'yesterday'", "entry_archived_at"),
            ("version = 0", "entry_version"),
        ],
    )
    .await;
}

#[tokio::test]
async fn entry_recurrences() {
    assert_refused(
        "entry",
        &[
            ("recurrence_unit = 'year'", "entry_recurrence"),
            ("recurrence_every = 0", "entry_recurrence"),
            ("recurrence_every = 25", "entry_recurrence"),
            ("recurrence_from = NULL", "entry_recurrence"),
            ("recurrence_from = '2025-13'", "entry_recurrence"),
            ("recurrence_from = '2025-01-01'", "entry_recurrence"),
            ("recurrence_until = '2025-00'", "entry_recurrence_until"),
            ("recurrence_until = '2025-01-01'", "entry_recurrence_until"),
            ("recurrence_unit = 'week'", "entry_recurrence"),
            (
                "recurrence_unit = 'week'; recurrence_from = NULL",
                "entry_recurrence",
            ),
            (
                "recurrence_unit = 'week'; recurrence_from = '2025-02-29'",
                "entry_recurrence",
            ),
            (
                "recurrence_unit = 'week'; recurrence_from = '2025-01-01'; recurrence_every = 53",
                "entry_recurrence",
            ),
            ("recurrence_unit = 'once'", "entry_recurrence"),
            (
                "recurrence_unit = 'once'; recurrence_every = 1; recurrence_from = NULL",
                "entry_recurrence",
            ),
            (
                "recurrence_unit = 'once'; recurrence_every = 1; recurrence_from = '2025-01-01'",
                "entry_recurrence",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn every_legal_recurrence_is_taken() {
    let database = parents().await;
    let legal = [
        "recurrence_every = 1; recurrence_from = NULL; recurrence_until = NULL",
        "recurrence_every = 1",
        "recurrence_unit = 'week'; recurrence_every = 52; recurrence_from = '2024-02-29'",
        "recurrence_unit = 'once'; recurrence_every = 1; recurrence_until = NULL",
    ];
    for changes in legal {
        database.run(&insert("entry", changes)).await.unwrap();
    }
}

#[tokio::test]
async fn rows_of_the_audit_and_of_kept_requests() {
    assert_refused(
        "audit",
        &[
            ("at = '2025-03-01'", "audit_at"),
            ("actor = ''", "audit_actor"),
            ("channel = 'telnet'", "audit_channel"),
            ("action = ''", "audit_action"),
            ("subject = ''", "audit_subject"),
            ("year_month = '2025'", "audit_year_month"),
            ("before_json = '{'", "audit_before"),
            ("after_json = '}'", "audit_after"),
        ],
    )
    .await;
    assert_refused(
        "kept_request",
        &[
            ("actor = ''", "kept_request_actor"),
            ("channel = 'telnet'", "kept_request_channel"),
            ("key = ''", "kept_request_key"),
            ("key = printf('%.256d', 0)", "kept_request_key"),
            ("fingerprint = ''", "kept_request_fingerprint"),
            ("status = 99", "kept_request_status"),
            ("status = 600", "kept_request_status"),
            ("status = NULL", "kept_request_answer_whole"),
            ("body = NULL; location = '/'", "kept_request_answer_whole"),
            (
                "status = NULL; body = NULL; etag = 'e'",
                "kept_request_answer_whole",
            ),
            (
                "status = NULL; body = NULL; location = '/'",
                "kept_request_answer_whole",
            ),
            ("created_at = 'x'", "kept_request_created_at"),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_request_is_kept_without_an_answer_or_with_one_that_showed_a_secret() {
    for answer in ["status = NULL; body = NULL", "status = 201; body = NULL"] {
        let kept = insert("kept_request", answer);
        parents().await.run(&kept).await.unwrap();
    }
}

#[tokio::test]
async fn a_key_is_for_one_who_asks_through_one_door() {
    let database = parents().await;
    for who in ["", "actor = 'member:7'", "channel = 'page'"] {
        let kept = insert("kept_request", who);
        database.run(&kept).await.unwrap();
        assert!(database.run(&kept).await.is_err(), "{who}");
    }
}

#[tokio::test]
async fn folded_text_rows() {
    assert_refused(
        "folded_text",
        &[
            ("text = ''", "folded_text_text"),
            ("text = NULL", "folded_text.text"),
            ("identity = NULL", "folded_text.identity"),
            ("search = NULL", "folded_text.search"),
            ("version = 0", "folded_text_version"),
        ],
    )
    .await;
    let database = parents().await;
    database.run(&insert("folded_text", "")).await.unwrap();
    let again = database.run(&insert("folded_text", "version = 2")).await;
    let refused = again.unwrap_err().to_string();
    assert!(refused.contains("UNIQUE"), "{refused}");
}
