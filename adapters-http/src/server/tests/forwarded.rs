use super::house::House;
use super::lines::Lines;

const STRICT_TRANSPORT: &str = "strict-transport-security";

/// A server whose peer, this machine, is a trusted proxy.
async fn behind_a_proxy(public_url: Option<&str>) -> House {
    House::open_with(|config| {
        config.trusted_proxies = "127.0.0.0/8".parse().unwrap();
        config.allowed_hosts = "budget.lan".parse().unwrap();
        config.public_url = public_url.map(|url| url.parse().unwrap());
    })
    .await
}

async fn status(house: &House, headers: &[&str]) -> u16 {
    house.ask("GET /page", headers).await.status
}

/// Whether a form is taken that an older browser sends, which says no more than its origin.
async fn takes_a_form(house: &House, origin: &str, headers: &[&str]) -> bool {
    let origin = format!("Origin: {origin}");
    let headers: Vec<&str> = [origin.as_str()]
        .into_iter()
        .chain(headers.to_vec())
        .collect();
    let answer = house.send("POST /echo", &headers, b"a=1").await;
    assert!([200, 403].contains(&answer.status), "{answer:?}");
    answer.status == 200
}

#[tokio::test]
async fn the_log_names_the_client_of_a_trusted_proxy_and_else_the_peer() {
    let (lines, _recording) = Lines::record();
    let spoofed = "X-Forwarded-For: 198.51.100.1";
    let added = "X-Forwarded-For: 203.0.113.9, 127.0.0.2";
    let client_ip = || lines.with_event("http_request").pop().unwrap()["client_ip"].clone();
    let house = behind_a_proxy(None).await;
    status(&house, &[spoofed, added]).await;
    assert_eq!(client_ip(), "203.0.113.9");
    status(&house, &[]).await;
    assert_eq!(client_ip(), "127.0.0.1");
    let house = House::open().await;
    status(&house, &[spoofed, added]).await;
    assert_eq!(client_ip(), "127.0.0.1");
}

#[tokio::test]
async fn every_host_that_a_trusted_proxy_names_must_be_served() {
    let house = behind_a_proxy(Some("https://budget.example")).await;
    for (headers, expected) in [
        (["Host: localhost", "X-Forwarded-Host: budget.example"], 200),
        (
            ["Host: budget.lan", "X-Forwarded-Host: budget.example:8443"],
            200,
        ),
        (["Host: localhost", "X-Forwarded-Host: evil.example"], 421),
        (
            [
                "Host: localhost",
                "X-Forwarded-Host: localhost, evil.example",
            ],
            421,
        ),
        (
            [
                "Host: localhost",
                "X-Forwarded-Host: evil.example, budget.example",
            ],
            200,
        ),
        (
            ["Host: evil.example", "X-Forwarded-Host: budget.example"],
            421,
        ),
        (["Host: localhost", "X-Forwarded-Host:"], 421),
        (
            ["Host: localhost", "X-Forwarded-Host: user@budget.example"],
            421,
        ),
        (
            ["Host: user@localhost", "X-Forwarded-Host: budget.example"],
            421,
        ),
        (
            ["Host: localhost", "X-Forwarded-Host: b\u{fc}dget.example"],
            421,
        ),
    ] {
        assert_eq!(status(&house, &headers).await, expected, "{headers:?}");
    }
    let house = House::open().await;
    for (headers, expected) in [
        (["Host: localhost", "X-Forwarded-Host: evil.example"], 200),
        (["Host: budget.example", "X-Forwarded-Host: localhost"], 421),
    ] {
        assert_eq!(status(&house, &headers).await, expected, "{headers:?}");
    }
}

#[tokio::test]
async fn https_is_known_from_a_trusted_proxy() {
    let house = behind_a_proxy(None).await;
    let asks = async |house: &House, header: &str| {
        let answer = house.ask("GET /page", &[header]).await;
        answer.header(STRICT_TRANSPORT).is_some()
    };
    assert!(asks(&house, "X-Forwarded-Proto: https").await);
    assert!(!asks(&house, "X-Forwarded-Proto: http").await);
    assert!(!asks(&house, "X-Forwarded-Proto: https, http").await);
    assert!(!asks(&house, "X-Nothing: at all").await);
    let house = House::open().await;
    assert!(!asks(&house, "X-Forwarded-Proto: https").await);
}

#[tokio::test]
async fn a_form_comes_from_the_address_the_browser_saw() {
    let house = behind_a_proxy(None).await;
    let over_tls = [
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: budget.lan:8443",
    ];
    assert!(takes_a_form(&house, "https://budget.lan:8443", &over_tls).await);
    assert!(!takes_a_form(&house, "http://budget.lan:8443", &over_tls).await);
    assert!(!takes_a_form(&house, "https://budget.lan", &over_tls).await);
    assert!(!takes_a_form(&house, "https://localhost", &over_tls).await);
    let usual_port = [
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: budget.lan:443",
    ];
    assert!(takes_a_form(&house, "https://budget.lan", &usual_port).await);
    assert!(!takes_a_form(&house, "http://budget.lan:443", &usual_port).await);
    let plain = ["X-Forwarded-Proto: http", "X-Forwarded-Host: budget.lan"];
    assert!(takes_a_form(&house, "http://budget.lan", &plain).await);
    assert!(!takes_a_form(&house, "https://budget.lan", &plain).await);

    let house = House::open().await;
    assert!(!takes_a_form(&house, "https://budget.lan:8443", &over_tls).await);
    assert!(takes_a_form(&house, "http://localhost", &over_tls).await);
}

#[tokio::test]
async fn of_the_public_host_the_setting_knows_best() {
    let house = behind_a_proxy(Some("https://budget.example:8443")).await;
    let portless = [
        "X-Forwarded-Host: budget.example",
        "X-Forwarded-Proto: http",
    ];
    assert!(takes_a_form(&house, "https://budget.example:8443", &portless).await);
    assert!(!takes_a_form(&house, "http://budget.example", &portless).await);
    assert!(!takes_a_form(&house, "https://budget.example:9443", &portless).await);
    let answer = house.ask("GET /page", &portless).await;
    assert!(answer.header(STRICT_TRANSPORT).is_some());
    let elsewhere = ["X-Forwarded-Host: budget.lan", "X-Forwarded-Proto: http"];
    assert!(takes_a_form(&house, "http://budget.lan", &elsewhere).await);
}
