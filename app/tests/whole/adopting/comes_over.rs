//! Whatever its tables and columns are like, a file comes over with the same figures.

use serde_json::{Value, json};

use super::old::{IN_MINOR, Old, REVISIONS, sums};
use super::shapes::SHAPES;
use crate::raw_database::RawDatabase;

/// The values that `field` has in a list of objects.
fn all(list: &Value, field: &str) -> Value {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it[field].clone()).collect()
}

#[tokio::test]
async fn the_same_household_comes_out_of_each_shape() {
    for shape in &SHAPES {
        let old = Old::at(shape.revision, shape.sql).await;
        let export = old.comes_over(&["--currency", "EUR"], shape.mapping);
        let name = shape.name;
        assert_eq!(
            export["template"]["debt_targets"][0]["balance_minor"], 372_196,
            "{name}"
        );
        assert_eq!(
            export["template"]["debt_targets"][0]["apr_ppm"], 249_900,
            "{name}"
        );
        let months = &export["months"];
        assert_eq!(
            all(months, "month"),
            json!(["2025-01", "2025-02"]),
            "{name}"
        );
        let has_states = shape.revision >= 4;
        let states = if has_states {
            ["closed", "active"]
        } else {
            ["active"; 2]
        };
        assert_eq!(all(months, "state"), json!(states), "{name}");
        if has_states {
            assert_eq!(months[0]["closed_at"], "2025-02-02T20:15:42Z", "{name}");
        }
        let names = json!(["Salary", "Rent", "Card payment"]);
        for (month, planned, applied, balance) in [
            (
                0,
                [350_000, 240_000, 15_000],
                [352_500, 240_000, 15_000],
                387_196,
            ),
            (1, [357_590, 240_000, 15_000], [100_000, 0, 0], 372_196),
        ] {
            let month = &months[month];
            assert_eq!(all(&month["entries"], "name"), names, "{name}");
            assert_eq!(
                all(&month["entries"], "planned_minor"),
                json!(planned),
                "{name}"
            );
            assert_eq!(sums(month), applied, "{name}");
            let debt = &month["debt_targets"][0];
            assert_eq!(debt["balance_at_creation_minor"], balance, "{name}");
            assert_eq!(debt["entered_interest_minor"], 0, "{name}");
            assert_eq!(month["entries"][2]["debt_target_id"], debt["id"], "{name}");
        }
        assert_eq!(export["audit"][0]["action"], "adopted", "{name}");
        assert_eq!(
            export["audit"][0]["after"]["revision"],
            REVISIONS[shape.revision - 1]
        );
    }
}

#[tokio::test]
async fn each_revision_comes_over_with_every_amount() {
    for number in 1..=5 {
        let old = Old::fixture(number).await;
        let export = old.comes_over(&["--currency", "EUR"], IN_MINOR);
        assert_eq!(export["template"]["entries"][0]["planned_minor"], 357_590);
        let months = export["months"].as_array().unwrap();
        if number == 1 {
            assert!(months.is_empty());
            continue;
        }
        let applied: Vec<Vec<i64>> = months.iter().map(sums).collect();
        let expected = [
            vec![352_500, 240_000, 34_120, 15_000, 0],
            vec![357_590, 240_000, -950, 0, 0],
            vec![0, 1],
        ];
        let mut applied = applied;
        applied.iter_mut().for_each(|sums| sums.sort_unstable());
        let mut expected = expected;
        expected.iter_mut().for_each(|sums| sums.sort_unstable());
        assert_eq!(applied, expected);
    }
}

#[tokio::test]
async fn a_log_that_is_not_in_the_file_yet_is_read_and_left_where_it_is() {
    let shape = &SHAPES[0];
    let old = Old::at(shape.revision, shape.sql).await;
    let mut writer = RawDatabase::open(&old.file()).await;
    writer
        .run("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
        .await;
    writer
        .run("UPDATE entry SET planned = 3600 WHERE id = 1")
        .await;
    let log = old.place.path().join("old.db-wal");
    let before = std::fs::read(&log).unwrap();
    assert!(!before.is_empty());
    let export = old.comes_over(&["--currency", "EUR"], "");
    assert_eq!(export["template"]["entries"][0]["planned_minor"], 360_000);
    assert_eq!(std::fs::read(&log).unwrap(), before);
    writer.close().await;
}

#[tokio::test]
async fn amounts_have_the_digits_of_the_currency() {
    let sql = |planned: &str| {
        format!(
            "CREATE TABLE debt_target (id INTEGER PRIMARY KEY, name TEXT, balance NUMERIC, apr NUMERIC, minimum_payment NUMERIC);
             CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, category TEXT, name TEXT, planned NUMERIC);
             INSERT INTO entry VALUES (1, 'income', 'Work', 'Salary', {planned})"
        )
    };
    for (currency, planned, expected) in [
        ("JPY", "350000", Some(350_000)),
        ("JPY", "350000.5", None),
        ("KWD", "1250.125", Some(1_250_125)),
        ("EUR", "1250.125", None),
        ("EUR", "9999999999999.99", Some(999_999_999_999_999_i64)),
        ("EUR", "1e300", None),
        ("EUR", "-1", None),
    ] {
        let old = Old::at(1, &sql(planned)).await;
        if let Some(expected) = expected {
            let export = old.comes_over(&["--currency", currency], "");
            let entry = &export["template"]["entries"][0];
            assert_eq!(entry["planned_minor"], expected, "{currency} {planned}");
        } else {
            let (code, _, error) = old.adopt(&["--currency", currency]);
            assert_eq!(code, Some(1), "{currency} {planned}: {error}");
            assert!(
                error.contains("does not fit: entry 1, planned = "),
                "{error}"
            );
            assert_eq!(old.left_behind(), [""; 0]);
        }
    }
}

#[tokio::test]
async fn the_household_is_as_it_was_asked_for() {
    let old = Old::fixture(4).await;
    let words = [
        "--currency",
        "USD",
        "--locale",
        "en-US",
        "--time-zone",
        "America/Denver",
        "--month-start-day",
        "20",
    ];
    let export = old.comes_over(&words, IN_MINOR);
    let household = &export["household"];
    assert_eq!(household["currency"], "USD");
    assert_eq!(household["locale"], "en-US");
    assert_eq!(household["time_zone"], "America/Denver");
    assert_eq!(household["month_start_day"], 20);
    let month = &export["months"][0];
    assert_eq!(month["first_day"], "2024-12-20");
    assert_eq!(
        month["payments"][0]["postings"][0]["posted_on"],
        "2024-12-20"
    );
}
