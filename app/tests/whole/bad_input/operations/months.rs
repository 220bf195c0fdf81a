use quartermaster_domain::limits::{
    CATEGORY_MAX_CHARS, MEMO_MAX_CHARS, NAME_MAX_CHARS, NOTES_MAX_CHARS, PAYEE_MAX_CHARS,
    REASON_MAX_CHARS,
};
use reqwest::Method;
use serde_json::{Value, json};

use super::{Operation, both};
use crate::bad_input::values::{
    BadValues, WHOLE_BODY, amount_not_negative, amount_not_zero, amount_positive, choice, date,
    filled_text, given, id, month, needed, nullable, text,
};
use crate::lived_in::LivedIn;

pub(super) fn months() -> Vec<Operation> {
    let create = json!({"month": "2026-12", "copy_from": "2026-10"});
    let fields = vec![
        needed("/month", month()),
        nullable(
            "/copy_from",
            vec![
                (json!("2026-13"), "out_of_range"),
                (json!(7), "invalid"),
                (json!("2031-01"), "unknown"),
            ],
        ),
    ];
    let notes = vec![given("/notes", text(NOTES_MAX_CHARS))];
    let reason = vec![needed("/reason", filled_text(REASON_MAX_CHARS))];
    vec![
        Operation::new(Method::POST, "/months", create, fields),
        Operation::new(
            Method::PATCH,
            "/months/{ym}",
            json!({"notes": "New shoes"}),
            notes,
        ),
        Operation::new(
            Method::POST,
            "/months/{ym}/reopen",
            json!({"reason": "A late bill"}),
            reason,
        )
        .in_month("2026-09"),
        Operation::without_body(Method::POST, "/months/{ym}/activate").in_month("2026-11"),
    ]
}

pub(super) fn ledger(home: &LivedIn) -> Vec<Operation> {
    let (here, there) = (&home.october, &home.september);
    let payment = json!({
        "kind": "payment", "posted_on": "2026-10-07", "payee": "Aldi", "memo": "",
        "lines": [{"entry_id": here.groceries, "amount_minor": 500}],
    });
    let far = [
        (json!("2026-07-01"), "out_of_range"),
        (json!("2027-01-15"), "out_of_range"),
    ];
    let near = [date(), far.to_vec()].concat();
    let line = json!({"entry_id": here.groceries, "amount_minor": 1});
    let lines = vec![
        (json!("all"), WHOLE_BODY),
        (json!([7]), WHOLE_BODY),
        (json!([]), "required"),
        (json!(vec![line; 51]), "too_many"),
    ];
    let fields = vec![
        nullable("/kind", [choice(), vec![(Value::Null, "invalid")]].concat()),
        needed("/posted_on", near.clone()),
        given("/payee", text(PAYEE_MAX_CHARS)),
        given("/memo", text(MEMO_MAX_CHARS)),
        needed("/lines", lines),
        needed("/lines/0/entry_id", id(there.groceries)),
        needed("/lines/0/amount_minor", amount_not_zero()),
    ];
    let correction = json!({
        "entry_id": here.groceries, "amount_minor": 1300, "posted_on": "2026-10-06", "payee": "Lidl",
        "memo": "",
    });
    let correction_fields = vec![
        given("/entry_id", id(there.groceries)),
        given("/amount_minor", amount_not_zero()),
        given("/posted_on", near),
        given("/payee", text(PAYEE_MAX_CHARS)),
        given("/memo", text(MEMO_MAX_CHARS)),
    ];
    let one = "/months/{ym}/postings/{id}";
    vec![
        Operation::new(Method::POST, "/months/{ym}/postings", payment, fields),
        Operation::new(Method::PATCH, one, correction, correction_fields)
            .of(home.single, "posting_not_found")
            .not(home.september_posting),
    ]
}

pub(super) fn month_parts(home: &LivedIn) -> Vec<Operation> {
    let (here, there) = (&home.october, &home.september);
    let addition = json!({
        "kind": "debt_payment", "category": "Debts", "name": "Extra", "planned_minor": 100,
        "due_on": "2026-10-09", "carry": "none", "debt_target_id": here.card, "notes": "",
    });
    let outside = [date(), vec![(json!("2026-11-01"), "out_of_range")]].concat();
    let fields = vec![
        needed("/kind", choice()),
        needed("/category", filled_text(CATEGORY_MAX_CHARS)),
        needed("/name", filled_text(NAME_MAX_CHARS)),
        needed("/planned_minor", amount_not_negative()),
        nullable("/due_on", outside),
        given("/carry", choice()),
        nullable("/debt_target_id", id(there.card)),
        given("/notes", text(NOTES_MAX_CHARS)),
    ];
    let mut parts = both(
        "/months/{ym}/entries",
        "/months/{ym}/entries/{id}",
        addition,
        fields,
        here.card_payment,
    );
    parts[1].elsewhere = Some(there.card_payment);
    let debt = json!({"interest_minor": 7000, "charges_minor": 100, "notes": ""});
    let debt_fields = vec![
        nullable("/interest_minor", amount_not_negative()),
        given("/charges_minor", amount_not_negative()),
        given("/notes", text(NOTES_MAX_CHARS)),
    ];
    let transfer = json!({
        "from_entry_id": here.groceries, "to_entry_id": here.card_payment, "amount_minor": 100,
    });
    let transfer_fields = vec![
        needed("/from_entry_id", id(there.groceries)),
        needed("/to_entry_id", id(there.card_payment)),
        needed("/amount_minor", amount_positive()),
    ];
    let settle = json!({"lines": [{"entry_id": home.groceries, "action": "adopt"}]});
    let settle_fields = vec![
        needed("/lines/0/action", choice()),
        nullable("/lines/0", bad_lines(home)),
    ];
    parts.extend([
        Operation::new(Method::PATCH, "/months/{ym}/debts/{id}", debt, debt_fields)
            .of(here.card, "debt_target_not_found")
            .not(there.card),
        Operation::new(
            Method::POST,
            "/months/{ym}/moves",
            transfer,
            transfer_fields,
        ),
        Operation::new(Method::POST, "/months/{ym}/drift", settle, settle_fields),
    ]);
    parts
}

/// Lines that name none or several of what could differ, or what does not.
fn bad_lines(home: &LivedIn) -> BadValues {
    let groceries = home.groceries;
    vec![
        (json!({"action": "adopt"}), "invalid"),
        (json!({"action": "adopt", "entry_id": null}), "required"),
        (json!({"action": "adopt", "entry_id": "1"}), "invalid"),
        (
            json!({"action": "adopt", "entry_id": groceries, "month_entry_id": 1}),
            "invalid",
        ),
        (json!({"action": "adopt", "entry_id": 999_999}), "unknown"),
        (
            json!({"action": "adopt", "month_entry_id": home.september.groceries}),
            "unknown",
        ),
        (
            json!({"action": "adopt", "debt_target_id": home.card}),
            "unknown",
        ),
    ]
}
