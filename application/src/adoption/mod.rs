//! What the predecessor kept becomes a household of ours: pure values, from what was read to what is written.
//!
//! - Closed months come closed, sealed in their order, each with the instant at which it was closed.
//! - What was applied to an entry before there was a ledger is a payment on the first day of its month.
//! - A debt opens in each month at its own snapshot: what it moved by beside the payments is its charges, its interest is entered
//!   as 0, and the last month that has it closes at the balance of the template.

mod debts;
mod earlier;
mod figures;
mod life;
mod months;
mod stand_ins;

pub use earlier::{EarlierDebt, EarlierHousehold, EarlierLife, EarlierMonth, EarlierPosting, When};
pub use figures::{EntryFigure, Figures, ProofLine, Side, proof};
pub use life::Different;
pub use months::{Adopted, BEFORE_THE_LEDGER, TooLarge, adopted};
