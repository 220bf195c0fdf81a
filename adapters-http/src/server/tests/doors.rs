use super::client::exchange;
use super::house::House;

#[tokio::test]
async fn a_foreign_host_is_misdirected_and_a_loopback_one_is_served() {
    let house = House::open().await;
    let port = house.address.port();
    for host in [
        "localhost",
        "127.0.0.1",
        "[::1]",
        &format!("127.0.0.1:{port}"),
    ] {
        let answer = house.ask("GET /page", &[&format!("Host: {host}")]).await;
        assert_eq!(answer.status, 200, "{host}");
    }
    let answer = house
        .ask("GET /api/v1/months/1", &["Host: evil.example"])
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (421, "misdirected_request")
    );
    for line in [
        "GET /page",
        "GET /static/docs.js",
        "GET http://evil.example/page",
    ] {
        let answer = house.ask(line, &["Host: evil.example"]).await;
        assert_eq!(answer.status, 421, "{line}");
    }
}

/// A kubelet names the address of the pod, and an old program no host.
#[tokio::test]
async fn the_health_is_told_under_any_name_and_nothing_else_is() {
    let house = House::open().await;
    for host in [
        "Host: evil.example",
        "Host: 10.42.0.17:8000",
        "Host: localhost\r\nHost: evil.example",
        "Host: localhost\r\nX-Forwarded-Host: evil.example",
        "Host:",
    ] {
        for line in ["GET /healthz", "HEAD /healthz"] {
            assert_eq!(house.ask(line, &[host]).await.status, 200, "{line} {host}");
        }
    }
    for request in [
        "GET /healthz HTTP/1.0\r\n\r\n",
        "HEAD /healthz HTTP/1.0\r\n\r\n",
        "GET http://evil.example/healthz HTTP/1.0\r\n\r\n",
    ] {
        let answer = exchange(house.address, request.as_bytes()).await;
        assert_eq!(answer.status, 200, "{request}");
    }
    for path in [
        "/healthz/",
        "//healthz",
        "/healthz/../page",
        "/page?/healthz",
    ] {
        let line = format!("GET {path}");
        let answer = house.ask(&line, &["Host: evil.example"]).await;
        assert_eq!(answer.status, 421, "{path}");
    }
}

#[tokio::test]
async fn a_public_url_adds_its_host() {
    let house = House::open_with(|config| {
        config.public_url = Some("https://budget.example".parse().unwrap());
    })
    .await;
    for (host, status) in [
        ("budget.example", 200),
        ("localhost", 200),
        ("other.example", 421),
    ] {
        let answer = house.ask("GET /page", &[&format!("Host: {host}")]).await;
        assert_eq!(answer.status, status, "{host}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    let house = House::open().await;
    for (proof, status) in [
        ("Sec-Fetch-Site: same-origin", 200),
        ("Origin: http://localhost", 200),
        ("Sec-Fetch-Site: cross-site", 403),
        ("Sec-Fetch-Site: same-site", 403),
        ("Sec-Fetch-Site: none", 403),
        ("Origin: http://evil.example", 403),
        ("Origin: null", 403),
        ("X-Nothing: at all", 403),
    ] {
        let answer = house.send("POST /echo", &[proof], b"a=1").await;
        assert_eq!(answer.status, status, "{proof}");
    }
    let headers = ["Accept: application/json"];
    let answer = house.send("POST /page", &headers, b"a=1").await;
    assert_eq!(answer.problem(), "cross_origin");
}

#[tokio::test]
async fn the_api_is_for_programs_with_json_and_for_no_other_site() {
    let house = House::open().await;
    let json = "Content-Type: application/json";
    assert_eq!(
        house.send("POST /api/echo", &[json], b"{}").await.status,
        200
    );
    assert_eq!(house.ask("POST /api/echo", &[]).await.status, 200);

    let answer = house
        .send(
            "POST /api/echo",
            &[json, "Sec-Fetch-Site: cross-site"],
            b"{}",
        )
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (403, "cross_origin")
    );
    for content_type in [
        "Content-Type: text/plain",
        "Content-Type: application/x-www-form-urlencoded",
        "X-Nothing: at all",
    ] {
        let answer = house.send("POST /api/echo", &[content_type], b"{}").await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (415, "unsupported_media_type")
        );
    }
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let house = House::open().await;
    for line in [
        "GET /page",
        "GET /nowhere",
        "GET /panic",
        "GET /static/docs.js",
        "OPTIONS /page",
    ] {
        let answer = house.ask(line, &[]).await;
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; "),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{line}");
        }
        assert!(answer.header("permissions-policy").is_some());
        assert!(
            answer
                .header("x-request-id")
                .unwrap()
                .starts_with("request-")
        );
        assert_eq!(answer.header("strict-transport-security"), None);
    }
    assert_eq!(
        house.ask("GET /page", &[]).await.header("cache-control"),
        Some("no-store")
    );
}

#[tokio::test]
async fn only_a_public_url_with_tls_asks_browsers_to_stay_with_it() {
    for (url, host, expected) in [
        ("https://budget.example", "Host: budget.example:443", true),
        ("https://budget.example", "Host: localhost", false),
        ("http://budget.example", "Host: budget.example", false),
    ] {
        let house = House::open_with(|config| {
            config.public_url = Some(url.parse().unwrap());
        })
        .await;
        let answer = house.ask("GET /page", &[host]).await;
        let asks = answer.header("strict-transport-security").is_some();
        assert_eq!(asks, expected, "{url} {host}");
    }
}
