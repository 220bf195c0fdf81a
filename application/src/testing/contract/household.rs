use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, StartDay};

use crate::ports::Store;

pub async fn is_there_from_the_start(store: &dyn Store) {
    let household = store.read().await.unwrap().household().await.unwrap();
    assert_eq!(household.name.as_str(), "Home");
    assert_eq!(household.currency.code(), "EUR");
    assert_eq!(household.locale.as_str(), "en-GB");
    assert_eq!(household.time_zone.as_str(), "UTC");
    assert_eq!(household.month_start_day, StartDay::FIRST);
    store.ping().await.unwrap();
}

pub async fn keeps_what_is_changed(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let mut household = work.household().await.unwrap();
    household.name = Name::parse("Our house").unwrap();
    household.currency = Currency::from_code("JPY").unwrap();
    household.month_start_day = StartDay::new(25).unwrap();
    let version = household.version;
    let saved = work.households().update(household.clone()).await.unwrap();
    assert_eq!(saved.version, version + 1);
    work.commit().await.unwrap();
    household.version = version + 1;
    let read = store.read().await.unwrap().household().await.unwrap();
    assert_eq!(read, household);
}
