//! Money: whole minor units, checked arithmetic, no float anywhere.

mod amount;
mod currency;
mod decimal;
mod entered;
mod split;

pub use amount::{Money, Overflow};
pub use currency::Currency;
pub use decimal::{parse_decimal, to_decimal};
pub use entered::{Separators, parse_entered};
pub use split::split;
