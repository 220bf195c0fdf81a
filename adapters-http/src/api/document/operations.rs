//! The operations: their parameters in headers, the bounds of those in addresses, and what they answer beside success.

use quartermaster_domain::month::MonthState;
use serde_json::{Value, json};

use crate::api::idempotency::KEY_MAX_CHARS;
use crate::api::page_limit;
use crate::api::preconditions::TAGS_MAX;
use crate::problem::PROBLEM_JSON;

/// The operations on what has a version that they look at.
const AT_A_VERSION: [&str; 18] = [
    "activate_month",
    "add_month_entry",
    "add_posting",
    "change_debt_target",
    "change_entry",
    "change_household",
    "change_month",
    "change_month_debt_target",
    "change_month_entry",
    "change_posting",
    "close_month",
    "delete_month",
    "delete_posting",
    "move_planned",
    "order_month_entries",
    "remove_month_entry",
    "reopen_month",
    "settle_drift",
];

/// The operations that read and are refused where the month is in another state.
const READ_IN_A_STATE: [&str; 3] = ["get_closing", "get_drift", "preview_month"];

pub(super) fn all(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    paths
        .into_iter()
        .flat_map(|paths| paths.values_mut())
        .filter_map(Value::as_object_mut)
        .flat_map(|operations| operations.iter_mut().map(|(_, operation)| operation))
}

pub(super) fn describe(document: &mut Value) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for operations in paths.into_iter().flat_map(|paths| paths.values_mut()) {
        for (method, operation) in operations.as_object_mut().into_iter().flatten() {
            bound_parameters(operation);
            name_headers(method, operation);
            let answers = refusals(method, operation);
            let known = operation.get_mut("responses");
            if let Some(known) = known.and_then(Value::as_object_mut) {
                known.extend(answers);
            }
            plain_media_types(operation);
        }
    }
}

fn id(operation: &Value) -> &str {
    operation
        .get("operationId")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The parameters of a kind.
fn parameters<'a>(operation: &'a Value, place: &str) -> Vec<&'a Value> {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let parameters = parameters.into_iter().flatten();
    parameters
        .filter(|parameter| parameter.get("in").is_some_and(|found| found == place))
        .collect()
}

fn bound_parameters(operation: &mut Value) {
    let parameters = operation.get_mut("parameters");
    let parameters = parameters.and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        let name = parameter.get("name").and_then(Value::as_str);
        let bounds = match name.unwrap_or_default() {
            "limit" => {
                json!({"minimum": 1, "maximum": page_limit::MOST, "default": page_limit::USUAL})
            }
            "state" => json!({"enum": MonthState::ALL.map(MonthState::as_str)}),
            "id" => json!({"minimum": 1}),
            _ => continue,
        };
        if let (Some(Value::Object(schema)), Value::Object(bounds)) =
            (parameter.get_mut("schema"), bounds)
        {
            schema.extend(bounds);
        }
    }
}

fn name_headers(method: &str, operation: &mut Value) {
    let mut headers = Vec::new();
    if method == "post" {
        headers.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "The same key with the same body again gets the first answer, for seven days.",
            "schema": {
                "type": "string", "pattern": "^[ -~]*[!-~][ -~]*$", "minLength": 1, "maxLength": KEY_MAX_CHARS, "example": "7f9c24e8",
            },
        }));
    }
    if AT_A_VERSION.contains(&id(operation)) {
        let tag = r#""[0-9]{1,18}""#;
        let more = TAGS_MAX.saturating_sub(1);
        let tags = format!(r"^(\*|{tag}(, ?{tag}){{0,{more}}})$");
        headers.push(json!({
            "name": "If-Match", "in": "header", "required": false,
            "description": "The ETag that was read, or several: at any other version nothing is done.",
            "schema": {"type": "string", "pattern": tags, "example": "\"7\""},
        }));
    }
    let Some(operation) = operation.as_object_mut() else {
        return;
    };
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.extend(headers);
        if parameters.is_empty() {
            operation.remove("parameters");
        }
    }
}

/// What is answered beside success, by status, each as a problem.
fn refusals(method: &str, operation: &Value) -> Vec<(String, Value)> {
    let is_read = method == "get";
    let has_body = operation.get("requestBody").is_some();
    let is_addressed = !parameters(operation, "path").is_empty();
    let is_asked = !parameters(operation, "query").is_empty();
    let at_a_version = AT_A_VERSION.contains(&id(operation));
    let in_a_state = READ_IN_A_STATE.contains(&id(operation));
    let answers = [
        (true, 400, "The request cannot be read."),
        (!is_read, 403, "It comes from a page of another site."),
        (!is_read || is_addressed, 404, "There is no such thing."),
        (!is_read, 408, "The body does not arrive in time."),
        (
            !is_read || in_a_state,
            409,
            "Not in this state, or changed meanwhile.",
        ),
        (
            at_a_version,
            412,
            "It is at another version than If-Match asks for.",
        ),
        (!is_read, 413, "The body is too large."),
        (!is_read, 415, "The body is not plain JSON."),
        (true, 421, "The host is not one that is served here."),
        (
            !is_read || is_asked || has_body,
            422,
            "Some values cannot be taken; `errors` names each.",
        ),
        (true, 431, "The head of the request is too large."),
        (true, 500, "A fault of the program; the log has more."),
        (true, 503, "The database cannot be used now."),
    ];
    let answers = answers.into_iter().filter(|(can_be, ..)| *can_be);
    answers
        .map(|(_, status, text)| {
            let answer = json!({
                "description": text,
                "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            });
            (status.to_string(), answer)
        })
        .collect()
}

/// JSON has no charset: it is always UTF-8.
fn plain_media_types(operation: &mut Value) {
    const NAMED: &str = "application/json; charset=utf-8";
    let mut contents: Vec<&mut Value> = Vec::new();
    if let Some(operation) = operation.as_object_mut() {
        for (name, part) in operation {
            match name.as_str() {
                "requestBody" => contents.push(part),
                "responses" => contents.extend(
                    part.as_object_mut()
                        .into_iter()
                        .flat_map(|answers| answers.values_mut()),
                ),
                _ => {}
            }
        }
    }
    for part in contents {
        let content = part.get_mut("content").and_then(Value::as_object_mut);
        if let Some(content) = content
            && let Some(body) = content.remove(NAMED)
        {
            content.insert("application/json".to_owned(), body);
        }
    }
}
