use std::path::Path;

use quartermaster_domain::Timestamp;
use quartermaster_migration::Migrator;
use sea_orm::{DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;

use super::state::{SchemaError, SchemaState, pending_after, schema_state};
use crate::backup::{Backup, BackupError, backup};
use crate::connection::{OpenError, alone, assert_engine, migrating, open_error};

/// A step that was applied, and the backup made before it; a fresh database needs none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedStep {
    pub name: &'static str,
    pub backup: Option<Backup>,
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
        /// The steps that were applied before it.
        applied: Vec<AppliedStep>,
        #[source]
        cause: BackupError,
    },
    /// The step left nothing behind.
    #[error("the schema step {step} failed and left the database as it was")]
    Step {
        step: &'static str,
        /// The backup made before it.
        backup: Option<Backup>,
        /// The steps that were applied before it.
        applied: Vec<AppliedStep>,
        #[source]
        cause: DbErr,
    },
}

impl From<OpenError> for MigrateError {
    fn from(error: OpenError) -> Self {
        Self::Schema(SchemaError::Open(error))
    }
}

/// Applies the steps that `file` lacks one by one, each after a verified backup into `backups`, and
/// says which. The file is created where there is none.
///
/// # Errors
/// The first thing that went wrong; steps applied before it stay.
pub async fn migrate(
    file: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Vec<AppliedStep>, MigrateError> {
    take_through(file, Some(backups), at).await
}

/// Applies the steps that a scratch copy lacks, without backups.
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
) -> Result<Vec<AppliedStep>, MigrateError> {
    let state = schema_state(file).await?;
    let pending = pending_after(state);
    if pending.is_empty() {
        return Ok(Vec::new());
    }
    let db = alone(migrating(file))
        .await
        .map_err(|error| open_error(file, error))?;
    let run = Run {
        file,
        backups: backups.filter(|_| state != SchemaState::Fresh),
        at,
    };
    let applied = run.apply(&db, pending).await;
    let closed = db.close().await;
    let applied = applied?;
    closed.map_err(OpenError::Silent)?;
    Ok(applied)
}

struct Run<'a> {
    file: &'a Path,
    /// Where backups go; `None` where there is nothing to lose yet.
    backups: Option<&'a Path>,
    at: Timestamp,
}

impl Run<'_> {
    async fn apply(
        &self,
        db: &DatabaseConnection,
        pending: &'static [&'static str],
    ) -> Result<Vec<AppliedStep>, MigrateError> {
        assert_engine(db).await?;
        let mut applied = Vec::new();
        for step in pending {
            let backup = match self.back_up_before(step).await {
                Ok(backup) => backup,
                Err(cause) => {
                    return Err(MigrateError::Backup {
                        step,
                        applied,
                        cause,
                    });
                }
            };
            if let Err(cause) = Migrator::up(db, Some(1)).await {
                return Err(MigrateError::Step {
                    step,
                    backup,
                    applied,
                    cause,
                });
            }
            applied.push(AppliedStep { name: step, backup });
        }
        Ok(applied)
    }

    async fn back_up_before(&self, step: &'static str) -> Result<Option<Backup>, BackupError> {
        let Some(folder) = self.backups else {
            return Ok(None);
        };
        let reason = format!("before-{step}");
        backup(self.file, folder, &reason, self.at).await.map(Some)
    }
}
