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
async fn each_finding_leads_to_a_page_that_leads_back() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let checklist = browser.open("/months/2026-10/close").await;
    let links: Vec<String> = html::pieces(&checklist.html)
        .filter(|piece| piece.name == "a")
        .filter_map(|piece| piece.attribute("href"))
        .filter(|href| href.contains("closing="))
        .collect();
    assert!(links.len() > 3, "{links:?}");
    for link in links {
        let page = browser.open(link.split('#').next().unwrap()).await;
        let back = page.id_of("/months/2026-10/", "Back to closing October 2026");
        assert_eq!(back, "close");
    }
    let text = html::text(&checklist.html);
    // 350.00 planned, 20.00 overspent before, 25.00 spent.
    assert!(text.contains("Groceries left over 305.00"), "{text}");
    assert!(text.contains("Card with interest as estimated"), "{text}");
}

/// Where the link with this text leads.
fn link(page: &Page, says: &str) -> String {
    let mut links = html::pieces(&page.html).filter(|piece| piece.name == "a");
    let link = links.find(|piece| piece.text() == says);
    let link = link.unwrap_or_else(|| panic!("{says}: {}", html::text(&page.html)));
    link.attribute("href").unwrap()
}

#[tokio::test]
async fn each_finding_leads_to_the_form_that_settles_it() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let rent =
        json!({"kind": "expense", "category": "Home", "name": "Rent", "planned_minor": 90_000});
    home.client.create("/months/2026-10/entries", &rent).await;
    let postings = "/months/2026-10/postings".to_owned();
    let moves = "/months/2026-10/moves".to_owned();
    let debt = format!("/months/2026-10/debts/{}", home.october.card);
    for (finding, says, action, typed) in [
        (
            "Nothing is posted on Rent",
            "Post on Rent",
            postings,
            ("amount", "12.50"),
        ),
        (
            "Card payment is overspent",
            "Cover Card payment",
            moves,
            ("amount", "10"),
        ),
        (
            "interest of Card is",
            "Enter the interest",
            debt,
            ("interest", "7.50"),
        ),
    ] {
        let checklist = browser.open("/months/2026-10/close").await;
        let told = html::text(&checklist.html);
        assert!(told.contains(finding), "{finding}: {told}");
        let address = link(&checklist, says);
        let page = browser.open(address.split('#').next().unwrap()).await;
        // To cover an entry there is a form for each that can give.
        let mut forms = form::forms(&page.html).into_iter();
        let asked = format!("{action}?");
        let form = forms
            .find(|form| form.action.starts_with(&asked))
            .expect(says);
        if says.starts_with("Post") {
            let named = ("entry".to_owned(), "Rent".to_owned());
            assert!(form.fields.contains(&named));
        }
        if typed.0 == "interest" {
            assert!(page.html.contains("<details open>"), "it is unfolded");
        }
        let action = form.action.clone();
        let answer = browser.post(&action, &form.filled(&[typed]).fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{says}");
        let settled = browser.open(answer.header("Location")).await;
        let back = settled.id_of("/months/2026-10/", "Back to closing October 2026");
        assert_eq!(back, "close");
        let checklist = browser.open("/months/2026-10/close").await;
        let told = html::text(&checklist.html);
        assert!(!told.contains(finding), "{finding}: {told}");
    }
}

#[tokio::test]
async fn what_cannot_be_covered_leads_to_its_ledger() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    for entry in [home.october.groceries, home.october.salary] {
        let nothing = json!({"planned_minor": 0});
        let path = format!("/months/2026-10/entries/{entry}");
        home.client.change(&path, &nothing).await;
    }
    let checklist = browser.open("/months/2026-10/close").await;
    let address = link(&checklist, "Open Card payment");
    let page = browser.open(address.split('#').next().unwrap()).await;
    assert!(html::text(&page.html).contains("Plan, notes and other months of Card payment"));
}

#[tokio::test]
async fn a_closed_month_and_its_statement_lead_on_to_the_next() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    for path in ["/months/2026-09", "/months/2026-09/close"] {
        let page = browser.open(path).await;
        assert_eq!(
            link(&page, "Open October 2026"),
            "/months/2026-10",
            "{path}"
        );
    }
    let active = browser.open("/months/2026-10").await;
    assert!(!html::text(&active.html).contains("Open November 2026"));
}

/// The addresses of the page that lead to a page or a form of the month that is closed or of one entry.
fn ways_on(page: &Page) -> Vec<String> {
    let to = |piece: html::Piece| match piece.name {
        "a" => piece.attribute("href"),
        "form" => piece.attribute("action"),
        _ => None,
    };
    let of_month = |way: &String| way.starts_with("/months/2026-10");
    let leaves = |way: &String| {
        let path = way.split(['?', '#']).next().unwrap();
        path == "/months/2026-10/close" || path == "/months/2026-10/delete"
    };
    let ways = html::pieces(&page.html).filter_map(to).filter(of_month);
    ways.filter(|way| !leaves(way)).collect()
}

#[tokio::test]
async fn the_way_back_to_closing_is_kept_through_every_page_and_form() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let groceries = home.october.groceries;
    let mut pages = 0;
    for path in [
        "/months/2026-10?closing=2026-10".to_owned(),
        format!(
            "/months/2026-10?open={groceries}&edit={}&closing=2026-10",
            home.single
        ),
        "/months/2026-10?filter=gro&closing=2026-10".to_owned(),
        format!("/months/2026-10/entries/{groceries}?closing=2026-10"),
        "/months/2026-10/postings/new?closing=2026-10".to_owned(),
        format!("/months/2026-10/moves/new?to={groceries}&closing=2026-10"),
        "/months/2026-10/drift?closing=2026-10".to_owned(),
    ] {
        let page = browser.open(&path).await;
        let ways = ways_on(&page);
        assert!(ways.len() > 1, "{path}: {ways:?}");
        for way in ways {
            let filter = way == "/months/2026-10" && page.html.contains("class=\"filter\"");
            assert!(way.contains("closing=2026-10") || filter, "{path}: {way}");
        }
        pages += 1;
    }
    assert_eq!(pages, 7);
}

#[tokio::test]
async fn what_is_saved_on_the_way_leads_back_to_closing() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let back = |page: &Page| page.id_of("/months/2026-10/", "Back to closing October 2026");
    let groceries = home.october.groceries;
    let entry = format!("/months/2026-10/entries/{groceries}?closing=2026-10");
    let page = browser.open(&entry).await;
    let saved = browser.submit(&page, &entry, &[("planned", "360")]).await;
    assert_eq!(saved.address, entry);
    assert_eq!(back(&saved), "close");

    // Also after a refusal, and after the next try.
    let form = saved.form(&entry).filled(&[("planned", "many")]);
    let refused = browser.post(&entry, &form.fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html::text(&refused.text).contains("Back to closing October 2026"));

    let month = "/months/2026-10?closing=2026-10";
    let page = browser.open(month).await;
    let post = "/months/2026-10/postings?closing=2026-10";
    let typed = [("amount", "4.20"), ("entry", "Groceries")];
    let posted = browser.submit(&page, post, &typed).await;
    assert!(
        posted.address.starts_with("/months/2026-10?posted="),
        "{}",
        posted.address
    );
    assert_eq!(back(&posted), "close");
    let id = posted.address.split(['=', '&']).nth(1).unwrap().to_owned();
    let undo = format!("/months/2026-10/postings/{id}/delete?closing=2026-10");
    let undone = browser.submit(&posted, &undo, &[]).await;
    assert_eq!(back(&undone), "close");
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
