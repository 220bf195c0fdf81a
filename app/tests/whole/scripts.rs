//! The scripts that people and hooks call, in a tree where the program is built.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;
use tempfile::TempDir;

use crate::client::Client;
use crate::server::{Place, Server};

/// A copy of the scripts beside a folder for what is built.
struct Tree {
    folder: TempDir,
}

impl Tree {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let scripts = folder.path().join("scripts");
        fs::create_dir(&scripts).unwrap();
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts");
        for script in ["backup-db.sh", "dev.sh"] {
            fs::copy(ours.join(script), scripts.join(script)).unwrap();
        }
        Self { folder }
    }

    fn with_the_program_built(self) -> Self {
        self.with_the_program_in("target/debug")
    }

    fn with_the_program_in(self, folder: &str) -> Self {
        let built = self.folder.path().join(folder);
        fs::create_dir_all(&built).unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_quartermaster"));
        symlink(program, built.join("quartermaster")).unwrap();
        self
    }

    /// A folder with a program of that name which is another one.
    fn another_program(&self) -> PathBuf {
        let folder = self.folder.path().join("elsewhere");
        fs::create_dir(&folder).unwrap();
        let program = folder.join("quartermaster");
        fs::write(&program, "#!/bin/sh\necho another one: $*\n").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    /// One with this place's settings and nothing on the path but what the system has.
    fn script(&self, name: &str, place: &Place) -> Command {
        let mut script = Command::new(self.folder.path().join("scripts").join(name));
        script.env_clear().env("PATH", "/usr/bin:/bin");
        for (setting, value) in place.program().get_envs() {
            script.env(setting, value.unwrap());
        }
        script.current_dir(place.path());
        script
    }
}

