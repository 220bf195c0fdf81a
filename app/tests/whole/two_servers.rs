//! Two servers started at once on one database: one serves it, the other says why it does not.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::symlink;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::released_schemas::{place_of, released};
use crate::server::Place;

/// Far more than a start takes.
const DEADLINE: Duration = Duration::from_secs(60);

/// A server that may serve or not; it is killed when dropped.
struct Contender(Child);

impl Drop for Contender {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Contender {
    fn start(place: &Place) -> Self {
        let mut program = place.program();
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        Self(program.spawn().unwrap())
    }

    /// Tells once whether it serves: it says so, or ends.
    fn is_serving(&mut self) -> Receiver<bool> {
        let (tell, told) = channel();
        let output = BufReader::new(self.0.stdout.take().unwrap());
        thread::spawn(move || {
            let mut lines = output.lines().map_while(Result::ok);
            let serves = lines.any(|line| line.contains("http://"));
            let _ = tell.send(serves);
            // The pipe has to be read to its end, or the server would wait on a full one.
            lines.for_each(drop);
        });
        told
    }

    /// What it ended with and said, once it has ended by itself.
    fn end(mut self) -> (Option<i32>, String) {
        let status = self.0.wait().unwrap();
        let mut said = String::new();
        let mut errors = self.0.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        (status.code(), said)
    }

    fn stop(self) -> (Option<i32>, String) {
        let id = self.0.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(sent.success());
        self.end()
    }
}

/// Starts two at once on a database that lacks so many steps, and looks at it after.
fn race(place: &Place, backups_expected: usize) {
    let mut contenders = [Contender::start(place), Contender::start(place)];
    let told = contenders.each_mut().map(Contender::is_serving);
    let serves = told.map(|told| told.recv_timeout(DEADLINE).unwrap());
    let [one, other] = contenders;
    let (winner, loser) = match serves {
        [true, false] => (one, other),
        [false, true] => (other, one),
        _ => panic!("exactly one has to serve: {serves:?}"),
    };
    let (code, said) = loser.end();
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains("another Quartermaster serves") && said.contains("quartermaster.db"),
        "{said}"
    );
    assert_eq!(winner.stop(), (Some(0), String::new()));
    let backups = fs::read_dir(place.path().join("backups"));
    assert_eq!(backups.map_or(0, Iterator::count), backups_expected);
    assert_eq!(place.run(&["verify"]).0, Some(0));
    assert_eq!(place.run(&["migrate", "--check"]).0, Some(0));
}

#[test]
fn on_a_fresh_database() {
    for _ in 0..10 {
        race(&Place::new(), 0);
    }
}

#[test]
fn on_a_database_that_is_served_again_and_again() {
    let place = Place::new();
    for _ in 0..10 {
        race(&place, 0);
    }
}

#[tokio::test]
async fn on_a_database_that_needs_every_step_it_can() {
    let steps = released();
    for _ in 0..5 {
        race(&place_of(&steps[1]).await, steps.len() - 2);
    }
}

/// A link is another name of the same database.
#[test]
fn on_a_database_by_a_link_to_it() {
    let place = Place::new();
    let server = place.start();
    let link = place.path().join("link.db");
    symlink("quartermaster.db", &link).unwrap();
    for command in ["serve", "migrate"] {
        let mut program = place.program();
        let database = format!("sqlite:///{}", link.display());
        program.env("QUARTERMASTER_DB_URL", database);
        let output = program.arg(command).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("another Quartermaster serves"), "{said}");
    }
    assert!(server.stop().0.success());
}
