use quartermaster_domain::Money;
use quartermaster_domain::ledger::{Posting, PostingKind};

use super::Words;

impl Words {
    /// What a line of a ledger is called: whom it was paid to, or where the opening came from.
    pub(crate) fn posting(&self, posting: &Posting) -> String {
        match posting.kind {
            PostingKind::OpeningBalance { origin: Some(from) } => self.text_with(
                "words-posting-carried",
                &[("month", self.month(from).into())],
            ),
            PostingKind::OpeningBalance { origin: None } => self.text("words-posting-set-by-hand"),
            PostingKind::Payment { .. } => posting.payee.to_string(),
        }
    }

    /// `12.50 on Groceries, 3 Oct`, or what the lines of a split come to.
    pub(crate) fn postings(&self, lines: &[Posting], entry_name: &str) -> String {
        let Some(first) = lines.first() else {
            return String::new();
        };
        let day = ("date", self.short_date(first.posted_on).into());
        let amount = |amount| ("amount", self.amount(amount).into());
        let sum = lines
            .iter()
            .try_fold(Money::ZERO, |sum, line| sum.plus(line.amount));
        match (lines.len(), sum) {
            (1, _) | (_, Err(_)) => self.text_with(
                "words-posted-on-entry",
                &[amount(first.amount), ("entry", entry_name.into()), day],
            ),
            (count, Ok(sum)) => self.text_with(
                "words-posted-on-lines",
                &[amount(sum), ("count", count.into()), day],
            ),
        }
    }
}
