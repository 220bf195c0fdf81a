//! A month: the snapshot of the template, and its life.
//!
//! The life is a sum of structs, so that what is not legal does not exist as a method. A draft
//! cannot be closed and takes no payment:
//!
//! ```compile_fail
//! # use quartermaster_domain::month::DraftMonth;
//! fn close(draft: DraftMonth, at: quartermaster_domain::Timestamp) {
//!     draft.close(at, todo!());
//! }
//! ```
//! ```compile_fail
//! # use quartermaster_domain::{month::DraftMonth, ledger::PaymentInput};
//! fn pay(draft: DraftMonth, input: PaymentInput) {
//!     draft.payment(input, &[], 0);
//! }
//! ```
//!
//! A closed month can only be reopened; nothing of it can be edited or paid:
//!
//! ```compile_fail
//! # use quartermaster_domain::{month::ClosedMonth, ledger::PaymentInput};
//! fn pay(closed: ClosedMonth, input: PaymentInput) {
//!     closed.payment(input, &[], 0);
//! }
//! ```
//! ```compile_fail
//! # use quartermaster_domain::month::{ClosedMonth, OpenMonth};
//! fn edit(closed: ClosedMonth) -> OpenMonth {
//!     closed.into()
//! }
//! ```
//!
//! A transition consumes the month it leaves, so it cannot happen twice:
//!
//! ```compile_fail
//! # use quartermaster_domain::{month::DraftMonth, Timestamp};
//! fn twice(draft: DraftMonth, at: Timestamp) {
//!     draft.activate(at);
//!     draft.activate(at);
//! }
//! ```
//! ```
//! # use quartermaster_domain::{month::{ActiveMonth, DraftMonth}, Timestamp};
//! fn once(draft: DraftMonth, at: Timestamp) -> ActiveMonth {
//!     draft.activate(at)
//! }
//! ```

mod debt_target;
mod entry;
mod head;
mod life;
mod open;

pub use debt_target::{FrozenDebt, MonthDebtTarget, MonthDebtTargetInput};
pub use entry::{MonthEntry, MonthEntryFields, MonthEntryInput, NewMonthEntry};
pub use head::MonthHead;
pub use life::{Act, ActiveMonth, ClosedMonth, DraftMonth, Month, MonthState, WrongState};
pub use open::OpenMonth;

use crate::ledger::EntryLedger;

/// A month with everything in it but its single postings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthContents {
    pub month: Month,
    /// In their order.
    pub entries: Vec<LedgerEntry>,
    /// In their order.
    pub debts: Vec<MonthDebtTarget>,
}

impl MonthContents {
    /// Whether a person posted anything, which keeps the month from being deleted.
    pub fn has_postings_of_a_person(&self) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|line| line.ledger.has_postings_of_a_person())
    }
}

/// A month entry with the sums of its ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    pub entry: MonthEntry,
    pub ledger: EntryLedger,
}
