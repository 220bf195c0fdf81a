use std::sync::Arc;

use proptest::prelude::{ProptestConfig, proptest};
use quartermaster_adapters_db::{SqliteStore, verify};
use quartermaster_application::Quartermaster;
use quartermaster_application::archive::all_months;
use quartermaster_application::reading::{self, MonthView};
use serde_json::Value;

use super::life::{Act, act, full_life, household, now};
use super::{exported, full_export};
use crate::export::{fill, read};

/// Every month with all its figures and its seal.
async fn figures(app: &Quartermaster) -> Vec<MonthView> {
    let mut snapshot = app.store.read().await.unwrap();
    let months = all_months(&mut *snapshot).await.unwrap();
    drop(snapshot);
    let mut views = Vec::new();
    for month in months {
        views.push(reading::month(app, month).await.unwrap());
    }
    views
}

/// From the store in memory through the file into a database, which then is the same household.
async fn assert_comes_back(app: &Quartermaster) {
    let export = exported(app).await;
    let everything = read(&export).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("imported.db");
    fill(&file, &everything, now()).await.unwrap();
    let store = Arc::new(SqliteStore::open(&file).await.unwrap());
    let imported = Quartermaster {
        store: store.clone(),
        ..app.clone()
    };
    assert_eq!(exported(&imported).await, export);
    assert_eq!(figures(&imported).await, figures(app).await);
    assert_eq!(
        reading::template(&imported).await.unwrap(),
        reading::template(app).await.unwrap()
    );
    assert_eq!(verify(&file).await.unwrap(), []);
    store.close().await.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn any_household_comes_back_as_it_was(
        is_begun in proptest::bool::ANY,
        acts in proptest::collection::vec(act(), 0..90),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(live(is_begun, acts));
    }
}

async fn live(is_begun: bool, acts: Vec<Act>) {
    let app = household();
    if is_begun {
        full_life(&app).await;
    }
    for act in acts {
        act.take(&app).await;
    }
    assert_comes_back(&app).await;
}

#[tokio::test]
async fn a_household_that_did_nothing_comes_back() {
    assert_comes_back(&household()).await;
}

/// The life that the other tests spoil has something of everything.
#[tokio::test]
async fn the_full_life_fills_every_list_of_the_file() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    let states = export["months"].as_array().unwrap().iter();
    let states: Vec<&Value> = states.map(|month| &month["state"]).collect();
    assert_eq!(states, ["closed", "active", "draft"]);
    let filled = [
        "/template/debt_targets/0",
        "/template/entries/4",
        "/months/0/debt_targets/0/closing_balance_minor",
        "/months/0/entries/0/debt_target_id",
        "/months/0/payments/0/postings/1",
        "/months/1/payments/0/postings/0",
        "/months/1/debt_targets/0/carried_balance_minor",
        "/audit/0/after",
    ];
    for pointer in filled {
        let found = export.pointer(pointer);
        assert!(found.is_some_and(|value| !value.is_null()), "{pointer}");
    }
    let entries = |month: usize| export["months"][month]["entries"].as_array().unwrap();
    let by_hand = |entry: &Value| entry["source_entry_id"].is_null();
    assert!(entries(1).iter().any(by_hand));
    let is_set = |entry: &Value| entry["opening"].is_object();
    let is_carried = |entry: &Value| entry["opening"]["opening_from"] == "2026-09";
    assert!(entries(0).iter().any(is_set));
    assert!(entries(1).iter().any(is_carried));
}
