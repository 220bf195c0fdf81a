use serde_json::json;

use super::client::exchange;
use super::house::House;

#[tokio::test]
async fn a_panic_is_a_problem_that_tells_nothing() {
    let house = House::open().await;
    for line in ["GET /panic", "GET /fault"] {
        let answer = house.ask(line, &["Accept: application/json"]).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (500, "internal")
        );
        assert!(!answer.text().contains("secret"), "{}", answer.text());
    }
    assert_eq!(house.ask("GET /page", &[]).await.status, 200);
}

#[tokio::test]
async fn a_problem_of_a_handler_reaches_a_program_with_every_field() {
    let house = House::open().await;
    let answer = house
        .ask("GET /refused", &["Accept: application/json"])
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (422, "invalid_fields")
    );
    assert_eq!(
        answer.json()["errors"],
        json!([{"field": "name", "code": "required", "message": "Enter a value."}])
    );
    assert_eq!(answer.json()["type"], "/problems/invalid_fields");
}

#[tokio::test]
async fn a_person_gets_a_page_and_htmx_a_part_of_one() {
    let house = House::open().await;
    let html = Some("text/html; charset=utf-8");
    let page = house.ask("GET /refused", &["Accept: text/html"]).await;
    assert_eq!((page.status, page.header("content-type")), (422, html));
    assert!(page.text().starts_with("<!doctype html>"));
    assert!(page.text().contains(page.header("x-request-id").unwrap()));

    let part = house.ask("GET /refused", &["HX-Request: true"]).await;
    assert_eq!((part.status, part.header("content-type")), (422, html));
    assert!(part.text().starts_with("<p role=\"alert\""));
}

#[tokio::test]
async fn what_cannot_be_read_in_an_address_is_told_in_words_for_people() {
    let house = House::open().await;
    let answer = house.ask("GET /api/v1/months/next", &[]).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (400, "unreadable_address")
    );
    let answer = house.ask("GET /api/v1/months/1?limit=all", &[]).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (400, "unreadable_parameter")
    );
    assert_eq!(answer.json()["errors"][0]["field"], "limit");
    assert!(!answer.text().contains("uint32"), "{}", answer.text());
}

#[tokio::test]
async fn a_handler_knows_the_id_of_its_request() {
    let house = House::open().await;
    let answer = house.ask("GET /page", &["X-Request-Id: forged"]).await;
    let id = answer.header("x-request-id").unwrap();
    assert_ne!(id, "forged");
    assert_eq!(answer.text(), format!("<p>GET {id}</p>"));
}

#[tokio::test]
async fn what_is_no_request_at_all_is_told_as_a_problem_too() {
    let house = House::open().await;
    let many = "X-Many: 1\r\n".repeat(200);
    let long = "a".repeat(70_000);
    for (sent, expected) in [
        ("\u{1}\u{2}\r\n\r\n".to_owned(), (400, "unreadable_request")),
        ("GET /page\r\n\r\n".to_owned(), (400, "unreadable_request")),
        (
            "GET /page HTTP/1.1\r\nno colon\r\n\r\n".to_owned(),
            (400, "unreadable_request"),
        ),
        (
            format!("GET /page HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"),
            (431, "request_refused"),
        ),
        (
            format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            (414, "request_refused"),
        ),
    ] {
        let answer = exchange(house.address, sent.as_bytes()).await;
        let problem = answer.problem();
        assert_eq!(
            (answer.status, problem.as_str()),
            expected,
            "{}",
            &sent[..20]
        );
        assert_eq!(
            answer.json()["request_id"],
            answer.header("x-request-id").unwrap()
        );
    }
    assert_eq!(house.ask("GET /page", &[]).await.status, 200);
}
