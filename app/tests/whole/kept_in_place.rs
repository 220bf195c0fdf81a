//! What is open and what is filtered stays so through what is done on the month's pages, by forms and links
//! alone.

use crate::browser::{Browser, Page, html};
use crate::lived_in::LivedIn;

const MONTH: &str = "/months/2026-10";

/// Which entries are shown, and whether the ledger of one is open.
fn shown(html: &str) -> (Vec<String>, bool) {
    let rows = html::pieces(html).filter(|piece| piece.attribute("data-walk").is_some());
    let names = rows.filter_map(|row| row.attribute("data-name")).collect();
    (names, html.contains("aria-expanded=\"true\""))
}

fn assert_kept(page: &Page) {
    let groceries = (vec!["Groceries".to_owned()], true);
    assert_eq!(shown(&page.html), groceries, "{}", page.address);
}

#[tokio::test]
async fn an_open_ledger_and_the_filter_stay_through_every_act() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let groceries = home.october.groceries;
    let filtered = browser.open(&format!("{MONTH}?filter=food")).await;
    assert_eq!(shown(&filtered.html), (vec!["Groceries".to_owned()], false));
    let open = format!("{MONTH}?open={groceries}&filter=food#entry-{groceries}");
    assert!(html::pieces(&filtered.html).any(|link| link.attribute("href") == Some(open.clone())));
    let page = browser.open(&open).await;
    assert_kept(&page);

    let plan = format!("{MONTH}/entries/{groceries}/plan");
    let planned = browser.submit(&page, &plan, &[("planned", "351")]).await;
    assert_kept(&planned);
    let form = planned.form(&plan).filled(&[("planned", "many")]);
    let refused = browser.post(&form.action, &form.fields).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert_eq!(shown(&refused.text), shown(&page.html));

    let postings = format!("{MONTH}/postings");
    let typed = [("amount", "4"), ("entry", "Groceries")];
    let posted = browser.submit(&planned, &postings, &typed).await;
    assert_kept(&posted);
    let form = posted.form(&postings).filled(&[("amount", "many")]);
    let refused = browser.post(&form.action, &form.fields).await;
    assert_eq!(shown(&refused.text), shown(&page.html));
    let single = format!("{MONTH}/postings/{}/delete", home.single);
    let deleted = browser.submit(&posted, &single, &[]).await;
    assert_kept(&deleted);
    assert!(deleted.address.ends_with("#told"), "{}", deleted.address);
    let put_back = format!("{MONTH}/postings/{}/put-back", home.single);
    let back = browser.submit(&deleted, &put_back, &[]).await;
    assert_kept(&back);

    // The entry's page and what is saved on it lead back to the same.
    let entry = format!("{MONTH}/entries/{groceries}");
    let more = format!("{entry}?open={groceries}&filter=food");
    assert!(html::pieces(&back.html).any(|link| link.attribute("href") == Some(more.clone())));
    let page = browser.open(&more).await;
    let saved = browser.submit(&page, &entry, &[("planned", "352")]).await;
    let crumb = saved.id_of(MONTH, "October 2026");
    assert_kept(&browser.open(&format!("{MONTH}{crumb}")).await);
}

#[tokio::test]
async fn a_ledger_is_closed_and_a_filter_taken_away_alone() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let groceries = home.october.groceries;
    let page = browser
        .open(&format!("{MONTH}?open={groceries}&filter=food"))
        .await;
    let name = html::pieces(&page.html).find(|link| link.attribute("aria-expanded").is_some());
    let closes = name.unwrap().attribute("href").unwrap();
    assert_eq!(closes, format!("{MONTH}?filter=food#entry-{groceries}"));
    let all = page.id_of(MONTH, "Show all");
    assert_eq!(all, format!("?open={groceries}"));
}
