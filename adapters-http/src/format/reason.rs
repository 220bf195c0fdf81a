use quartermaster_domain::planning::Reason;
use quartermaster_domain::{Money, YearMonth};

use super::amounts::MINUS;
use super::{Words, month_name};

impl Words {
    /// Why a line is proposed as it is.
    pub(crate) fn reason(&self, reason: Reason) -> String {
        match reason {
            Reason::Due { times: 1 } => "due this month".to_owned(),
            Reason::Due { times: 2 } => "due twice this month".to_owned(),
            Reason::Due { times } => format!("due {times} times this month"),
            Reason::NotDue => "not due this month".to_owned(),
            Reason::HeldForCarry => "not due, but here because it carries".to_owned(),
            Reason::Archived => "archived".to_owned(),
            Reason::Copied { from } => format!("copied from {}", month_name(from)),
            Reason::CarriedIn { from, opening } => self.left_or_overspent(opening, from),
            Reason::CarryExpected { from, opening } => {
                format!("expected: {}", self.left_or_overspent(opening, from))
            }
            Reason::CarryDropped { from, opening } => {
                format!(
                    "{}, which has no place here",
                    self.left_or_overspent(opening, from)
                )
            }
        }
    }

    fn left_or_overspent(&self, opening: Money, from: YearMonth) -> String {
        let what = if opening.is_negative() {
            "left over"
        } else {
            "overspent"
        };
        let amount = self.amount(opening).trim_start_matches(MINUS).to_owned();
        format!("{amount} {what} in {}", month_name(from))
    }
}
