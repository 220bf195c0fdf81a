//! Behind a real reverse proxy with TLS at a subdomain.

mod curl;
mod nginx;

use std::process::{Command, Output};

use serde_json::Value;

use crate::browser::form::forms;
use crate::browser::html;
use crate::server::{Place, Server};
use curl::{Answer, ask};
use nginx::Nginx;

const HOST: &str = "budget.example.test";
/// The client is another than the proxy, which speaks from 127.0.0.1.
const CLIENT_IP: &str = "127.0.0.2";
/// What a client says of itself that would like to be somebody else.
const SPOOFED: [&str; 6] = [
    "--header",
    "X-Forwarded-For: 203.0.113.7",
    "--header",
    "X-Forwarded-Proto: http",
    "--header",
    "X-Forwarded-Host: evil.example",
];
const STRICT_TRANSPORT: &str = "Strict-Transport-Security";

/// Runs a program that the test cannot do without.
fn output(command: &mut Command) -> Output {
    let program = command.get_program().to_owned();
    let done = command.output();
    done.unwrap_or_else(|error| panic!("this test needs {}: {error}", program.display()))
}

fn start(place: &Place, variables: &[(&str, &str)]) -> Server {
    let mut program = place.program();
    program.env("QUARTERMASTER_LOG_FORMAT", "json");
    program.envs(variables.iter().copied());
    Server::start(program)
}

/// Opens the settings, fills the form and sends it as a browser that says no more than its origin.
fn rename(nginx: &Nginx, origin: &str) -> Answer {
    let page = ask(nginx, "/settings", &SPOOFED);
    assert_eq!(page.status, 200);
    let mut found = forms(&page.body);
    found.retain(|form| form.action == "/settings");
    let form = found.remove(0).filled(&[("name", "Behind a proxy")]);
    let origin = format!("Origin: {origin}");
    let mut arguments = vec!["--header".to_owned(), origin];
    for (name, value) in form.fields {
        arguments.extend(["--data-urlencode".to_owned(), format!("{name}={value}")]);
    }
    let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    arguments.extend(SPOOFED);
    ask(nginx, "/settings", &arguments)
}

/// The addresses of the clients in the access log, each once.
fn clients(log: &str) -> Vec<String> {
    let lines = log.lines().map(|line| serde_json::from_str(line).unwrap());
    let requests = lines.filter(|line: &Value| line["event"] == "http_request");
    let mut clients: Vec<String> = requests
        .map(|line| line["client_ip"].as_str().unwrap().to_owned())
        .collect();
    assert!(clients.len() > 4);
    clients.sort();
    clients.dedup();
    clients
}

fn is_served_at_home_only(nginx: &Nginx) {
    for (path, elsewhere) in [
        ("/welcome", 421),
        ("/settings", 421),
        ("/metrics", 421),
        ("/api/v1/household", 421),
        // The health is told under any name.
        ("/healthz", 200),
    ] {
        let answer = ask(nginx, path, &SPOOFED);
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        let answer = ask(nginx, path, &["--header", "Host: evil.example"]);
        assert_eq!(answer.status, elsewhere, "{path}: {answer:?}");
    }
}

#[tokio::test]
async fn at_a_public_address_behind_a_trusted_proxy_all_is_as_the_browser_sees_it() {
    let place = Place::new();
    let nginx = Nginx::before(|port| {
        let url = format!("https://{HOST}:{port}");
        let variables = [
            ("QUARTERMASTER_PUBLIC_URL", url.as_str()),
            ("QUARTERMASTER_TRUSTED_PROXIES", "127.0.0.1"),
        ];
        start(&place, &variables)
    })
    .await;
    is_served_at_home_only(&nginx);
    let page = ask(&nginx, "/settings", &[]).body;
    let style = html::pieces(&page)
        .find(|piece| piece.name == "link")
        .unwrap();
    let style = style.attribute("href").unwrap();
    assert_eq!(ask(&nginx, &style, &[]).status, 200, "{style}");

    let answer = rename(&nginx, &nginx.origin());
    assert_eq!(answer.status, 303, "{answer:?}");
    let location = answer.header("Location").unwrap();
    let is_here = location.starts_with('/') && !location.starts_with("//");
    assert!(
        is_here || location.starts_with(&nginx.origin()),
        "{location}"
    );
    assert!(answer.header(STRICT_TRANSPORT).is_some());
    assert!(ask(&nginx, location, &[]).body.contains("Behind a proxy"));
    let insecure = format!("http://{HOST}:{}", nginx.port);
    for origin in [insecure.as_str(), "https://evil.example", "null"] {
        assert_eq!(rename(&nginx, origin).status, 403, "{origin}");
    }
    assert_eq!(clients(&nginx.stop()), [CLIENT_IP]);
}

#[tokio::test]
async fn a_trusted_proxy_alone_tells_of_https_at_an_allowed_host() {
    let place = Place::new();
    let variables = [
        ("QUARTERMASTER_ALLOWED_HOSTS", HOST),
        ("QUARTERMASTER_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let nginx = Nginx::before(|_| start(&place, &variables)).await;
    is_served_at_home_only(&nginx);
    assert!(
        ask(&nginx, "/welcome", &SPOOFED)
            .header(STRICT_TRANSPORT)
            .is_some()
    );
    assert_eq!(rename(&nginx, &nginx.origin()).status, 303);
    let insecure = format!("http://{HOST}:{}", nginx.port);
    assert_eq!(rename(&nginx, &insecure).status, 403);
    assert_eq!(clients(&nginx.stop()), [CLIENT_IP]);
}

#[tokio::test]
async fn of_a_proxy_that_is_not_trusted_nothing_is_believed() {
    let place = Place::new();
    let variables = [
        ("QUARTERMASTER_ALLOWED_HOSTS", HOST),
        ("QUARTERMASTER_TRUSTED_PROXIES", "192.0.2.0/24"),
    ];
    let nginx = Nginx::before(|_| start(&place, &variables)).await;
    is_served_at_home_only(&nginx);
    let answer = ask(&nginx, "/welcome", &SPOOFED);
    assert_eq!(answer.header(STRICT_TRANSPORT), None);
    assert_eq!(clients(&nginx.stop()), ["127.0.0.1"]);
}
