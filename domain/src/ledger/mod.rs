//! The ledger: postings, and what a person may post.

mod entry_ledger;
mod payment;
mod posting;

pub use entry_ledger::{EntryLedger, Opening};
pub use payment::{NewPayment, NewPaymentLine, PaymentInput, PaymentLineInput};
pub use posting::{Posting, PostingInput, PostingKind};
