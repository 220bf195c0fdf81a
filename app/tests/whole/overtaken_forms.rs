//! Forms of pages that somebody else overtook: what is there now stands beside what was typed, and
//! what was typed can be sent again.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::browser::{Browser, html};
use crate::lived_in::LivedIn;

const MONTH: &str = "/months/2026-10";

/// A form, what somebody else makes of the same thing meanwhile, and how both show it.
struct Race {
    page: String,
    action: String,
    field: &'static str,
    typed: &'static str,
    /// Through the API.
    path: String,
    theirs: Value,
    now: &'static str,
}

fn races(home: &LivedIn) -> Vec<Race> {
    let entry = home.october.groceries;
    let race = |page: String, field, typed, path: String, theirs, now| Race {
        action: page.clone(),
        page,
        field,
        typed,
        path,
        theirs,
        now,
    };
    let posting = format!("{MONTH}/postings/{}", home.single);
    let debt = format!("{MONTH}/debts/{}", home.october.card);
    let template_entry = format!("/template/entries/{}", home.unused_entry);
    let template_debt = format!("/template/debts/{}", home.unused_debt);
    vec![
        race(
            "/settings".into(),
            "name",
            "Mine",
            "/household".into(),
            json!({"name": "Theirs"}),
            "There now: Theirs",
        ),
        race(
            template_entry.clone(),
            "planned",
            "7.50",
            template_entry,
            json!({"planned_minor": 4200}),
            "There now: 42.00",
        ),
        race(
            template_debt.clone(),
            "balance",
            "7.50",
            template_debt,
            json!({"balance_minor": 4200}),
            "There now: 42.00",
        ),
        race(
            format!("{MONTH}/entries/{entry}"),
            "notes",
            "mine",
            format!("{MONTH}/entries/{entry}"),
            json!({"notes": "theirs"}),
            "There now: theirs",
        ),
        Race {
            action: format!("{MONTH}/notes"),
            ..race(
                MONTH.into(),
                "notes",
                "mine",
                MONTH.into(),
                json!({"notes": ""}),
                "There now: nothing",
            )
        },
        Race {
            action: posting.clone(),
            ..race(
                format!("{MONTH}?open={entry}&edit={}", home.single),
                "amount",
                "7.50",
                posting.clone(),
                json!({"amount_minor": 4200}),
                "There now: 42.00",
            )
        },
        Race {
            action: posting.clone(),
            ..race(
                format!("{MONTH}/entries/{entry}"),
                "memo",
                "mine",
                posting,
                json!({"memo": "theirs"}),
                "There now: theirs",
            )
        },
        Race {
            action: debt.clone(),
            ..race(
                MONTH.into(),
                "charges",
                "7.50",
                debt,
                json!({"charges_minor": 4200}),
                "There now: 42.00",
            )
        },
    ]
}

#[tokio::test]
async fn both_versions_are_shown_and_sending_again_takes_what_was_typed() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    home.client.change(MONTH, &json!({"notes": "before"})).await;
    for race in races(&home) {
        let seen = browser.open(&race.page).await.form(&race.action);
        let mine = seen.filled(&[(race.field, race.typed)]);
        home.client.change(&race.path, &race.theirs).await;

        let overtaken = browser.post(&race.action, &mine.fields).await;
        assert_eq!(overtaken.status, StatusCode::CONFLICT, "{}", race.action);
        let said = html::text(&overtaken.text);
        assert!(said.contains(race.now), "{}: {said}", race.action);
        assert!(
            said.contains("Saving again keeps"),
            "{}: {said}",
            race.action
        );

        let forms = crate::browser::form::forms(&overtaken.text).into_iter();
        let mut again = forms.filter(|form| form.action == race.action);
        let again = again.next().unwrap();
        let mine = (race.field.to_owned(), race.typed.to_owned());
        assert!(again.fields.contains(&mine), "{again:?}");
        let taken = browser.post(&race.action, &again.fields).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", race.action);
    }
    let month = home.client.get(MONTH).await;
    assert_eq!(month["notes"], "mine");
    assert_eq!(month["debt_targets"][0]["charges_minor"], 750);
}

/// The posting is shown where it is now, and can be deleted whatever became of it.
#[tokio::test]
async fn a_posting_that_somebody_else_moved_is_found_where_it_went() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let (groceries, salary) = (home.october.groceries, home.october.salary);
    let posting = format!("{MONTH}/postings/{}", home.single);
    let in_month = format!("{MONTH}?open={groceries}&edit={}", home.single);
    let on_its_page = format!("{MONTH}/entries/{groceries}");
    let seen = [
        browser.open(&in_month).await,
        browser.open(&on_its_page).await,
    ];
    let theirs = json!({"entry_id": salary, "posted_on": "2026-10-07"});
    home.client.change(&posting, &theirs).await;
    for page in &seen {
        let mine = page.form(&posting).filled(&[("amount", "7.50")]);
        let overtaken = browser.post(&posting, &mine.fields).await;
        assert_eq!(overtaken.status, StatusCode::CONFLICT);
        let said = html::text(&overtaken.text);
        assert!(said.contains("There now: Salary"), "{said}");
        assert!(said.contains("There now: 7 Oct"), "{said}");
        let shown = format!("id=\"posting-{}\"", home.single);
        assert!(overtaken.text.contains(&shown), "{said}");
    }
    let delete = format!("{posting}/delete");
    let gone = browser.submit(&seen[1], &delete, &[]).await;
    assert!(html::text(&gone.html).contains("Deleted"));
}

#[tokio::test]
async fn a_correction_sent_twice_is_no_change_of_somebody_else() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let posting = format!("{MONTH}/postings/{}", home.single);
    let page = format!("{MONTH}/entries/{}", home.october.groceries);
    let seen = browser.open(&page).await;
    let mine = seen.form(&posting).filled(&[("amount", "7.50")]);
    for _ in 0..2 {
        let taken = browser.post(&posting, &mine.fields).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER);
    }
}
