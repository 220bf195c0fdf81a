use super::house::House;
use super::lines::Lines;

#[tokio::test]
async fn every_request_is_one_line_without_its_query() {
    let (lines, _recording) = Lines::record();
    let house = House::open().await;
    let requests = [
        ("GET", "/page", 200),
        ("HEAD", "/page", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/panic", 500),
        ("POST", "/page", 403),
    ];
    for (method, path, status) in requests {
        let answer = house
            .ask(&format!("{method} {path}?text=secret"), &[])
            .await;
        assert_eq!(answer.status, status);
        let written = lines.with_event("http_request").pop().unwrap();
        assert_eq!(written["method"], method);
        assert_eq!(written["path"], path);
        assert_eq!(written["status"], status);
        assert_eq!(written["client_ip"], "127.0.0.1");
        assert_eq!(
            written["request_id"].as_str(),
            answer.header("x-request-id")
        );
        assert!(written["duration_ms"].is_u64());
        assert!(!written.to_string().contains("secret"));
    }
    assert_eq!(lines.with_event("http_request").len(), requests.len());
}

#[tokio::test]
async fn a_fault_is_an_error_in_the_log_under_the_request_id() {
    let (lines, _recording) = Lines::record();
    let house = House::open().await;
    for (path, event) in [
        ("/panic", "handler_panicked"),
        ("/fault", "request_failed"),
        ("/full", "store_unavailable"),
    ] {
        let answer = house.ask(&format!("GET {path}"), &[]).await;
        let written = lines.with_event(event).pop().unwrap();
        assert_eq!(written["level"], "ERROR");
        assert_eq!(
            written["request_id"].as_str(),
            answer.header("x-request-id")
        );
    }
}
