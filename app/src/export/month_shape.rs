//! The objects of a month.

use quartermaster_domain::month::MonthState;
use quartermaster_domain::seal::{Seal, SealVersion};
use quartermaster_domain::template::{Carry, EntryKind, Rate};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee};
use quartermaster_domain::{
    Date, DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId, MonthId, PaymentId, PostingId,
    Timestamp, YearMonth,
};
use serde::{Deserialize, Serialize};

use super::plain::{Amount, NotNegative, NotZero, P, Version, Word};

/// A month with all that is in it.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Month"))]
pub(super) struct MonthShape {
    pub(super) id: P<MonthId>,
    /// `YYYY-MM`.
    pub(super) month: P<YearMonth>,
    pub(super) first_day: P<Date>,
    pub(super) last_day: P<Date>,
    pub(super) state: P<MonthState>,
    pub(super) created_at: P<Timestamp>,
    /// From activation on.
    pub(super) activated_at: Option<P<Timestamp>>,
    /// While it is closed.
    pub(super) closed_at: Option<P<Timestamp>>,
    /// While it is closed: the SHA-256 over its contents and the seal of the closed month before.
    pub(super) seal: Option<P<Seal>>,
    /// While it is closed: of the text that the seal is over.
    pub(super) seal_version: Option<P<SealVersion>>,
    pub(super) notes: P<Notes>,
    /// Counted up by each change.
    pub(super) version: P<Version>,
    /// By position.
    pub(super) debt_targets: Vec<MonthDebtShape>,
    /// By position.
    pub(super) entries: Vec<MonthEntryShape>,
    /// In the order in which they were made.
    pub(super) payments: Vec<PaymentShape>,
}

/// A debt in a month.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "MonthDebt"))]
pub(super) struct MonthDebtShape {
    pub(super) id: P<MonthDebtTargetId>,
    /// The debt of the template that it copies.
    pub(super) source_debt_target_id: P<DebtTargetId>,
    pub(super) name: P<Name>,
    /// The yearly rate in millionths: 38750 is 3.875 %.
    pub(super) apr_ppm: P<Rate>,
    pub(super) minimum_payment_minor: P<NotNegative>,
    pub(super) due_on: Option<P<Date>>,
    pub(super) notes: P<Notes>,
    pub(super) position: u32,
    /// What the template said was owed when the month was made.
    pub(super) balance_at_creation_minor: P<Amount>,
    /// What the closed month before handed on.
    pub(super) carried_balance_minor: Option<P<Amount>>,
    /// The interest a person entered; where there is none it is estimated.
    pub(super) entered_interest_minor: Option<P<NotNegative>>,
    pub(super) charges_minor: P<NotNegative>,
    /// While the month is closed: what was owed at its end.
    pub(super) closing_balance_minor: Option<P<Amount>>,
    /// While the month is closed: the template's balance that closing replaced.
    pub(super) replaced_balance_minor: Option<P<Amount>>,
}

/// An entry in a month.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "MonthEntry"))]
pub(super) struct MonthEntryShape {
    pub(super) id: P<MonthEntryId>,
    /// The entry of the template that it copies; null where it was added by hand.
    pub(super) source_entry_id: Option<P<EntryId>>,
    pub(super) kind: P<EntryKind>,
    pub(super) category: P<Category>,
    pub(super) name: P<Name>,
    pub(super) planned_minor: P<NotNegative>,
    /// From activation on: what was planned then.
    pub(super) baseline_minor: Option<P<NotNegative>>,
    pub(super) due_on: Option<P<Date>>,
    /// What of the remaining goes on to the next month: nothing, what is above zero, or all.
    pub(super) carry: P<Carry>,
    /// The debt of this month that a debt payment pays.
    pub(super) debt_target_id: Option<P<MonthDebtTargetId>>,
    pub(super) notes: P<Notes>,
    pub(super) position: u32,
    pub(super) opening: Option<OpeningShape>,
}

/// The opening balance of an entry.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Opening"))]
pub(super) struct OpeningShape {
    /// Openings and postings are counted together.
    pub(super) id: P<PostingId>,
    pub(super) amount_minor: P<NotZero>,
    /// The closed month before that hands it on; null where a person set it.
    pub(super) opening_from: Option<P<YearMonth>>,
    pub(super) posted_on: P<Date>,
    pub(super) payee: P<Payee>,
    pub(super) memo: P<Memo>,
    pub(super) created_at: P<Timestamp>,
    pub(super) created_by: P<Word>,
}

/// A payment, which may be split.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Payment"))]
pub(super) struct PaymentShape {
    pub(super) id: P<PaymentId>,
    /// At least one, by id.
    pub(super) postings: Vec<PostingShape>,
}

/// A line of a payment.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Posting"))]
pub(super) struct PostingShape {
    pub(super) id: P<PostingId>,
    /// The entry of this month.
    pub(super) entry_id: P<MonthEntryId>,
    pub(super) amount_minor: P<NotZero>,
    pub(super) posted_on: P<Date>,
    pub(super) payee: P<Payee>,
    pub(super) memo: P<Memo>,
    pub(super) created_at: P<Timestamp>,
    pub(super) created_by: P<Word>,
}
