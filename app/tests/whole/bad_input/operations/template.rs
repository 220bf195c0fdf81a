use quartermaster_domain::limits::{
    APR_MAX_PPM, CATEGORY_MAX_CHARS, EVERY_MAX_MONTHS, NAME_MAX_CHARS, NOTES_MAX_CHARS,
};
use reqwest::Method;
use serde_json::json;

use super::{Operation, both};
use crate::bad_input::values::{
    WHOLE_BODY, amount, amount_not_negative, choice, filled_text, given, id, month, needed,
    nullable, text, whole,
};
use crate::lived_in::LivedIn;

pub(super) fn household() -> Operation {
    let body = json!({
        "name": "Home", "currency": "EUR", "locale": "en-GB", "time_zone": "Europe/Berlin",
        "month_start_day": 1,
    });
    let fields = vec![
        given("/name", filled_text(NAME_MAX_CHARS)),
        given(
            "/currency",
            vec![(json!("XXQ"), "unknown"), (json!(7), "invalid")],
        ),
        given(
            "/locale",
            vec![(json!("e"), "invalid"), (json!(7), "invalid")],
        ),
        given(
            "/time_zone",
            vec![(json!("Mars/Base"), "unknown"), (json!(7), "invalid")],
        ),
        given("/month_start_day", whole(0, 29)),
    ];
    Operation::new(Method::PATCH, "/household", body, fields)
}

pub(super) fn template(home: &LivedIn) -> Vec<Operation> {
    let entry = json!({
        "kind": "debt_payment", "category": "Debts", "name": "Loan payment", "planned_minor": 6890,
        "due_day": 20, "recurrence": {"unit": "month", "every": 2, "from": "2026-01", "until": "2027-12"},
        "carry": "none", "debt_target_id": home.card, "notes": "",
    });
    let entry_fields = vec![
        needed("/kind", choice()),
        needed("/category", filled_text(CATEGORY_MAX_CHARS)),
        needed("/name", filled_text(NAME_MAX_CHARS)),
        needed("/planned_minor", amount_not_negative()),
        nullable("/due_day", whole(0, 32)),
        nullable(
            "/recurrence",
            vec![(json!("monthly"), WHOLE_BODY), (json!([]), WHOLE_BODY)],
        ),
        needed("/recurrence/unit", choice()),
        given(
            "/recurrence/every",
            whole(0, i64::from(EVERY_MAX_MONTHS) + 1),
        ),
        nullable("/recurrence/from", month()),
        nullable("/recurrence/until", month()),
        given("/carry", choice()),
        nullable("/debt_target_id", id(999_998)),
        given("/notes", text(NOTES_MAX_CHARS)),
    ];
    let debt = json!({
        "name": "Car", "balance_minor": 900_000, "apr_ppm": 39_000, "minimum_payment_minor": 20_000,
        "due_day": 3, "notes": "",
    });
    let debt_fields = vec![
        needed("/name", filled_text(NAME_MAX_CHARS)),
        needed("/balance_minor", amount()),
        given("/apr_ppm", whole(-1, i64::from(APR_MAX_PPM) + 1)),
        given("/minimum_payment_minor", amount_not_negative()),
        nullable("/due_day", whole(0, 32)),
        given("/notes", text(NOTES_MAX_CHARS)),
    ];
    let entries = "/template/entries";
    let mut operations = both(
        entries,
        "/template/entries/{id}",
        entry,
        entry_fields,
        home.unused_entry,
    );
    operations.extend(both(
        "/template/debts",
        "/template/debts/{id}",
        debt,
        debt_fields,
        home.unused_debt,
    ));
    for (id, not_found, patterns) in [
        (
            home.unused_entry,
            "entry_not_found",
            [
                "/template/entries/{id}/archive",
                "/template/entries/{id}/restore",
            ],
        ),
        (
            home.unused_debt,
            "debt_target_not_found",
            [
                "/template/debts/{id}/archive",
                "/template/debts/{id}/restore",
            ],
        ),
    ] {
        operations.extend(
            patterns
                .map(|pattern| Operation::without_body(Method::POST, pattern).of(id, not_found)),
        );
    }
    operations
}
