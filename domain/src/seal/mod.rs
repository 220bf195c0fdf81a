//! The seal of a closed month: SHA-256 over a canonical text of all it holds and of the seal
//! before it. Tamper-evident, not tamper-proof.

mod version;

pub use version::SealVersion;

use std::fmt::Write as _;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::field::{Given, ValueError};
use crate::ledger::{Posting, PostingKind};
use crate::money::Currency;
use crate::month::{ClosedMonth, MonthHead};
use crate::sheet::{DebtFigures, EntryFigures, Sheet};

/// 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seal(String);

impl Seal {
    /// # Errors
    /// Anything but 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Given<Self> {
        let right = text.len() == 64
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if right {
            Ok(Self(text.to_owned()))
        } else {
            Err(ValueError::invalid("refusal-seal"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// All that a seal is over.
#[derive(Debug, Clone, Copy)]
pub struct SealedContents<'a> {
    pub version: SealVersion,
    pub currency: Currency,
    pub head: &'a MonthHead,
    pub activated_at: Timestamp,
    pub closed_at: Timestamp,
    /// Its debts frozen.
    pub sheet: &'a Sheet,
    /// All postings of the month, in the order of their ids.
    pub postings: &'a [Posting],
    /// The seal of the closed month before.
    pub previous: Option<&'a Seal>,
}

impl<'a> SealedContents<'a> {
    /// The contents that `month` was sealed over.
    pub fn of(
        month: &'a ClosedMonth,
        currency: Currency,
        sheet: &'a Sheet,
        postings: &'a [Posting],
        previous: Option<&'a Seal>,
    ) -> Self {
        Self {
            version: month.seal_version,
            currency,
            head: &month.head,
            activated_at: month.activated_at,
            closed_at: month.closed_at,
            sheet,
            postings,
            previous,
        }
    }

    pub fn seal(&self) -> Seal {
        let digest = Sha256::digest(self.canonical_text().as_bytes());
        Seal(digest.iter().fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        }))
    }

    /// One line for each thing, each value preceded by its length in bytes, so that no text can
    /// pass for another. Identities of the database do not enter, only positions. What a version says
    /// never changes, because what was sealed under it has to match for ever.
    pub fn canonical_text(&self) -> String {
        let mut text = CanonicalText::default();
        text.line("quartermaster-seal", &[&self.version.number().to_string()]);
        text.line(
            "month",
            &[
                &self.head.year_month.to_string(),
                self.currency.code(),
                &self.head.days.first().to_string(),
                &self.head.days.last().to_string(),
                &self.head.created_at.to_string(),
                &self.activated_at.to_string(),
                &self.closed_at.to_string(),
                self.head.notes.as_str(),
            ],
        );
        text.line("previous", &[self.previous.map_or("", Seal::as_str)]);
        for debt in &self.sheet.debts {
            debt_line(&mut text, debt, self.version);
        }
        let payments = self.payment_numbers();
        for entry in &self.sheet.entries {
            entry_line(&mut text, entry, &self.sheet.debts);
            for posting in self
                .postings
                .iter()
                .filter(|posting| posting.month_entry == entry.entry.id)
            {
                posting_line(&mut text, posting, &payments);
            }
        }
        text.0
    }

    /// The payments of the month in order, so that a posting can say which it belongs to by number.
    fn payment_numbers(&self) -> Vec<crate::ids::PaymentId> {
        let mut payments: Vec<_> = self
            .postings
            .iter()
            .filter_map(|posting| match posting.kind {
                PostingKind::Payment { payment } => Some(payment),
                PostingKind::OpeningBalance { .. } => None,
            })
            .collect();
        payments.sort_unstable();
        payments.dedup();
        payments
    }
}

#[derive(Default)]
struct CanonicalText(String);

impl CanonicalText {
    fn line(&mut self, what: &str, values: &[&str]) {
        self.0.push_str(what);
        for value in values {
            // Writing to a string cannot fail.
            let _ = write!(self.0, " {}:{value}", value.len());
        }
        self.0.push('\n');
    }
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn debt_line(text: &mut CanonicalText, line: &DebtFigures, version: SealVersion) {
    let debt = &line.debt;
    text.line(
        "debt",
        &[
            &debt.position.to_string(),
            debt.name.as_str(),
            &version.rate(debt.apr),
            &debt.minimum_payment.minor().to_string(),
            &or_empty(debt.due_on),
            debt.notes.as_str(),
            &debt.balance_at_creation.minor().to_string(),
            &or_empty(debt.carried_balance.map(|balance| balance.minor())),
            &or_empty(debt.entered_interest.map(|interest| interest.minor())),
            &debt.charges.minor().to_string(),
            &line.interest.minor().to_string(),
            &line.paid.minor().to_string(),
            &line.closing_balance.minor().to_string(),
            &or_empty(debt.frozen.map(|frozen| frozen.replaced_balance.minor())),
        ],
    );
}

fn entry_line(text: &mut CanonicalText, line: &EntryFigures, debts: &[DebtFigures]) {
    let fields = &line.entry.fields;
    let debt = debts
        .iter()
        .find(|debt| Some(debt.debt.id) == fields.debt_target)
        .map(|debt| debt.debt.position);
    text.line(
        "entry",
        &[
            &line.entry.position.to_string(),
            if line.entry.source.is_some() {
                "template"
            } else {
                "hand"
            },
            fields.kind.as_str(),
            fields.category.as_str(),
            fields.name.as_str(),
            &fields.planned.minor().to_string(),
            &or_empty(line.entry.baseline.map(|baseline| baseline.minor())),
            &or_empty(fields.due_on),
            fields.carry.as_str(),
            &or_empty(debt),
            fields.notes.as_str(),
        ],
    );
}

fn posting_line(text: &mut CanonicalText, posting: &Posting, payments: &[crate::ids::PaymentId]) {
    let group = match posting.kind {
        PostingKind::OpeningBalance { origin } => or_empty(origin),
        PostingKind::Payment { payment } => or_empty(payments.iter().position(|p| *p == payment)),
    };
    text.line(
        "posting",
        &[
            posting.kind.as_str(),
            &group,
            &posting.amount.minor().to_string(),
            &posting.posted_on.to_string(),
            posting.payee.as_str(),
            posting.memo.as_str(),
            &posting.created_at.to_string(),
            &posting.created_by,
        ],
    );
}
