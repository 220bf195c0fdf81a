//! The proof beside the new database.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{new_file, real_file};

/// The rights of a file that only its owner may read and write.
const ONLY_OURS: u32 = 0o600;

/// The proof under a hidden name, until the database it is about has taken its place.
#[derive(Debug)]
pub(crate) struct ProofFile {
    database: PathBuf,
}

fn hidden(database: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(database.file_name().unwrap_or_default());
    name.push(".adoption");
    database.with_file_name(name)
}

fn final_name(database: &Path) -> PathBuf {
    let mut name = database.file_name().unwrap_or_default().to_owned();
    name.push(".adoption.txt");
    database.with_file_name(name)
}

/// Ends what an adoption that was cut off had begun: a proof whose database is there gets its name, one without goes.
///
/// # Errors
/// It can be neither renamed nor removed.
pub(crate) fn settle(database: &Path) -> io::Result<()> {
    let database = real_file(database);
    let hidden = hidden(&database);
    if !hidden.try_exists()? {
        return Ok(());
    }
    if database.try_exists()? {
        fs::rename(hidden, final_name(&database))
    } else {
        fs::remove_file(hidden)
    }
}

impl ProofFile {
    /// # Errors
    /// It cannot be written.
    pub(crate) fn write(database: &Path, lines: &[String]) -> io::Result<Self> {
        let database = real_file(database);
        let mut file = new_file(&hidden(&database), ONLY_OURS)?;
        let begun = Self { database };
        for line in lines {
            writeln!(file, "{line}")?;
        }
        file.sync_all()?;
        Ok(begun)
    }

    /// Gives it its name, once the database is in its place.
    ///
    /// # Errors
    /// It cannot be renamed.
    pub(crate) fn place(self) -> io::Result<PathBuf> {
        let name = final_name(&self.database);
        fs::rename(hidden(&self.database), &name)?;
        Ok(name)
    }
}

/// One whose database did not take its place goes.
impl Drop for ProofFile {
    fn drop(&mut self) {
        // Why it was given up is being reported; that it stays would add nothing.
        let _ = settle(&self.database);
    }
}
