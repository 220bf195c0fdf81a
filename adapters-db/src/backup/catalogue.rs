//! The backups in a folder.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use quartermaster_application::ports::{Drill, KeptBackup};
use quartermaster_domain::Timestamp;

use super::drill::{DrillError, drill};
use super::folder::{KeptFile, kept_files};
use super::name::BackupName;
use super::record::{Record, sha256};
use crate::connection::{alone, examining};
use crate::files::in_background;
use crate::opening::open_unlinked;
use crate::schema::applied_steps;

const ROTTEN: &str = "rotten: its content is not what it was when it was first read, though nobody \
                      wrote the file";

/// All finished backups in `folder`, and what was too damaged to be one, the newest first; none where
/// there is no folder.
///
/// # Errors
/// The folder cannot be read.
pub async fn catalogue(folder: &Path, now: Timestamp) -> io::Result<Vec<KeptBackup>> {
    let folder = folder.to_owned();
    let kept = in_background({
        let folder = folder.clone();
        move || Ok(told(kept_files(&folder)?, now))
    });
    let mut kept = kept.await?;
    for backup in &mut kept {
        read_step(&folder, backup).await;
    }
    Ok(kept)
}

/// The backup of that name; `None` where the folder has none.
pub async fn find_backup(folder: &Path, name: &str, now: Timestamp) -> Option<KeptBackup> {
    let (path, name) = (folder.join(name), name.to_owned());
    let found = in_background(move || Ok(KeptFile::look_at(path, name)));
    let mut backup = found.await.ok()??.told(now);
    read_step(folder, &mut backup).await;
    Some(backup)
}

/// The bytes of a backup, and never those of what a link leads to.
///
/// # Errors
/// It cannot be read.
pub async fn open_backup(file: &Path) -> io::Result<File> {
    let file = file.to_owned();
    in_background(move || open_unlinked(&file)).await
}

/// Drills a backup and keeps the result beside it.
///
/// # Errors
/// The trial could not be made; nothing is known of the backup then.
pub async fn drill_backup(file: &Path, at: Timestamp) -> Result<Vec<String>, DrillError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let findings = drill(file, folder, at).await?;
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let step = newest_step_in(file).await;
    let path = file.to_owned();
    let kept = in_background(move || {
        let record = match Record::read(&path, &fs::metadata(&path)?) {
            Some(record) => record,
            None => Record::begin(&path, at, false)?,
        };
        let (record, findings) = record.drilled(&path, at, step, findings, ROTTEN)?;
        record.write(&path)?;
        Ok(findings)
    });
    kept.await.map_err(|cause| DrillError::Scratch {
        folder: folder.display().to_string(),
        cause,
    })
}

/// Keeps that the schedule made a backup: no other is ever deleted.
///
/// # Errors
/// The backup cannot be read, or nothing can be written beside it.
pub async fn mark_scheduled(file: &Path, at: Timestamp) -> io::Result<()> {
    let file = file.to_owned();
    in_background(move || Record::begin(&file, at, true)?.write(&file)).await
}

/// Reads backups again that passed and were not read since `since`, the newest first and `most` at
/// most, as files rot though nobody writes them. One that is not what it was is untried from now on.
///
/// # Errors
/// The folder cannot be read or written.
pub async fn read_again(
    folder: &Path,
    since: Timestamp,
    now: Timestamp,
    most: usize,
) -> io::Result<()> {
    let folder = folder.to_owned();
    in_background(move || {
        let passed = passed(&folder, now)?.into_iter();
        let due = passed.filter(|(_, record)| !record.was_read_since(since, now));
        for (file, mut record) in due.take(most) {
            record.read_again(&file.path, now);
            record.write(&file.path)?;
        }
        Ok(())
    })
    .await
}

/// Deletes the oldest backups that the schedule made, so that the newest `keep` that passed their drill
/// stay. One that did not pass is never deleted, nor does it count. Says which went.
///
/// # Errors
/// A file cannot be deleted.
pub async fn prune(folder: &Path, now: Timestamp, keep: u32) -> io::Result<Vec<String>> {
    let keep = usize::try_from(keep).unwrap_or(usize::MAX);
    let folder = folder.to_owned();
    in_background(move || {
        let good = passed(&folder, now)?.into_iter();
        let good = good.filter(|(_, record)| record.is_scheduled());
        let mut deleted = Vec::new();
        for (file, _) in good.skip(keep.max(1)) {
            fs::remove_file(&file.path)?;
            // A record without its backup says nothing to anybody; that it stays does no harm.
            let _ = Record::remove(&file.path);
            deleted.push(file.name);
        }
        Ok(deleted)
    })
    .await
}

/// The hash of what is in the newest backup now; none where it cannot be read.
pub(super) fn newest_content(folder: &Path, now: Timestamp) -> io::Result<Option<String>> {
    let mut kept = kept_files(folder)?.into_iter();
    let newest = kept.find(|file| file.can_be_newest(now));
    Ok(newest.and_then(|file| sha256(&file.path).ok()))
}

/// The newest backup that was made for the reason in `name`.
pub(super) fn newest_of_reason(
    folder: &Path,
    name: &BackupName,
    now: Timestamp,
) -> io::Result<Option<KeptFile>> {
    let mut kept = kept_files(folder)?.into_iter();
    Ok(kept.find(|file| file.can_be_newest(now) && name.is_for(&file.reason)))
}

/// Those that passed their drill, each with its record.
fn passed(folder: &Path, now: Timestamp) -> io::Result<Vec<(KeptFile, Record)>> {
    let mut passed = Vec::new();
    for mut file in kept_files(folder)? {
        if let Some(record) = file.record.take()
            && file.can_be_newest(now)
            && record.has_passed()
        {
            passed.push((file, record));
        }
    }
    Ok(passed)
}

fn told(files: Vec<KeptFile>, now: Timestamp) -> Vec<KeptBackup> {
    files.into_iter().map(|file| file.told(now)).collect()
}

/// The schema step of a backup that was never drilled.
async fn read_step(folder: &Path, backup: &mut KeptBackup) {
    if backup.drill == Drill::Untried && backup.schema_step.is_none() {
        backup.schema_step = newest_step_in(&folder.join(&backup.name)).await;
    }
}

async fn newest_step_in(file: &Path) -> Option<String> {
    let db = alone(examining(file)).await.ok()?;
    let steps = applied_steps(&db).await;
    // It was only read, so there is nothing that closing could lose.
    let _ = db.close().await;
    steps.ok()?.pop()
}
