//! Looking at the file before and after anything is answered, and asking SQLite where a look says too little.

use std::sync::Arc;
use std::time::Duration;

use quartermaster_application::ports::{FileTrouble, StoreError};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, Statement};
use tokio::time::{sleep, timeout};

use super::guard::{Guard, Look, Moved};
use super::options::{PATIENCE, alone, examining};
use crate::files::in_background;
use crate::result_code::{CORRUPT, NOT_A_DATABASE, driver_error, result_code};
use crate::store_error::store_error;

/// Somebody else who moves the log into the file says that he did only when it is on the disk.
const TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// Says how many frames of the log are in the file, and does nothing else.
const PROGRESS: &str = "PRAGMA wal_checkpoint(NOOP)";

/// As the health check does: something trivial.
const QUESTION: &str = "SELECT version FROM household";

impl Guard {
    /// # Errors
    /// What somebody did to the file; [`StoreError::Busy`] where the disk does not answer.
    pub(crate) async fn expect_as_it_was(self: &Arc<Self>) -> Result<(), StoreError> {
        match self.look_in_background().await? {
            Look::AsItWas => Ok(()),
            Look::Written => self.judge().await.map_err(StoreError::File),
        }
    }

    /// As [`Guard::expect_as_it_was`], but lets through what is still read as it was kept.
    ///
    /// # Errors
    /// What can be read is not what was kept.
    pub(crate) async fn expect_readable(self: &Arc<Self>) -> Result<(), StoreError> {
        match self.expect_as_it_was().await {
            Err(StoreError::File(trouble)) if !trouble.forbids_reading() => Ok(()),
            looked => looked,
        }
    }

    async fn look_in_background(self: &Arc<Self>) -> Result<Look, StoreError> {
        let guard = Arc::clone(self);
        let looking = in_background(move || Ok(guard.look()));
        match timeout(PATIENCE, looking).await {
            Ok(Ok(looked)) => looked.map_err(StoreError::File),
            Ok(Err(error)) => Err(StoreError::Unavailable(Box::new(error))),
            Err(_) => Err(StoreError::Busy),
        }
    }

    /// The file was written, and not by this program. Whoever does so by way of SQLite moves frames of the
    /// log into it and says how many are there now; whoever does so past SQLite does not.
    async fn judge(self: &Arc<Self>) -> Result<(), FileTrouble> {
        for _ in 0..TRIES {
            match self.ask_how_much_moved().await {
                Ok(moved) if moved.is_by_somebody(self.moved()) => {
                    self.remember(moved);
                    return Ok(());
                }
                Err(error) if is_damage(&error) => break,
                Ok(_) | Err(_) => {}
            }
            sleep(BETWEEN_TRIES).await;
            match self.look() {
                Ok(Look::AsItWas) => return Ok(()),
                Ok(Look::Written) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Err(self.lasts(FileTrouble::Damaged))
    }

    /// How much of the log is in the file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) async fn ask_how_much_moved(&self) -> Result<Moved, DbErr> {
        let db = self.fresh().await?;
        let asked = db.query_one_raw(statement(&db, PROGRESS)).await;
        // It was only read, so there is nothing that closing could lose.
        let _ = db.close().await;
        let frames = match asked? {
            Some(row) => row.try_get_by_index(2)?,
            None => 0,
        };
        Ok(self.moved_now(frames))
    }

    /// Reads pages of the file that nobody has kept in memory.
    ///
    /// # Errors
    /// What SQLite makes of them.
    pub(crate) async fn read_afresh(&self) -> Result<(), StoreError> {
        let read = async {
            let db = self.fresh().await?;
            let read = db.query_one_raw(statement(&db, QUESTION)).await;
            let _ = db.close().await;
            read.map(|_| ())
        };
        read.await.map_err(|error: DbErr| {
            if is_damage(&error) {
                StoreError::File(self.lasts(FileTrouble::Damaged))
            } else {
                store_error(error)
            }
        })
    }

    async fn fresh(&self) -> Result<DatabaseConnection, DbErr> {
        let opened = alone(examining(self.file())).await;
        opened.map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))
    }

    /// Commits where the file is as it was, and says so only where it still is.
    ///
    /// # Errors
    /// Nothing was written, or nobody can rely on that it was.
    pub(crate) async fn commit(
        self: &Arc<Self>,
        transaction: DatabaseTransaction,
    ) -> Result<(), StoreError> {
        self.expect_as_it_was().await?;
        let writing = self.begin_writing();
        let committed = transaction.commit().await;
        // SQLite moves a log that has grown long into the file when it commits.
        if self.wrote_the_file()
            && self.is_whole()
            && let Ok(moved) = self.ask_how_much_moved().await
            && moved.is_by_a_commit(self.moved())
        {
            self.remember(moved);
        }
        self.note_log();
        drop(writing);
        committed.map_err(store_error)?;
        self.expect_as_it_was().await
    }
}

