//! The names in each shape of the API's description, exactly.

use serde_json::Value;

pub(super) const ENTRY: &[&str] = &[
    "id",
    "kind",
    "category",
    "name",
    "planned_minor",
    "due_day",
    "recurrence",
    "carry",
    "debt_target_id",
    "notes",
    "position",
    "archived_at",
];
pub(super) const RECURRENCE: &[&str] = &["unit", "every", "from", "until"];
pub(super) const DEBT: &[&str] = &[
    "id",
    "name",
    "balance_minor",
    "apr_ppm",
    "minimum_payment_minor",
    "due_day",
    "notes",
    "position",
    "archived_at",
];
pub(super) const MONTH_IN_A_LIST: &[&str] = &[
    "month",
    "state",
    "first_day",
    "last_day",
    "created_at",
    "activated_at",
    "closed_at",
    "seal",
    "version",
    "notes",
    "totals",
];
pub(super) const TOTALS: &[&str] = &[
    "income",
    "expense",
    "saving",
    "debt_payment",
    "to_allocate_minor",
    "net_posted_minor",
];
pub(super) const TOTALS_OF_A_KIND: &[&str] = &[
    "planned_minor",
    "opening_minor",
    "posted_minor",
    "applied_minor",
    "remaining_minor",
];
pub(super) const MONTH_ENTRY: &[&str] = &[
    "id",
    "source_entry_id",
    "kind",
    "category",
    "name",
    "planned_minor",
    "baseline_minor",
    "opening_minor",
    "opening_from",
    "expected_opening_minor",
    "posted_minor",
    "applied_minor",
    "remaining_minor",
    "due_on",
    "carry",
    "debt_target_id",
    "notes",
    "position",
];
pub(super) const MONTH_DEBT: &[&str] = &[
    "id",
    "source_debt_target_id",
    "name",
    "opening_balance_minor",
    "opening_is_expected",
    "apr_ppm",
    "minimum_payment_minor",
    "interest_minor",
    "interest_is_estimate",
    "charges_minor",
    "paid_minor",
    "closing_balance_minor",
    "notes",
];
pub(super) const POSTING: &[&str] = &[
    "id",
    "entry_id",
    "kind",
    "amount_minor",
    "posted_on",
    "payee",
    "memo",
    "payment_id",
    "opening_from",
    "created_at",
];

/// The value has these names and no others.
pub(super) fn has_names(value: &Value, names: &[&str]) {
    let mut found: Vec<&str> = value.as_object().unwrap().keys().map(|n| &**n).collect();
    let mut expected = names.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "{value}");
}

/// All items of a list, each with these names and no others.
pub(super) fn items<'a>(list: &'a Value, names: &[&str]) -> &'a [Value] {
    let items = list.as_array().unwrap();
    for item in items {
        has_names(item, names);
    }
    items
}

pub(super) fn has_totals(totals: &Value) {
    has_names(totals, TOTALS);
    for kind in &TOTALS[..4] {
        has_names(&totals[kind], TOTALS_OF_A_KIND);
    }
}

/// A month with everything in it.
pub(super) fn is_month(month: &Value) {
    has_names(
        month,
        &[MONTH_IN_A_LIST, &["entries", "debt_targets"]].concat(),
    );
    has_totals(&month["totals"]);
    items(&month["entries"], MONTH_ENTRY);
    items(&month["debt_targets"], MONTH_DEBT);
}

/// An instant in UTC, to the second.
pub(super) fn is_instant(value: &Value) {
    let text = value.as_str().unwrap();
    assert!(text.ends_with('Z') && text.len() >= 20, "{text}");
    assert!(text.parse::<jiff::Timestamp>().is_ok(), "{text}");
}
