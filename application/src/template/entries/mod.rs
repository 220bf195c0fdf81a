//! The entries of the template.

mod archive;
mod change;
mod create;
mod delete;
mod order;
mod put_back;

pub use archive::{ArchiveEntryError, archive, restore};
pub use change::{ChangeEntry, ChangeEntryError, change};
pub use create::{CreateEntryError, create};
pub use delete::{DeleteEntryError, delete};
pub use order::order;
pub use put_back::{PutBackEntryError, put_back};

use quartermaster_domain::EntryId;
use quartermaster_domain::template::Entry;

use crate::ports::{Snapshot, StoreError};

async fn find(snapshot: &mut dyn Snapshot, id: EntryId) -> Result<Option<Entry>, StoreError> {
    let template = snapshot.template().await?;
    Ok(template.entries.into_iter().find(|found| found.id == id))
}
