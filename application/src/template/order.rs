use std::collections::HashSet;
use std::hash::Hash;

use quartermaster_domain::{FieldErrors, ValueError};

use crate::ports::StoreError;

/// Why an order was refused.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    /// The order does not name everything exactly once.
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An order names everything there is, each once.
pub(crate) fn names_all_once<Id: Copy + Eq + Hash>(
    order: &[Id],
    existing: &[Id],
) -> Result<(), FieldErrors> {
    let named: HashSet<Id> = order.iter().copied().collect();
    let there: HashSet<Id> = existing.iter().copied().collect();
    if named == there && order.len() == existing.len() {
        Ok(())
    } else {
        Err(FieldErrors::one(
            "order",
            ValueError::invalid("refusal-order-incomplete"),
        ))
    }
}
