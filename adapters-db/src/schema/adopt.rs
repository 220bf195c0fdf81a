use std::path::Path;

use quartermaster_domain::Timestamp;
use quartermaster_migration::Migrator;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use super::predecessor::EarlierSchema;
use crate::backup::{Backup, BackupError, backup_once};

/// The reason of the backup before a database is taken over.
pub const BEFORE_ADOPTION: &str = "before-adoption";

/// A database of the predecessor that was taken over, and the backup made before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    pub schema: EarlierSchema,
    pub backup: Backup,
}

/// Why a database of the predecessor was not taken over; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    #[error("the backup before it failed")]
    Backup(#[source] BackupError),
    #[error("it could not be marked; the backup made before is {}", backup.file.display())]
    Mark {
        backup: Backup,
        #[source]
        cause: DbErr,
    },
    #[error("a scratch copy of it could not be marked")]
    MarkCopy(#[source] DbErr),
}

/// Marks the database `db`, which is `file`, as being at the step that `schema` is, after a backup into
/// `backups`. A scratch copy needs none, and gives none back.
pub(super) async fn adopt(
    db: &DatabaseConnection,
    file: &Path,
    schema: EarlierSchema,
    backups: Option<&Path>,
    at: Timestamp,
) -> Result<Option<Adopted>, AdoptError> {
    let Some(backups) = backups else {
        let marked = mark(db, schema, at).await;
        return marked.map(|()| None).map_err(AdoptError::MarkCopy);
    };
    let backup = backup_once(file, backups, BEFORE_ADOPTION, at)
        .await
        .map_err(AdoptError::Backup)?;
    match mark(db, schema, at).await {
        Ok(()) => Ok(Some(Adopted { schema, backup })),
        Err(cause) => Err(AdoptError::Mark { backup, cause }),
    }
}

/// This program's record takes the place of the predecessor's in one transaction, so that no file
/// ever has both.
async fn mark(db: &DatabaseConnection, schema: EarlierSchema, at: Timestamp) -> Result<(), DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = db.begin_with_options(options).await?;
    Migrator::install(&transaction).await?;
    for step in schema.steps() {
        let record = Statement::from_sql_and_values(
            transaction.get_database_backend(),
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ($1, $2)",
            [(*step).into(), at.as_second().into()],
        );
        transaction.execute_raw(record).await?;
    }
    transaction
        .execute_unprepared("DROP TABLE alembic_version")
        .await?;
    transaction.commit().await
}
