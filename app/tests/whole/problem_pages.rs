//! What a person sees where something cannot be done: why, what helps, and where to go on.

use reqwest::{Method, StatusCode};

use crate::browser::html;
use crate::client::Answer;
use crate::lived_in::LivedIn;
use crate::raw_database::RawDatabase;

async fn asked(home: &LivedIn, method: Method, path: &str, referer: &str) -> Answer {
    let base = &home.server.address;
    let request = reqwest::Client::new()
        .request(method, format!("{base}{path}"))
        .header("Accept", "text/html")
        .header("Origin", base)
        .header("Referer", referer);
    Answer::to(request).await
}

/// Where the links of the page itself lead.
fn ways(answer: &Answer) -> Vec<String> {
    let main = answer.text.split("<main").nth(1).unwrap();
    let links = html::pieces(main).filter(|piece| piece.name == "a");
    links.map(|link| link.attribute("href").unwrap()).collect()
}

fn check_log(answer: &Answer) {
    let id = answer.header("x-request-id");
    assert!(!id.is_empty());
    assert!(html::text(&answer.text).contains(id), "{id} for the log");
}

#[tokio::test]
async fn what_is_not_there_leads_back_and_to_the_months() {
    let home = LivedIn::new().await;
    let from = format!("{}/months?before=2026-12", home.server.address);
    let missing = asked(&home, Method::GET, "/months/2031-01", &from).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert_eq!(ways(&missing), ["/months?before=2026-12", "/", "/months"]);
    check_log(&missing);
    let elsewhere = "http://evil.example/months";
    let missing = asked(&home, Method::GET, "/nowhere", elsewhere).await;
    assert_eq!(ways(&missing), ["/", "/months"]);
    assert!(!missing.text.contains("evil"));
}

#[tokio::test]
async fn what_cannot_be_done_leads_back_to_where_it_was_asked() {
    let home = LivedIn::new().await;
    let from = format!("{}/months/2026-10", home.server.address);
    let wrong = asked(&home, Method::POST, "/months/2026-10/activate", &from).await;
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    assert_eq!(ways(&wrong), ["/months/2026-10", "/", "/months"]);
    assert!(html::text(&wrong.text).contains("Nothing was changed."));
    check_log(&wrong);
}

#[tokio::test]
async fn what_a_closed_month_does_not_take_is_not_asked_for() {
    let home = LivedIn::new().await;
    for form in ["postings/new", "moves/new"] {
        let path = format!("/months/2026-09/{form}");
        let refused = asked(&home, Method::GET, &path, "").await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{form}");
        assert_eq!(ways(&refused), ["/months/2026-09", "/", "/months"]);
        let said = html::text(&refused.text);
        assert!(
            said.contains("closed") && said.contains("To September 2026"),
            "{said}"
        );
    }
    let draft = asked(&home, Method::GET, "/months/2026-11/postings/new", "").await;
    assert_eq!(draft.status, StatusCode::CONFLICT);
    let draft = asked(&home, Method::GET, "/months/2026-11/moves/new", "").await;
    assert_eq!(draft.status, StatusCode::OK);
}

#[tokio::test]
async fn a_fault_needs_no_database_to_be_told() {
    let home = LivedIn::new().await;
    let mut raw = RawDatabase::open(&home.place.database()).await;
    raw.run("UPDATE household SET time_zone = 'Nowhere/At all'")
        .await;
    raw.close().await;
    let failed = asked(&home, Method::GET, "/months/2026-10?open=1", "").await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(ways(&failed), ["/months/2026-10?open=1", "/", "/months"]);
    let said = html::text(&failed.text);
    assert!(said.contains("What was saved before is safe."), "{said}");
    for secret in ["Nowhere", "time_zone", "household", "SELECT"] {
        assert!(!failed.text.contains(secret), "{secret}");
    }
    check_log(&failed);
}
