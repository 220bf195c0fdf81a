//! The acts of the month page by its forms and links alone, as they are without JavaScript.

use serde_json::Value;

use crate::browser::{Browser, form, html};
use crate::lived_in::LivedIn;

const MONTH: &str = "/months/2026-10";

async fn ledger(home: &LivedIn) -> Vec<Value> {
    let postings = home.client.get("/months/2026-10/postings").await;
    postings["items"].as_array().unwrap().clone()
}

/// What stands in the form that is sent to `action`.
fn sent_to(html: &str, action: &str) -> Vec<(String, String)> {
    let mut found = form::forms(html).into_iter();
    let found = found.find(|form| form.is_sent_to(action));
    found.unwrap().fields
}

#[tokio::test]
async fn a_deletion_is_taken_back_and_a_posting_too() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let before = ledger(&home).await;
    let groceries = home.october.groceries;
    let opened = browser.open(&format!("{MONTH}?open={groceries}")).await;
    let deleting = format!("{MONTH}/postings/{}/delete", home.split[0]);
    let deleted = browser.submit(&opened, &deleting, &[]).await;
    assert_eq!(ledger(&home).await.len(), before.len() - 1);
    assert!(html::text(&deleted.html).contains("Deleted 12.50 on Groceries, 5 Oct."));

    let putting_back = format!("{MONTH}/postings/{}/put-back", home.split[0]);
    let back = browser.submit(&deleted, &putting_back, &[]).await;
    assert_eq!(
        ledger(&home).await,
        before,
        "the line is in its split payment again"
    );
    assert!(html::text(&back.html).contains("Put back 172.50 on 2 lines, 5 Oct."));

    let again = browser.post(&putting_back, &[]).await;
    assert_eq!(again.status.as_u16(), 409);
    assert_eq!(ledger(&home).await, before);
}

#[tokio::test]
async fn a_posting_finds_its_entry_by_a_part_of_the_name_or_by_the_payee() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let to = format!("{MONTH}/postings");
    let month = browser.open(MONTH).await;
    let typed = [("amount", "3"), ("entry", "card"), ("payee", "The Bank")];
    let posted = browser.submit(&month, &to, &typed).await;
    assert!(html::text(&posted.html).contains("Posted 3.00 on Card payment"));
    let typed = [("amount", "4"), ("entry", ""), ("payee", "the bank")];
    let posted = browser.submit(&posted, &to, &typed).await;
    assert!(html::text(&posted.html).contains("Posted 4.00 on Card payment"));

    let count = ledger(&home).await.len();
    for (entry, why) in [
        ("ar", "Several entries fit: Salary; Card payment."),
        ("nothing of it", "No entry of the month is called so."),
    ] {
        let typed = [("amount", "5"), ("entry", entry), ("payee", "Nobody")];
        let fields = posted.form(&to).filled(&typed).fields;
        let refused = browser.post(&to, &fields).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(html::text(&refused.text).contains(why), "{}", refused.text);
        let kept = sent_to(&refused.text, &to);
        for (name, value) in typed {
            let typed = (name.to_owned(), value.to_owned());
            assert!(kept.contains(&typed), "{kept:?}");
        }
    }
    assert_eq!(ledger(&home).await.len(), count);
}

