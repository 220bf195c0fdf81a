//! One transaction behind either door.

mod snapshot;
mod unit_of_work;

use std::marker::PhantomData;

use sea_orm::DatabaseTransaction;

/// What came through the reading door: it cannot write by type.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reading {}

/// What came through the writing door.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Writing {}

/// A transaction that sees the data as it was at one moment. Dropped without a commit, it rolls back.
pub(crate) struct Session<Door> {
    pub(crate) transaction: DatabaseTransaction,
    door: PhantomData<Door>,
}

pub(crate) type ReadSession = Session<Reading>;
pub(crate) type WriteSession = Session<Writing>;

impl<Door> Session<Door> {
    pub(crate) fn new(transaction: DatabaseTransaction) -> Self {
        Self {
            transaction,
            door: PhantomData,
        }
    }
}
