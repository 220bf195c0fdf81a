//! The household: its settings, each held to what it can be, and what day it is there.

use proptest::prelude::{prop_assert_eq, proptest};
use quartermaster_domain::household::{HouseholdInput, Locale, TimeZoneName};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, Date, FieldCode, Household, StartDay, Timestamp};

use crate::fields::{refused, wrong};
use crate::fixtures::{date, euro, name};

fn household() -> Household {
    Household {
        name: name("Home"),
        currency: euro(),
        locale: Locale::parse("de-DE").unwrap(),
        time_zone: TimeZoneName::parse("Europe/Berlin").unwrap(),
        month_start_day: StartDay::FIRST,
        version: 4,
    }
}

fn today_in(zone: &str, instant: &str) -> Date {
    let household = Household {
        time_zone: TimeZoneName::parse(zone).unwrap(),
        ..household()
    };
    household.today(instant.parse::<Timestamp>().unwrap())
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let input = HouseholdInput {
        name: Some(Name::parse("  ")),
        currency: Some(Currency::from_code("XAU")),
        locale: Some(Locale::parse("german")),
        time_zone: Some(TimeZoneName::parse("Europe/Atlantis")),
        month_start_day: Some(StartDay::new(29)),
    };
    let expected = wrong([
        ("name", FieldCode::Required),
        ("currency", FieldCode::Unknown),
        ("locale", FieldCode::Invalid),
        ("time_zone", FieldCode::Unknown),
        ("month_start_day", FieldCode::OutOfRange),
    ]);
    assert_eq!(refused(household().changed(input)), expected);
}

#[test]
fn one_refused_setting_keeps_the_others_from_changing() {
    let input = HouseholdInput {
        name: Some(Ok(name("Elsewhere"))),
        month_start_day: Some(StartDay::new(0)),
        ..HouseholdInput::default()
    };
    let expected = wrong([("month_start_day", FieldCode::OutOfRange)]);
    assert_eq!(refused(household().changed(input)), expected);
}

#[test]
fn a_change_touches_only_what_was_given() {
    let before = household();
    assert_eq!(
        before.changed(HouseholdInput::default()),
        Ok(before.clone())
    );
    let changed = before.changed(HouseholdInput {
        currency: Some(Currency::from_code("JPY")),
        month_start_day: Some(StartDay::new(28)),
        ..HouseholdInput::default()
    });
    let expected = Household {
        currency: Currency::from_code("JPY").unwrap(),
        month_start_day: StartDay::new(28).unwrap(),
        ..before
    };
    assert_eq!(changed, Ok(expected));
}

#[test]
fn a_locale_is_shaped_like_a_language_tag() {
    let longest = "zh-aaaaaaaa-bbbbbbbb-cccccccc-dddddd";
    for tag in [
        "en",
        "fil",
        "en-GB",
        "zh-Hant-TW",
        "es-419",
        "de-1996",
        &longest[..35],
    ] {
        let locale = Locale::parse(&format!(" {tag} ")).unwrap();
        assert_eq!(locale.as_str(), tag);
    }
    let tags = [
        "",
        "e",
        "engl",
        "en_GB",
        "en-",
        "-GB",
        "en--GB",
        "1n",
        "en-ninechars",
        "en GB",
        "än",
        longest,
    ];
    for tag in tags {
        let refused = Locale::parse(tag).unwrap_err();
        assert_eq!(refused.code, FieldCode::Invalid, "{tag}");
    }
}

#[test]
fn a_time_zone_is_one_of_the_database_and_keeps_its_name() {
    for zone in [
        "Europe/Berlin",
        "America/St_Johns",
        "Pacific/Kiritimati",
        "UTC",
    ] {
        assert_eq!(TimeZoneName::parse(zone).unwrap().as_str(), zone);
    }
    let typed = TimeZoneName::parse(" europe/berlin ").unwrap();
    assert_eq!(typed.as_str(), "Europe/Berlin");
    for zone in [
        "",
        "Berlin",
        "CET-1CEST",
        "+01:00",
        "Europe/",
        "../Europe/Berlin",
    ] {
        let refused = TimeZoneName::parse(zone).unwrap_err();
        assert_eq!(refused.code, FieldCode::Unknown, "{zone}");
    }
}

#[test]
fn today_is_today_in_the_time_zone_of_the_household() {
    let noon_in_london = "2026-11-23T12:00:00Z";
    assert_eq!(today_in("UTC", noon_in_london), date("2026-11-23"));
    assert_eq!(
        today_in("Pacific/Kiritimati", noon_in_london),
        date("2026-11-24")
    );
    assert_eq!(
        today_in("Pacific/Pago_Pago", noon_in_london),
        date("2026-11-23")
    );
    let before_eleven = "2026-11-23T10:59:59Z";
    assert_eq!(
        today_in("Pacific/Pago_Pago", before_eleven),
        date("2026-11-22")
    );
}

#[test]
fn today_follows_the_summer_time_of_the_zone() {
    assert_eq!(
        today_in("Europe/Berlin", "2026-01-31T22:59:59Z"),
        date("2026-01-31")
    );
    assert_eq!(
        today_in("Europe/Berlin", "2026-01-31T23:00:00Z"),
        date("2026-02-01")
    );
    assert_eq!(
        today_in("Europe/Berlin", "2026-07-31T21:59:59Z"),
        date("2026-07-31")
    );
    assert_eq!(
        today_in("Europe/Berlin", "2026-07-31T22:00:00Z"),
        date("2026-08-01")
    );
}

proptest! {
    #[test]
    fn a_locale_that_is_kept_reads_back(tag in "[a-zA-Z]{1,4}(-[a-zA-Z0-9]{0,9}){0,5}") {
        if let Ok(locale) = Locale::parse(&tag) {
            prop_assert_eq!(locale.as_str(), tag.as_str());
            prop_assert_eq!(Locale::parse(locale.as_str()), Ok(locale));
        }
    }
}

#[test]
fn every_place_offered_is_a_time_zone() {
    let places = TimeZoneName::of_places();
    assert!(places.len() > 300, "{}", places.len());
    for place in &places {
        assert!(TimeZoneName::parse(place).is_ok(), "{place}");
    }
    for expected in ["Europe/Berlin", "Asia/Kuwait", "Africa/Cairo", "UTC"] {
        assert!(places.iter().any(|place| place == expected), "{expected}");
    }
}
