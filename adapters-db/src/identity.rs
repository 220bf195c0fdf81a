//! Which file a name stands for, whatever it is called.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file as the system knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    pub(crate) fn of(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
        }
    }
}

/// The files that a store of this process has open by way of SQLite: databases, logs and indexes, as
/// often as they are open.
static SERVED: Mutex<Vec<Identity>> = Mutex::new(Vec::new());

fn served() -> MutexGuard<'static, Vec<Identity>> {
    SERVED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether only SQLite may open and close the file now.
pub(crate) fn is_served(file: Identity) -> bool {
    served().contains(&file)
}

pub(crate) fn begin_serving(file: Identity) {
    served().push(file);
}

/// Whether nobody serves it any more.
pub(crate) fn end_serving(file: Identity) -> bool {
    let mut served = served();
    if let Some(place) = served.iter().position(|known| *known == file) {
        served.swap_remove(place);
    }
    !served.contains(&file)
}
