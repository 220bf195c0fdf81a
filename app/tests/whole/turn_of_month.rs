//! Where one month ends and the next begins, by the pages of a browser without JavaScript.

use reqwest::StatusCode;
use serde_json::json;

use crate::browser::{Browser, Page, form, html};
use crate::lived_in::LivedIn;

const DRIFT: &str = "/months/2026-10/drift";

/// What the preview's last line says of the month to come.
fn told(page: &Page, name: &str) -> String {
    let text = html::text(&page.html);
    let (_, rest) = text.split_once(name).unwrap_or_else(|| panic!("{text}"));
    rest.trim().split(' ').next().unwrap().to_owned()
}

/// The address that asks the server for the sums of what is switched on.
fn recompute(fields: &[(String, String)]) -> String {
    let query: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(',', "%2C")))
        .collect();
    format!("/months/new?{}", query.join("&"))
}

#[tokio::test]
async fn a_month_is_created_without_what_is_switched_off() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let preview = browser.open("/months/new").await;
    assert_eq!(told(&preview, "Planned outgo"), "€610.00");
    assert_eq!(told(&preview, "To allocate"), "€2,965.90");
    let holiday = format!("e{}", home.unused_entry);
    let form = preview.form("/months").unticked("keep", &holiday);
    let without = browser.open(&recompute(&form.fields)).await;
    assert_eq!(told(&without, "Planned outgo"), "€510.00");
    assert_eq!(told(&without, "To allocate"), "€3,065.90");
    assert!(html::text(&without.html).contains("left out by your choice"));
    // What was switched off stays so.
    let form = without.form("/months");
    assert!(!form.fields.contains(&("keep".to_owned(), holiday)));
    let answer = browser.post("/months", &form.fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let month = home.client.get("/months/2026-12").await;
    let names = month["entries"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|entry| entry["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Salary", "Groceries", "Card payment"]);
    assert_eq!(month["totals"]["to_allocate_minor"], 306_590);
    let activity = html::text(&browser.open("/settings/activity").await.html);
    assert!(activity.contains("Holiday"), "{activity}");
}

#[tokio::test]
async fn what_carries_money_in_has_no_switch_and_is_refused() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let preview = browser.open("/months/new").await;
    let text = html::text(&preview.html);
    assert!(
        text.contains("stays, because money is carried into it"),
        "{text}"
    );
    let groceries = format!("e{}", home.groceries);
    let form = preview.form("/months");
    let is_groceries = |(_, value): &&(String, String)| value.contains(&groceries);
    assert_eq!(form.fields.iter().find(is_groceries), None);
    // One who asks all the same is told why, and keeps what else was switched off.
    let holiday = format!("e{}", home.unused_entry);
    let mut fields = form.unticked("keep", &holiday).fields;
    let offered = fields.iter_mut().find(|(name, _)| name == "offered");
    offered.unwrap().1.push_str(&format!(",{groceries}"));
    let answer = browser.post("/months", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = html::text(&answer.text);
    assert!(told.contains("carries money into Groceries"), "{told}");
    let mut again = form::forms(&answer.text).into_iter();
    let again = again.rfind(|form| form.action == "/months").unwrap();
    assert!(!again.fields.contains(&("keep".to_owned(), holiday)));
    home.client
        .refusal(reqwest::Method::GET, "/months/2026-12", &json!(null))
        .await;
}

#[tokio::test]
async fn everything_that_can_be_adopted_is_adopted_by_one_button() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let loan_payment = json!({
        "kind": "debt_payment", "category": "Debts", "name": "Loan payment", "planned_minor": 6890,
        "debt_target_id": home.unused_debt,
    });
    home.client.create("/template/entries", &loan_payment).await;
    let card_payment = format!("/template/entries/{}/archive", home.entries[2]);
    home.client.act(&card_payment).await;
    let drift = browser.open(DRIFT).await;
    let text = html::text(&drift.html);
    assert!(
        text.contains("4 lines can be adopted into the month at once. One line stays"),
        "{text}"
    );
    assert!(text.contains("It cannot be removed from the month: Card payment has payments."));
    let at_once = form::forms(&drift.html).into_iter();
    let at_once = at_once.max_by_key(|form| form.fields.len()).unwrap();
    let at_once = at_once.filled(&[("action", "adopt")]);
    let answer = browser.post(DRIFT, &at_once.fields).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{}",
        html::text(&answer.text)
    );
    let left = home.client.get(DRIFT).await;
    let left = left["items"].as_array().unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["name"], "Card payment");
    assert_eq!(left[0]["actions"], json!(["push_back"]));
    // The page was seen before, and what it says of the month no longer holds.
    let answer = browser.post(DRIFT, &at_once.fields).await;
    assert!(answer.status.is_client_error());
}

#[tokio::test]
async fn a_refused_line_of_several_is_told_by_its_name_and_none_is_settled() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let weekly =
        json!({"recurrence": {"unit": "week", "every": 1, "from": "2026-10-01", "until": null}});
    let groceries = format!("/template/entries/{}", home.groceries);
    home.client.change(&groceries, &weekly).await;
    let before = home.client.get(DRIFT).await;
    let fields = [
        ("entry_id", home.unused_entry),
        ("month_entry_id", home.october.groceries + 100_000),
        ("month_entry_id", home.october.groceries),
    ];
    let mut fields: Vec<_> = fields
        .iter()
        .map(|(name, id)| ((*name).to_owned(), id.to_string()))
        .collect();
    fields.push(("action".to_owned(), "push_back".to_owned()));
    let answer = browser.post(DRIFT, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html::text(&answer.text).contains("This line does not differ."));
    fields.remove(1);
    home.client
        .change(
            &format!("/months/2026-10/entries/{}", home.october.groceries),
            &json!({"planned_minor": 35_001}),
        )
        .await;
    let answer = browser.post(DRIFT, &fields).await;
    let told = html::text(&answer.text);
    assert!(
        told.contains("Groceries: This cannot be pushed back"),
        "{told}"
    );
    let after = home.client.get(DRIFT).await;
    assert_eq!(
        before["items"].as_array().unwrap().len(),
        after["items"].as_array().unwrap().len()
    );
}

#[tokio::test]
async fn a_closed_month_and_its_statement_lead_on_to_the_next() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    for path in ["/months/2026-09", "/months/2026-09/close"] {
        let page = browser.open(path).await;
        assert_eq!(page.link("Open October 2026"), "/months/2026-10", "{path}");
    }
    let active = browser.open("/months/2026-10").await;
    assert!(!html::text(&active.html).contains("Open November 2026"));
}

#[tokio::test]
async fn a_month_in_another_state_says_what_can_be_done_instead() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    for (path, says) in [
        ("/months/2026-11/close", "Activate November 2026"),
        ("/months/2026-11/reopen", "is not closed"),
        ("/months/2026-10/delete", "something is posted"),
        ("/months/2026-09/delete", "A closed month stays"),
    ] {
        let answer = browser.look_at(path).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
        assert!(html::text(&answer.html).contains(says), "{path}");
    }
    for (path, says) in [
        ("/months/2026-11/close", "is a draft"),
        ("/months/2026-09/close", "is closed already"),
        ("/months/2026-10/delete", "something is posted"),
    ] {
        let answer = browser.post(path, &[]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
        assert!(html::text(&answer.text).contains(says), "{path}");
    }
}
