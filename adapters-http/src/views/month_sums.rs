use quartermaster_domain::sheet::{Beyond, KindTotals, Totals};
use quartermaster_domain::{Money, Overflow};
use serde::Serialize;

use crate::format::Words;

/// Amounts under several entries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Sums {
    planned: String,
    applied: String,
    remaining: String,
    over: bool,
    /// A word that says what the sign means; empty where nothing is negative.
    word: String,
}

impl Sums {
    pub(crate) fn of(totals: &KindTotals, beyond: Beyond, words: &Words) -> Self {
        Self {
            planned: words.amount(totals.planned),
            applied: words.amount(totals.applied),
            remaining: remaining(totals.remaining, beyond, words),
            over: beyond.is_over(),
            word: match beyond {
                Beyond::More => words.text("month-word-more"),
                Beyond::Over => words.text("month-word-over"),
                Beyond::Nothing => String::new(),
            },
        }
    }

    /// What is meant to leave the household in the month, and what did.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn going_out(totals: &Totals, words: &Words) -> Result<Self, Overflow> {
        let beyond = totals.outgoing_beyond(|kind| Ok(kind.remaining))?;
        let sum = KindTotals::sum(totals.outgoing())?;
        Ok(Self::of(&sum, beyond, words))
    }
}

/// What remains; of what may be more, the word beside it says which way it goes.
pub(super) fn remaining(amount: Money, beyond: Beyond, words: &Words) -> String {
    if beyond == Beyond::More {
        words.size(amount)
    } else {
        words.amount(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn what_goes_out_is_over_only_where_what_may_not_be_more_makes_it_so() {
        let words = Words::of(&sample::households("en-GB")[0]);
        let foot = |spent, saved| {
            let of = |posted| {
                let (planned, posted) = (Money::from_minor(10_000), Money::from_minor(posted));
                KindTotals::of_line(planned, Money::ZERO, posted).unwrap()
            };
            let totals = Totals {
                expense: of(spent),
                saving: of(saved),
                ..Totals::default()
            };
            let sums = Sums::going_out(&totals, &words).unwrap();
            (format!("{} {}", sums.word, sums.remaining), sums.over)
        };
        assert_eq!(foot(9_000, 9_000), (" 20.00".to_owned(), false));
        assert_eq!(foot(9_000, 15_000), ("more 40.00".to_owned(), false));
        assert_eq!(foot(12_000, 9_000), ("over \u{2212}10.00".to_owned(), true));
    }
}
