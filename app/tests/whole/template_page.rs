//! The acts of the template's pages by their forms and links alone, as they are without JavaScript.

use serde_json::{Value, json};

use crate::browser::form::Form;
use crate::browser::{Browser, Page, form, html};
use crate::client::minor;
use crate::lived_in::LivedIn;

const TEMPLATE: &str = "/template";

fn entry_path(id: i64) -> String {
    format!("/template/entries/{id}")
}

/// The names of what the API's template lists under `what`, in their order.
async fn names(home: &LivedIn, what: &str) -> Vec<String> {
    let template = home.client.get(TEMPLATE).await;
    let listed = template[what].as_array().unwrap().iter();
    listed
        .map(|entry| entry["name"].as_str().unwrap().to_owned())
        .collect()
}

async fn add(home: &LivedIn, kind: &str, category: &str, name: &str) -> i64 {
    let entry = json!({"kind": kind, "category": category, "name": name, "planned_minor": 1000});
    minor(&home.client.create("/template/entries", &entry).await, "id")
}

/// The form to `action` as it stands in a page that was refused.
fn form_in(html: &str, action: &str) -> Form {
    let mut found = form::forms(html).into_iter();
    found.find(|form| form.action == action).unwrap()
}

fn value(form: &Form, name: &str) -> String {
    let mut fields = form.fields.iter();
    let field = fields.find(|(known, _)| known == name);
    field.unwrap().1.clone()
}

fn shows(page: &Page, text: &str) {
    let read = html::text(&page.html);
    assert!(read.contains(text), "{text} in {read}");
}

#[tokio::test]
async fn a_planned_amount_is_typed_in_its_row_and_the_totals_follow() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let template = browser.open(TEMPLATE).await;
    shows(&template, "To allocate €2,965.90");
    let plan = format!("{}/plan", entry_path(home.groceries));
    let changed = browser.submit(&template, &plan, &[("planned", "400+12.50")]);
    let changed = changed.await;
    assert_eq!(
        changed.address,
        format!("/template#entry-{}", home.groceries)
    );
    assert_eq!(value(&changed.form(&plan), "planned"), "412.50");
    shows(&changed, "Expenses €412.50");
    shows(&changed, "To allocate €2,913.40");
    shows(&changed, "To allocate in a usual month 2,913.40");
    shows(&changed, "Food In a usual month 412.50");
}

#[tokio::test]
async fn what_is_wrong_in_a_row_stands_beside_what_was_typed() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let plan = format!("{}/plan", entry_path(home.groceries));
    let good = browser.open(TEMPLATE).await.form(&plan);
    let fields = good.filled(&[("planned", "a lot")]).fields;
    let refused = browser.post(&plan, &fields).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert_eq!(value(&form_in(&refused.text, &plan), "planned"), "a lot");
    let errors: Vec<String> = html::pieces(&refused.text)
        .filter(|piece| piece.attribute("class").as_deref() == Some("error"))
        .filter_map(|piece| piece.attribute("id"))
        .collect();
    assert_eq!(errors, [format!("plan-{}-error", home.groceries)]);
}

#[tokio::test]
async fn a_planned_amount_that_comes_too_late_stands_beside_what_is_there_now() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let template = browser.open(TEMPLATE).await;
    let entry = entry_path(home.groceries);
    let plan = format!("{entry}/plan");
    home.client
        .change(&entry, &json!({"planned_minor": 77_700}))
        .await;
    let fields = template.form(&plan).filled(&[("planned", "1")]).fields;
    let stale = browser.post(&plan, &fields).await;
    assert_eq!(stale.status.as_u16(), 409);
    let read = html::text(&stale.text);
    assert!(read.contains("777.00 is planned now"), "{read}");
    let again = form_in(&stale.text, &plan);
    assert_eq!(value(&again, "planned"), "1");
    let saved = browser.post(&plan, &again.fields).await;
    assert_eq!(saved.status.as_u16(), 303, "sent again, it is meant");
    let now = home.client.get(&entry).await;
    assert_eq!(minor(&now, "planned_minor"), 100);

    home.client.act(&format!("{entry}/archive")).await;
    let gone = browser.post(&plan, &again.fields).await;
    assert_eq!(gone.status.as_u16(), 409);
    let read = html::text(&gone.text);
    assert!(read.contains("Groceries was archived meanwhile"), "{read}");
}

