//! What a field may hold, as the rules in `domain` say it: the types of the bodies read anything that they can tell as wrong.

use quartermaster_domain::FieldCode;
use quartermaster_domain::limits::{
    AMOUNT_MAX_MINOR, APR_MAX_PPM, CATEGORY_MAX_CHARS, EVERY_MAX_WEEKS, MEMO_MAX_CHARS,
    NAME_MAX_CHARS, NOTES_MAX_CHARS, PAYEE_MAX_CHARS, REASON_MAX_CHARS, SPLIT_MAX_LINES,
    START_DAY_MAX,
};
use quartermaster_domain::month::MonthState;
use quartermaster_domain::template::{Carry, EntryKind};
use serde_json::{Value, json};

const DAYS_OF_A_MONTH: u8 = 31;
const UNITS: [&str; 3] = ["month", "week", "once"];
const DRIFT_ACTS: [&str; 2] = ["adopt", "push_back"];
const POSTING_KINDS: [&str; 2] = ["payment", "opening_balance"];
/// The longest name of a locale.
const LOCALE_MAX_CHARS: usize = 35;

fn kinds() -> Value {
    words(&EntryKind::ALL.map(EntryKind::as_str))
}

fn words(words: &[&str]) -> Value {
    json!({"enum": words})
}

fn text(least: usize, most: usize) -> Value {
    json!({"minLength": least, "maxLength": most})
}

fn whole(least: i64, most: i64) -> Value {
    json!({"minimum": least, "maximum": most})
}

/// What a field of a request may hold.
pub(super) fn given(schema: &str, field: &str) -> Option<Value> {
    Some(match (schema, field) {
        ("Payment", "kind") => words(&POSTING_KINDS),
        ("Payment", "lines") => json!({"minItems": 1, "maxItems": SPLIT_MAX_LINES}),
        (_, "kind") => kinds(),
        (_, "carry") => words(&Carry::ALL.map(Carry::as_str)),
        (_, "unit") => words(&UNITS),
        (_, "action") => words(&DRIFT_ACTS),
        (_, "category") => text(1, CATEGORY_MAX_CHARS),
        (_, "name") => text(1, NAME_MAX_CHARS),
        (_, "notes") => text(0, NOTES_MAX_CHARS),
        (_, "payee") => text(0, PAYEE_MAX_CHARS),
        (_, "memo") => text(0, MEMO_MAX_CHARS),
        (_, "reason") => text(1, REASON_MAX_CHARS),
        (_, "currency") => json!({"pattern": "^[A-Z]{3}$", "example": "EUR"}),
        (_, "locale") => json!({
            "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "maxLength": LOCALE_MAX_CHARS, "example": "en-GB",
        }),
        (_, "time_zone") => json!({"minLength": 1, "example": "Europe/Berlin"}),
        (_, "month_start_day") => whole(1, START_DAY_MAX.into()),
        (_, "due_day") => whole(1, DAYS_OF_A_MONTH.into()),
        (_, "every") => whole(1, EVERY_MAX_WEEKS.into()),
        (_, "apr_ppm") => whole(0, APR_MAX_PPM.into()),
        (_, "balance_minor") | ("PaymentLine" | "PostingChange", "amount_minor") => {
            whole(-AMOUNT_MAX_MINOR, AMOUNT_MAX_MINOR)
        }
        (_, "order" | "leave_out" | "leave_out_copied") => json!({"uniqueItems": true}),
        (_, field) if field.ends_with("_minor") => whole(0, AMOUNT_MAX_MINOR),
        (_, field) if field.ends_with("_id") => json!({"minimum": 1}),
        _ => return None,
    })
}

/// Whether a field of a request may be null, to have no value.
pub(super) fn may_be_null(schema: &str, field: &str) -> bool {
    matches!(
        (schema, field),
        ("EntryChange", "due_day" | "recurrence" | "debt_target_id")
            | ("DebtTargetChange", "due_day")
            | ("RecurrenceChange", "from" | "until")
            | ("MonthCreation", "copy_from")
            | ("MonthEntryChange", "due_on" | "debt_target_id")
            | ("MonthDebtTargetChange", "interest_minor")
    )
}

/// What a field of an answer holds.
pub(super) fn answered(schema: &str, field: &str) -> Option<Value> {
    Some(match (schema, field) {
        ("Posting", "kind") => words(&POSTING_KINDS),
        (_, "kind") => kinds(),
        (_, "carry") => words(&Carry::ALL.map(Carry::as_str)),
        (_, "unit") => words(&UNITS),
        (_, "state") => words(&MonthState::ALL.map(MonthState::as_str)),
        (_, "severity") => words(&["blocker", "warning"]),
        (_, "difference") => words(&["only_in_template", "only_in_month", "differs"]),
        (_, "subject") => words(&["entry", "debt_target"]),
        ("DriftLineBody", "reason") => json!({
            "enum": ["added_by_hand", "archived", "not_due", null],
        }),
        (_, "actions") => json!({"items": {"type": "string", "enum": DRIFT_ACTS}}),
        ("FieldDriftBody", "month" | "template") => json!({
            "anyOf": [
                {"type": "string", "nullable": true},
                {"type": "integer", "format": "int64"},
            ],
        }),
        _ => return None,
    })
}

/// The codes of the errors of fields.
pub(super) fn error_codes() -> Vec<&'static str> {
    FieldCode::ALL.map(FieldCode::as_str).to_vec()
}
