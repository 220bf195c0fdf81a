use std::fmt;

use jiff::Timestamp;

use super::{MonthHead, OpenMonth};
use crate::seal::{Seal, SealVersion};

/// A month in one of its three states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Month {
    Draft(DraftMonth),
    Active(ActiveMonth),
    Closed(ClosedMonth),
}

/// A plan: everything can be edited, nothing posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftMonth {
    pub head: MonthHead,
}

/// A month that is lived in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveMonth {
    pub head: MonthHead,
    pub activated_at: Timestamp,
}

/// A sealed month that never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedMonth {
    pub head: MonthHead,
    pub activated_at: Timestamp,
    pub closed_at: Timestamp,
    pub seal: Seal,
    /// Of the text that the seal is over.
    pub seal_version: SealVersion,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthState {
    Draft,
    Active,
    Closed,
}

/// What can be attempted with a month, each legal in some states only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    Edit,
    Post,
    Activate,
    Close,
    Reopen,
    Delete,
}

/// An act that the month's state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month that is {state} cannot be {act}")]
pub struct WrongState {
    pub act: Act,
    pub state: MonthState,
}

impl MonthState {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Active, Self::Closed];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// The whole table of which act is legal in which state.
    pub fn allows(self, act: Act) -> bool {
        match act {
            Act::Edit => matches!(self, Self::Draft | Self::Active),
            Act::Activate => self == Self::Draft,
            Act::Post | Act::Close => self == Self::Active,
            Act::Reopen => self == Self::Closed,
            // An active month also has to be without payments, which its ledger tells.
            Act::Delete => matches!(self, Self::Draft | Self::Active),
        }
    }
}

impl Act {
    pub const ALL: [Self; 6] = [
        Self::Edit,
        Self::Post,
        Self::Activate,
        Self::Close,
        Self::Reopen,
        Self::Delete,
    ];
}

impl fmt::Display for MonthState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Edit => "edited",
            Self::Post => "posted to",
            Self::Activate => "activated",
            Self::Close => "closed",
            Self::Reopen => "reopened",
            Self::Delete => "deleted",
        })
    }
}

impl Month {
    pub fn head(&self) -> &MonthHead {
        match self {
            Self::Draft(month) => &month.head,
            Self::Active(month) => &month.head,
            Self::Closed(month) => &month.head,
        }
    }

    pub fn state(&self) -> MonthState {
        match self {
            Self::Draft(_) => MonthState::Draft,
            Self::Active(_) => MonthState::Active,
            Self::Closed(_) => MonthState::Closed,
        }
    }

    pub fn is_closed(&self) -> bool {
        self.state() == MonthState::Closed
    }

    pub fn activated_at(&self) -> Option<Timestamp> {
        match self {
            Self::Draft(_) => None,
            Self::Active(month) => Some(month.activated_at),
            Self::Closed(month) => Some(month.activated_at),
        }
    }

    pub fn closed(&self) -> Option<&ClosedMonth> {
        match self {
            Self::Closed(month) => Some(month),
            Self::Draft(_) | Self::Active(_) => None,
        }
    }

    /// The month as one that can be activated.
    ///
    /// # Errors
    /// It is not a draft.
    pub fn into_draft(self) -> Result<DraftMonth, WrongState> {
        match self {
            Self::Draft(month) => Ok(month),
            other => Err(other.refuse(Act::Activate)),
        }
    }

    /// The month as one that `act` (posting or closing) needs.
    ///
    /// # Errors
    /// It is not active.
    pub fn into_active(self, act: Act) -> Result<ActiveMonth, WrongState> {
        match self {
            Self::Active(month) => Ok(month),
            other => Err(other.refuse(act)),
        }
    }

    /// The month as one that can be reopened.
    ///
    /// # Errors
    /// It is not closed.
    pub fn into_closed(self) -> Result<ClosedMonth, WrongState> {
        match self {
            Self::Closed(month) => Ok(month),
            other => Err(other.refuse(Act::Reopen)),
        }
    }

    /// The month as one whose plan `act` (editing or deleting) may change.
    ///
    /// # Errors
    /// It is closed.
    pub fn into_open(self, act: Act) -> Result<OpenMonth, WrongState> {
        match self {
            Self::Draft(month) => Ok(OpenMonth::Draft(month)),
            Self::Active(month) => Ok(OpenMonth::Active(month)),
            other => Err(other.refuse(act)),
        }
    }

    fn refuse(&self, act: Act) -> WrongState {
        WrongState {
            act,
            state: self.state(),
        }
    }
}

impl DraftMonth {
    /// The month as it is lived in from `at` on; each entry's planned amount becomes its baseline.
    pub fn activate(self, at: Timestamp) -> ActiveMonth {
        ActiveMonth {
            head: self.head,
            activated_at: at,
        }
    }
}

impl ActiveMonth {
    /// The closed month; `seal` is over the newest text of its contents as they are at `at`.
    pub fn close(self, at: Timestamp, seal: Seal) -> ClosedMonth {
        ClosedMonth {
            head: self.head,
            activated_at: self.activated_at,
            closed_at: at,
            seal,
            seal_version: SealVersion::NEWEST,
        }
    }
}

impl ClosedMonth {
    /// The month as an active one again, without its seal.
    pub fn reopen(self) -> ActiveMonth {
        ActiveMonth {
            head: self.head,
            activated_at: self.activated_at,
        }
    }
}
