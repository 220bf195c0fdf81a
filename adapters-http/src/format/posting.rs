use quartermaster_domain::ledger::{Posting, PostingKind};

use super::{Words, month, short_date};

/// What a line of a ledger is called: whom it was paid to, or where the opening came from.
pub(crate) fn posting(posting: &Posting) -> String {
    match posting.kind {
        PostingKind::OpeningBalance { origin: Some(from) } => {
            format!("Opening, carried from {}", month(from))
        }
        PostingKind::OpeningBalance { origin: None } => "Opening, set by hand".to_owned(),
        PostingKind::Payment { .. } => posting.payee.to_string(),
    }
}

impl Words {
    /// `12.50 on Groceries, 3 Oct`, or what the lines of a split come to.
    pub(crate) fn postings(&self, lines: &[Posting], entry_name: &str) -> String {
        let Some(first) = lines.first() else {
            return String::new();
        };
        let day = short_date(first.posted_on);
        let sum = lines
            .iter()
            .try_fold(quartermaster_domain::Money::ZERO, |sum, line| {
                sum.plus(line.amount)
            });
        match (lines.len(), sum) {
            (1, _) | (_, Err(_)) => format!("{} on {entry_name}, {day}", self.amount(first.amount)),
            (count, Ok(sum)) => format!("{} on {count} lines, {day}", self.amount(sum)),
        }
    }
}
