//! One transaction behind either door.

mod snapshot;
mod unit_of_work;

use std::sync::Arc;

use sea_orm::DatabaseTransaction;

use crate::connection::Guard;

/// What came through the reading door: it cannot write by type.
#[derive(Debug)]
pub(crate) struct Reading;

/// What came through the writing door, with the guard that has to let it out.
#[derive(Debug)]
pub(crate) struct Writing(Arc<Guard>);

/// A transaction that sees the data as it was at one moment. Dropped without a commit, it rolls back.
pub(crate) struct Session<Door> {
    pub(crate) transaction: DatabaseTransaction,
    door: Door,
}

pub(crate) type ReadSession = Session<Reading>;
pub(crate) type WriteSession = Session<Writing>;

impl ReadSession {
    pub(crate) fn new(transaction: DatabaseTransaction) -> Self {
        let door = Reading;
        Self { transaction, door }
    }
}

impl WriteSession {
    pub(crate) fn new(transaction: DatabaseTransaction, guard: Arc<Guard>) -> Self {
        let door = Writing(guard);
        Self { transaction, door }
    }
}