#[tokio::test]
async fn an_entry_that_was_changed_meanwhile_is_shown_beside_its_form() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let entry = entry_path(home.groceries);
    let page = browser.open(&entry).await;
    let change = json!({"notes": "Fresh ones", "recurrence": {"unit": "week", "every": 2, "from": "2026-10-02", "until": null}});
    home.client.change(&entry, &change).await;
    let fields = page.form(&entry).filled(&[("name", "Food")]).fields;
    let stale = browser.post(&entry, &fields).await;
    assert_eq!(stale.status.as_u16(), 409);
    let read = html::text(&stale.text);
    for now in [
        "There now: Groceries",
        "There now: every so many weeks",
        "There now: 2 October 2026",
        "There now: Fresh ones",
    ] {
        assert!(read.contains(now), "{now} in {read}");
    }
    let again = form_in(&stale.text, &entry);
    assert_eq!(value(&again, "name"), "Food");
    let saved = browser.post(&entry, &again.fields).await;
    assert_eq!(saved.status.as_u16(), 303);
    assert_eq!(home.client.get(&entry).await["name"], "Food");
}

#[tokio::test]
async fn an_entry_moves_within_its_category_by_its_buttons() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let bread = add(&home, "expense", "Food", "Bread").await;
    let rent = add(&home, "expense", "Housing", "Rent").await;
    let up = format!("{}/move", entry_path(bread));
    let template = browser.open(TEMPLATE).await;
    assert!(template.html.contains("aria-label=\"Move Bread up\""));
    let moved = browser.submit(&template, &up, &[("to", "up")]).await;
    assert_eq!(moved.address, format!("/template#entry-{bread}"));
    let expected = [
        "Salary",
        "Bread",
        "Groceries",
        "Card payment",
        "Holiday",
        "Cinema",
        "Rent",
    ];
    assert_eq!(names(&home, "entries").await, expected);
    browser.submit(&moved, &up, &[("to", "up")]).await;
    assert_eq!(names(&home, "entries").await, expected, "it is the first");
    let after = vec![("to".to_owned(), format!("after-{}", home.groceries))];
    assert_eq!(browser.post(&up, &after).await.status.as_u16(), 303);
    assert_eq!(names(&home, "entries").await[1..3], ["Groceries", "Bread"]);

    let elsewhere = vec![("to".to_owned(), format!("after-{rent}"))];
    let refused = browser.post(&up, &elsewhere).await;
    assert_eq!(refused.status.as_u16(), 409);
    assert!(html::text(&refused.text).contains("Nothing was moved"));
}

#[tokio::test]
async fn a_category_moves_as_a_whole_and_debts_move_too() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    add(&home, "expense", "Food", "Bread").await;
    let template = browser.open(TEMPLATE).await;
    let category = format!("{}/category", entry_path(home.groceries));
    let moved = browser
        .submit(&template, &category, &[("to", "down")])
        .await;
    let categories: Vec<String> = html::pieces(&moved.html)
        .filter(|piece| piece.attribute("scope").as_deref() == Some("rowgroup"))
        .map(|piece| piece.text())
        .collect();
    assert_eq!(categories, ["Income", "Debts", "Food", "Later"]);

    assert_eq!(names(&home, "debt_targets").await, ["Card", "Loan"]);
    let loan = format!("/template/debts/{}/move", home.unused_debt);
    browser.submit(&moved, &loan, &[("to", "up")]).await;
    assert_eq!(names(&home, "debt_targets").await, ["Loan", "Card"]);
}

#[tokio::test]
async fn what_is_archived_is_folded_away_with_a_way_back() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let entry = entry_path(home.groceries);
    let page = browser.open(&entry).await;
    shows(&page, "It cannot be deleted: a month has copied it.");
    assert!(!page.html.contains(&format!("{entry}/delete")));
    let archived = browser
        .submit(&page, &format!("{entry}/archive"), &[])
        .await;
    shows(&archived, "Groceries is archived");
    shows(&archived, "Archived (2)");
    let restore = format!("{entry}/restore");
    let undo = form_in(&archived.html, &restore);
    assert!(browser.post(&restore, &undo.fields).await.status.as_u16() == 303);
    let restored = browser.open(TEMPLATE).await;
    shows(&restored, "Archived (1)");
    let cinema = format!("{}/restore", entry_path(home.archived_entry));
    let none = browser.submit(&restored, &cinema, &[]).await;
    assert!(!html::text(&none.html).contains("Archived ("));
}

