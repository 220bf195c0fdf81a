use jiff::Timestamp;
use jiff::civil::Date;

use super::payment::check_posted_on;
use crate::calendar::{MonthDays, YearMonth};
use crate::field::{FieldErrors, Fields, Given};
use crate::ids::{MonthEntryId, PaymentId, PostingId};
use crate::money::Money;
use crate::text::{Memo, Payee};

/// One line of a month entry's ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub id: PostingId,
    pub month_entry: MonthEntryId,
    pub kind: PostingKind,
    /// Never zero; positive moves the entry on, negative is a refund or a correction.
    pub amount: Money,
    pub posted_on: Date,
    pub payee: Payee,
    pub memo: Memo,
    pub created_at: Timestamp,
    /// Who made it.
    pub created_by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostingKind {
    OpeningBalance {
        /// The month it came from; `None` where a person set it.
        origin: Option<YearMonth>,
    },
    Payment {
        payment: PaymentId,
    },
}

impl PostingKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OpeningBalance { .. } => "opening_balance",
            Self::Payment { .. } => "payment",
        }
    }

    /// Whether a closed month before made it, so that no person can change it.
    pub fn is_derived(self) -> bool {
        matches!(self, Self::OpeningBalance { origin: Some(_) })
    }
}

/// What came in to change a posting; a field left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct PostingInput {
    pub amount: Option<Given<Money>>,
    pub posted_on: Option<Given<Date>>,
    pub payee: Option<Given<Payee>>,
    pub memo: Option<Given<Memo>>,
    /// Moves the posting to another entry of the month.
    pub entry: Option<Given<MonthEntryId>>,
}

impl Posting {
    /// The payment it belongs to; none for an opening balance.
    pub fn payment(&self) -> Option<PaymentId> {
        match self.kind {
            PostingKind::Payment { payment } => Some(payment),
            PostingKind::OpeningBalance { .. } => None,
        }
    }

    /// The posting with what `input` changes. Whether the entry is one of the month is for the
    /// caller to know.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn changed(&self, input: PostingInput, days: MonthDays) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let amount = fields.take(
            "amount_minor",
            input
                .amount
                .unwrap_or(Ok(self.amount))
                .and_then(|amount| Money::entered_not_zero(amount.minor())),
        );
        let posted_on = match input.posted_on {
            Some(given) => fields.take(
                "posted_on",
                given.and_then(|date| check_posted_on(date, days)),
            ),
            None => Some(self.posted_on),
        };
        let payee = fields.keep("payee", input.payee, self.payee.clone());
        let memo = fields.keep("memo", input.memo, self.memo.clone());
        let month_entry = fields.keep("entry_id", input.entry, self.month_entry);
        let built = (|| {
            Some(Self {
                amount: amount?,
                posted_on: posted_on?,
                payee: payee?,
                memo: memo?,
                month_entry: month_entry?,
                ..self.clone()
            })
        })();
        fields.finish_with(built)
    }
}
