//! What a drill found, kept beside the backup in a hidden file, so that nobody drills it at every look.

use std::fs::{self, Metadata};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use quartermaster_application::ports::Drill;
use quartermaster_domain::Timestamp;
use quartermaster_migration::STEPS;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::opening::{open_unlinked, read_bytes};
use crate::owners::keep_to_owner_of;

const READ_AT_ONCE_BYTES: usize = 64 * 1024;

/// What a drill looks for: one that looked for less than today's does not count.
const RULES: u32 = 3;

/// What is known of a backup for as long as its file is the same.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    bytes: u64,
    modified_ns: String,
    /// Of the whole file when it was first read, in hexadecimal digits. A file that has another one
    /// later, though nobody wrote it, has rotted.
    sha256: String,
    /// When the file was last read as a whole.
    read_at: String,
    /// Whether the schedule made it, so that it may be deleted when there are enough.
    #[serde(default)]
    is_scheduled: bool,
    drilled: Option<Drilled>,
}

/// A drill counts for the schema steps the program had then, and for what it looked for then.
#[derive(Debug, Serialize, Deserialize)]
struct Drilled {
    at: String,
    rules: u32,
    program_step: String,
    schema_step: Option<String>,
    findings: Vec<String>,
}

impl Record {
    /// The record of a file that nothing is known of but what is in it now.
    ///
    /// # Errors
    /// The backup cannot be read.
    pub(super) fn begin(backup: &Path, at: Timestamp, is_scheduled: bool) -> io::Result<Self> {
        let metadata = fs::metadata(backup)?;
        Ok(Self {
            bytes: metadata.len(),
            modified_ns: modified_ns(&metadata),
            sha256: sha256(backup)?,
            read_at: at.to_string(),
            is_scheduled,
            drilled: None,
        })
    }

    /// The record of a backup, if it has one and its file is the same by size and time.
    pub(super) fn read(backup: &Path, metadata: &Metadata) -> Option<Self> {
        let text = read_bytes(&path_of(backup)).ok()?;
        let record: Self = serde_json::from_slice(&text).ok()?;
        let counts = record.bytes == metadata.len() && record.modified_ns == modified_ns(metadata);
        counts.then_some(record)
    }

    /// Keeps what a drill of the file found; `rotten` is found as well where the file, read again, is
    /// not what it was.
    ///
    /// # Errors
    /// The backup cannot be read.
    pub(super) fn drilled(
        mut self,
        backup: &Path,
        at: Timestamp,
        schema_step: Option<String>,
        mut findings: Vec<String>,
        rotten: &str,
    ) -> io::Result<(Self, Vec<String>)> {
        if sha256(backup)? != self.sha256 {
            findings.insert(0, rotten.to_owned());
        }
        self.read_at = at.to_string();
        self.drilled = Some(Drilled {
            at: at.to_string(),
            rules: RULES,
            program_step: newest_step().to_owned(),
            schema_step,
            findings: findings.clone(),
        });
        Ok((self, findings))
    }

    /// Reads the file again. Where it is not what it was, its drill counts no more.
    pub(super) fn read_again(&mut self, backup: &Path, at: Timestamp) {
        if sha256(backup).is_ok_and(|found| found == self.sha256) {
            self.read_at = at.to_string();
        } else {
            self.drilled = None;
        }
    }

    /// A time that is later than now says nothing.
    pub(super) fn was_read_since(&self, since: Timestamp, now: Timestamp) -> bool {
        let read_at = self.read_at.parse();
        read_at.is_ok_and(|at: Timestamp| since < at && at <= now)
    }

    pub(super) fn is_scheduled(&self) -> bool {
        self.is_scheduled
    }

    /// # Errors
    /// The folder cannot be written.
    pub(super) fn write(&self, backup: &Path) -> io::Result<()> {
        let folder = backup.parent().unwrap_or(Path::new("."));
        let mut draft = tempfile::Builder::new()
            .prefix(".quartermaster-")
            .suffix(".partial")
            .tempfile_in(folder)?;
        draft.write_all(&serde_json::to_vec(self)?)?;
        draft.as_file().sync_all()?;
        let kept = path_of(backup);
        draft.persist(&kept).map_err(|error| error.error)?;
        keep_to_owner_of(backup, &kept)
    }

    pub(super) fn remove(backup: &Path) -> io::Result<()> {
        fs::remove_file(path_of(backup))
    }

    pub(super) fn has_passed(&self) -> bool {
        let counting = self.drilled.as_ref().filter(|drilled| drilled.counts());
        counting.is_some_and(|drilled| drilled.findings.is_empty())
    }

    /// What its last drill found, if that still counts, and the newest schema step it has: the file is
    /// the same, so that stays true whatever the program has learnt since.
    pub(super) fn into_drill(self) -> (Drill, Option<String>) {
        let Some(drilled) = self.drilled else {
            return (Drill::Untried, None);
        };
        let counts = drilled.counts();
        let (findings, schema_step) = (drilled.findings, drilled.schema_step);
        let drill = match drilled.at.parse() {
            Ok(at) if counts && findings.is_empty() => Drill::Passed { at },
            Ok(at) if counts => Drill::Failed { at, findings },
            _ => Drill::Untried,
        };
        (drill, schema_step)
    }
}

impl Drilled {
    fn counts(&self) -> bool {
        self.rules == RULES && self.program_step == newest_step()
    }
}

fn newest_step() -> &'static str {
    STEPS.last().copied().unwrap_or_default()
}

fn path_of(backup: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(backup.file_name().unwrap_or_default());
    name.push(".drill");
    backup.with_file_name(name)
}

fn modified_ns(metadata: &Metadata) -> String {
    let since = metadata
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since.map_or_else(String::new, |since| since.as_nanos().to_string())
}

/// # Errors
/// The file cannot be read.
pub(super) fn sha256(file: &Path) -> io::Result<String> {
    let mut file = open_unlinked(file)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; READ_AT_ONCE_BYTES];
    loop {
        let count = file.read(&mut buffer)?;
        match buffer.get(..count) {
            Some(bytes) if count > 0 => hash.update(bytes),
            _ => break,
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
