use super::{Proposal, ProposedLine, ProposedLineId, Reason, totals_of};
use crate::money::Overflow;

/// Why a line cannot be left out of a proposed month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotLeaveOut {
    /// No line of the proposal has this id.
    #[error("the month would not have this entry")]
    NotProposed,
    /// The month before gives it money, or will as things stand, which would have no place.
    #[error("the month before carries money into {name}")]
    CarriesIn { name: String },
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

impl ProposedLine {
    /// Whether the month can be created without this line.
    ///
    /// # Errors
    /// [`CannotLeaveOut::CarriesIn`], so that no money is lost by a choice about a plan.
    pub fn can_leave_out(&self) -> Result<(), CannotLeaveOut> {
        if self.included && !(self.opening.is_zero() && self.expected_opening.is_zero()) {
            return Err(CannotLeaveOut::CarriesIn {
                name: self.entry.name.to_string(),
            });
        }
        Ok(())
    }

    /// Whether the line would be there if nobody had left it out.
    pub fn is_left_out(&self) -> bool {
        self.reasons.contains(&Reason::LeftOut)
    }
}

impl Proposal {
    /// Leaves a line out; one that would not be there anyway stays as it is.
    ///
    /// # Errors
    /// [`CannotLeaveOut`], and nothing has changed.
    pub fn leave_out(&mut self, id: ProposedLineId) -> Result<(), CannotLeaveOut> {
        let mut lines = self.lines.iter_mut();
        let line = lines.find(|line| line.id == id);
        let line = line.ok_or(CannotLeaveOut::NotProposed)?;
        line.can_leave_out()?;
        if line.included {
            line.included = false;
            line.reasons.push(Reason::LeftOut);
        }
        self.totals = totals_of(&self.lines)?;
        Ok(())
    }
}