fn statement(db: &DatabaseConnection, sql: &str) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}

fn is_damage(error: &DbErr) -> bool {
    let code = driver_error(error).and_then(result_code);
    matches!(code, Some(CORRUPT | NOT_A_DATABASE))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::connection::{Database, migrating};

    const ADD: &str = "UPDATE household SET name = hex(randomblob(20))";

    async fn database(folder: &Path) -> (PathBuf, Database) {
        let file = folder.join("money.db");
        let now = "2026-11-23T07:15:00Z".parse().unwrap();
        crate::migrate(&file, folder, now).await.unwrap();
        let database = Database::open(&file).await.unwrap();
        (file, database)
    }

    async fn write(database: &Database, times: usize) -> Result<(), StoreError> {
        for _ in 0..times {
            let transaction = database.writer.begin().await.map_err(store_error)?;
            let done = transaction.execute_unprepared(ADD).await;
            done.map_err(store_error)?;
            database.guard.commit(transaction).await?;
        }
        Ok(())
    }

    async fn from_outside(file: &Path, sql: &str) {
        let db = alone(migrating(file)).await.unwrap();
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    }

    fn modified(file: &Path) -> std::time::SystemTime {
        fs::metadata(file).unwrap().modified().unwrap()
    }

    /// SQLite does so by itself each thousand pages.
    #[tokio::test]
    async fn a_log_that_grows_long_is_moved_into_the_file_without_trouble() {
        let folder = tempfile::tempdir().unwrap();
        let (file, database) = database(folder.path()).await;
        let mut moved = 0;
        let mut before = modified(&file);
        for _ in 0..35 {
            write(&database, 100).await.unwrap();
            database.check().await.unwrap();
            moved += u32::from(modified(&file) != before);
            before = modified(&file);
        }
        assert!(moved >= 3, "{moved}");
        database.checkpoint().await.unwrap();
        write(&database, 1).await.unwrap();
        database.check().await.unwrap();
        database.close().await.unwrap();
    }

    /// As whoever copies a database over to another machine page by page does.
    #[tokio::test]
    async fn somebody_else_may_write_by_way_of_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let (file, database) = database(folder.path()).await;
        for how in ["PASSIVE", "FULL", "RESTART", "TRUNCATE", "PASSIVE"] {
            write(&database, 3).await.unwrap();
            let before = modified(&file);
            from_outside(&file, ADD).await;
            from_outside(&file, &format!("PRAGMA wal_checkpoint({how})")).await;
            assert_ne!(modified(&file), before, "{how}");
            database.check().await.unwrap();
            write(&database, 3).await.unwrap();
        }
        database.close().await.unwrap();
    }

    #[tokio::test]
    async fn whoever_writes_past_sqlite_ends_all_writing() {
        let folder = tempfile::tempdir().unwrap();
        let (file, database) = database(folder.path()).await;
        let copy = folder.path().join("copy.db");
        database.checkpoint().await.unwrap();
        fs::copy(&file, &copy).unwrap();
        write(&database, 3).await.unwrap();
        database.checkpoint().await.unwrap();
        write(&database, 3).await.unwrap();
        // Of the same household, with a log, and as long.
        let content = fs::read(&copy).unwrap();
        let mut over = fs::File::options().write(true).open(&file).unwrap();
        std::io::Write::write_all(&mut over, &content).unwrap();
        // Closing it here would drop the locks of this process.
        std::mem::forget(over);
        let refused = write(&database, 1).await.unwrap_err();
        assert_eq!(refused.name(), "DatabaseDamaged");
        let refused = database.check().await.unwrap_err();
        assert_eq!(refused.name(), "DatabaseDamaged");
    }
}
