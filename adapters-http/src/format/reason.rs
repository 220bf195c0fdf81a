use quartermaster_domain::planning::Reason;
use quartermaster_domain::{Money, YearMonth};

use super::Words;

impl Words {
    /// Why a line is proposed as it is.
    pub(crate) fn reason(&self, reason: Reason) -> String {
        match reason {
            Reason::Due { times } => self.text_with("words-reason-due", &[("times", times.into())]),
            Reason::NotDue => self.text("words-reason-not-due"),
            Reason::HeldForCarry => self.text("words-reason-held-for-carry"),
            Reason::LeftOut => self.text("words-reason-left-out"),
            Reason::Archived => self.text("words-reason-archived"),
            Reason::Copied { from } => self.text_with(
                "words-reason-copied",
                &[("month", self.month_name(from).into())],
            ),
            Reason::CarriedIn { from, opening } => self.left_or_overspent(opening, from),
            Reason::CarryExpected { from, opening } => self.text_with(
                "words-reason-carry-expected",
                &[("carried", self.left_or_overspent(opening, from).into())],
            ),
            Reason::CarryDropped { from, opening } => self.text_with(
                "words-reason-carry-dropped",
                &[("carried", self.left_or_overspent(opening, from).into())],
            ),
        }
    }

    fn left_or_overspent(&self, opening: Money, from: YearMonth) -> String {
        let key = if opening.is_negative() {
            "words-left-over-in"
        } else {
            "words-overspent-in"
        };
        let values = [
            ("amount", self.size(opening).into()),
            ("month", self.month_name(from).into()),
        ];
        self.text_with(key, &values)
    }
}
