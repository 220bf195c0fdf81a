use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use quartermaster_application::reading::PayeeInUse;
use quartermaster_domain::ledger::{
    PaymentInput, PaymentLineInput, Posting, PostingInput, PostingKind,
};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Money, MonthEntryId};

use crate::api::given::{Reading as _, given};
use crate::api::scalars::{AmountMinor, Instant, LocalDate, Month, Text, Whole};

#[derive(Object)]
#[oai(rename = "Posting", nullable_all)]
pub(crate) struct PostingBody {
    id: i64,
    entry_id: i64,
    /// payment or opening_balance.
    kind: String,
    amount_minor: i64,
    posted_on: LocalDate,
    payee: String,
    memo: String,
    payment_id: Option<i64>,
    /// The month a derived opening balance came from.
    opening_from: Option<Month>,
    created_at: Instant,
}

impl From<&Posting> for PostingBody {
    fn from(posting: &Posting) -> Self {
        let (payment_id, opening_from) = match posting.kind {
            PostingKind::Payment { payment } => (Some(payment.0), None),
            PostingKind::OpeningBalance { origin } => (None, origin.map(Month::of)),
        };
        Self {
            id: posting.id.0,
            entry_id: posting.month_entry.0,
            kind: posting.kind.as_str().to_owned(),
            amount_minor: posting.amount.minor(),
            posted_on: LocalDate::of(posting.posted_on),
            payee: posting.payee.to_string(),
            memo: posting.memo.to_string(),
            payment_id,
            opening_from,
            created_at: Instant::of(posting.created_at),
        }
    }
}

#[derive(Object)]
#[oai(rename = "Payee", nullable_all)]
pub(crate) struct PayeeBody {
    payee: String,
    /// The entry of the template; null where it was added to its month by hand.
    source_entry_id: Option<i64>,
    entry_name: String,
}

impl From<&PayeeInUse> for PayeeBody {
    fn from(known: &PayeeInUse) -> Self {
        Self {
            payee: known.payee.to_string(),
            source_entry_id: known.source.map(|source| source.0),
            entry_name: known.entry.to_string(),
        }
    }
}

/// The postings that were made.
#[derive(Object)]
#[oai(nullable_all)]
pub(crate) struct Posted {
    /// What the postings of one payment share; null for opening balances.
    payment_id: Option<i64>,
    postings: Vec<PostingBody>,
}

impl From<&[Posting]> for Posted {
    fn from(postings: &[Posting]) -> Self {
        let postings: Vec<PostingBody> = postings.iter().map(Into::into).collect();
        Self {
            payment_id: postings.first().and_then(|posting| posting.payment_id),
            postings,
        }
    }
}

/// A payment, split over entries where it has several lines.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct Payment {
    /// payment (the default), or opening_balance where there is no month before.
    pub(crate) kind: MaybeUndefined<Text>,
    /// Left out for opening balances, it is the month's first day.
    posted_on: MaybeUndefined<LocalDate>,
    payee: MaybeUndefined<Text>,
    memo: MaybeUndefined<Text>,
    lines: MaybeUndefined<Vec<PaymentLine>>,
}

#[derive(Object)]
#[oai(deny_unknown_fields)]
struct PaymentLine {
    entry_id: MaybeUndefined<Whole>,
    amount_minor: MaybeUndefined<AmountMinor>,
}

impl From<Payment> for PaymentInput {
    fn from(body: Payment) -> Self {
        let Payment {
            kind: _,
            posted_on,
            payee,
            memo,
            lines,
        } = body;
        Self {
            posted_on: given(posted_on),
            payee: given(payee).read(|text| Payee::parse(&text)),
            memo: given(memo).read(|text| Memo::parse(&text)),
            lines: lines
                .take()
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
        }
    }
}

impl From<PaymentLine> for PaymentLineInput {
    fn from(body: PaymentLine) -> Self {
        Self {
            entry: given(body.entry_id).read(|id| Ok(MonthEntryId(id))),
            amount: given(body.amount_minor).read(|minor| Ok(Money::from_minor(minor))),
        }
    }
}

/// What to change of a posting; a field left out stays as it is.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct PostingChange {
    /// Moves the posting to another entry of the month.
    entry_id: MaybeUndefined<Whole>,
    amount_minor: MaybeUndefined<AmountMinor>,
    posted_on: MaybeUndefined<LocalDate>,
    payee: MaybeUndefined<Text>,
    memo: MaybeUndefined<Text>,
}

impl From<PostingChange> for PostingInput {
    fn from(body: PostingChange) -> Self {
        let PostingChange {
            entry_id,
            amount_minor,
            posted_on,
            payee,
            memo,
        } = body;
        Self {
            entry: given(entry_id).read(|id| Ok(MonthEntryId(id))),
            amount: given(amount_minor).read(|minor| Ok(Money::from_minor(minor))),
            posted_on: given(posted_on),
            payee: given(payee).read(|text| Payee::parse(&text)),
            memo: given(memo).read(|text| Memo::parse(&text)),
        }
    }
}
