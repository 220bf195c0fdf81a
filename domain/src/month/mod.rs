//! A month: the snapshot of the template, and its life.
//!
//! The life is a sum of structs, so that what is not legal does not exist as a method. This is all
//! that does:
//!
//! ```
//! # use quartermaster_domain::month::{ActiveMonth, ClosedMonth, DraftMonth, MonthEntry, OpenMonth};
//! # use quartermaster_domain::{ledger::PaymentInput, seal::Seal, Money, Timestamp};
//! fn activate(draft: DraftMonth, at: Timestamp) -> ActiveMonth {
//!     draft.activate(at)
//! }
//! fn close(active: ActiveMonth, at: Timestamp, seal: Seal) -> ClosedMonth {
//!     active.close(at, seal)
//! }
//! fn reopen(closed: ClosedMonth) -> ActiveMonth {
//!     closed.reopen()
//! }
//! fn pay(active: ActiveMonth, input: PaymentInput) {
//!     let _ = active.payment(input, &[], 0);
//! }
//! fn edit(draft: DraftMonth, active: ActiveMonth) -> [OpenMonth; 2] {
//!     [draft.into(), active.into()]
//! }
//! fn move_planned(open: OpenMonth, from: &MonthEntry, to: &MonthEntry, amount: Money) {
//!     let _ = open.move_planned(from, to, amount);
//! }
//! ```
//!
//! A draft cannot be closed or reopened, and takes no payment:
//!
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::DraftMonth, seal::Seal, Timestamp};
//! fn close(draft: DraftMonth, at: Timestamp, seal: Seal) {
//!     draft.close(at, seal);
//! }
//! ```
//! ```compile_fail,E0599
//! # use quartermaster_domain::month::DraftMonth;
//! fn reopen(draft: DraftMonth) {
//!     draft.reopen();
//! }
//! ```
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::DraftMonth, ledger::PaymentInput};
//! fn pay(draft: DraftMonth, input: PaymentInput) {
//!     let _ = draft.payment(input, &[], 0);
//! }
//! ```
//!
//! An active month cannot be activated or reopened:
//!
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::ActiveMonth, Timestamp};
//! fn activate(active: ActiveMonth, at: Timestamp) {
//!     active.activate(at);
//! }
//! ```
//! ```compile_fail,E0599
//! # use quartermaster_domain::month::ActiveMonth;
//! fn reopen(active: ActiveMonth) {
//!     active.reopen();
//! }
//! ```
//!
//! That a month is open is not enough for a payment, because a draft is open too:
//!
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::OpenMonth, ledger::PaymentInput};
//! fn pay(open: OpenMonth, input: PaymentInput) {
//!     let _ = open.payment(input, &[], 0);
//! }
//! ```
//!
//! A closed month can only be reopened: it cannot be activated, closed or paid, and as it is never
//! an open one, nothing of it can be edited, added, moved or deleted:
//!
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::ClosedMonth, Timestamp};
//! fn activate(closed: ClosedMonth, at: Timestamp) {
//!     closed.activate(at);
//! }
//! ```
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::ClosedMonth, seal::Seal, Timestamp};
//! fn close(closed: ClosedMonth, at: Timestamp, seal: Seal) {
//!     closed.close(at, seal);
//! }
//! ```
//! ```compile_fail,E0599
//! # use quartermaster_domain::{month::ClosedMonth, ledger::PaymentInput};
//! fn pay(closed: ClosedMonth, input: PaymentInput) {
//!     let _ = closed.payment(input, &[], 0);
//! }
//! ```
//! ```compile_fail,E0277
//! # use quartermaster_domain::month::{ClosedMonth, OpenMonth};
//! fn edit(closed: ClosedMonth) -> OpenMonth {
//!     closed.into()
//! }
//! ```
//!
//! A transition consumes the month it leaves, so it cannot happen twice:
//!
//! ```compile_fail,E0382
//! # use quartermaster_domain::{month::DraftMonth, Timestamp};
//! fn twice(draft: DraftMonth, at: Timestamp) {
//!     draft.activate(at);
//!     draft.activate(at);
//! }
//! ```
//! ```compile_fail,E0382
//! # use quartermaster_domain::{month::ActiveMonth, seal::Seal, Timestamp};
//! fn twice(active: ActiveMonth, at: Timestamp, seal: Seal) {
//!     active.close(at, seal.clone());
//!     active.close(at, seal);
//! }
//! ```
//! ```compile_fail,E0382
//! # use quartermaster_domain::month::ClosedMonth;
//! fn twice(closed: ClosedMonth) {
//!     closed.reopen();
//!     closed.reopen();
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
