//! Everything of the API that changes something: an input that is fine, and how each field can be wrong.

mod months;
mod template;

use months::{ledger, month_parts, months};
use reqwest::Method;
use serde_json::{Value, json};
use template::{household, template};

use super::values::{Field, order};
use crate::lived_in::LivedIn;

pub(super) struct Operation {
    pub(super) method: Method,
    /// As the API's document writes it.
    pub(super) pattern: &'static str,
    pub(super) ym: &'static str,
    pub(super) id: i64,
    /// An id of the same kind that is in another month.
    pub(super) elsewhere: Option<i64>,
    /// The code where the id is not there.
    pub(super) not_found: &'static str,
    /// Null where the operation takes none.
    pub(super) body: Value,
    pub(super) fields: Vec<Field>,
}

impl Operation {
    fn new(method: Method, pattern: &'static str, body: Value, fields: Vec<Field>) -> Self {
        Self {
            method,
            pattern,
            ym: "2026-10",
            id: 0,
            elsewhere: None,
            not_found: "",
            body,
            fields,
        }
    }

    fn without_body(method: Method, pattern: &'static str) -> Self {
        Self::new(method, pattern, Value::Null, Vec::new())
    }

    fn of(self, id: i64, not_found: &'static str) -> Self {
        Self {
            id,
            not_found,
            ..self
        }
    }

    fn not(self, elsewhere: i64) -> Self {
        Self {
            elsewhere: Some(elsewhere),
            ..self
        }
    }

    fn in_month(self, ym: &'static str) -> Self {
        Self { ym, ..self }
    }

    pub(super) fn path(&self) -> String {
        let path = self.pattern.replace("{ym}", self.ym);
        path.replace("{id}", &self.id.to_string())
    }

    pub(super) fn what(&self) -> String {
        format!("{} {}", self.method, self.pattern)
    }
}

/// In an order in which each can be carried out with its good input.
pub(super) fn operations(home: &LivedIn) -> Vec<Operation> {
    let mut operations = orders(home);
    operations.push(household());
    operations.extend(template(home));
    operations.extend(months());
    operations.extend(ledger(home));
    operations.extend(month_parts(home));
    operations.extend(ends(home));
    operations
}

/// Creating and changing, which take the same fields; what is changed needs none of them.
fn both(
    all: &'static str,
    one: &'static str,
    body: Value,
    fields: Vec<Field>,
    id: i64,
) -> Vec<Operation> {
    let not_found = if all.contains("debts") {
        "debt_target_not_found"
    } else {
        "entry_not_found"
    };
    let optional = fields.iter().cloned().map(|field| Field {
        missing: field
            .missing
            .filter(|_| field.pointer.matches('/').count() > 1),
        ..field
    });
    let change = Operation::new(Method::PATCH, one, body.clone(), optional.collect());
    vec![
        Operation::new(Method::POST, all, body, fields),
        change.of(id, not_found),
    ]
}

fn orders(home: &LivedIn) -> Vec<Operation> {
    let put = |pattern, ids: &[i64]| {
        let fields = vec![order(ids)];
        Operation::new(Method::PUT, pattern, json!({"order": ids}), fields)
    };
    let here = &home.november;
    let mut entries = home.entries;
    entries.reverse();
    vec![
        put("/template/entries/order", &entries),
        put("/template/debts/order", &[home.unused_debt, home.card]),
        put(
            "/months/{ym}/entries/order",
            &[here.card_payment, here.groceries, here.salary],
        )
        .in_month("2026-11"),
    ]
}

fn ends(home: &LivedIn) -> Vec<Operation> {
    let delete = |pattern| Operation::without_body(Method::DELETE, pattern);
    vec![
        delete("/template/entries/{id}").of(home.unused_entry, "entry_not_found"),
        delete("/template/debts/{id}").of(home.unused_debt, "debt_target_not_found"),
        delete("/months/{ym}/postings/{id}")
            .of(home.single, "posting_not_found")
            .not(home.september_posting),
        delete("/months/{ym}/entries/{id}")
            .of(home.october.salary, "entry_not_found")
            .not(home.september.salary),
        delete("/months/{ym}").in_month("2026-11"),
        Operation::without_body(Method::POST, "/months/{ym}/close"),
    ]
}
