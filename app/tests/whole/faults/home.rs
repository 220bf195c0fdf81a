//! A household that is built once and cut off many times, each time in a copy of its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::server::{Files, Place, Server};

/// The files of a place, which stay as they are.
pub(super) struct Home(Files);

impl Home {
    /// Of a place that no server is on.
    pub(super) fn at(place: Place) -> Self {
        Self(place.files())
    }

    pub(super) fn copy(&self) -> Place {
        Place::holding(&self.0)
    }
}

/// A server that makes no backups by itself, as those would be cut off too.
pub(super) fn start(place: &Place) -> Server {
    let mut program = place.program();
    program.env("QUARTERMASTER_BACKUP_EVERY", "off");
    Server::start(program)
}

/// What has to hold on every disk after every kill: the database is sound, whatever has the name of a
/// backup is one, and nothing but the database and what belongs to it lies beside it.
pub(super) fn expect_sound(place: &Place) {
    let (code, said, error) = place.run(&["verify"]);
    assert_eq!(code, Some(0), "{said}{error}");
    for backup in backups(place) {
        let (code, said, error) = place.run(&["verify", backup.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{}: {said}{error}", backup.display());
    }
    let stray = names_in(place.path()).into_iter().find(|name| {
        let belongs = ["", "-wal", "-shm", ".lock", ".adoption.txt"];
        name != "backups"
            && !belongs
                .map(|end| format!("quartermaster.db{end}"))
                .contains(name)
    });
    assert_eq!(stray, None);
}

/// Whatever ends as a backup does and is not hidden, which is what a person would take for one.
pub(super) fn backups(place: &Place) -> Vec<PathBuf> {
    let folder = place.path().join("backups");
    let names = names_in(&folder).into_iter();
    let shown = names.filter(|name| !name.starts_with('.') && name.ends_with(".db"));
    shown.map(|name| folder.join(name)).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
