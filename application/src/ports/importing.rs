use async_trait::async_trait;
use quartermaster_domain::Household;
use quartermaster_domain::template::Template;

use super::StoreError;
use crate::archive::{LastIds, WholeMonth};
use crate::audit::AuditRecord;

/// Writes into a store that holds nothing what another store held: with the ids, versions and
/// instants it has, closed months too. One transaction; dropped without [`Importing::commit`],
/// nothing happened. What is written is not checked here.
#[async_trait]
pub trait Importing: Send {
    /// In the place of the household that a new store comes with.
    async fn household(&mut self, household: &Household) -> Result<(), StoreError>;

    async fn template(&mut self, template: &Template) -> Result<(), StoreError>;

    /// The next month; the template and all months before it are there already.
    async fn month(&mut self, month: &WholeMonth) -> Result<(), StoreError>;

    async fn audit(&mut self, records: &[(i64, AuditRecord)]) -> Result<(), StoreError>;

    /// Comes last: from now on ids go on after these.
    async fn last_ids(&mut self, ids: &LastIds) -> Result<(), StoreError>;

    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}
