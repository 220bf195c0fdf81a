//! Files of a household are its owner's alone, a link leads nowhere, and who may not do something is told
//! so in a sentence.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

use crate::backups::until;
use crate::browser::Browser;
use crate::client::Client;
use crate::server::{Place, Server};

/// The user that everybody else is.
const NOBODY: u32 = 65_534;

fn with_umask(place: &Place, umask: &str) -> Command {
    let program = place.program();
    let mut shell = Command::new("/bin/sh");
    let script = format!("umask {umask}; exec \"$0\" \"$@\"");
    shell.arg("-c").arg(script).arg(program.get_program());
    shell.env_clear().current_dir(place.path());
    for (name, value) in program.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell
}

/// Everything in a folder that others may do something with.
fn open_to_others(folder: &Path) -> Vec<(PathBuf, u32)> {
    let mut open = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let Ok(found) = fs::symlink_metadata(&path) else {
            continue;
        };
        if !found.is_symlink() && found.mode() & 0o077 != 0 {
            open.push((path.clone(), found.mode() & 0o777));
        }
        if found.is_dir() {
            open.extend(open_to_others(&path));
        }
    }
    open
}

fn run(mut command: Command, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = command.args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[tokio::test]
async fn whatever_the_mask_of_the_process_its_files_are_its_owners() {
    for umask in ["000", "022", "077"] {
        let place = Place::new();
        let server = Server::start(with_umask(&place, umask));
        let client = Client::of(&server);
        client.create("/months", &json!({"month": "2026-11"})).await;
        let browser = Browser::of(&server);
        let settings = browser.open("/settings").await;
        browser
            .submit(&settings, "/settings/backups", &[("reason", "by hand")])
            .await;
        let of_place = || open_to_others(place.path());
        let log = place.path().join("quartermaster.db-wal");
        assert!(log.exists());
        assert_eq!(of_place(), [], "while it is served, {umask}");
        for command in [
            &["backup", "cli"][..],
            &["export", "-o", "all.json"],
            &["verify"],
        ] {
            let (code, _, error) = run(with_umask(&place, umask), command);
            assert_eq!(code, Some(0), "{command:?}: {error}");
        }
        assert!(server.stop().0.success());
        let (_, made, _) = run(with_umask(&place, umask), &["backup", "last"]);
        fs::write(place.database(), "no database any more ".repeat(5_000)).unwrap();
        let (code, _, error) = run(with_umask(&place, umask), &["restore", made.trim()]);
        assert_eq!(code, Some(0), "{error}");
        let kept = fs::read_dir(place.path().join("backups")).unwrap();
        let names = kept.map(|file| file.unwrap().file_name().into_string().unwrap());
        assert!(names.into_iter().any(|name| name.ends_with(".damaged")));
        assert_eq!(of_place(), [], "{umask}");

        let imported = Place::new();
        let export = place.path().join("all.json");
        let import = ["import-export", export.to_str().unwrap()];
        let (code, _, error) = run(with_umask(&imported, umask), &import);
        assert_eq!(code, Some(0), "{error}");
        assert_eq!(open_to_others(imported.path()), [], "{umask}");
    }
}

#[test]
fn what_others_could_read_is_narrowed_at_the_start_and_told() {
    let place = Place::new();
    assert!(place.start().stop().0.success());
    let (_, made, _) = place.run(&["backup"]);
    let files = [place.database(), PathBuf::from(made.trim())];
    for file in &files {
        fs::set_permissions(file, Permissions::from_mode(0o644)).unwrap();
    }
    let notes = place.path().join("backups/notes.txt");
    fs::write(&notes, "somebody's").unwrap();
    fs::set_permissions(&notes, Permissions::from_mode(0o644)).unwrap();
    let (status, log) = place.start().stop();
    assert!(status.success());
    assert!(log.contains("rights_narrowed"), "{log}");
    assert_eq!(open_to_others(place.path()), [(notes, 0o644)]);
    let (_, log) = place.start().stop();
    assert!(!log.contains("rights_narrowed"), "{log}");
}

/// A name among the backups whose file is somewhere else.
fn link(place: &Place, reason: &str, to: &Path) -> String {
    let name = format!("quartermaster-20200101-000000-{reason}.db");
    let folder = place.path().join("backups");
    fs::create_dir_all(&folder).unwrap();
    symlink(to, folder.join(&name)).unwrap();
    name
}

#[tokio::test]
async fn a_link_among_the_backups_is_never_followed() {
    let elsewhere = Place::new();
    assert_eq!(elsewhere.run(&["migrate"]).0, Some(0));
    let place = Place::new();
    let links = [
        link(&place, "passwd", Path::new("/etc/passwd")),
        link(&place, "other", &elsewhere.database()),
    ];
    let server = place.start();
    let browser = Browser::of(&server);
    let name = json!({"name": "Mine"});
    Client::of(&server).change("/household", &name).await;
    let list = browser.open("/settings").await.html;
    for link in &links {
        assert!(!list.contains(link.as_str()), "{list}");
        let address = format!("{}/settings/backups/{link}", server.address);
        for part in ["", "/file"] {
            let answer = reqwest::get(format!("{address}{part}")).await.unwrap();
            assert_eq!(answer.status().as_u16(), 404, "{link}{part}");
            let text = answer.text().await.unwrap();
            assert!(!text.contains("root:"), "{text}");
        }
        for act in ["verify", "restore"] {
            let typed = [("confirmation".to_owned(), "restore".to_owned())];
            let act = format!("/settings/backups/{link}/{act}");
            let refused = browser.post(&act, &typed).await;
            assert_eq!(refused.status.as_u16(), 404, "{act}");
        }
    }
    assert!(server.stop().0.success());
    for link in &links {
        for command in ["verify", "restore"] {
            let (code, _, error) = place.run(&[command, &format!("backups/{link}")]);
            assert_eq!(code, Some(1), "{command}: {error}");
            assert!(error.contains("never followed"), "{error}");
        }
        let still = place.path().join("backups").join(link);
        assert!(still.symlink_metadata().unwrap().is_symlink());
    }
    let (_, exported, _) = place.run(&["export"]);
    assert!(exported.contains("\"Mine\""), "{exported}");
}

#[tokio::test]
async fn a_backup_that_somebody_makes_beside_the_server_counts_soon() {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    let folder = place.path().join("backups");
    fs::create_dir(&folder).unwrap();
    let whole = fs::read(place.database()).unwrap();
    let copied = |year: i32| folder.join(format!("quartermaster-{year}0101-000000-copied.db"));
    fs::write(copied(2020), &whole).unwrap();
    let mut program = place.program();
    program.env("QUARTERMASTER_BACKUP_EVERY", "off");
    let server = Server::start(program);
    let last_good = async || {
        let told = reqwest::get(format!("{}/metrics", server.address)).await;
        let told = told.unwrap().text().await.unwrap();
        let name = "\nquartermaster_backup_last_good_timestamp_seconds ";
        let (_, value) = told.split_once(name)?;
        value.lines().next()?.parse::<u64>().ok()
    };
    // From here on the next look by itself is ten minutes away.
    let first = until("the first look", &last_good).await;
    let (code, made, error) = place.run(&["backup", "cli"]);
    assert_eq!(code, Some(0), "{error}");
    let by_hand = until("the backup of the command line", async || {
        last_good().await.filter(|at| *at > first)
    })
    .await;
    let settings = Browser::of(&server).open("/settings").await.html;
    let (_, told) = settings.split_once("The last good one is from").unwrap();
    let (told, _) = told.split_once("</p>").unwrap();
    assert!(!told.contains("2020"), "{told}");

    // One with the rights that cp gives it, where the newer one is gone.
    fs::remove_file(made.trim()).unwrap();
    fs::write(copied(2021), &whole).unwrap();
    fs::set_permissions(copied(2021), Permissions::from_mode(0o644)).unwrap();
    until("the copy that somebody put there", async || {
        let at = last_good().await?;
        (first < at && at < by_hand).then_some(())
    })
    .await;
    assert_eq!(fs::metadata(copied(2021)).unwrap().mode() & 0o777, 0o600);
    assert!(server.stop().0.success());
}

/// A place that nobody in particular owns, with the program where that user can run it.
struct Theirs {
    folder: TempDir,
    is_root: bool,
}

impl Theirs {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let everybody = || Permissions::from_mode(0o755);
        fs::set_permissions(folder.path(), everybody()).unwrap();
        let program = folder.path().join("quartermaster");
        let built = env!("CARGO_BIN_EXE_quartermaster");
        let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
        if fs::hard_link(built, &program).is_err() {
            fs::copy(built, &program).unwrap();
        }
        let theirs = Self { folder, is_root };
        theirs.begin();
        theirs
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn at(&self, name: &str) -> PathBuf {
        self.home().join(name)
    }

    /// A database with a backup, as if nothing had ever been in the way.
    fn begin(&self) {
        if self.home().exists() {
            self.allow(&self.home(), 0o700);
            let _ = fs::set_permissions(self.at("backups"), Permissions::from_mode(0o700));
            fs::remove_dir_all(self.home()).unwrap();
        }
        fs::create_dir(self.home()).unwrap();
        if self.is_root {
            chown(self.home(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        for command in [&["migrate"][..], &["backup", "kept"]] {
            let (code, _, error) = run(self.program(), command);
            assert_eq!(code, Some(0), "{error}");
        }
    }

    fn allow(&self, path: &Path, rights: u32) {
        fs::set_permissions(path, Permissions::from_mode(rights)).unwrap();
    }

    fn program(&self) -> Command {
        let mut program = Command::new(self.folder.path().join("quartermaster"));
        let database = format!("sqlite:///{}", self.at("quartermaster.db").display());
        program
            .env_clear()
            .env("QUARTERMASTER_DB_URL", database)
            .env("QUARTERMASTER_LISTEN", "127.0.0.1:0")
            .current_dir("/");
        if self.is_root {
            program.uid(NOBODY).gid(NOBODY);
        }
        program
    }

    fn kept(&self) -> String {
        let mut kept = fs::read_dir(self.at("backups")).unwrap().flatten();
        let kept = kept.find(|file| !file.file_name().to_string_lossy().starts_with('.'));
        kept.unwrap().path().to_str().unwrap().to_owned()
    }
}

#[test]
fn who_may_not_write_or_read_is_told_in_a_sentence() {
    let theirs = Theirs::new();
    let kept = theirs.kept();
    let restore = ["restore", &kept];
    let output = theirs.at("all.json");
    let export = ["export", "-o", output.to_str().unwrap()];
    let may_not = "the user as whom this runs may not";
    type Case<'a> = (&'a str, u32, &'a [&'a str], &'a str);
    let cases: [Case; 20] = [
        ("", 0o500, &["serve"], "write in the folder"),
        ("", 0o500, &["migrate"], "write in the folder"),
        ("", 0o500, &restore, "write in the folder"),
        ("", 0o500, &export, "write in the folder"),
        ("", 0o000, &["serve"], "enter the folder"),
        ("", 0o000, &["migrate", "--check"], "enter the folder"),
        ("", 0o000, &["backup"], "enter the folder"),
        ("", 0o000, &["verify"], "enter the folder"),
        ("", 0o000, &["export"], "enter the folder"),
        ("", 0o000, &restore, "enter the folder"),
        ("quartermaster.db", 0o000, &["serve"], "read the file"),
        ("quartermaster.db", 0o000, &["migrate"], "read the file"),
        ("quartermaster.db", 0o000, &["backup"], "read the file"),
        ("quartermaster.db", 0o000, &["verify"], "read the file"),
        ("quartermaster.db", 0o000, &["export"], "read the file"),
        ("quartermaster.db", 0o000, &restore, "read the file"),
        ("quartermaster.db", 0o400, &["serve"], "write the file"),
        ("backups", 0o500, &["backup"], "write in the folder"),
        ("backups", 0o500, &restore, "write in the folder"),
        ("backups", 0o000, &["verify", &kept], "enter the folder"),
    ];
    for (path, rights, command, deed) in cases {
        theirs.allow(&theirs.at(path), rights);
        if path.is_empty() && rights == 0o500 {
            let _ = fs::remove_file(theirs.at("quartermaster.db.lock"));
        }
        let (code, said, error) = run(theirs.program(), command);
        theirs.allow(&theirs.at(path), 0o700);
        let name = format!("{command:?} with {path:?} at {rights:o}: {said}{error}");
        assert_eq!(code, Some(1), "{name}");
        assert!(error.contains(&format!("{may_not} {deed}")), "{name}");
        assert_eq!(error.lines().count(), 1, "{name}");
        assert!(!error.contains("code: "), "{name}");
    }
}
