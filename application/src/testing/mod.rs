//! What tests of use cases and of stores work with: a clock that stands still, a store in memory, a
//! household to fill stores with, and the contract that every store has to keep.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a contract is a test that other crates run"
)]

mod clock;
pub mod contract;
pub mod filling;
mod memory;

pub use clock::FixedClock;
pub use memory::MemoryStore;
