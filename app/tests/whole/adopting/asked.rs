//! What cannot be found, or could be two things, is asked for and never guessed.

use super::old::{IN_MINOR, Old};

const EUR: [&str; 2] = ["--currency", "EUR"];

#[tokio::test]
async fn what_could_be_two_things_is_asked_with_all_it_could_be() {
    for (change, asked) in [
        (
            "",
            "columns.month_entry.applied: its numbers could be in: minor, cents, units",
        ),
        (
            "ALTER TABLE entry ADD COLUMN budget BIGINT",
            "columns.entry.planned: it could be one of: planned_minor, budget",
        ),
        (
            "ALTER TABLE entry RENAME COLUMN planned_minor TO soll",
            "columns.entry.planned: no column or table was found for it",
        ),
        (
            "ALTER TABLE month RENAME COLUMN closed_at TO zu",
            "columns.month.closed_at: no column or table was found for it",
        ),
        (
            "UPDATE month SET state = 'pending' WHERE id = 3",
            "columns.month.state: of these values it is not known which of active, closed, draft they are: pending",
        ),
        ("UPDATE entry SET kind = 'X' WHERE id = 1", "they are: X"),
        (
            "ALTER TABLE debt_target RENAME COLUMN apr_bps TO apr",
            "columns.debt_target.apr: its numbers could be in: percent, fraction, bps, ppm",
        ),
        (
            "ALTER TABLE month_entry RENAME TO zeilen",
            "tables.month_entry: no column or table was found for it",
        ),
        (
            "CREATE TABLE month_entries (id INTEGER PRIMARY KEY); ALTER TABLE month_entry RENAME TO monthly_entries",
            "tables.month_entry: it could be one of: month_entries, monthly_entries",
        ),
    ] {
        let old = Old::fixture(4).await;
        old.run(change).await;
        let before = std::fs::read(old.file()).unwrap();
        for check in [&["--check"][..], &[]] {
            let (code, _, error) = old.adopt(&[&EUR[..], check].concat());
            assert_eq!(code, Some(3), "{change}: {error}");
            assert!(error.contains(asked), "{asked} in {error}");
            assert!(error.contains("--propose"), "{error}");
        }
        assert_eq!(old.left_behind(), [""; 0]);
        assert_eq!(std::fs::read(old.file()).unwrap(), before);
    }
}

/// A rate of 0.5 can be half a percent or a half, and one of 2499 no percent at all.
#[tokio::test]
async fn a_rate_that_could_be_two_things_is_asked_for() {
    for (rates, is_clear) in [
        ("24.99, 0", true),
        ("24.99, 3.875", true),
        ("0.2499, 0.05", false),
        ("24.99, 0.5", false),
        ("1.5, 0.199", false),
        ("0, 0", true),
    ] {
        let (one, other) = rates.split_once(", ").unwrap();
        let sql = format!(
            "CREATE TABLE debt_target (id INTEGER PRIMARY KEY, name TEXT, balance REAL, apr REAL, minimum_payment REAL);
             INSERT INTO debt_target VALUES (1, 'Card', 1.0, {one}, 1.0), (2, 'Loan', 1.0, {other}, 1.0);
             CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, category TEXT, name TEXT, planned REAL)"
        );
        let old = Old::at(1, &sql).await;
        let (code, _, error) = old.adopt(&[&EUR[..], &["--check"]].concat());
        let asked = error.contains("columns.debt_target.apr: its numbers could be in");
        assert_eq!(asked, !is_clear, "{rates}: {error}");
        assert_eq!(code == Some(3), !is_clear, "{rates}: {error}");
    }
}

#[tokio::test]
async fn what_is_proposed_can_be_answered_and_is_then_all_there_is_to_say() {
    let old = Old::fixture(4).await;
    old.run(
        "ALTER TABLE entry RENAME COLUMN planned_minor TO soll;
         UPDATE month_entry SET kind = 'X' WHERE kind = 'income';
         ALTER TABLE month_entry ADD COLUMN colour TEXT",
    )
    .await;
    let (code, proposed, error) = old.adopt(&["--propose"]);
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(old.left_behind(), [""; 0]);
    for line in [
        "amounts = \"?\"",
        "planned = \"?\"",
        "kind = { values = { X = \"?\" } }",
        "# (soll) 5 =",
    ] {
        assert!(proposed.contains(line), "{line} in {proposed}");
    }
    let answered = proposed
        .replace("amounts = \"?\"", "amounts = \"minor\"")
        .replacen("planned = \"?\"", "planned = \"soll\"", 1)
        .replace("X = \"?\"", "X = \"income\"");
    let file = old.mapping(&answered);
    let (code, again, error) = old.adopt(&["--propose", "--mapping", &file]);
    assert_eq!(code, Some(0), "{error}");
    assert!(!again.contains("\"?\"\n"), "{again}");
    old.comes_over(&EUR, &answered);
}

#[tokio::test]
async fn a_mapping_that_names_what_is_not_there_is_refused() {
    let old = Old::fixture(4).await;
    for (text, code, why) in [
        (
            "[columns.entry]\nplanned = \"no\"",
            3,
            "the old file has no entry.no",
        ),
        ("[tables]\nposting = 1", 1, "cannot be taken as a mapping"),
        ("[columns.entry]\nplaned = \"x\"", 1, "columns.entry.planed"),
    ] {
        let mapping = old.mapping(&format!("{IN_MINOR}{text}"));
        let (found, _, error) = old.adopt(&[&EUR[..], &["--mapping", &mapping]].concat());
        assert_eq!(found, Some(code), "{error}");
        assert!(error.contains(why), "{error}");
    }
}

#[tokio::test]
async fn the_check_says_what_is_what_with_real_values_and_what_is_left() {
    let old = Old::fixture(5).await;
    old.run(
        "ALTER TABLE entry ADD COLUMN colour TEXT; UPDATE entry SET colour = 'red' WHERE id < 3;
         CREATE TABLE tag (name TEXT); INSERT INTO tag VALUES ('a'), ('b'), ('c')",
    )
    .await;
    let (code, said, error) = old.adopt(&[&EUR[..], &["--check"]].concat());
    assert_eq!(code, Some(0), "{error}");
    for line in [
        "revision cc60e7f73a1c, currency EUR, locale en-GB, time zone UTC, months begin on day 1",
        "entry.planned = entry.planned_minor (minor): 357590, 240000, 36000",
        "month.state = month.state: active=active, closed=closed, draft=draft",
        "left in the old file: entry.colour, 2 values",
        "left in the old file: the table tag, 3 rows",
        "= 2025-01 Rent & heating – Zürich: planned 2400.00 | 2400.00, applied 2400.00 | 2400.00, remaining 0.00 | 0.00",
        "= 2025-01 Card: balance 3871.96 | 3871.96",
        "= template Salary: planned 3575.90 | 3575.90",
    ] {
        assert!(said.lines().any(|it| it == line), "{line} in {said}");
    }
    assert_eq!(old.left_behind(), [""; 0]);
}

#[tokio::test]
async fn the_currency_has_to_be_said_and_has_to_be_one() {
    let old = Old::fixture(5).await;
    for words in [
        &[][..],
        &["--check"],
        &["--currency", "XXX"],
        &["--currency", "EUR", "--time-zone", "Mars"],
    ] {
        let (code, _, error) = old.adopt(words);
        assert_eq!(code, Some(2), "{error}");
    }
}
