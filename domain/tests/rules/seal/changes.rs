//! One change to each field that a seal is over.

use quartermaster_domain::ids::{MonthDebtTargetId, MonthEntryId, PaymentId};
use quartermaster_domain::ledger::PostingKind;
use quartermaster_domain::month::FrozenDebt;
use quartermaster_domain::seal::SealVersion;
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::text::{Category, Memo, Payee};
use quartermaster_domain::{Currency, Money, MonthDays};

use super::Parts;
use crate::fixtures::{at, date, minor, month, name, notes, rate};

pub(super) type Change = (&'static str, fn(&mut Parts));

pub(super) const HEAD: [Change; 10] = [
    ("version", |p| p.version = SealVersion::One),
    ("currency", |p| {
        p.currency = Currency::from_code("USD").unwrap()
    }),
    ("month", |p| p.head.year_month = month("2026-11")),
    ("first day", |p| {
        p.head.days = two_days("2026-10-02", "2026-10-31")
    }),
    ("last day", |p| {
        p.head.days = two_days("2026-10-01", "2026-10-30")
    }),
    ("notes", |p| p.head.notes = notes("Paid late")),
    ("created_at", |p| p.head.created_at = at(77)),
    ("activated_at", |p| p.activated_at = at(78)),
    ("closed_at", |p| p.closed_at = at(79)),
    ("previous", |p| p.previous = None),
];

pub(super) const ENTRY: [Change; 14] = [
    ("entry position", |p| p.sheet.entries[0].entry.position = 9),
    ("by hand", |p| p.sheet.entries[0].entry.source = None),
    ("kind", |p| {
        p.sheet.entries[0].entry.fields.kind = EntryKind::Saving
    }),
    ("category", |p| {
        p.sheet.entries[0].entry.fields.category = Category::parse("Car").unwrap();
    }),
    ("entry name", |p| {
        p.sheet.entries[0].entry.fields.name = name("Card")
    }),
    ("planned", |p| {
        p.sheet.entries[0].entry.fields.planned = minor(1)
    }),
    ("baseline", |p| {
        p.sheet.entries[0].entry.baseline = Some(minor(1))
    }),
    ("baseline 0", |p| {
        p.sheet.entries[0].entry.baseline = Some(Money::ZERO)
    }),
    ("no baseline", |p| p.sheet.entries[0].entry.baseline = None),
    ("entry due", |p| {
        p.sheet.entries[0].entry.fields.due_on = Some(date("2026-10-05"));
    }),
    ("carry", |p| {
        p.sheet.entries[0].entry.fields.carry = Carry::Balance
    }),
    ("debt of entry", |p| {
        p.sheet.entries[0].entry.fields.debt_target = Some(MonthDebtTargetId(2));
    }),
    ("no debt of entry", |p| {
        p.sheet.entries[0].entry.fields.debt_target = None
    }),
    ("entry notes", |p| {
        p.sheet.entries[0].entry.fields.notes = notes("x")
    }),
];

pub(super) const DEBT: [Change; 15] = [
    ("debt position", |p| p.sheet.debts[1].debt.position = 9),
    ("debt name", |p| {
        p.sheet.debts[1].debt.name = name("Car loan")
    }),
    ("apr", |p| p.sheet.debts[1].debt.apr = rate(120_001)),
    ("minimum", |p| {
        p.sheet.debts[1].debt.minimum_payment = minor(1)
    }),
    ("debt due", |p| {
        p.sheet.debts[1].debt.due_on = Some(date("2026-10-05"))
    }),
    ("debt notes", |p| p.sheet.debts[1].debt.notes = notes("x")),
    ("at creation", |p| {
        p.sheet.debts[1].debt.balance_at_creation = minor(1)
    }),
    ("carried", |p| {
        p.sheet.debts[1].debt.carried_balance = Some(minor(1))
    }),
    ("entered", |p| {
        p.sheet.debts[1].debt.entered_interest = Some(minor(1_000))
    }),
    ("charges", |p| p.sheet.debts[1].debt.charges = minor(1)),
    ("interest", |p| p.sheet.debts[1].interest = minor(1)),
    ("paid", |p| p.sheet.debts[1].paid = minor(1)),
    ("closing", |p| p.sheet.debts[1].closing_balance = minor(1)),
    ("replaced", |p| {
        p.sheet.debts[1].debt.frozen = p.sheet.debts[1].debt.frozen.map(|frozen| FrozenDebt {
            replaced_balance: minor(1),
            ..frozen
        });
    }),
    ("debt gone", |p| drop(p.sheet.debts.pop())),
];

pub(super) const POSTING: [Change; 13] = [
    ("amount", |p| p.postings[0].amount = minor(4_999)),
    ("sign", |p| p.postings[0].amount = minor(-5_000)),
    ("posted_on", |p| {
        p.postings[0].posted_on = date("2026-10-04")
    }),
    ("payee", |p| {
        p.postings[0].payee = Payee::parse("x").unwrap()
    }),
    ("memo", |p| p.postings[0].memo = Memo::parse("x").unwrap()),
    ("created", |p| p.postings[0].created_at = at(80)),
    ("created_by", |p| {
        p.postings[0].created_by = "eve".to_owned()
    }),
    ("entry of posting", |p| {
        p.postings[0].month_entry = MonthEntryId(2)
    }),
    ("payment of its own", |p| {
        p.postings[1].kind = PostingKind::Payment {
            payment: PaymentId(2),
        };
    }),
    ("opening by hand", |p| {
        p.postings[3].kind = PostingKind::OpeningBalance { origin: None };
    }),
    ("origin", |p| {
        let origin = Some(month("2026-08"));
        p.postings[3].kind = PostingKind::OpeningBalance { origin };
    }),
    ("opening as payment", |p| {
        p.postings[3].kind = PostingKind::Payment {
            payment: PaymentId(9),
        };
    }),
    ("posting gone", |p| drop(p.postings.pop())),
];

fn two_days(first: &str, last: &str) -> MonthDays {
    MonthDays::new(date(first), date(last)).unwrap()
}
