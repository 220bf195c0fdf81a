//! The debt targets of the template.

mod archive;
mod change;
mod create;
mod delete;
mod order;
mod put_back;

pub use archive::{ArchiveDebtTargetError, archive, restore};
pub use change::{ChangeDebtTarget, ChangeDebtTargetError, change};
pub use create::{CreateDebtTargetError, create};
pub use delete::{DeleteDebtTargetError, delete};
pub use order::order;
pub use put_back::{PutBackDebtTargetError, put_back};

use quartermaster_domain::DebtTargetId;
use quartermaster_domain::template::DebtTarget;

use crate::ports::{Snapshot, StoreError};

async fn find(
    snapshot: &mut dyn Snapshot,
    id: DebtTargetId,
) -> Result<Option<DebtTarget>, StoreError> {
    let template = snapshot.template().await?;
    Ok(template
        .debt_targets
        .into_iter()
        .find(|found| found.id == id))
}
