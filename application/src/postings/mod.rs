//! Postings: payments, openings set by hand, and their correction.

mod add_payment;
mod change;
mod delete;
mod put_back;
mod seen;
mod set_openings;

pub use add_payment::{AddPayment, AddPaymentError, add_payment};
pub use change::{ChangePosting, ChangePostingError, change};
pub use delete::{DeletePosting, DeletePostingError, DeleteReach, delete};
pub use put_back::{PutBack, PutBackError, put_back};
pub use seen::PostingSeen;
pub(crate) use set_openings::open_in;
pub use set_openings::{SetOpeningsError, set_openings};
