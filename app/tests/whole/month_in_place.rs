//! What is changed in place on the month page, also while somebody else changes it, and what its pictures
//! say; by forms and links alone.

use serde_json::json;

use crate::browser::{Browser, form, html};
use crate::client::{Client, minor};
use crate::lived_in::LivedIn;

const MONTH: &str = "/months/2026-10";

async fn amount_of(client: &Client, posting: i64) -> (i64, i64) {
    let postings = client.get("/months/2026-10/postings").await;
    let mut postings = postings["items"].as_array().unwrap().iter();
    let posting = postings.find(|one| minor(one, "id") == posting).unwrap();
    (minor(posting, "amount_minor"), minor(posting, "entry_id"))
}

/// What stands in the form that is sent to `action`.
fn field(html: &str, action: &str, name: &str) -> String {
    let mut found = form::forms(html).into_iter();
    let found = found.find(|form| form.is_sent_to(action)).unwrap();
    let mut fields = found.fields.into_iter();
    fields.find(|(known, _)| known == name).unwrap().1
}

#[tokio::test]
async fn a_posting_is_corrected_in_its_ledger() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let (entry, posting) = (home.october.groceries, home.single);
    let opened = browser.open(&format!("{MONTH}?open={entry}")).await;
    let edit = format!("{MONTH}?open={entry}&edit={posting}#posting-{posting}");
    assert!(html::pieces(&opened.html).any(|link| link.attribute("href") == Some(edit.clone())));
    let page = browser.open(&edit).await;
    let to = format!("{MONTH}/postings/{posting}");
    assert_eq!(field(&page.html, &to, "amount"), "12.50");
    assert_eq!(field(&page.html, &to, "entry"), "Groceries");

    for (name, wrong) in [
        ("amount", "a lot"),
        ("entry", "no such entry"),
        ("posted_on", ""),
    ] {
        let fields = page
            .form(&to)
            .filled(&[("memo", "Kept"), (name, wrong)])
            .fields;
        let refused = browser.post(&to, &fields).await;
        assert_eq!(refused.status.as_u16(), 422, "{name}");
        assert_eq!(field(&refused.text, &to, name), wrong);
        assert_eq!(field(&refused.text, &to, "memo"), "Kept");
        let wrong_at = format!(
            "id=\"edit-{posting}-{}-error\"",
            name.replace("posted_on", "date")
        );
        assert!(refused.text.contains(&wrong_at), "{wrong_at}");
    }
    assert_eq!(amount_of(&home.client, posting).await, (1250, entry));

    let typed = [("amount", "10+3"), ("entry", "card")];
    let corrected = browser.submit(&page, &to, &typed).await;
    let card_payment = home.october.card_payment;
    assert_eq!(amount_of(&home.client, posting).await, (1300, card_payment));
    let shown = format!("?open={card_payment}#posting-{posting}");
    assert!(corrected.address.ends_with(&shown), "{}", corrected.address);
    assert!(
        corrected
            .html
            .contains(&format!("id=\"posting-{posting}\""))
    );
}

#[tokio::test]
async fn a_plan_changed_meanwhile_shows_both_amounts_and_a_posting_is_no_change_of_it() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let groceries = home.october.groceries;
    let plan = format!("{MONTH}/entries/{groceries}/plan");
    let seen = browser.open(MONTH).await;
    let line = json!([{"entry_id": groceries, "amount_minor": 5}]);
    let posting = json!({"posted_on": "2026-10-05", "lines": line});
    home.client
        .create("/months/2026-10/postings", &posting)
        .await;
    let changed = browser.submit(&seen, &plan, &[("planned", "111")]).await;
    assert_eq!(field(&changed.html, &plan, "planned"), "111.00");

    let fields = seen.form(&plan).filled(&[("planned", "222")]).fields;
    let refused = browser.post(&plan, &fields).await;
    assert_eq!(refused.status.as_u16(), 409);
    assert_eq!(field(&refused.text, &plan, "planned"), "222");
    assert!(html::text(&refused.text).contains("111.00 is planned now."));
    let again: Vec<_> = form::forms(&refused.text)
        .into_iter()
        .filter(|form| form.action == plan)
        .collect();
    let answer = browser.post(&plan, &again[0].fields).await;
    assert_eq!(answer.status.as_u16(), 303);
    let month = browser.open(MONTH).await;
    assert_eq!(field(&month.html, &plan, "planned"), "222.00");
}

#[tokio::test]
async fn notes_written_meanwhile_are_shown_beside_those_typed() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let to = format!("{MONTH}/notes");
    let seen = browser.open(MONTH).await;
    let theirs = [("notes", "Theirs\nin two lines")];
    let saved = browser.submit(&seen, &to, &theirs).await;
    let fields = seen.form(&to).filled(&[("notes", "Mine")]).fields;
    let refused = browser.post(&to, &fields).await;
    assert_eq!(refused.status.as_u16(), 409);
    assert_eq!(field(&refused.text, &to, "notes"), "Mine");
    let now = "There now: Theirs\nin two lines</span>";
    assert!(refused.text.contains(now), "{}", refused.text);
    let again = form::forms(&refused.text);
    let again = again.into_iter().find(|form| form.action == to).unwrap();
    assert_eq!(browser.post(&to, &again.fields).await.status.as_u16(), 303);
    let month = browser.open(MONTH).await;
    assert_eq!(field(&month.html, &to, "notes"), "Mine");

    // Their page is older now, and what stands in it as seen is not what is there.
    let fields = saved.form(&to).filled(&[("notes", "Theirs again")]).fields;
    assert_eq!(browser.post(&to, &fields).await.status.as_u16(), 409);
}

