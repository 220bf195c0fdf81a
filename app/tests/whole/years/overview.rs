//! The list of months in whole years, with its gaps.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::json;

use crate::browser::{Browser, Page, html};
use crate::client::Client;
use crate::lived_in::LivedIn;
use crate::server::Place;

/// Where the links of a page lead that begin so.
fn links(page: &Page, begins: &str) -> Vec<String> {
    let links = html::pieces(&page.html).filter(|piece| piece.name == "a");
    let links = links.filter_map(|link| link.attribute("href"));
    links.filter(|to| to.starts_with(begins)).collect()
}

/// The months that have a row, in their order.
fn months(page: &Page) -> Vec<String> {
    let rows = html::pieces(&page.html).filter(|piece| piece.name == "tr");
    let ids = rows.filter_map(|row| row.attribute("id"));
    ids.filter_map(|id| id.strip_prefix("month-").map(str::to_owned))
        .collect()
}

#[tokio::test]
async fn a_year_shows_what_is_there_and_what_can_be_created() {
    let home = LivedIn::new().await;
    let page = Browser::of(&home.server).open("/months").await;
    assert_eq!(months(&page), ["2026-11", "2026-10", "2026-09"]);
    let october = page.row("month-2026-10").join(" ");
    assert!(october.starts_with("October active"), "{october}");
    assert!(page.row("month-2026-09")[1].contains("closed"));
    // Only what comes after the closed month can be created.
    assert_eq!(links(&page, "/months/new?"), ["/months/new?month=2026-12"]);
    let said = html::text(&page.html);
    assert!(said.contains("December no month Create December"), "{said}");
    assert!(said.contains("January to August no month"), "{said}");
    assert!(links(&page, "/months/year/").contains(&"/months/year/2026".to_owned()));
    // The year has the sums of its months: 370.00, 25.00 and 160.00 have gone out, nothing came in.
    let year = page.row("year-2026").join(" ");
    assert!(
        year.contains("555.00") && year.contains("\u{2212}555.00"),
        "{year}"
    );
    assert!(
        said.contains("555.00 more went out than came in."),
        "{said}"
    );
}

#[tokio::test]
async fn many_years_are_paged_by_whole_years_and_old_addresses_work() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    for year in 2020..2026 {
        for month in 1..=12 {
            // A year in between that nobody kept, and one with a gap.
            if year == 2022 || (year, month) == (2024, 6) {
                continue;
            }
            let month = json!({"month": format!("{year}-{month:02}")});
            client.create("/months", &month).await;
        }
    }
    let browser = Browser::of(&server);
    let latest = browser.open("/months").await;
    let earlier = browser.open("/months?before=2023-01").await;
    assert_eq!(months(&latest).len(), 35);
    assert_eq!(months(&earlier).len(), 24);
    let all: BTreeSet<String> = [months(&latest), months(&earlier)]
        .concat()
        .into_iter()
        .collect();
    assert_eq!(all.len(), 59);
    assert!(links(&latest, "/months?before=").contains(&"/months?before=2023-01".to_owned()));
    assert!(links(&earlier, "/months?before=").is_empty());
    // Nothing is closed, so that the gap can be filled; the whole year has no row at all.
    assert_eq!(
        links(&latest, "/months/new?"),
        ["/months/new?month=2024-06"]
    );
    let from_middle = browser.open("/months?before=2024-03").await;
    let shown = months(&from_middle);
    assert_eq!((shown[0].as_str(), shown.len()), ("2024-12", 35));
    let said = html::text(&from_middle.html);
    assert!(said.contains("2022: no month"), "{said}");
    let nothing = browser.open("/months?before=1980-01").await;
    assert!(html::text(&nothing.html).contains("There are no earlier months."));
    let (status, _) = client
        .refusal(Method::POST, "/months", &json!({"month": "2025-01"}))
        .await;
    assert_eq!(status, 409);
}
