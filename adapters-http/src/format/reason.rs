use quartermaster_domain::planning::Reason;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, YearMonth};

use super::Words;

impl Words {
    /// Why a line is proposed as it is.
    pub(crate) fn reason(&self, kind: EntryKind, reason: Reason) -> String {
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
            Reason::CarriedIn { from, opening } => self.left_or_beyond(kind, opening, from),
            Reason::CarryExpected { from, opening } => self.text_with(
                "words-reason-carry-expected",
                &[("carried", self.left_or_beyond(kind, opening, from).into())],
            ),
            Reason::CarryDropped { from, opening } => self.text_with(
                "words-reason-carry-dropped",
                &[("carried", self.left_or_beyond(kind, opening, from).into())],
            ),
        }
    }

    fn left_or_beyond(&self, kind: EntryKind, opening: Money, from: YearMonth) -> String {
        let key = match opening {
            left if left.is_negative() => "words-left-over-in",
            _ if kind.may_be_more() => "words-more-in",
            _ => "words-overspent-in",
        };
        let values = [
            ("amount", self.size(opening).into()),
            ("month", self.month_name(from).into()),
        ];
        self.text_with(key, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn what_was_carried_in_is_told_by_what_the_entry_does() {
        let words = Words::of(&sample::households("en-GB")[0]);
        let said = |kind, minor| {
            let from = "2026-10".parse().unwrap();
            let opening = Money::from_minor(minor);
            words.reason(kind, Reason::CarriedIn { from, opening })
        };
        for (kind, minor, expected) in [
            (EntryKind::Expense, -2_000, "20.00 left over in October"),
            (EntryKind::Expense, 2_000, "20.00 overspent in October"),
            (EntryKind::Saving, -2_000, "20.00 left over in October"),
            (
                EntryKind::Saving,
                2_000,
                "20.00 more than planned in October",
            ),
        ] {
            assert_eq!(said(kind, minor), expected, "{kind:?}");
        }
    }
}