#[tokio::test]
async fn a_split_tells_what_is_left_and_grows() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let to = format!("{MONTH}/postings/new");
    let page = browser.open(&to).await;
    let (groceries, card) = (home.october.groceries, home.october.card_payment);
    let (groceries, card) = (groceries.to_string(), card.to_string());
    let typed = [
        ("total", "50"),
        ("payee", "Market"),
        ("lines[0].entry_id", &*groceries),
        ("lines[0].amount", "12.50"),
        ("lines[1].entry_id", &*card),
        ("check", "1"),
    ];
    let form = page.form(&to).filled(&typed);
    let checked = browser.post(&to, &form.fields).await;
    assert_eq!(checked.status.as_u16(), 200);
    let said = html::text(&checked.text);
    assert!(said.contains("37.50 of the total is left, for the line without an amount."));
    assert_eq!(field(&checked.text, &to, "lines[0].amount"), "12.50");
    assert_eq!(field(&checked.text, &to, "payee"), "Market");

    let mut fields = form.fields;
    fields.retain(|(name, _)| name != "check");
    fields.push(("more".to_owned(), "1".to_owned()));
    let grown = browser.post(&to, &fields).await;
    assert_eq!(field(&grown.text, &to, "lines[7].amount"), "");
    assert_eq!(field(&grown.text, &to, "count"), "8");
    let mut grown = form::forms(&grown.text);
    let grown = grown.remove(0).filled(&[("lines[7].entry_id", &*card)]);
    let posted = browser.post(&to, &grown.fields).await;
    assert_eq!(posted.status.as_u16(), 303);
    let month = browser.open(posted.header("Location")).await;
    assert!(html::text(&month.html).contains("Posted 50.00 on 3 lines"));
}

#[tokio::test]
async fn the_pictures_have_their_figures_beside_them() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let month = browser.open(MONTH).await;
    assert!(
        !month.html.contains("class=\"curve\""),
        "not before it is asked for"
    );
    let curves = format!("{MONTH}?curves=1");
    assert!(month.html.contains(&curves));
    let shown = browser.open(&curves).await;
    let text = html::text(&shown.html);
    assert!(
        shown
            .html
            .contains("<title>Balance of Card, month by month</title>")
    );
    // September as it closed, October as it stands: 3,721.96 + 77.51, then 79.12 of interest and 160.00 paid.
    assert!(text.contains("October 2026 3,718.59"), "{text}");
    assert!(text.contains("September 2026 3,799.47"), "{text}");
    assert!(text.contains("Food 350.00 45.00"), "by category: {text}");

    let entry = browser
        .open(&format!("{MONTH}/entries/{}", home.october.groceries))
        .await;
    let title = "<title>Planned and applied on Groceries, month by month</title>";
    assert!(entry.html.contains(title));
}

#[tokio::test]
async fn in_arabic_the_page_reads_what_it_shows() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    home.client
        .change("/household", &json!({"locale": "ar-EG"}))
        .await;
    let (groceries, to) = (home.october.groceries, format!("{MONTH}/postings"));
    let month = browser.open(MONTH).await;
    let plan = format!("{MONTH}/entries/{groceries}/plan");
    assert_eq!(field(&month.html, &plan, "planned"), "٣٥٠٫٠٠");
    let unchanged = browser.submit(&month, &plan, &[]).await;
    assert_eq!(field(&unchanged.html, &plan, "planned"), "٣٥٠٫٠٠");
    let changed = browser
        .submit(&unchanged, &plan, &[("planned", "١٬٢٣٤٫٥٠")])
        .await;
    assert_eq!(field(&changed.html, &plan, "planned"), "١٬٢٣٤٫٥٠");
    let typed = [("amount", "١٠٫٢٥+٢"), ("entry", "groc"), ("payee", "سوق")];
    let posted = browser.submit(&changed, &to, &typed).await;
    assert!(html::text(&posted.html).contains("١٢٫٢٥"));
    let posting = home.client.get("/months/2026-10/postings").await;
    let postings = posting["items"].as_array().unwrap();
    assert!(
        postings
            .iter()
            .any(|one| one["payee"] == "سوق" && one["amount_minor"] == 1225)
    );

    // An amount below zero, as the entry's page shows it in its field.
    let entry = browser.open(&format!("{MONTH}/entries/{groceries}")).await;
    let single = format!("{MONTH}/postings/{}", home.single);
    let less = browser
        .submit(&entry, &single, &[("amount", "−٣٫٥٠")])
        .await;
    assert_eq!(field(&less.html, &single, "amount"), "-٣٫٥٠");
    let again = browser.submit(&less, &single, &[]).await;
    assert_eq!(field(&again.html, &single, "amount"), "-٣٫٥٠");
}