#[tokio::test]
async fn an_overspent_entry_is_covered_in_two_acts() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let short = home.october.card_payment;
    let month = browser.open(MONTH).await;
    let cover = format!("{MONTH}?cover={short}#entry-{short}");
    assert!(month.html.contains(&cover), "{}", month.html);
    let offered = browser.open(&cover).await;
    let from = home.october.groceries.to_string();
    let moved = browser
        .submit(
            &offered,
            &format!("{MONTH}/moves"),
            &[("from_entry_id", &from)],
        )
        .await;
    let row = moved.row(&format!("entry-{short}"));
    assert!(row[4].contains("paid"), "{row:?}");

    // What was moved is told, and moved back again.
    let said = "Moved 10.00 from Groceries to Card payment.";
    assert!(html::text(&moved.html).contains(said), "{}", moved.html);
    assert!(moved.address.ends_with("#told"), "{}", moved.address);
    let undone = browser.submit(&moved, &format!("{MONTH}/moves"), &[]).await;
    let said = "Moved 10.00 from Card payment to Groceries.";
    assert!(html::text(&undone.html).contains(said), "{}", undone.html);
    let row = undone.row(&format!("entry-{short}"));
    assert!(row[4].contains("over"), "{row:?}");

    // Nothing is told of what was not moved, or not last.
    for other in [&moved.address, &format!("{MONTH}?moved={from}-0")] {
        let told = browser.open(other).await;
        assert!(!told.html.contains("Moved "), "{other}");
    }
}

#[tokio::test]
async fn an_entry_with_less_than_is_lacking_covers_a_part() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let short = home.october.card_payment;
    let month = browser.open(MONTH).await;
    let typed = [("amount", "400"), ("entry", "Card payment")];
    let posting = format!("{MONTH}/postings");
    browser.submit(&month, &posting, &typed).await;
    let cover = format!("{MONTH}?cover={short}#entry-{short}");
    let offered = browser.open(&cover).await;
    let text = html::text(&offered.html);
    assert!(text.contains("410.00 is lacking."), "{text}");
    assert!(text.contains("Groceries: move 305.00"), "{text}");
    let moves = format!("{MONTH}/moves");
    let moved = browser.submit(&offered, &moves, &[]).await;
    let row = moved.row(&format!("entry-{short}"));
    assert!(
        row[4].contains("over") && row[4].contains("105.00"),
        "{row:?}"
    );
    let again = browser.open(&cover).await;
    let text = html::text(&again.html);
    assert!(text.contains("Nothing that is planned is left"), "{text}");
}

#[tokio::test]
async fn a_planned_amount_is_typed_in_its_row_and_the_filter_works_by_its_address() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let month = browser.open(MONTH).await;
    let plan = format!("{MONTH}/entries/{}/plan", home.october.groceries);
    let changed = browser
        .submit(&month, &plan, &[("planned", "300+21")])
        .await;
    let planned = ("planned".to_owned(), "321.00".to_owned());
    assert!(changed.form(&plan).fields.contains(&planned));
    let fields = month.form(&plan).filled(&[("planned", "1")]).fields;
    let stale = browser.post(&plan, &fields).await;
    assert_eq!(stale.status.as_u16(), 409);
    let typed = ("planned".to_owned(), "1".to_owned());
    assert!(sent_to(&stale.text, &plan).contains(&typed));

    let filtered = browser.open(&format!("{MONTH}?filter=FOO")).await;
    assert!(filtered.html.contains("data-name=\"Groceries\""));
    assert!(!filtered.html.contains("data-name=\"Salary\""));
}

#[tokio::test]
async fn an_entry_removed_from_the_month_is_put_back() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let month = home.client.get("/months/2026-10").await;
    let salary = format!("{MONTH}/entries/{}", home.october.salary);
    let page = browser.open(&salary).await;
    let gone = browser
        .submit(&page, &format!("{salary}/remove"), &[])
        .await;
    assert!(html::text(&gone.html).contains("Removed Salary from this month."));
    assert!(gone.address.ends_with("#told"), "{}", gone.address);
    let put_back = format!("{salary}/put-back");
    let back = browser.submit(&gone, &put_back, &[]).await;
    assert!(html::text(&back.html).contains("Put back Salary"));
    let now = home.client.get("/months/2026-10").await;
    assert_eq!(now["entries"], month["entries"]);

    assert_eq!(browser.post(&put_back, &[]).await.status.as_u16(), 409);
    // The address that told of it has nothing to tell any more.
    let old = browser.open(&gone.address).await;
    assert!(!old.html.contains(&put_back));
}
