//! What `adopt` says: what was found of the predecessor's database, what does not fit, what will be different, and the proof that
//! the old and the new one have the same figures.

mod found;
mod proof;
mod proof_file;

pub(crate) use found::{asked, different, found, misfits};
pub(crate) use proof::Proof;
pub(crate) use proof_file::{ProofFile, settle};
