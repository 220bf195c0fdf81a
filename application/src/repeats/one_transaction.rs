use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_lock::Mutex as Lending;
use async_trait::async_trait;

use super::lease::Lease;
use crate::ports::{Snapshot, Store, StoreError, UnitOfWork};

/// What is done once the changes are committed.
type Then = Box<dyn FnOnce() + Send>;

/// A write transaction that is lent to one after the other.
pub(super) struct Working {
    pub(super) work: Box<dyn UnitOfWork>,
    /// Somebody gave it back with a change that was not to be.
    pub(super) is_spoiled: bool,
}

/// The transaction with what was done so far, once anything was.
pub(super) type Held = Arc<Mutex<Option<Arc<Lending<Working>>>>>;

/// The store of one request whose commits wait. What is committed is held back, read from then on, and
/// written on by whoever writes next; dropped, it never was.
pub(super) struct OneTransaction {
    store: Arc<dyn Store>,
    held: Held,
    then: Mutex<Vec<Then>>,
}

/// The value behind a lock; whoever panicked with it left it whole.
pub(super) fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

impl OneTransaction {
    pub(super) fn of(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            held: Held::default(),
            then: Mutex::default(),
        }
    }

    fn held(&self) -> Option<Arc<Lending<Working>>> {
        locked(&self.held).clone()
    }

    fn lease(&self, working: Arc<Lending<Working>>) -> Result<Lease, StoreError> {
        // A request that asks twice at once would wait for itself.
        let lent = working.try_lock_arc().ok_or(StoreError::Busy)?;
        if lent.is_spoiled {
            return Err(StoreError::Busy);
        }
        Ok(Lease::of(lent, working, Arc::clone(&self.held)))
    }

    /// The transaction with all that was done, a new one where nothing was, and what is done after its
    /// commit.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where a part of it was refused and cannot be told from the rest.
    pub(super) async fn take(&self) -> Result<(Box<dyn UnitOfWork>, Vec<Then>), StoreError> {
        let held = locked(&self.held).take();
        let Some(held) = held else {
            return Ok((self.store.write().await?, Vec::new()));
        };
        let working = Arc::into_inner(held).ok_or(StoreError::Busy)?.into_inner();
        if working.is_spoiled {
            return Err(StoreError::Busy);
        }
        Ok((working.work, std::mem::take(&mut *locked(&self.then))))
    }

    /// Undoes what was done.
    pub(super) fn forget(&self) {
        locked(&self.held).take();
        locked(&self.then).clear();
    }
}

#[async_trait]
impl Store for OneTransaction {
    async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError> {
        match self.held() {
            Some(working) => Ok(Box::new(self.lease(working)?.for_reading())),
            None => self.store.read().await,
        }
    }

    async fn write(&self) -> Result<Box<dyn UnitOfWork>, StoreError> {
        let working = match self.held() {
            Some(working) => working,
            None => Arc::new(Lending::new(Working {
                work: self.store.write().await?,
                is_spoiled: false,
            })),
        };
        Ok(Box::new(self.lease(working)?))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.store.ping().await
    }

    fn when_committed(&self, then: Then) {
        if self.held().is_some() {
            locked(&self.then).push(then);
        } else {
            self.store.when_committed(then);
        }
    }
}
