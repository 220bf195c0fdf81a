//! The household's settings.

mod change;

pub use change::{ChangeHousehold, ChangeHouseholdError, change};
