//! What does not fit is named, all of it, and no file is left.

use std::fs;

use super::old::{IN_MINOR, Old};

const EUR: [&str; 2] = ["--currency", "EUR"];

#[tokio::test]
async fn every_row_that_does_not_fit_is_named_and_nothing_is_written() {
    let old = Old::fixture(4).await;
    old.run(
        "PRAGMA foreign_keys = OFF;
         UPDATE entry SET name = printf('%.81c', 'x') WHERE id = 1;
         UPDATE entry SET planned_minor = -5 WHERE id = 2;
         UPDATE entry SET due_day = 32 WHERE id = 3;
         UPDATE month_entry SET applied = 'much' WHERE id = 1;
         UPDATE month_entry SET month_id = 99 WHERE id = 2;
         UPDATE month SET created_at = 'once' WHERE id = 2;
         UPDATE debt_target SET apr_bps = -1 WHERE id = 1;
         UPDATE month SET year_month = '2025-14' WHERE id = 3",
    )
    .await;
    let mapping = old.mapping(IN_MINOR);
    let words = [&EUR[..], &["--mapping", &mapping]].concat();
    for check in [&["--check"][..], &[]] {
        let (code, _, error) = old.adopt(&[&words[..], check].concat());
        assert_eq!(code, Some(1), "{error}");
        for named in [
            "does not fit: entry 1, name = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"…: At most 80 characters.",
            "does not fit: entry 2, planned_minor = -5: ",
            "does not fit: entry 3, due_day = 32: ",
            "does not fit: month_entry 1, applied = \"much\": it is not a number",
            "does not fit: month_entry 2, month_id = 99: it points to no row that is there",
            "does not fit: month 2, created_at = \"once\": it is not an instant",
            "does not fit: debt_target 1, apr_bps = -1: ",
            "does not fit: month 3, year_month = \"2025-14\": ",
            "nothing was written",
        ] {
            assert!(error.contains(named), "{named} in {error}");
        }
    }
    assert_eq!(old.left_behind(), [""; 0]);
}

#[tokio::test]
async fn a_file_that_is_no_sound_one_of_the_predecessor_is_refused() {
    let old = Old::fixture(4).await;
    for (change, why) in [
        (
            "UPDATE alembic_version SET version_num = 'abc123'",
            "carries the alembic revision abc123",
        ),
        (
            "INSERT INTO alembic_version VALUES ('f1ccdc4bc1bf')",
            "carries several alembic revisions",
        ),
        ("DELETE FROM alembic_version", "names no revision"),
        (
            "DROP TABLE alembic_version",
            "is no database of the predecessor",
        ),
    ] {
        old.run(change).await;
        let (code, _, error) = old.adopt(&EUR);
        assert_eq!(code, Some(1), "{error}");
        assert!(error.contains(why), "{error}");
    }
    fs::write(old.file(), "no database any more ".repeat(500)).unwrap();
    let (code, _, error) = old.adopt(&EUR);
    assert_eq!(code, Some(1));
    assert!(error.contains("is not an SQLite database"), "{error}");
    fs::remove_file(old.file()).unwrap();
    let (code, _, error) = old.adopt(&EUR);
    assert_eq!(code, Some(1));
    assert!(error.contains("there is no file"), "{error}");
    assert_eq!(old.left_behind(), [""; 0]);
}

#[tokio::test]
async fn where_a_database_is_there_is_no_place_for_another() {
    let old = Old::fixture(5).await;
    assert_eq!(old.adopt(&EUR).0, Some(0));
    let before = fs::read(old.place.database()).unwrap();
    let (code, _, error) = old.adopt(&EUR);
    assert_eq!(code, Some(1));
    assert!(error.contains("there is a database at"), "{error}");
    assert_eq!(fs::read(old.place.database()).unwrap(), before);
}
