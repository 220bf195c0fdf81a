//! The rules of a household budget kept month by month.
//!
//! Nothing here reads a clock, a file or a database. Money is [`Money`], whole minor units of the
//! household's [`Currency`]; a month is a [`YearMonth`] with the [`MonthDays`] it runs over; a date
//! is a civil [`Date`]; an instant is a UTC [`Timestamp`].
//!
//! In reading order:
//! - [`limits`]: every limit, named once, with its unit.
//! - [`money`], [`calendar`], [`text`], [`field`], [`message`]: the values everything is made of;
//!   [`folding`]: when two texts are one.
//! - [`household`], [`template`]: what recurs.
//! - [`month`]: the snapshot and its life; [`ledger`]: its postings.
//! - [`sheet`]: every figure of a month; [`carry_over`]: what one month hands to the next.
//! - [`planning`], [`closing`], [`drift`], [`transfer`], [`seal`]: what can be done with a month.

pub mod calendar;
pub mod carry_over;
pub mod closing;
pub mod drift;
pub mod field;
pub mod folding;
pub mod household;
pub mod ids;
pub mod ledger;
mod legible;
pub mod limits;
pub mod message;
pub mod money;
pub mod month;
pub mod planning;
pub mod seal;
pub mod sheet;
pub mod template;
pub mod text;
pub mod transfer;

pub use calendar::{MonthDays, StartDay, Year, YearMonth};
pub use field::{FieldCode, FieldError, FieldErrors, Given, ValueError};
pub use household::Household;
pub use ids::{
    DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId, MonthId, PaymentId, PostingId,
};
pub use jiff::{Timestamp, civil::Date};
pub use message::{Message, MessageValue};
pub use money::{Currency, Money, Overflow};

/// A span of whole hours between two instants.
pub fn hours(count: i64) -> jiff::Span {
    use jiff::ToSpan;
    count.hours()
}
