//! Reading the file: first what it says it is, then its objects, then whether they fit together.

use quartermaster_application::archive::{LastIds, WholeMonth};
use quartermaster_application::audit::AuditRecord;
use quartermaster_domain::template::Template;
use quartermaster_domain::{Household, Timestamp};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::place::Refusal;
use super::shape::FileShape;
use super::taken::everything;
use super::{FORMAT, FORMAT_VERSION, format_1};

/// All that a file holds, in the domain's values, fitting together.
#[derive(Debug, PartialEq)]
pub(crate) struct Everything {
    /// Of the program that wrote the file.
    pub(crate) quartermaster_version: String,
    pub(crate) exported_at: Timestamp,
    pub(crate) household: Household,
    pub(crate) template: Template,
    /// The earliest first.
    pub(crate) months: Vec<WholeMonth>,
    pub(crate) audit: Vec<(i64, AuditRecord)>,
    pub(crate) last_ids: LastIds,
}

/// Why a file cannot be imported.
#[derive(Debug, PartialEq, thiserror::Error)]
pub(crate) enum ReadError {
    #[error("this is not an export of Quartermaster: {0}")]
    NotAnExport(String),
    #[error(
        "the file has the format version {0}, which this program does not know: a newer \
         Quartermaster wrote it"
    )]
    Newer(i64),
    #[error("there never was a format version {0}")]
    Older(i64),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// What every version of the file begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    format_version: i64,
}

type Reader = fn(&str) -> Result<FileShape, Refusal>;

/// How a file of each format version is read, from the first on. A version that comes to an end keeps the shapes
/// that it alone has in a module of its own, as they were, and says what they are in those of today.
const READERS: [Reader; FORMAT_VERSION] = [shapes::<format_1::FileShape>, shapes::<FileShape>];

/// # Errors
/// The first thing that is wrong, with its place.
pub(crate) fn read(text: &str) -> Result<Everything, ReadError> {
    let head: Head =
        serde_json::from_str(text).map_err(|error| ReadError::NotAnExport(error.to_string()))?;
    if head.format != FORMAT {
        let found = format!("its format is {:?}", head.format);
        return Err(ReadError::NotAnExport(found));
    }
    let version = head.format_version;
    let index = usize::try_from(version)
        .ok()
        .and_then(|version| version.checked_sub(1))
        .ok_or(ReadError::Older(version))?;
    let reader = READERS.get(index).ok_or(ReadError::Newer(version))?;
    Ok(everything(reader(text)?)?)
}

/// The objects of a file whose shapes are those of `F`.
fn shapes<F: DeserializeOwned + Into<FileShape>>(text: &str) -> Result<FileShape, Refusal> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let file: F = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let place = error.path().to_string();
        Refusal::new(place, with_its_line(&error.into_inner()))
    })?;
    Ok(file.into())
}

/// The reader of JSON hangs the line on to what is mostly a whole sentence.
fn with_its_line(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((why, _)) => format!("{why} (line {}, column {})", error.line(), error.column()),
        None => text,
    }
}
