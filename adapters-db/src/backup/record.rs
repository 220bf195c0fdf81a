//! What a drill found, kept beside the backup in a hidden file, so that nobody drills it at every look.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use quartermaster_application::ports::Drill;
use quartermaster_domain::Timestamp;
use quartermaster_migration::STEPS;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

const READ_AT_ONCE_BYTES: usize = 64 * 1024;

/// The record of a drill. It counts for the file as it was then, and for the schema steps the program
/// had then.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    bytes: u64,
    modified_ns: String,
    /// Of the whole file, in hexadecimal digits.
    pub(super) sha256: String,
    pub(super) schema_step: Option<String>,
    program_step: String,
    drilled_at: String,
    findings: Vec<String>,
}

impl Record {
    /// # Errors
    /// The backup cannot be read.
    pub(super) fn of(
        backup: &Path,
        schema_step: Option<String>,
        drilled_at: Timestamp,
        findings: Vec<String>,
    ) -> io::Result<Self> {
        let metadata = fs::metadata(backup)?;
        Ok(Self {
            bytes: metadata.len(),
            modified_ns: modified_ns(&metadata),
            sha256: sha256(backup)?,
            schema_step,
            program_step: newest_step().to_owned(),
            drilled_at: drilled_at.to_string(),
            findings,
        })
    }

    /// The record of a backup, if it has one that still counts.
    pub(super) fn read(backup: &Path, metadata: &Metadata) -> Option<Self> {
        let text = fs::read(path_of(backup)).ok()?;
        let record: Self = serde_json::from_slice(&text).ok()?;
        let counts = record.bytes == metadata.len()
            && record.modified_ns == modified_ns(metadata)
            && record.program_step == newest_step();
        counts.then_some(record)
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
        draft
            .persist(path_of(backup))
            .map_err(|error| error.error)?;
        Ok(())
    }

    pub(super) fn remove(backup: &Path) -> io::Result<()> {
        fs::remove_file(path_of(backup))
    }

    pub(super) fn drill(self) -> Drill {
        let Ok(at) = self.drilled_at.parse() else {
            return Drill::Untried;
        };
        if self.findings.is_empty() {
            Drill::Passed { at }
        } else {
            let findings = self.findings;
            Drill::Failed { at, findings }
        }
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
    let mut file = File::open(file)?;
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
