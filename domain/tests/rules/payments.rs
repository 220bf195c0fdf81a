//! What a person may post in an active month, and change of what is posted.

use quartermaster_domain::calendar::YearMonth;
use quartermaster_domain::field::FieldCode;
use quartermaster_domain::ids::MonthEntryId;
use quartermaster_domain::ledger::{
    EntryLedger, NewPayment, Opening, PaymentInput, PaymentLineInput, PostingInput, PostingKind,
};
use quartermaster_domain::limits::{AMOUNT_MAX_MINOR, MONTH_MAX_POSTINGS, SPLIT_MAX_LINES};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{FieldErrors, Money, Overflow, ids::PaymentId};

use crate::fixtures::{active, date, days, minor, month, month_entry, payment};

fn november() -> YearMonth {
    month("2026-11")
}

fn line(entry: i64, amount: i64) -> PaymentLineInput {
    PaymentLineInput {
        entry: Some(Ok(MonthEntryId(entry))),
        amount: Some(Ok(minor(amount))),
    }
}

fn on_the_third(lines: Vec<PaymentLineInput>) -> PaymentInput {
    PaymentInput {
        posted_on: Some(Ok(date("2026-11-03"))),
        payee: None,
        memo: None,
        lines,
    }
}

/// Pays in a month of the entries 1 and 2 that has this many postings.
fn pay(input: PaymentInput, postings: usize) -> Result<NewPayment, FieldErrors> {
    let entries = [month_entry(1), month_entry(2)];
    active(november()).payment(input, &entries, postings)
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, FieldErrors>) -> Vec<(String, FieldCode)> {
    let errors = outcome.unwrap_err().into_vec();
    errors
        .into_iter()
        .map(|error| (error.field, error.code))
        .collect()
}

#[test]
fn a_payment_keeps_its_lines_in_their_order() {
    let input = PaymentInput {
        payee: Some(Payee::parse("Market")),
        memo: Some(Memo::parse("Weekly")),
        ..on_the_third(vec![line(2, 1_240), line(1, -300), line(2, 5)])
    };
    assert_eq!(input.entries(), [2, 1, 2].map(MonthEntryId));
    let paid = pay(input, 0).unwrap();
    let lines: Vec<_> = paid
        .lines
        .iter()
        .map(|line| (line.entry.0, line.amount.minor()))
        .collect();
    assert_eq!(lines, [(2, 1_240), (1, -300), (2, 5)]);
    assert_eq!(
        (paid.payee.as_str(), paid.memo.as_str()),
        ("Market", "Weekly")
    );
    assert_eq!(paid.posted_on, date("2026-11-03"));
}

#[test]
fn every_line_is_refused_by_its_number() {
    let unread = PaymentLineInput {
        entry: None,
        amount: None,
    };
    let input = on_the_third(vec![line(1, 0), line(9, 5), unread]);
    let expected = [
        ("lines[0].amount_minor", FieldCode::OutOfRange),
        ("lines[1].entry_id", FieldCode::Unknown),
        ("lines[2].entry_id", FieldCode::Required),
        ("lines[2].amount_minor", FieldCode::Required),
    ];
    assert_eq!(
        refused(pay(input, 0)),
        expected.map(|(field, code)| (field.to_owned(), code))
    );
}

#[test]
fn a_posting_can_be_as_large_as_an_amount_can_be_entered() {
    for (amount, legal) in [
        (AMOUNT_MAX_MINOR, true),
        (-AMOUNT_MAX_MINOR, true),
        (AMOUNT_MAX_MINOR + 1, false),
        (-AMOUNT_MAX_MINOR - 1, false),
    ] {
        let outcome = pay(on_the_third(vec![line(1, amount)]), 0);
        assert_eq!(outcome.is_ok(), legal, "{amount}");
    }
}

