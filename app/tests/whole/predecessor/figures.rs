//! The figures of a household, as the shapes tell them and as the export has them.

use std::collections::BTreeMap;

use serde_json::Value;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figures {
    entries: BTreeMap<String, i64>,
    /// What is owed, and the yearly rate in millionths.
    debts: BTreeMap<String, (i64, i64)>,
    months: BTreeMap<String, Month>,
}

#[derive(Debug, PartialEq, Eq)]
struct Month {
    state: String,
    closed_at: Option<String>,
    /// What was planned, and each payment in the order it was made.
    entries: BTreeMap<String, (i64, Vec<i64>)>,
    /// With what each debt opened.
    debts: BTreeMap<String, i64>,
}

fn number(value: &Value) -> i64 {
    value
        .as_i64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

fn by_name<T>(list: &Value, read: impl Fn(&Value) -> T) -> BTreeMap<String, T> {
    let list = list.as_array().unwrap();
    list.iter()
        .map(|row| (text(&row["name"]), read(row)))
        .collect()
}

/// Those that are not archived: where a debt fell by more than was paid, an archived one stands in for it in that month.
fn in_use(list: &Value) -> Value {
    let list = list.as_array().unwrap();
    let kept = list.iter().filter(|row| row["archived_at"].is_null());
    kept.cloned().collect()
}

fn named<T>(object: &Value, read: impl Fn(&Value) -> T) -> BTreeMap<String, T> {
    let object = object.as_object().unwrap();
    object
        .iter()
        .map(|(name, value)| (name.clone(), read(value)))
        .collect()
}

impl Figures {
    pub(super) fn of_shape(told: &Value) -> Self {
        Self {
            entries: named(&told["entries"], number),
            debts: named(&told["debts"], |debt| {
                (number(&debt["balance_minor"]), number(&debt["apr_ppm"]))
            }),
            months: named(&told["months"], |month| Month {
                state: text(&month["state"]),
                closed_at: month["closed_at"].as_str().map(str::to_owned),
                entries: named(&month["entries"], |entry| {
                    let payments = entry["payments_minor"].as_array().unwrap();
                    (
                        number(&entry["planned_minor"]),
                        payments.iter().map(number).collect(),
                    )
                }),
                debts: named(&month["debts"], number),
            }),
        }
    }

    pub(super) fn of_export(export: &str) -> Self {
        let export: Value = serde_json::from_str(export).unwrap();
        let template = &export["template"];
        Self {
            entries: by_name(&template["entries"], |entry| {
                number(&entry["planned_minor"])
            }),
            debts: by_name(&in_use(&template["debt_targets"]), |debt| {
                (number(&debt["balance_minor"]), number(&debt["apr_ppm"]))
            }),
            months: export["months"]
                .as_array()
                .unwrap()
                .iter()
                .map(|month| (text(&month["month"]), Month::of_export(month)))
                .collect(),
        }
    }
}

impl Month {
    fn of_export(month: &Value) -> Self {
        let payments = month["payments"].as_array().unwrap();
        let postings: Vec<&Value> = payments
            .iter()
            .flat_map(|payment| payment["postings"].as_array().unwrap())
            .collect();
        let of_entry = |entry: &Value| -> Vec<i64> {
            let own = postings
                .iter()
                .filter(|posting| posting["entry_id"] == entry["id"]);
            own.map(|posting| number(&posting["amount_minor"]))
                .collect()
        };
        Self {
            state: text(&month["state"]),
            closed_at: month["closed_at"].as_str().map(str::to_owned),
            entries: by_name(&month["entries"], |entry| {
                assert!(entry["opening"].is_null(), "nothing carries: {entry}");
                (number(&entry["planned_minor"]), of_entry(entry))
            }),
            debts: by_name(&month["debt_targets"], |debt| {
                let carried = &debt["carried_balance_minor"];
                let own = number(&debt["balance_at_creation_minor"]);
                carried.as_i64().unwrap_or(own)
            }),
        }
    }
}
