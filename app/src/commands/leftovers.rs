//! What lies beside the database and does not belong to it, before anything opens the database.

use std::io;

use quartermaster_adapters_db::{fold_log, set_leftovers_aside};
use quartermaster_application::ports::Clock as _;

use super::log::log_set_aside;
use crate::cli::complain;
use crate::clock::SystemClock;
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;

/// Sets it aside and says so in the log. Whoever calls this holds the lock.
///
/// # Errors
/// It cannot be looked at or renamed.
pub(super) fn set_aside(settings: &Settings, _lock: &InstanceLock) -> io::Result<()> {
    for file in set_leftovers_aside(&settings.database, SystemClock.now())? {
        log_set_aside(&file);
    }
    Ok(())
}

/// As [`set_aside`], for a command that takes no lock: where a server has it, nothing is left over.
///
/// # Errors
/// It cannot be looked at or renamed.
pub(super) fn set_aside_if_free(settings: &Settings) -> io::Result<()> {
    with_lock(settings).map(|_| ())
}

/// Sets it aside and writes the log that does belong to the database into its file, where no server has
/// it: whoever copies the file then copies everything. That it could not be written is no reason to
/// make no backup, which has the log in it as well.
///
/// # Errors
/// What is left over cannot be looked at or renamed.
pub(super) async fn fold_if_free(settings: &Settings) -> io::Result<()> {
    if let Some(_lock) = with_lock(settings)? {
        let _ = fold_log(&settings.database).await;
    }
    Ok(())
}

fn with_lock(settings: &Settings) -> io::Result<Option<InstanceLock>> {
    let Some(lock) = InstanceLock::take_beside_a_log(&settings.database) else {
        return Ok(None);
    };
    let database = settings.database.display();
    for file in set_leftovers_aside(&settings.database, SystemClock.now())? {
        let file = file.display();
        complain(&format!(
            "What lay beside {database} did not belong to it; it is kept as {file}."
        ));
    }
    Ok(Some(lock))
}
