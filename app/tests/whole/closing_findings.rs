//! What a closing checklist finds: each finding leads to where it is settled, and from there back.

use reqwest::StatusCode;
use serde_json::json;

use crate::browser::{Browser, Page, form, html};
use crate::lived_in::LivedIn;

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
        let address = checklist.link(says);
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
    let address = checklist.link("Open Card payment");
    let page = browser.open(address.split('#').next().unwrap()).await;
    assert!(html::text(&page.html).contains("Plan, notes and other months of Card payment"));
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
