//! The folded texts beside the rows: each text that a row names, calls or notes itself by is kept once,
//! with what the domain folds it to. Folding a text gives the same whatever row has it, so that a row that
//! changes or goes leaves nothing wrong behind.

mod check;
mod fill;

use std::collections::BTreeSet;

use quartermaster_application::ports::StoreError;
use quartermaster_domain::folding::{FOLDING_VERSION, identity, search};
use sea_orm::{ConnectionTrait, Value};

pub use check::differing_folded_texts;
pub(crate) use fill::fill;

use crate::statement::run;

/// The columns whose texts are folded, by table. Notes are not looked for.
const FOLDED: [(&str, &[&str]); 5] = [
    ("entry", &["category", "name"]),
    ("debt_target", &["name"]),
    ("month_entry", &["category", "name"]),
    ("month_debt_target", &["name"]),
    ("posting", &["payee", "memo"]),
];

/// Texts in one statement, with four parameters each.
const TEXTS_AT_A_TIME: usize = 2_000;

/// Keeps what the texts fold to, where it is not kept yet. Comes in the transaction that writes the rows.
pub(crate) async fn keep<'a>(
    db: &impl ConnectionTrait,
    texts: impl IntoIterator<Item = &'a str>,
) -> Result<(), StoreError> {
    let distinct: BTreeSet<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    let distinct: Vec<&str> = distinct.into_iter().collect();
    for some in distinct.chunks(TEXTS_AT_A_TIME) {
        let values = some.iter().flat_map(|text| folded(text));
        run(db, &insertion(some.len()), values).await?;
    }
    Ok(())
}

fn folded(text: &str) -> [Value; 4] {
    [
        text.into(),
        identity(text).into(),
        search(text).into(),
        FOLDING_VERSION.into(),
    ]
}

fn insertion(texts: usize) -> String {
    let rows: Vec<String> = (0..texts)
        .map(|row| {
            let first = row * 4;
            let [text, identity, search, version] = [1, 2, 3, 4].map(|column| first + column);
            format!("(${text}, ${identity}, ${search}, ${version})")
        })
        .collect();
    format!(
        "INSERT INTO folded_text (text, identity, search, version) VALUES {}
         ON CONFLICT (text) DO NOTHING",
        rows.join(", ")
    )
}
