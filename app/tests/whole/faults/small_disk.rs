//! A file system of its own that is small enough to be filled, and can be made read-only.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::server::{Place, Server};

const SIZE: &str = "size=4m";

/// A place whose database and backups lie on a disk of four mebibytes; unmounted when dropped.
pub(super) struct SmallDisk {
    place: Place,
}

impl SmallDisk {
    pub(super) fn new() -> Self {
        let disk = Self {
            place: Place::new(),
        };
        fs::create_dir(disk.folder()).unwrap();
        mount(&["-t", "tmpfs", "-o", SIZE, "tmpfs"], &disk.folder());
        disk
    }

    /// With the files of another place on it.
    pub(super) fn holding(from: &Place) -> Self {
        let disk = Self::new();
        fs::copy(from.database(), disk.database()).unwrap();
        disk
    }

    /// Where the disk is mounted.
    pub(super) fn folder(&self) -> PathBuf {
        self.place.path().join("disk")
    }

    pub(super) fn database(&self) -> PathBuf {
        self.folder().join("quartermaster.db")
    }

    pub(super) fn backups(&self) -> PathBuf {
        self.folder().join("backups")
    }

    fn program(&self) -> Command {
        let mut program = self.place.program();
        let database = format!("sqlite:///{}", self.database().display());
        program.env("QUARTERMASTER_DB_URL", database);
        program.env("QUARTERMASTER_BACKUP_EVERY", "off");
        program
    }

    /// Runs a command of the program to its end: exit code, standard output, standard error.
    pub(super) fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = self.program().args(arguments).output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }

    /// Runs a command that has to fail in one line, and gives that line.
    pub(super) fn refusal(&self, arguments: &[&str]) -> String {
        let (code, said, error) = self.run(arguments);
        assert_eq!(code, Some(1), "{arguments:?}: {said}{error}");
        assert_eq!(error.lines().count(), 1, "{arguments:?}: {error}");
        error
    }

    pub(super) fn start(&self) -> Server {
        Server::start(self.program())
    }

    /// Takes every byte that is left.
    pub(super) fn fill(&self) {
        let mut ballast = File::create(self.ballast()).unwrap();
        let error = loop {
            if let Err(error) = ballast.write_all(&[b'x'; 512]) {
                break error;
            }
        };
        assert_eq!(error.kind(), ErrorKind::StorageFull, "{error}");
    }

    /// Takes all but so many bytes of what is left.
    pub(super) fn fill_but(&self, bytes: u64) {
        self.fill();
        let ballast = File::options().write(true).open(self.ballast()).unwrap();
        let length = ballast.metadata().unwrap().len();
        ballast.set_len(length - bytes).unwrap();
    }

    /// Gives the space back that was taken.
    pub(super) fn free(&self) {
        fs::remove_file(self.ballast()).unwrap();
    }

    fn ballast(&self) -> PathBuf {
        self.folder().join("ballast")
    }

    pub(super) fn make_read_only(&self) {
        mount(&["-o", "remount,ro"], &self.folder());
    }

    pub(super) fn make_writable(&self) {
        mount(&["-o", "remount,rw"], &self.folder());
    }

    /// Every file on it but the ballast, with its content.
    pub(super) fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder()];
        while let Some(folder) = folders.pop() {
            for file in fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path != self.ballast() {
                    let content = fs::read(&path).unwrap();
                    files.push((path, content));
                }
            }
        }
        files.sort();
        files
    }
}

fn mount(how: &[&str], folder: &Path) {
    let mut program = Command::new("mount");
    let output = program
        .args(how.iter().map(OsStr::new))
        .arg(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "this test needs the right to mount a small file system: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily, so that a server that a failed test has not ended yet cannot keep it mounted.
        let _ = Command::new("umount").arg("-l").arg(self.folder()).output();
    }
}