#[tokio::test]
async fn only_what_no_month_has_copied_can_be_deleted() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    for (path, what) in [
        (entry_path(home.unused_entry), "Holiday"),
        (format!("/template/debts/{}", home.unused_debt), "Loan"),
    ] {
        let page = browser.open(&path).await;
        browser.submit(&page, &format!("{path}/delete"), &[]).await;
        let without = browser.open(TEMPLATE).await;
        assert!(!html::text(&without.html).contains(what));
    }
    let card = format!("/template/debts/{}", home.card);
    let card = browser.open(&card).await;
    shows(&card, "It cannot be deleted");
    assert!(!card.html.contains("/delete"));
}

#[tokio::test]
async fn a_rhythm_asks_for_its_own_fields_and_is_said_in_words() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let template = browser.open(TEMPLATE).await;
    let weekly = [
        ("category", "Food"),
        ("name", "Market"),
        ("planned", "12"),
        ("unit", "week"),
        ("every", "2"),
        ("from", "2026-01"),
        ("first_date", "2026-10-02"),
    ];
    let added = browser
        .submit(&template, "/template/entries", &weekly)
        .await;
    shows(&added, "every 2 weeks from 2 October 2026");
    shows(&added, "26.00 in a usual month");
    let once = [
        ("category", "Fun"),
        ("name", "A feast"),
        ("planned", "500"),
        ("unit", "once"),
        ("every", "3"),
        ("from", "2199-01"),
        ("until", "2199-03"),
    ];
    let added = browser.submit(&added, "/template/entries", &once).await;
    shows(&added, "once, in January 2199");
    shows(&added, "not in a usual month");
    let id = added.id_of("/template/entries/", "A feast");
    let entry: Value = home.client.get(&format!("/template/entries/{id}")).await;
    assert_eq!(entry["recurrence"]["every"], 1);

    let form = added.form("/template/entries");
    let typed = [("category", "Food"), ("name", "Fish"), ("planned", "1")];
    let without_date = form.filled(&typed).filled(&[("unit", "week")]).fields;
    let refused = browser.post("/template/entries", &without_date).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert!(refused.text.contains("id=\"new-first-date-error\""));
}

#[tokio::test]
async fn a_debt_says_who_pays_it_and_how_long_it_takes() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let card = format!("debt-{}", home.card);
    let row = browser.open(TEMPLATE).await.row(&card);
    assert!(row[0].contains("on day 12"), "{row:?}");
    assert!(row[1].starts_with("150.00 in a usual month"), "{row:?}");
    assert!(row[1].contains("paid off in 37 months, in"), "{row:?}");
    assert!(row[1].contains("Paid by Card payment"), "{row:?}");
    let payment = entry_path(home.entries[2]);
    for (planned, says) in [
        (9_499, "less than the minimum payment"),
        (7_000, "never paid off at this pace"),
        (0, "nothing is paid on it"),
    ] {
        let change = json!({"planned_minor": planned});
        home.client.change(&payment, &change).await;
        let row = browser.open(TEMPLATE).await.row(&card);
        assert!(row[1].contains(says), "{planned}: {row:?}");
    }
    let credit = json!({"balance_minor": -100});
    let path = format!("/template/debts/{}", home.card);
    home.client.change(&path, &credit).await;
    let row = browser.open(TEMPLATE).await.row(&card);
    assert!(row[1].contains("nothing is owed"), "{row:?}");
    assert!(row[4].starts_with("credit"), "{row:?}");
}

#[tokio::test]
async fn what_is_deleted_from_the_template_is_put_back() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let template = home.client.get("/template").await;
    for (line, name) in [
        (
            format!("/template/entries/{}", home.unused_entry),
            "Holiday",
        ),
        (format!("/template/debts/{}", home.unused_debt), "Loan"),
    ] {
        let page = browser.open(&line).await;
        let gone = browser.submit(&page, &format!("{line}/delete"), &[]).await;
        let said = format!("Deleted {name}.");
        assert!(html::text(&gone.html).contains(&said), "{}", gone.html);
        let put_back = format!("{line}/put-back");
        browser.submit(&gone, &put_back, &[]).await;
        assert_eq!(home.client.get("/template").await, template, "{name}");
        assert_eq!(browser.post(&put_back, &[]).await.status.as_u16(), 409);
        let old = browser.open(&gone.address).await;
        assert!(!old.html.contains(&said));
    }
}
