use reqwest::Method;
use serde_json::{Value, json};

use crate::client::Answer;
use crate::lived_in::LivedIn;

async fn send(home: &LivedIn, method: Method, path: &str, tag: &str, body: &Value) -> Answer {
    let request = home.client.request(method, path);
    Answer::to(request.header("If-Match", tag).json(body)).await
}

/// A write at another version is refused everywhere; at the right one, or at any, it is done.
#[tokio::test]
async fn a_write_is_done_only_at_the_version_it_names() {
    let home = LivedIn::new().await;
    let here = &home.october;
    let of = |what: &str, id: i64| format!("/months/2026-10/{what}/{id}");
    let posting = json!({
        "posted_on": "2026-10-03", "lines": [{"entry_id": here.groceries, "amount_minor": 5}],
    });
    let transfer = json!({
        "from_entry_id": here.groceries, "to_entry_id": here.card_payment, "amount_minor": 1,
    });
    let entry = json!({
        "kind": "expense", "category": "Fun", "name": "Zoo", "planned_minor": 3000,
    });
    let order = json!({"order": [here.card_payment, here.groceries, here.salary]});
    let settle = json!({"lines": [{"entry_id": home.groceries, "action": "adopt"}]});
    let month = "/months/2026-10".to_owned();
    for (method, path, body) in [
        (Method::PATCH, month.clone(), json!({"notes": "x"})),
        (Method::PUT, format!("{month}/entries/order"), order),
        (Method::POST, format!("{month}/entries"), entry),
        (Method::POST, format!("{month}/moves"), transfer),
        (Method::POST, format!("{month}/postings"), posting),
        (Method::POST, format!("{month}/drift"), settle),
        (
            Method::PATCH,
            of("entries", here.groceries),
            json!({"notes": "x"}),
        ),
        (
            Method::PATCH,
            of("debts", here.card),
            json!({"charges_minor": 1}),
        ),
        (
            Method::PATCH,
            of("postings", home.single),
            json!({"memo": "x"}),
        ),
        (Method::DELETE, of("postings", home.single), json!({})),
        (Method::DELETE, of("entries", here.salary), json!({})),
        (Method::POST, format!("{month}/close"), json!({})),
    ] {
        let read = home.client.send(Method::GET, &month, None).await;
        for tag in ["\"0\"", "\"999\"", "7", "\"x\"", ""] {
            let answer = send(&home, method.clone(), &path, tag, &body).await;
            let refusal = (answer.status.as_u16(), answer.problem());
            let expected = (412, "version_conflict".to_owned());
            assert_eq!(refusal, expected, "{method} {path} at {tag}");
        }
        let unchanged = home.client.send(Method::GET, &month, None).await;
        assert_eq!(unchanged.text, read.text);
        let answer = send(&home, method.clone(), &path, read.header("ETag"), &body).await;
        assert!(
            answer.status.is_success(),
            "{method} {path}: {}",
            answer.text
        );
        let after = home.client.send(Method::GET, &month, None).await;
        assert_ne!(after.header("ETag"), read.header("ETag"), "{method} {path}");
    }
}

#[tokio::test]
async fn the_template_has_versions_too() {
    let home = LivedIn::new().await;
    for path in [
        format!("/template/entries/{}", home.groceries),
        format!("/template/debts/{}", home.card),
    ] {
        let tag = home.client.send(Method::GET, &path, None).await;
        let tag = tag.header("ETag").to_owned();
        let body = json!({"notes": "New"});
        for (tag, status) in [("\"999\"", 412), (&*tag, 200), (&tag, 412), ("*", 200)] {
            let answer = send(&home, Method::PATCH, &path, tag, &body).await;
            assert_eq!(answer.status, status, "{path} at {tag}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn a_write_is_done_at_any_version_of_a_list() {
    let home = LivedIn::new().await;
    let path = "/months/2026-10";
    for (number, (before, after)) in [
        ("", ""),
        ("\"1\", ", ""),
        ("", ", \"9999\""),
        ("\"x\",", ",\"7\""),
    ]
    .into_iter()
    .enumerate()
    {
        let tag = home.client.send(Method::GET, path, None).await;
        let tags = format!("{before}{}{after}", tag.header("ETag"));
        let body = json!({"notes": format!("note {number}")});
        let answer = send(&home, Method::PATCH, path, &tags, &body).await;
        assert_eq!(answer.status, 200, "{tags}: {}", answer.text);
        let stale = send(&home, Method::PATCH, path, "\"0\", \"x\"", &body).await;
        assert_eq!(stale.problem(), "version_conflict");
    }
    let tag = home.client.send(Method::GET, path, None).await;
    let request = home.client.request(Method::PATCH, path);
    let request = request.header("If-Match", "\"0\"");
    let request = request.header("If-Match", tag.header("ETag"));
    let answer = Answer::to(request.json(&json!({"notes": "two lines"}))).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[tokio::test]
async fn a_body_that_names_a_field_twice_is_refused() {
    let home = LivedIn::new().await;
    let before = home.client.get("/months/2026-10").await;
    for body in [
        r#"{"notes": "one", "notes": "two"}"#,
        r#"{"notes": "one", "\u006eotes": "one"}"#,
    ] {
        let request = home.client.request(Method::PATCH, "/months/2026-10");
        let request = request.header("Content-Type", "application/json");
        let request = request.header("Content-Encoding", "Identity");
        let answer = Answer::to(request.body(body)).await;
        assert_eq!(answer.problem(), "unreadable_body");
        let named = vec![("notes".to_owned(), "invalid".to_owned())];
        assert_eq!(
            (answer.status.as_u16(), answer.field_errors()),
            (400, named)
        );
    }
    assert_eq!(home.client.get("/months/2026-10").await, before);
}
