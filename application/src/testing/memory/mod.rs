//! A store in memory: a writer works on a copy of the state, and committing puts the copy in its place.

mod in_month;
mod reading;
mod session;
mod state;
mod template;
mod writing;

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;

use crate::ports::{Snapshot, Store, StoreError, UnitOfWork};
use session::{Session, Writing};
use state::State;

/// Holds what was committed last.
#[derive(Default)]
struct Committed(Mutex<State>);

impl Committed {
    fn get(&self) -> State {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn put(&self, state: State) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}

/// A store that forgets everything when it goes.
#[derive(Default)]
pub struct MemoryStore {
    committed: Arc<Committed>,
    /// Held by the one who writes.
    writer: Arc<async_lock::Mutex<()>>,
}

#[async_trait]
impl Store for MemoryStore {
    async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError> {
        Ok(Box::new(Session {
            state: self.committed.get(),
            writing: None,
        }))
    }

    async fn write(&self) -> Result<Box<dyn UnitOfWork>, StoreError> {
        let turn = self.writer.lock_arc().await;
        Ok(Box::new(Session {
            state: self.committed.get(),
            writing: Some(Writing {
                committed: Arc::clone(&self.committed),
                _turn: turn,
            }),
        }))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
