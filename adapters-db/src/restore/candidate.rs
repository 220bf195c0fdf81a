use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::RestoreError;
use crate::backup;

/// A checked copy beside the live database, under a name that nobody takes for one; dropped before
/// it takes its place, it goes.
pub(super) struct Candidate {
    path: PathBuf,
    is_placed: bool,
}

impl Candidate {
    pub(super) async fn copy(file: &Path, live: &Path) -> Result<Self, RestoreError> {
        let candidate = Self {
            path: beside(live),
            is_placed: false,
        };
        if let Some(folder) = live.parent() {
            let cannot = |cause| RestoreError::Place {
                live: live.to_owned(),
                cause,
            };
            fs::create_dir_all(folder).map_err(cannot)?;
        }
        // What an earlier restore left when it was cut off is no one's.
        remove_if_there(&candidate.path).map_err(|cause| RestoreError::Place {
            live: live.to_owned(),
            cause,
        })?;
        backup::copy(file, &candidate.path)
            .await
            .map_err(RestoreError::Copy)?;
        backup::check(&candidate.path)
            .await
            .map_err(RestoreError::Copy)?;
        Ok(candidate)
    }

    /// The one moment of the restore: a rename, with the file flushed before and its folder after.
    pub(super) fn take_the_place_of(mut self, live: &Path) -> Result<(), RestoreError> {
        let placed = File::open(&self.path)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&self.path, live))
            .and_then(|()| sync_folder_of(live));
        placed.map_err(|cause| RestoreError::Place {
            live: live.to_owned(),
            cause,
        })?;
        self.is_placed = true;
        Ok(())
    }
}

impl Drop for Candidate {
    fn drop(&mut self) {
        if !self.is_placed {
            // Why it was not placed is being reported; that it stays would add nothing.
            let _ = remove_if_there(&self.path);
        }
    }
}

fn beside(live: &Path) -> PathBuf {
    let name = live.file_name().unwrap_or_default();
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".restoring");
    live.with_file_name(hidden)
}

pub(super) fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

pub(super) fn sync_folder_of(file: &Path) -> std::io::Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}
