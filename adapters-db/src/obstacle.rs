//! Why a file cannot be used, in a sentence for the person who runs the program: who may not do what.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{AT_FDCWD, AtFlags};
use nix::unistd::{AccessFlags, faccessat};

use crate::files::real_file;

/// What somebody wants of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Read,
    Write,
}

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Obstacle {
    NoFolder(PathBuf),
    MayNot { deed: &'static str, path: PathBuf },
    OnlyRead(PathBuf),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(folder) => write!(f, "there is no folder {}", folder.display()),
            Self::MayNot { deed, path } => write!(
                f,
                "the user as whom this runs may not {deed} {}",
                path.display()
            ),
            Self::OnlyRead(path) => {
                write!(f, "{} is where nothing can be written", path.display())
            }
        }
    }
}

/// What keeps this process from doing that with a file, or with one that it would make there; `None`
/// where the rights and the folders are as they should be.
pub(crate) fn obstacle(file: &Path, wish: Wish) -> Option<Obstacle> {
    let file = real_file(file);
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    in_the_way_to(folder, wish).or_else(|| {
        if !file.exists() {
            return None;
        }
        let (reads, writes) = if file.is_dir() {
            ("read the folder", "write in the folder")
        } else {
            ("read the file", "write the file")
        };
        denied(&file, AccessFlags::R_OK, reads).or_else(|| {
            let may_write = || denied(&file, AccessFlags::W_OK, writes);
            (wish == Wish::Write).then(may_write).flatten()
        })
    })
}

/// An error of the system, with what is in the way before it.
pub fn explained(file: &Path, wish: Wish, cause: io::Error) -> io::Error {
    let can_be = [
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::NotFound,
    ];
    if !can_be.contains(&cause.kind()) {
        return cause;
    }
    let Some(obstacle) = obstacle(file, wish) else {
        return cause;
    };
    let kind = cause.kind();
    // What a crate puts around an error names files that it made up.
    match cause.raw_os_error() {
        Some(_) => io::Error::new(kind, format!("{obstacle}: {cause}")),
        None => io::Error::new(kind, format!("{obstacle}: {kind}")),
    }
}

fn in_the_way_to(folder: &Path, wish: Wish) -> Option<Obstacle> {
    let mut ways: Vec<&Path> = folder.ancestors().collect();
    ways.reverse();
    for way in ways {
        let way = if way.as_os_str().is_empty() {
            Path::new(".")
        } else {
            way
        };
        match fs::metadata(way) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Some(Obstacle::NoFolder(folder.to_owned()));
            }
            _ => {}
        }
        if let Some(denied) = denied(way, AccessFlags::X_OK, "enter the folder") {
            return Some(denied);
        }
    }
    if wish == Wish::Write {
        return denied(folder, AccessFlags::W_OK, "write in the folder");
    }
    None
}

fn denied(path: &Path, what: AccessFlags, deed: &'static str) -> Option<Obstacle> {
    match faccessat(AT_FDCWD, path, what, AtFlags::AT_EACCESS) {
        Err(Errno::EROFS) => Some(Obstacle::OnlyRead(path.to_owned())),
        Err(Errno::EACCES | Errno::EPERM) => Some(Obstacle::MayNot {
            deed,
            path: path.to_owned(),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("money.db");
        assert_eq!(obstacle(&file, Wish::Write), None);
        let nowhere = folder.path().join("nowhere");
        for file in [nowhere.join("money.db"), nowhere.join("deep/money.db")] {
            let told = obstacle(&file, Wish::Read).unwrap();
            assert_eq!(
                told.to_string(),
                format!("there is no folder {}", file.parent().unwrap().display())
            );
        }
        let cause = io::Error::from_raw_os_error(2);
        let told = explained(&nowhere.join("a"), Wish::Write, cause).to_string();
        assert!(
            told.ends_with("nowhere: No such file or directory (os error 2)"),
            "{told}"
        );
        let other = io::Error::from(ErrorKind::StorageFull);
        let told = explained(&nowhere.join("a"), Wish::Write, other);
        assert_eq!(told.to_string(), ErrorKind::StorageFull.to_string());
    }
}
