use serde_json::Value;

/// Writes the bounds of integers in an OpenAPI document as integers: poem-openapi keeps them as floats and
/// prints `1000000000000000.0`.
pub(crate) fn write_bounds_as_integers(document: &mut Value) {
    match document {
        Value::Object(members) => {
            let is_integer = members.get("type").is_some_and(|kind| kind == "integer");
            for (name, member) in members.iter_mut() {
                if is_integer && matches!(name.as_str(), "minimum" | "maximum") {
                    make_whole(member);
                }
                write_bounds_as_integers(member);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(write_bounds_as_integers),
        _ => {}
    }
}

fn make_whole(bound: &mut Value) {
    let text = bound.to_string();
    let whole = text
        .strip_suffix(".0")
        .and_then(|digits| digits.parse::<i64>().ok());
    if let Some(whole) = whole {
        *bound = Value::from(whole);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_the_bounds_of_integers_change() {
        let mut document = json!({"schemas": [
            {"type": "integer", "minimum": -1e15, "maximum": 1e15},
            {"type": "number", "minimum": 0.0, "maximum": 2.5},
        ]});
        write_bounds_as_integers(&mut document);
        assert_eq!(
            document.to_string(),
            json!({"schemas": [
                {"type": "integer", "minimum": -1_000_000_000_000_000_i64, "maximum": 1_000_000_000_000_000_i64},
                {"type": "number", "minimum": 0.0, "maximum": 2.5},
            ]})
            .to_string()
        );
    }
}
