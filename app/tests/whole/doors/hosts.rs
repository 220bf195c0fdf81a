use reqwest::Method;

use crate::client::{Answer, Client};
use crate::server::{Place, Server};

const ADDRESSES: [&str; 5] = [
    "/",
    "/settings",
    "/metrics",
    "/api/v1/household",
    "/api/docs",
];

async fn status(client: &Client, path: &str, host: &str) -> u16 {
    let address = client.address(path);
    let request = reqwest::Client::new().request(Method::GET, address);
    let answer = Answer::to(request.header("Host", host)).await;
    answer.status.as_u16()
}

#[tokio::test]
async fn only_the_names_of_this_machine_are_served() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    for path in ADDRESSES {
        for host in ["localhost", "127.0.0.1:9", "[::1]:8000"] {
            assert_eq!(status(&client, path, host).await, 200, "{path} as {host}");
        }
        for host in [
            "budget.example",
            "localhost.example",
            "127.0.0.1.example:80",
        ] {
            assert_eq!(status(&client, path, host).await, 421, "{path} as {host}");
        }
    }
}

#[tokio::test]
async fn the_public_name_is_served_and_asks_for_https() {
    let place = Place::new();
    let mut program = place.program();
    program.env("QUARTERMASTER_PUBLIC_URL", "https://budget.example");
    let server = Server::start(program);
    let client = Client::of(&server);
    for path in ADDRESSES {
        for (host, expected) in [
            ("budget.example", 200),
            ("localhost", 200),
            ("other.example", 421),
        ] {
            assert_eq!(
                status(&client, path, host).await,
                expected,
                "{path} as {host}"
            );
        }
    }
    let request = client.request(Method::GET, "/household");
    let answer = Answer::to(request.header("Host", "budget.example")).await;
    assert!(
        answer
            .header("Strict-Transport-Security")
            .starts_with("max-age=")
    );
}

/// A kubelet asks for the health at the address of the pod.
#[tokio::test]
async fn the_health_is_told_under_any_name() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    for host in ["budget.example", "10.42.0.17:8000", "quartermaster"] {
        assert_eq!(status(&client, "/healthz", host).await, 200, "{host}");
    }
    let request = reqwest::Client::new().head(client.address("/healthz"));
    let answer = Answer::to(request.header("Host", "10.42.0.17")).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, ""));
}

#[tokio::test]
async fn the_metrics_are_told_under_the_name_of_the_container_where_it_is_allowed() {
    let place = Place::new();
    let mut program = place.program();
    program.env("QUARTERMASTER_PUBLIC_URL", "https://budget.example");
    program.env("QUARTERMASTER_ALLOWED_HOSTS", "quartermaster");
    let server = Server::start(program);
    let client = Client::of(&server);
    for (host, expected) in [
        ("quartermaster:8000", 200),
        ("quartermaster", 200),
        ("other:8000", 421),
        ("10.42.0.17:8000", 421),
    ] {
        assert_eq!(status(&client, "/metrics", host).await, expected, "{host}");
        assert_eq!(status(&client, "/healthz", host).await, 200, "{host}");
    }
}
