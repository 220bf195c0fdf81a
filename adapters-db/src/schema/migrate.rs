use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use quartermaster_application::ports::StoreError;
use quartermaster_domain::Timestamp;
use quartermaster_migration::Migrator;
use sea_orm::{DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;

use super::SchemaError;
use super::objects::compared_file;
use super::restore_command::WayBack;
use super::state::{SchemaState, pending_after, schema_state};
use crate::backup::{Backup, BackupError, backup_once};
use crate::connection::{OpenError, alone, assert_engine, migrating, open_error};
use crate::files::{folder_of, in_background, make_ours, real_file};
use crate::folded_text::fill;
use crate::owners::keep_to_owner_of;

/// A step that was applied, and the backup from before it; a fresh database needs none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedStep {
    pub name: &'static str,
    pub backup: Option<Backup>,
}

/// What a migration did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Migrated {
    /// In this order.
    pub applied: Vec<AppliedStep>,
}

impl Migrated {
    /// The database as it was before any of it.
    pub(super) fn first_backup(&self) -> Option<&Backup> {
        self.applied.first()?.backup.as_ref()
    }
}

/// Why a database could not be taken to the newest schema.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The step did not run.
    #[error("the backup before the schema step {step} failed, so the step was not applied")]
    Backup {
        step: &'static str,
        /// What was done before it.
        done: Migrated,
        #[source]
        cause: BackupError,
    },
    /// The step left nothing behind.
    #[error(
        "the schema step {step} failed and left the database as it was: {cause}{}",
        WayBack { database, backup: backup.as_ref(), done }
    )]
    Step {
        step: &'static str,
        database: PathBuf,
        /// The backup made before it.
        backup: Option<Backup>,
        /// What was done before it.
        done: Migrated,
        /// Part of the message, because what to do about it comes after.
        cause: DbErr,
    },
    /// The schema is the newest; the rows are as they were.
    #[error("the folded texts, by which texts are found, cannot be brought up to date")]
    Fold(#[source] StoreError),
}

impl From<OpenError> for MigrateError {
    fn from(error: OpenError) -> Self {
        Self::Schema(SchemaError::Open(error))
    }
}

/// Applies the steps that a file lacks one by one, each after a verified backup into `backups` where there is none of the same
/// yet, and says which. The file is created where there is none. The folded texts are brought up to date as well.
///
/// # Errors
/// The first thing that went wrong; what was done before it stays.
pub async fn migrate(file: &Path, backups: &Path, at: Timestamp) -> Result<Migrated, MigrateError> {
    take_through(file, Some(backups), at).await
}

/// Takes a scratch copy to the newest schema, without backups.
///
/// # Errors
/// The first thing that went wrong.
pub(crate) async fn take_forward(scratch: &Path, at: Timestamp) -> Result<(), MigrateError> {
    take_through(scratch, None, at).await.map(|_| ())
}

async fn take_through(
    file: &Path,
    backups: Option<&Path>,
    at: Timestamp,
) -> Result<Migrated, MigrateError> {
    let state = schema_state(file).await?;
    if backups.is_some() && matches!(state, SchemaState::Applied(_)) {
        expect_unaltered(file).await?;
    }
    if state == SchemaState::Fresh {
        make_database(file).await?;
    }
    let db = alone(migrating(file))
        .await
        .map_err(|error| open_error(file, error))?;
    let run = Run {
        file,
        backups: backups.filter(|_| state != SchemaState::Fresh),
        at,
    };
    let migrated = match run.migrate(&db, state).await {
        Ok(done) => fill(&db).await.map(|()| done).map_err(MigrateError::Fold),
        failed => failed,
    };
    let closed = db.close().await;
    let migrated = migrated?;
    closed.map_err(OpenError::Silent)?;
    Ok(migrated)
}

/// An empty file for its owner alone, which its log and its index are then too.
///
/// # Errors
/// It cannot be made.
async fn make_database(file: &Path) -> Result<(), OpenError> {
    let real = real_file(file);
    let made = in_background(move || match make_ours(&real) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|_| keep_to_owner_of(folder_of(&real), &real)),
    });
    made.await
        .map_err(|cause| open_error(file, sqlx::Error::Io(cause)))
}

/// # Errors
/// The schema is not what the steps of the file made, so that nothing may be built on it.
async fn expect_unaltered(file: &Path) -> Result<(), SchemaError> {
    let found = compared_file(file).await?;
    if found.differences.is_empty() {
        Ok(())
    } else {
        Err(SchemaError::Altered(found.differences))
    }
}

struct Run<'a> {
    file: &'a Path,
    /// Where backups go; `None` where there is nothing to lose.
    backups: Option<&'a Path>,
    at: Timestamp,
}

impl Run<'_> {
    async fn migrate(
        &self,
        db: &DatabaseConnection,
        state: SchemaState,
    ) -> Result<Migrated, MigrateError> {
        assert_engine(db).await?;
        let mut done = Migrated::default();
        for step in pending_after(state) {
            let backup = match self.back_up_before(step).await {
                Ok(backup) => backup,
                Err(cause) => return Err(MigrateError::Backup { step, done, cause }),
            };
            if let Err(cause) = Migrator::up(db, Some(1)).await {
                return Err(MigrateError::Step {
                    step,
                    database: self.file.to_owned(),
                    backup,
                    done,
                    cause,
                });
            }
            done.applied.push(AppliedStep { name: step, backup });
        }
        Ok(done)
    }

    async fn back_up_before(&self, step: &'static str) -> Result<Option<Backup>, BackupError> {
        let Some(folder) = self.backups else {
            return Ok(None);
        };
        let reason = format!("before-{step}");
        backup_once(self.file, folder, &reason, self.at)
            .await
            .map(Some)
    }
}
