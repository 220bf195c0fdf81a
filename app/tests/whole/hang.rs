//! What people are told while the database hangs.

use std::fs::File;
use std::time::Duration;

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, fcntl};
use nix::libc;
use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use reqwest::Method;
use serde_json::{Value, json};

use crate::browser::html;
use crate::client::{Answer, Client};
use crate::lived_in::LivedIn;
use crate::server::Place;

/// What /healthz may take at most.
const ALLOWED: Duration = Duration::from_secs(2);
/// What anything else may take at most before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where SQLite locks the index of its write-ahead log: the writer, the checkpoint, the recovery and
/// five readers, a byte each.
const FIRST_LOCK: i64 = 120;
const LOCKS: i64 = 8;

/// All locks of a database, taken from another process: whoever wants to read or write it waits.
pub(crate) struct Frozen(File);

impl Frozen {
    pub(crate) async fn take(place: &Place) -> Self {
        let mut path = place.database().into_os_string();
        path.push("-shm");
        let index = File::options().read(true).write(true).open(path).unwrap();
        let frozen = Self(index);
        let taking = async {
            while let Err(error) = frozen.lock(libc::F_WRLCK) {
                assert!([Errno::EACCES, Errno::EAGAIN].contains(&error), "{error}");
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, taking).await.unwrap();
        frozen
    }

    fn lock(&self, kind: libc::c_int) -> Result<(), Errno> {
        let lock = libc::flock {
            l_type: i16::try_from(kind).unwrap(),
            l_whence: i16::try_from(libc::SEEK_SET).unwrap(),
            l_start: FIRST_LOCK,
            l_len: LOCKS,
            l_pid: 0,
        };
        fcntl(&self.0, FcntlArg::F_SETLK(&lock)).map(|_| ())
    }

    pub(crate) fn thaw(self) {
        self.lock(libc::F_UNLCK).unwrap();
    }
}

async fn health(client: &Client) -> Answer {
    let request = reqwest::Client::new().get(client.address("/healthz"));
    let answer = tokio::time::timeout(ALLOWED, Answer::to(request)).await;
    answer.expect("/healthz takes more than two seconds")
}

fn healthcheck(home: &LivedIn) -> (Option<i32>, String) {
    let listen = home.server.address.strip_prefix("http://").unwrap();
    let mut program = home.place.program();
    program.env("QUARTERMASTER_LISTEN", listen);
    let output = program.arg("healthcheck").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

#[tokio::test]
async fn healthz_answers_within_two_seconds_and_recovers() {
    let home = LivedIn::new().await;
    assert_eq!(health(&home.client).await.status, 200);
    let frozen = Frozen::take(&home.place).await;

    let answer = health(&home.client).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(
        answer.json(),
        json!({"status": "error", "detail": "Timeout"})
    );
    let (code, said) = healthcheck(&home);
    assert_eq!(code, Some(1));
    assert!(said.contains("it answered 503"), "{said}");
    let (status, metrics) = home.client.page("/metrics").await;
    assert_eq!(status, 200, "a scrape goes on without the database");
    assert!(!metrics.contains("quartermaster_months"));

    frozen.thaw();
    let recovering = async { while health(&home.client).await.status != 200 {} };
    tokio::time::timeout(PATIENCE, recovering).await.unwrap();
    assert_eq!(healthcheck(&home).0, Some(0));
    home.client.get("/months/2026-10").await;

    let (status, log) = home.server.stop();
    assert!(status.success());
    let lines = log.lines().map(|line| serde_json::from_str(line).unwrap());
    let warnings: Vec<Value> = lines
        .filter(|line: &Value| line["event"] == "healthz_failed")
        .collect();
    assert!(warnings.len() >= 2);
    for warning in warnings {
        assert_eq!(warning["level"], "WARN");
        assert_eq!(warning["error_class"], "Timeout");
    }
}

#[tokio::test]
async fn a_change_that_waits_too_long_is_refused_and_counted() {
    let home = LivedIn::new().await;
    let frozen = Frozen::take(&home.place).await;
    let notes = json!({"notes": "x"});
    let change = home
        .client
        .send(Method::PATCH, "/months/2026-10", Some(&notes));
    let answer = tokio::time::timeout(PATIENCE, change).await.unwrap();
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(answer.problem(), "database_unavailable");
    let page = reqwest::Client::new().get(format!("{}/months", home.server.address));
    let page = tokio::time::timeout(PATIENCE, Answer::to(page))
        .await
        .unwrap();
    assert_eq!(page.status, 503, "{}", page.text);
    let links = html::pieces(&page.text).filter(|piece| piece.name == "a");
    let mut again = links.filter(|link| link.text() == "Try again");
    let again = again.next().and_then(|link| link.attribute("href"));
    assert_eq!(again.as_deref(), Some("/months"), "{}", page.text);
    assert_eq!(page.header("Retry-After"), "2");
    frozen.thaw();
    let (_, metrics) = home.client.page("/metrics").await;
    let busy = metrics
        .lines()
        .find(|line| line.starts_with("quartermaster_database_busy_total"));
    assert_eq!(busy, Some("quartermaster_database_busy_total 2"));
    home.client.change("/months/2026-10", &notes).await;
}

/// Nobody writes into the pipe, so whoever reads what is known of the backup waits for ever, as on a
/// disk that hangs.
#[tokio::test]
async fn healthz_answers_while_the_backup_folder_hangs() {
    let home = LivedIn::new().await;
    let known = home.place.path().join("backups");
    let known = known.join(format!(".{}.drill", home.backup));
    std::fs::remove_file(&known).unwrap();
    mkfifo(&known, Mode::S_IRWXU).unwrap();
    let waiting: Vec<_> = (0..16)
        .map(|_| {
            let settings = reqwest::Client::new().get(home.client.address("/settings"));
            tokio::spawn(settings.send())
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(health(&home.client).await.status, 200);
        home.client.get("/months/2026-10").await;
    }
    assert!(!waiting.iter().any(tokio::task::JoinHandle::is_finished));
    let stopping = tokio::task::spawn_blocking(move || home.server.stop());
    let (status, _) = tokio::time::timeout(PATIENCE, stopping)
        .await
        .unwrap()
        .unwrap();
    assert!(status.success());
}
