//! The backups in a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use quartermaster_application::ports::{Drill, KeptBackup};
use quartermaster_domain::Timestamp;

use super::drill::{DrillError, drill};
use super::name;
use super::record::{Record, sha256};
use crate::connection::{alone, examining};
use crate::schema::applied_steps;

/// All finished backups in `folder`, the newest first; none where there is no folder.
///
/// # Errors
/// The folder cannot be read.
pub async fn catalogue(folder: &Path) -> io::Result<Vec<KeptBackup>> {
    let mut backups = Vec::new();
    for (file, name) in finished(folder)? {
        backups.extend(look_at(&file, name).await);
    }
    backups.sort_by(|one, other| (other.made_at, &other.name).cmp(&(one.made_at, &one.name)));
    Ok(backups)
}

/// The backup of that name; `None` where the folder has none.
pub async fn find_backup(folder: &Path, name: &str) -> Option<KeptBackup> {
    look_at(&folder.join(name), name.to_owned()).await
}

/// Drills a backup and keeps the result beside it.
///
/// # Errors
/// The trial could not be made; nothing is known of the backup then.
pub async fn drill_backup(file: &Path, at: Timestamp) -> Result<Vec<String>, DrillError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let findings = drill(file, folder, at).await?;
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let kept = Record::of(file, newest_step_in(file).await, at, findings.clone())
        .and_then(|record| record.write(file));
    kept.map_err(|cause| DrillError::Scratch {
        folder: folder.display().to_string(),
        cause,
    })?;
    Ok(findings)
}

/// Deletes the oldest backups made for `reason`, so that the newest `keep` that passed their drill
/// stay. One that did not pass is never deleted, nor does it count. Says which went.
///
/// # Errors
/// A file cannot be deleted.
pub async fn prune(folder: &Path, reason: &str, keep: u32) -> io::Result<Vec<String>> {
    let keep = usize::try_from(keep).unwrap_or(usize::MAX);
    let backups = catalogue(folder).await?;
    let good = backups
        .into_iter()
        .filter(|backup| backup.reason == reason && backup.drill.has_passed());
    let mut deleted = Vec::new();
    for backup in good.skip(keep.max(1)) {
        let file = folder.join(&backup.name);
        fs::remove_file(&file)?;
        // A record without its backup says nothing to anybody; that it stays does no harm.
        let _ = Record::remove(&file);
        deleted.push(backup.name);
    }
    Ok(deleted)
}

/// The hash of the newest backup's content.
pub(super) fn newest_content(folder: &Path) -> io::Result<Option<String>> {
    let newest = finished(folder)?
        .into_iter()
        .filter_map(|(file, name)| Some((name::read(&name)?.0, name, file)))
        .max();
    let Some((_, _, file)) = newest else {
        return Ok(None);
    };
    match Record::read(&file, &fs::metadata(&file)?) {
        Some(record) => Ok(Some(record.sha256)),
        None => sha256(&file).map(Some),
    }
}

fn finished(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut finished = Vec::new();
    for file in files {
        let file = file?;
        if let Ok(name) = file.file_name().into_string()
            && name::read(&name).is_some()
        {
            finished.push((file.path(), name));
        }
    }
    Ok(finished)
}

/// A file that goes meanwhile is not there.
async fn look_at(file: &Path, name: String) -> Option<KeptBackup> {
    let (made_at, reason) = name::read(&name)?;
    let metadata = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
    let bytes = metadata.len();
    let (schema_step, drill) = match Record::read(file, &metadata) {
        Some(record) => (record.schema_step.clone(), record.drill()),
        None => (newest_step_in(file).await, Drill::Untried),
    };
    Some(KeptBackup {
        name,
        reason,
        made_at,
        bytes,
        schema_step,
        drill,
    })
}

async fn newest_step_in(file: &Path) -> Option<String> {
    let db = alone(examining(file)).await.ok()?;
    let steps = applied_steps(&db).await;
    // It was only read, so there is nothing that closing could lose.
    let _ = db.close().await;
    steps.ok()?.pop()
}
