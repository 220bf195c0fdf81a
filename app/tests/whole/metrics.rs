//! What Prometheus is told.

use std::collections::BTreeSet;

use reqwest::Method;

use crate::client::Answer;
use crate::lived_in::LivedIn;

async fn scrape(home: &LivedIn) -> String {
    let request = reqwest::Client::new().get(home.client.address("/metrics"));
    let answer = Answer::to(request).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("Content-Type"), "text/plain; version=0.0.4");
    answer.text
}

/// Every series with its labels, and its figure.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.rsplit_once(' ').unwrap())
}

/// The figure of a series, which has to be there.
fn figure(text: &str, series: &str) -> i64 {
    let mut found = lines(text).filter(|(known, _)| *known == series);
    let (_, figure) = found
        .next()
        .unwrap_or_else(|| panic!("no {series} in {text}"));
    assert_eq!(found.next(), None, "{series} stands twice");
    figure.parse().unwrap()
}

fn requests(method: &str, route: &str, status: u16) -> String {
    let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
    format!("quartermaster_http_requests_total{{{labels}}}")
}

#[tokio::test]
async fn the_household_is_told_in_numbers_of_months_and_nothing_else() {
    let home = LivedIn::with_its_maker().await;
    let text = scrape(&home).await;
    for state in ["draft", "active", "closed"] {
        let series = format!("quartermaster_months{{state=\"{state}\"}}");
        assert_eq!(figure(&text, &series), 1);
    }
    let (_, output, _) = home.place.run(&["migrate", "--check"]);
    assert_eq!(output, "", "the newest step is applied");
    let step = text
        .lines()
        .find(|line| line.starts_with("quartermaster_schema_step{"));
    let (name, number) = step.unwrap().split_once(' ').unwrap();
    assert!(
        name.contains(&format!("{{name=\"m{number:0>4}_")),
        "{name} {number}"
    );
    let version = env!("CARGO_PKG_VERSION");
    let build = format!("quartermaster_build_info{{version=\"{version}\"}}");
    assert_eq!(figure(&text, &build), 1);
    assert!(figure(&text, "process_start_time_seconds") > 1_700_000_000);
    assert_eq!(figure(&text, "quartermaster_database_busy_total"), 0);
    for (series, figure) in lines(&text) {
        for kept in ["Groceries", "Salary", "Aldi", "2026-10"] {
            assert!(!series.contains(kept), "{series}");
        }
        assert!(!["37000", "357590", "16000"].contains(&figure), "{series}");
    }
}

#[tokio::test]
async fn requests_are_counted_under_the_pattern_of_their_route() {
    let home = LivedIn::with_its_maker().await;
    let before = scrape(&home).await;
    for path in ["/months/2026-09", "/months/2026-10", "/months/2031-01"] {
        home.client.page(path).await;
    }
    let text = scrape(&home).await;
    assert_eq!(figure(&text, &requests("GET", "/months/:ym", 200)), 2);
    assert_eq!(figure(&text, &requests("GET", "/months/:ym", 404)), 1);
    let posted = requests("POST", "/api/v1/months/:param0/postings", 201);
    assert_eq!(figure(&text, &posted), figure(&before, &posted));
    let scrapes = requests("GET", "/metrics", 200);
    assert_eq!(figure(&text, &scrapes), 1, "the first one");
    let labels = "{method=\"GET\",route=\"/months/:ym\"}";
    let durations = format!("quartermaster_http_request_duration_seconds_count{labels}");
    assert_eq!(figure(&text, &durations), 3);
}

/// All series with their labels.
fn series(text: &str) -> BTreeSet<&str> {
    lines(text).map(|(series, _)| series).collect()
}

#[tokio::test]
async fn no_client_makes_a_label_of_its_own() {
    let home = LivedIn::with_its_maker().await;
    let http = reqwest::Client::new();
    let ask = async |number: u32| {
        for (method, path) in [
            ("GET", format!("/nothing/{number}")),
            ("GET", format!("/months/{number}/nothing")),
            ("GET", format!("/months/{number}")),
            ("GET", format!("/months/2026-10/entries/{number}")),
            ("GET", format!("/static/{number}.css")),
            ("GET", format!("/api/{number}")),
            ("GET", format!("/api/v1/{number}")),
            ("GET", format!("/api/v1/months/{number}")),
            ("DELETE", format!("/api/v1/months/{number}/notes")),
            ("POST", format!("/months/{number}")),
            (&*format!("BREW{number}"), format!("/months/{number}")),
        ] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let request = http.request(method, home.client.address(&path));
            assert!(Answer::to(request).await.status.is_client_error(), "{path}");
        }
    };
    ask(7_001).await;
    scrape(&home).await;
    let before = scrape(&home).await;
    for number in 7_002..7_010 {
        ask(number).await;
    }
    let after = scrape(&home).await;
    assert_eq!(series(&after), series(&before));
    assert!(!series(&after).iter().any(|series| series.contains("700")));
    let unknown = requests("GET", "none", 404);
    assert!(figure(&after, &unknown) > figure(&before, &unknown));
}
