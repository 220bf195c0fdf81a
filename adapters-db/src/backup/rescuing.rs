//! A backup of a database whose file has lost its name, by the connection that still has it open.

use std::path::Path;

use quartermaster_domain::Timestamp;
use sea_orm::DatabaseConnection;

use super::name::BackupName;
use super::place::{Draft, in_background};
use super::{Backup, BackupError, finish, vacuum_into};

const REASON: &str = "rescued";

/// Copies what `db` has open, which was once `file`, into `folder`.
///
/// # Errors
/// Says what failed; neither a half copy nor a temporary file stays.
pub(crate) async fn rescue(
    db: &DatabaseConnection,
    file: &Path,
    folder: &Path,
    at: Timestamp,
) -> Result<Backup, BackupError> {
    let name = BackupName::new(at, REASON);
    let (source, target) = (file.to_owned(), folder.to_owned());
    let draft = in_background(move || Draft::reserve(&source, &target, name)).await?;
    let copied = vacuum_into(db, draft.path()).await;
    copied.map_err(|error| BackupError::of_copying(file, draft.path(), error))?;
    finish(draft).await
}