fn error_of(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_backup_is_made_with_nothing_but_the_program() {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    let tree = Tree::new().with_the_program_built();
    for (arguments, reason) in [
        (&[][..], "manual"),
        (&["before the move"], "before-the-move"),
        // No option of the program.
        (&["--weekly"], "--weekly"),
    ] {
        let output = tree.script("backup-db.sh", &place).args(arguments).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{output:?}");
        let file = String::from_utf8(output.stdout).unwrap();
        let file = file.trim_end();
        assert!(file.ends_with(&format!("-{reason}.db")), "{file}");
        assert_eq!(place.run(&["verify", file]).0, Some(0));
    }
}

fn said_by(mut script: Command) -> String {
    let output = script.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_the_checkout_built_goes_before_another_program() {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    let tree = Tree::new();
    let path = format!("{}:/usr/bin:/bin", tree.another_program().display());
    let mut script = tree.script("backup-db.sh", &place);
    script.env("PATH", &path).arg("by hand");
    assert_eq!(said_by(script), "another one: backup -- by hand\n");

    let tree = tree.with_the_program_built();
    let mut script = tree.script("backup-db.sh", &place);
    script.env("PATH", &path);
    let file = said_by(script);
    assert!(file.ends_with("-manual.db\n"), "{file}");

    // Whoever builds elsewhere says so to cargo.
    let tree = Tree::new().with_the_program_in("built/release");
    let mut script = tree.script("backup-db.sh", &place);
    script.env("PATH", &path).arg("elsewhere");
    script.env("CARGO_TARGET_DIR", tree.folder.path().join("built"));
    let file = said_by(script);
    assert!(file.ends_with("-elsewhere.db\n"), "{file}");
}

/// As a hook calls it on a fresh checkout.
#[test]
fn without_a_program_and_a_database_there_is_nothing_to_back_up() {
    let place = Place::new();
    let tree = Tree::new();
    let nothing = "yet, so there is nothing to back up.\n";
    let said = said_by(tree.script("backup-db.sh", &place));
    assert!(
        said.contains("quartermaster.db ") && said.ends_with(nothing),
        "{said}"
    );
    let mut by_default = tree.script("backup-db.sh", &place);
    by_default.env_remove("QUARTERMASTER_DB_URL");
    let said = said_by(by_default);
    assert_eq!(
        said,
        format!("There is no database at quartermaster.db {nothing}")
    );
    let address = place.path().join("address");
    fs::write(&address, "sqlite:///money.db").unwrap();
    let from_file = || {
        let mut script = tree.script("backup-db.sh", &place);
        script.env_remove("QUARTERMASTER_DB_URL");
        script.env("QUARTERMASTER_DB_URL_FILE", &address);
        script
    };
    let said = said_by(from_file());
    assert_eq!(said, format!("There is no database at money.db {nothing}"));
    fs::write(place.path().join("money.db"), "").unwrap();
    assert_eq!(from_file().output().unwrap().status.code(), Some(1));
    for odd in [
        "postgres://db/money",
        "sqlite::memory:",
        "sqlite:///a.db?mode=ro",
    ] {
        let mut script = tree.script("backup-db.sh", &place);
        script.env("QUARTERMASTER_DB_URL", odd);
        assert_eq!(script.output().unwrap().status.code(), Some(1), "{odd}");
    }
}

#[test]
fn a_backup_that_cannot_be_made_is_an_error_with_its_reason() {
    let place = Place::new();
    let tree = Tree::new();
    fs::write(place.database(), "Dear diary. ".repeat(1000)).unwrap();
    let without_program = tree.script("backup-db.sh", &place).output().unwrap();
    assert_eq!(without_program.status.code(), Some(1));
    let error = error_of(&without_program);
    assert!(error.contains("neither on the PATH nor built"), "{error}");

    let tree = tree.with_the_program_built();
    let of_a_diary = tree.script("backup-db.sh", &place).output().unwrap();
    assert_eq!(of_a_diary.status.code(), Some(1));
    let error = error_of(&of_a_diary);
    assert!(error.contains("quartermaster.db"), "{error}");
}

/// `dev.sh` in a tree where the build has nothing to do, and the folder for its throw-away one.
fn development(place: &Place) -> (Tree, PathBuf, Command) {
    let tree = Tree::new().with_the_program_built();
    let tools = tree.folder.path().join("tools");
    fs::create_dir(&tools).unwrap();
    let build = tools.join("cargo");
    fs::write(&build, "#!/bin/sh\n").unwrap();
    fs::set_permissions(&build, fs::Permissions::from_mode(0o755)).unwrap();
    let temporary = tree.folder.path().join("temporary");
    fs::create_dir(&temporary).unwrap();
    let mut script = tree.script("dev.sh", place);
    script.env("PATH", format!("{}:/usr/bin:/bin", tools.display()));
    script.env("TMPDIR", &temporary);
    (tree, temporary, script)
}

#[tokio::test]
async fn a_throw_away_database_is_a_copy_and_goes_at_the_end() {
    let place = Place::new();
    let server = place.start();
    let name = json!({"name": "Original"});
    Client::of(&server).change("/household", &name).await;

    // Also while a server is on the original.
    let (_tree, temporary, mut script) = development(&place);
    script.arg("quartermaster.db");
    let development = Server::start(script);
    let client = Client::of(&development);
    assert_eq!(client.get("/household").await["name"], "Original");
    client
        .change("/household", &json!({"name": "Tried out"}))
        .await;
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 1);
    let (status, log) = development.stop();
    assert!(status.success(), "{status}: {log}");
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);

    let household = Client::of(&server).get("/household").await;
    assert_eq!(household["name"], "Original");
    assert!(server.stop().0.success());
}

#[tokio::test]
async fn without_a_file_it_is_the_demo_household() {
    let place = Place::new();
    let (_tree, temporary, script) = development(&place);
    let development = Server::start(script);
    let months = Client::of(&development).get("/months?limit=100").await;
    assert!(months["items"].as_array().unwrap().len() > 30);
    assert!(development.stop().0.success());
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
    assert!(!place.database().exists());
}
