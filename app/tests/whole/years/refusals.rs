//! Years that are not there, and texts that a spreadsheet must not carry out.

use reqwest::Method;
use serde_json::json;

use crate::browser::{Browser, html};
use crate::lived_in::LivedIn;

#[tokio::test]
async fn a_year_without_a_month_is_a_page_that_says_so() {
    let home = LivedIn::new().await;
    for year in [
        "2025", "2027", "1969", "2200", "26", "02026", "+2026", "year",
    ] {
        for ending in ["", ".csv"] {
            let (status, page) = home
                .client
                .page(&format!("/months/year/{year}{ending}"))
                .await;
            assert_eq!(status.as_u16(), 404, "{year}{ending}");
            assert!(page.contains("year_not_found") || page.contains("no month in this year"));
        }
        let path = format!("/years/{year}");
        let answer = home.client.send(Method::GET, &path, None).await;
        assert_eq!(answer.status.as_u16(), 404, "{year}");
        assert_eq!(answer.problem(), "year_not_found");
    }
}

#[tokio::test]
async fn the_file_is_offered_under_a_name_and_holds_no_formula() {
    let home = LivedIn::new().await;
    let formula = "=HYPERLINK(\"https://example.org\",\"Ä\")";
    let body = json!({
        "kind": "expense", "category": "@home", "name": formula, "planned_minor": 100,
    });
    home.client.create("/months/2026-10/entries", &body).await;
    let browser = Browser::of(&home.server);
    let file = browser.open("/months/year/2026.csv").await;
    let header = |name: &str| file.headers[name].to_str().unwrap();
    assert_eq!(
        header("Content-Type"),
        "text/csv; charset=utf-8; header=present"
    );
    assert_eq!(
        header("Content-Disposition"),
        "attachment; filename=\"quartermaster-2026-posted.csv\""
    );
    let mut reader = csv::Reader::from_reader(file.html.as_bytes());
    let names = reader.headers().unwrap().clone();
    assert_eq!(&names[4], "2026-01 posted (EUR)");
    assert_eq!(&names[16], "2026 posted (EUR)");
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let by_hand: Vec<_> = records
        .iter()
        .filter(|record| record[3].contains("HYPERLINK"))
        .collect();
    assert_eq!(by_hand.len(), 1);
    assert_eq!(&by_hand[0][2], "'@home");
    assert_eq!(by_hand[0][3], format!("'{formula}"));
    assert_eq!(
        (&by_hand[0][12], &by_hand[0][13], &by_hand[0][14]),
        ("", "0.00", "")
    );
    assert!(records.iter().all(|record| record.len() == 17));

    // On the page it stands as it was typed, and says whose it is.
    let page = browser.open("/months/year/2026").await;
    let said = html::text(&page.html);
    assert!(said.contains(&format!("{formula} added by hand")), "{said}");
    let here = html::pieces(&page.html).filter(|piece| piece.attribute("aria-current").is_some());
    let here: Vec<String> = here.map(|piece| piece.text()).collect();
    assert_eq!(here, ["Months", "Posted"]);
}
