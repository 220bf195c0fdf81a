//! The use cases of a household budget, one file each, and the ports they need.
//!
//! A writing use case is a straight line: begin, load, ask the domain, save, record in the audit
//! trail, commit. A reading one opens a snapshot, which cannot write by type.

pub mod adoption;
pub mod archive;
pub mod audit;
pub mod events;
pub mod household;
pub mod months;
pub mod ports;
pub mod postings;
pub mod reading;
pub mod record;
pub mod repeats;
pub mod template;
#[cfg(feature = "testing")]
pub mod testing;
pub mod verify;

use std::sync::Arc;

use ports::{Backups, Clock, Store};

/// What every use case works with.
#[derive(Clone)]
pub struct Quartermaster {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub backups: Arc<dyn Backups>,
}
