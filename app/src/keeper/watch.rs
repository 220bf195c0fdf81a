//! Whether somebody put a backup into the folder, or took one away, since the keeper looked.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use quartermaster_adapters_db::{Glance, glance};

/// What was seen of the folder of backups, by its names and sizes and without reading a file.
#[derive(Debug)]
pub(super) struct Watch {
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// What there was at the last look.
    looked_at: Glance,
    /// What there was when it was last asked: a file that is being copied grows.
    last: Glance,
}

impl Watch {
    pub(super) fn over(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            state: Mutex::default(),
        }
    }

    /// Notes that a look begins.
    pub(super) async fn look(&self) {
        let now = glance(&self.folder).await;
        let mut state = self.state();
        state.looked_at = now.clone();
        state.last = now;
    }

    /// Whether there is something that the last look did not see, and it is as it was when this was last
    /// asked.
    pub(super) async fn is_due(&self) -> bool {
        let now = glance(&self.folder).await;
        let mut state = self.state();
        let is_steady = state.last == now;
        let is_due = is_steady && state.looked_at != now;
        state.last = now;
        is_due
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
