use quartermaster_domain::{Money, Timestamp, YearMonth};

use super::{EarlierLife, EarlierMonth};

/// What will not be in the new household as it was in the old file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Different {
    /// Something was applied to an entry of a draft, so it was lived in and comes active.
    DraftWithPayments { month: YearMonth },
    /// A month before it is not closed, so it comes active.
    ClosedAfterOpen { month: YearMonth },
    /// It does not say when it was closed, so it comes active.
    ClosedWithoutInstant { month: YearMonth },
    /// There were no states yet, so it comes active.
    WithoutState { month: YearMonth },
    /// How many sums from before the ledger become payments on the first day of the month.
    BeforeTheLedger { month: YearMonth, payments: usize },
    /// The debt fell by this more than was paid on it, which no charge can say: an archived debt of the same name stands for it in
    /// the month, so that the next one opens at its own snapshot.
    StandIn {
        month: YearMonth,
        debt: String,
        amount: Money,
    },
    /// The debt moved by this beside what was paid, which stands in its charges.
    Charges {
        month: YearMonth,
        debt: String,
        amount: Money,
    },
}

/// The life a month has with us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Draft,
    Active {
        activated_at: Timestamp,
    },
    Closed {
        activated_at: Timestamp,
        closed_at: Timestamp,
    },
}

impl Life {
    pub(super) fn is_closed(self) -> bool {
        matches!(self, Self::Closed { .. })
    }

    /// Months close in order and say when, and a draft takes no payment: what is otherwise is lived in.
    pub(super) fn of(
        month: &EarlierMonth,
        all_before_are_closed: bool,
        different: &mut Vec<Different>,
    ) -> Self {
        let active = |since: Option<Timestamp>| Self::Active {
            activated_at: since.unwrap_or(month.created_at),
        };
        let name = month.year_month;
        match month.life {
            EarlierLife::Unknown => {
                different.push(Different::WithoutState { month: name });
                active(None)
            }
            EarlierLife::Draft if month.postings.is_empty() => Self::Draft,
            EarlierLife::Draft => {
                different.push(Different::DraftWithPayments { month: name });
                active(None)
            }
            EarlierLife::Active { activated_at } => active(activated_at),
            EarlierLife::Closed { activated_at, .. } if !all_before_are_closed => {
                different.push(Different::ClosedAfterOpen { month: name });
                active(activated_at)
            }
            EarlierLife::Closed {
                activated_at,
                closed_at: Some(closed_at),
            } => Self::Closed {
                activated_at: activated_at.unwrap_or(month.created_at),
                closed_at,
            },
            EarlierLife::Closed {
                activated_at,
                closed_at: None,
            } => {
                different.push(Different::ClosedWithoutInstant { month: name });
                active(activated_at)
            }
        }
    }
}