#[test]
fn a_payment_has_1_to_50_lines() {
    let lines = |count| pay(on_the_third(vec![line(1, 1); count]), 0);
    let one = |code| vec![("lines".to_owned(), code)];
    assert_eq!(refused(lines(0)), one(FieldCode::Required));
    assert_eq!(lines(SPLIT_MAX_LINES).unwrap().lines.len(), 50);
    assert_eq!(refused(lines(SPLIT_MAX_LINES + 1)), one(FieldCode::TooMany));
}

#[test]
fn a_month_holds_10_000_postings() {
    let outcome = |postings| pay(on_the_third(vec![line(1, 1), line(2, 1)]), postings);
    assert!(outcome(MONTH_MAX_POSTINGS - 2).is_ok());
    let full = vec![("lines".to_owned(), FieldCode::TooMany)];
    assert_eq!(refused(outcome(MONTH_MAX_POSTINGS - 1)), full);
}

#[test]
fn a_posting_is_dated_at_most_62_days_outside_the_month() {
    for (posted_on, legal) in [
        ("2026-08-30", false),
        ("2026-08-31", true),
        ("2026-11-15", true),
        ("2027-01-31", true),
        ("2027-02-01", false),
    ] {
        let input = PaymentInput {
            posted_on: Some(Ok(date(posted_on))),
            ..on_the_third(vec![line(1, 1)])
        };
        assert_eq!(pay(input, 0).is_ok(), legal, "{posted_on}");
        let input = PostingInput {
            posted_on: Some(Ok(date(posted_on))),
            ..PostingInput::default()
        };
        let posting = payment(1, MonthEntryId(1), 5, date("2026-11-03"));
        let changed = posting.changed(input, days(november()));
        assert_eq!(changed.is_ok(), legal, "{posted_on}");
    }
}

#[test]
fn a_payment_needs_a_date() {
    let input = PaymentInput {
        posted_on: None,
        ..on_the_third(vec![line(1, 1)])
    };
    let missing = vec![("posted_on".to_owned(), FieldCode::Required)];
    assert_eq!(refused(pay(input, 0)), missing);
}

#[test]
fn a_posting_changes_only_in_what_is_given() {
    let posting = payment(1, MonthEntryId(1), 5, date("2026-11-03"));
    let days = days(november());
    let unchanged = posting.changed(PostingInput::default(), days);
    assert_eq!(unchanged.as_ref(), Ok(&posting));
    let input = PostingInput {
        amount: Some(Ok(minor(-7))),
        entry: Some(Ok(MonthEntryId(2))),
        memo: Some(Memo::parse("Refund")),
        ..PostingInput::default()
    };
    let changed = posting.changed(input, days).unwrap();
    assert_eq!(
        (changed.amount, changed.month_entry),
        (minor(-7), MonthEntryId(2))
    );
    assert_eq!(changed.memo.as_str(), "Refund");
    assert_eq!((changed.id, changed.kind), (posting.id, posting.kind));
    let zero = PostingInput {
        amount: Some(Ok(Money::ZERO)),
        ..PostingInput::default()
    };
    let expected = vec![("amount_minor".to_owned(), FieldCode::OutOfRange)];
    assert_eq!(refused(posting.changed(zero, days)), expected);
}

#[test]
fn only_an_opening_with_an_origin_is_derived() {
    let opening = |origin| PostingKind::OpeningBalance { origin };
    let paid = PostingKind::Payment {
        payment: PaymentId(1),
    };
    assert!(opening(Some(november())).is_derived());
    assert!(!opening(None).is_derived() && !paid.is_derived());
    assert_eq!(opening(None).as_str(), "opening_balance");
    assert_eq!(paid.as_str(), "payment");
}

#[test]
fn a_ledger_applies_its_opening_and_its_payments() {
    let ledger = |opening: Option<i64>, posted| EntryLedger {
        opening: opening.map(|amount| Opening {
            amount: minor(amount),
            origin: None,
        }),
        posted: minor(posted),
        payments: 1,
    };
    assert_eq!(ledger(None, 5).applied(), Ok(minor(5)));
    assert_eq!(ledger(Some(-8), 5).applied(), Ok(minor(-3)));
    assert_eq!(ledger(Some(1), i64::MAX).applied(), Err(Overflow));
}
