use reqwest::Method;
use serde_json::{Value, json};

use crate::browser::form::forms;
use crate::browser::{Browser, html};
use crate::lived_in::LivedIn;

/// A text that would run if a page took it as it is.
fn script(what: &str) -> String {
    format!("<script>{what}(\"1\")</script>'&amp;")
}

const TYPED: [&str; 12] = [
    "household",
    "category",
    "entry",
    "entrynotes",
    "debt",
    "payee",
    "memo",
    "monthnotes",
    "extra",
    "extranotes",
    "debtnotes",
    "reason",
];

/// Every text of the household is a script.
async fn hostile() -> LivedIn {
    let home = LivedIn::new().await;
    let client = &home.client;
    client
        .change("/household", &json!({"name": script("household")}))
        .await;
    let entry = json!({
        "category": script("category"), "name": script("entry"), "notes": script("entrynotes"),
    });
    client
        .change(&format!("/template/entries/{}", home.groceries), &entry)
        .await;
    let debt = json!({"name": script("debt"), "notes": script("debtnotes")});
    client
        .change(&format!("/template/debts/{}", home.unused_debt), &debt)
        .await;
    let extra = json!({
        "kind": "expense", "category": script("category"), "name": script("extra"),
        "planned_minor": 100, "notes": script("extranotes"),
    });
    let extra = client.create("/months/2026-10/entries", &extra).await;
    let posting = json!({
        "posted_on": "2026-10-03", "payee": script("payee"), "memo": script("memo"),
        "lines": [{"entry_id": extra["id"], "amount_minor": 500}],
    });
    client.create("/months/2026-10/postings", &posting).await;
    client
        .change("/months/2026-10", &json!({"notes": script("monthnotes")}))
        .await;
    let lines: Value = json!([{"debt_target_id": home.unused_debt, "action": "adopt"}]);
    let adopt = json!({"lines": lines});
    client
        .send(Method::POST, "/months/2026-10/drift", Some(&adopt))
        .await;
    client.act("/months/2026-10/close").await;
    let reason = json!({"reason": script("reason")});
    client
        .send(Method::POST, "/months/2026-10/reopen", Some(&reason))
        .await;
    home
}

fn runs_nothing(address: &str, html: &str) {
    for what in TYPED {
        assert!(
            !html.contains(&format!("<script>{what}")),
            "{address} runs {what}"
        );
        let unquoted = format!("{what}(\"1\")");
        assert!(
            !html.contains(&unquoted),
            "{address} lets {what} out of its quotes"
        );
    }
}

#[tokio::test]
async fn what_was_typed_is_shown_and_never_run() {
    let home = hostile().await;
    let pages = Browser::of(&home.server).all_pages().await;
    for page in &pages {
        runs_nothing(&page.address, &page.html);
    }
    for what in TYPED {
        let is_shown = |html: &str| {
            let fields = forms(html).into_iter().flat_map(|form| form.fields);
            html::text(html).contains(&script(what))
                || fields.into_iter().any(|(_, value)| value == script(what))
        };
        let shown = pages.iter().filter(|page| is_shown(&page.html)).count();
        assert!(shown > 0, "no page shows {what}");
    }
}

#[tokio::test]
async fn what_is_refused_is_shown_again_and_never_run() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let typed = |name: &str| vec![(name.to_owned(), script("entry"))];
    for (path, fields) in [
        ("/settings", typed("currency")),
        ("/template/entries", typed("planned")),
        ("/template/debts", typed("balance")),
        ("/months", typed("month")),
        ("/months/2026-10/postings", typed("amount")),
        ("/months/2026-10/postings/new", typed("total")),
        ("/months/2026-10/entries", typed("name")),
        ("/months/2026-10/moves", typed("amount")),
    ] {
        let answer = browser.post(path, &fields).await;
        assert_eq!(answer.status.as_u16(), 422, "{path}");
        runs_nothing(path, &answer.text);
        let mut values = forms(&answer.text).into_iter().flat_map(|form| form.fields);
        let is_kept = values.any(|(_, value)| value == script("entry"))
            || html::pieces(&answer.text)
                .filter_map(|piece| piece.attribute("value"))
                .any(|value| value == script("entry"));
        assert!(is_kept, "{path} forgets what was typed");
    }
    for path in [
        "/months/%3Cscript%3Eentry(%221%22)",
        "/%3Cscript%3Eentry(%221%22)",
        "/months/new?month=%3Cscript%3Eentry(%221%22)",
        "/months?before=%3Cscript%3Eentry(%221%22)",
    ] {
        let (_, html) = home.client.page(path).await;
        runs_nothing(path, &html);
    }
}
