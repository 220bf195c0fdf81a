//! Killed while the schema is taken forward: it is at one of the steps, whole, and goes on from there.

use std::collections::BTreeSet;
use std::process::Stdio;

use tokio::process::Command;

use super::home::{Home, backups, expect_sound, start};
use super::moments::{Moments, timed};
use super::tally::{Left, Tally};
use crate::raw_database::RawDatabase;
use crate::released_schemas::{place_of, released};
use crate::server::Place;

/// How many steps the database has that is taken forward.
const APPLIED: usize = 5;
/// So many months that a step takes its time.
const MONTHS: usize = 40;

/// A database at an earlier step with many closed months of payments.
async fn prepared() -> Home {
    let place = place_of(&released()[APPLIED - 1]).await;
    let mut raw = RawDatabase::open(&place.database()).await;
    raw.run(&format!(
        "WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < {MONTHS} - 1)
         INSERT INTO month (id, year_month, created_at, state, activated_at, closed_at)
         SELECT 100 + n, printf('%04d-%02d', 1990 + n / 12, 1 + n % 12), '1990-01-01T00:00:00Z', 'closed',
                '1990-01-01T00:00:00Z', '1990-01-01T00:00:00Z'
         FROM number;
         INSERT INTO month_entry
             (id, month_id, source_entry_id, kind, category, name, planned_minor, due_day,
              month_debt_target_id, position)
         SELECT 1000 + 10 * month.id + entry.position, month.id, entry.id, entry.kind, entry.category,
                entry.name, entry.planned_minor, entry.due_day, NULL, entry.position
         FROM month, entry WHERE month.id >= 100 AND entry.kind = 'expense';
         INSERT INTO posting (month_entry_id, amount_minor, posted_on, payee, memo, kind, created_at)
         SELECT month_entry.id, 100 + n, month.year_month || '-05', 'Aldi', '', 'payment',
                '1990-01-01T00:00:00Z'
         FROM month_entry JOIN month ON month.id = month_id,
              (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5)
         WHERE month_id >= 100"
    ))
    .await;
    raw.close().await;
    Home::at(place)
}

/// Everything in it but the times of the steps.
async fn dump(file: &std::path::Path) -> String {
    let mut raw = RawDatabase::open(file).await;
    let dump = raw.dump().await;
    raw.close().await;
    let lines = dump.lines();
    let told = lines.filter(|line| !line.starts_with("INSERT INTO seaql_migrations"));
    told.collect::<Vec<&str>>().join("\n")
}

fn migration(place: &Place, command: &str) -> Command {
    let mut program = Command::from(place.program());
    program
        .arg(command)
        .env("QUARTERMASTER_BACKUP_EVERY", "off")
        .stdout(Stdio::null())
        .kill_on_drop(true);
    program
}

/// What the database holds with each number of steps from the first on.
async fn at_each_step(home: &Home) -> (Vec<String>, std::time::Duration) {
    let place = home.copy();
    let (status, undisturbed) = timed(migration(&place, "migrate").status()).await;
    assert!(status.unwrap().success());
    let steps = released();
    let mut states = Vec::new();
    for step in &steps[APPLIED..] {
        let ending = format!("-before-{}.db", step.replace('_', "-"));
        let made = backups(&place).into_iter();
        let mut before = made.filter(|file| file.to_str().unwrap().ends_with(&ending));
        states.push(dump(&before.next().unwrap()).await);
    }
    states.push(dump(&place.database()).await);
    (states, undisturbed)
}

/// The dump without what the program folds texts to after the last step, some at a time: that is not all
/// there yet where it was killed meanwhile, and numbered as it came.
fn without_folded_texts(dump: &str) -> String {
    let lines = dump.lines();
    let kept = lines.filter(|line| !line.starts_with("INSERT INTO folded_text"));
    kept.collect::<Vec<_>>().join("\n")
}

/// What texts are folded to, whatever the order in which they came.
fn folded_texts(dump: &str) -> BTreeSet<&str> {
    let lines = dump.lines();
    let folded = lines.filter_map(|line| line.strip_prefix("INSERT INTO folded_text"));
    folded.map(|row| row.split_once(',').unwrap().1).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_is_at_one_of_its_steps_and_goes_on_from_there() {
    let home = prepared().await;
    let (states, undisturbed) = at_each_step(&home).await;
    let mut tally = Tally::new("a migration", "applied steps");
    let mut moments = Moments::of(&tally, undisturbed);
    for command in ["migrate", "serve"].into_iter().cycle() {
        if !tally.goes_on() {
            break;
        }
        let place = home.copy();
        let mut migrating = migration(&place, command).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next_after(&tally), migrating.wait()).await;
        migrating.kill().await.unwrap();

        let (_, pending, error) = place.run(&["migrate", "--check"]);
        assert_eq!(error, "");
        let lacking = pending.lines().count();
        let applied = states.len() - 1 - lacking;
        let found = without_folded_texts(&dump(&place.database()).await);
        assert_eq!(found, without_folded_texts(&states[applied]), "{applied}");
        let is_ended = ended.is_ok_and(|status| {
            assert!(status.unwrap().success());
            true
        });
        if is_ended {
            assert_eq!(lacking, 0);
        }
        tally.kept += applied;
        tally.count(match (applied, is_ended) {
            (0, _) => Left::Nothing,
            (_, false) => Left::Unanswered,
            (_, true) => Left::Answered,
        });

        assert!(start(&place).stop().0.success());
        let (found, whole) = (dump(&place.database()).await, &states[states.len() - 1]);
        assert_eq!(without_folded_texts(&found), without_folded_texts(whole));
        assert_eq!(folded_texts(&found), folded_texts(whole));
        assert!(folded_texts(whole).len() > 5, "{whole}");
        expect_sound(&place);
    }
    tally.report();
}
