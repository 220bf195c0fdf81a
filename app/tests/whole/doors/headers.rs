use reqwest::Method;
use reqwest::header::HeaderMap;

use crate::browser::{Browser, html};
use crate::client::Answer;
use crate::lived_in::LivedIn;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; manifest-src 'self'";

fn is_guarded(what: &str, headers: &HeaderMap, policy: &str) {
    for (name, value) in [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
        let found = headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(found, Some(value), "{name} of {what}");
    }
    for name in ["X-Request-Id", "Permissions-Policy", "Cache-Control"] {
        assert!(headers.contains_key(name), "{name} of {what}");
    }
    assert!(!headers.contains_key("Server"), "{what}");
}

/// What a page may not have: something that runs or shows without being a file of ours.
fn is_self_contained(address: &str, html: &str) {
    for piece in html::pieces(html) {
        assert_ne!(piece.name, "style", "{address}");
        let is_inline = piece.name == "script" && piece.attribute("src").is_none();
        assert!(!is_inline, "{address}");
        for name in ["style", "onclick", "onsubmit", "onchange", "onload"] {
            assert_eq!(piece.attribute(name), None, "{address}");
        }
        for name in ["src", "href", "action"] {
            if let Some(to) = piece.attribute(name) {
                let is_of_this_host =
                    to.starts_with('#') || to.starts_with('/') && !to.starts_with("//");
                assert!(is_of_this_host, "{address} refers to {to}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_is_guarded_and_holds_nothing_inline() {
    let home = LivedIn::new().await;
    let pages = Browser::of(&home.server).all_pages().await;
    assert!(pages.len() > 25, "{}", pages.len());
    for page in pages {
        let policy = match page.address.as_str() {
            // Its style sheet holds pictures as data, and it sends no form.
            "/api/docs" => page.headers["Content-Security-Policy"].to_str().unwrap(),
            _ => POLICY,
        };
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
        is_guarded(&page.address, &page.headers, policy);
        is_self_contained(&page.address, &page.html);
    }
}

#[tokio::test]
async fn every_other_answer_is_guarded_too() {
    let home = LivedIn::new().await;
    let http = reqwest::Client::new();
    let page = home.client.page("/settings").await.1;
    let style = html::pieces(&page)
        .find(|piece| piece.name == "link")
        .unwrap();
    let style = style.attribute("href").unwrap();
    for (method, path) in [
        (Method::GET, &*style),
        (Method::GET, "/healthz"),
        (Method::GET, "/metrics"),
        (Method::GET, "/nothing/here"),
        (Method::GET, "/months/2031-01"),
        (Method::GET, "/api/openapi.json"),
        (Method::GET, "/api/v1/months"),
        (Method::GET, "/api/v1/months/2031-01"),
        (Method::PUT, "/api/v1/months"),
        (Method::POST, "/settings"),
        (Method::DELETE, "/settings"),
        (Method::HEAD, "/months"),
    ] {
        let what = format!("{method} {path}");
        let answer = Answer::to(http.request(method, home.client.address(path))).await;
        is_guarded(&what, &answer.headers, POLICY);
    }
}
