//! Small builders: every value has a plain default, and a test names only what it is about.

use quartermaster_domain::calendar::{DueDay, MonthDays, StartDay, YearMonth};
use quartermaster_domain::ids::{
    DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId, MonthId, PaymentId, PostingId,
};
use quartermaster_domain::ledger::{EntryLedger, Opening, Posting, PostingKind};
use quartermaster_domain::month::{
    ActiveMonth, ClosedMonth, DraftMonth, LedgerEntry, Month, MonthContents, MonthDebtTarget,
    MonthEntry, MonthEntryFields, MonthHead,
};
use quartermaster_domain::seal::Seal;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Rate, Recurrence,
};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee};
use quartermaster_domain::{Currency, Date, Money, Timestamp};

pub(crate) fn month(text: &str) -> YearMonth {
    text.parse().unwrap()
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The instant `second` seconds into 2026.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + second).unwrap()
}

pub(crate) fn minor(amount: i64) -> Money {
    Money::from_minor(amount)
}

pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

pub(crate) fn notes(text: &str) -> Notes {
    Notes::parse(text).unwrap()
}

pub(crate) fn rate(ppm: i64) -> Rate {
    Rate::from_ppm(ppm).unwrap()
}

pub(crate) fn due(day: i64) -> DueDay {
    DueDay::new(day).unwrap()
}

pub(crate) fn euro() -> Currency {
    Currency::from_code("EUR").unwrap()
}

/// The days of a month that begins on the 1st.
pub(crate) fn days(year_month: YearMonth) -> MonthDays {
    MonthDays::by_rule(year_month, StartDay::FIRST)
}

pub(crate) fn head(year_month: YearMonth) -> MonthHead {
    MonthHead {
        id: MonthId(i64::from(year_month.ordinal())),
        year_month,
        days: days(year_month),
        notes: Notes::default(),
        created_at: at(0),
        version: 1,
    }
}

pub(crate) fn draft(year_month: YearMonth) -> DraftMonth {
    DraftMonth {
        head: head(year_month),
    }
}

pub(crate) fn active(year_month: YearMonth) -> ActiveMonth {
    draft(year_month).activate(at(1))
}

pub(crate) fn closed(year_month: YearMonth) -> ClosedMonth {
    active(year_month).close(at(2), any_seal())
}

pub(crate) fn any_seal() -> Seal {
    Seal::parse(&"5".repeat(64)).unwrap()
}

/// An active month with these lines and no debts.
pub(crate) fn active_with(year_month: YearMonth, entries: Vec<LedgerEntry>) -> MonthContents {
    MonthContents {
        month: Month::Active(active(year_month)),
        entries,
        debts: Vec::new(),
    }
}

/// An expense of 100.00 from the template, its source numbered as itself.
pub(crate) fn month_entry(id: i64) -> MonthEntry {
    MonthEntry {
        id: MonthEntryId(id),
        source: Some(EntryId(id)),
        fields: MonthEntryFields {
            kind: EntryKind::Expense,
            category: Category::parse("Living").unwrap(),
            name: name(&format!("Entry {id}")),
            planned: minor(10_000),
            due_on: None,
            carry: Carry::None,
            debt_target: None,
            notes: Notes::default(),
        },
        baseline: None,
        position: u32::try_from(id).unwrap(),
    }
}

/// As [`month_entry`], of this kind and with this plan.
pub(crate) fn planned_entry(id: i64, kind: EntryKind, planned: i64) -> MonthEntry {
    let mut entry = month_entry(id);
    entry.fields.kind = kind;
    entry.fields.planned = minor(planned);
    entry
}

/// As [`month_entry`], with this plan and carry.
pub(crate) fn carrying_entry(id: i64, carry: Carry, planned: i64) -> MonthEntry {
    let mut entry = planned_entry(id, EntryKind::Expense, planned);
    entry.fields.carry = carry;
    entry
}

/// The entry with this much posted in one payment, or nothing.
pub(crate) fn with_posted(entry: MonthEntry, posted: i64) -> LedgerEntry {
    LedgerEntry {
        entry,
        ledger: EntryLedger {
            opening: None,
            posted: minor(posted),
            payments: u32::from(posted != 0),
        },
    }
}

/// The line with an opening balance, from `origin` or set by hand.
pub(crate) fn with_opening(
    mut line: LedgerEntry,
    amount: i64,
    origin: Option<YearMonth>,
) -> LedgerEntry {
    line.ledger.opening = Some(Opening {
        amount: minor(amount),
        origin,
    });
    line
}

/// A debt of 1 000.00 at 12 %, its source numbered as itself.
pub(crate) fn month_debt(id: i64) -> MonthDebtTarget {
    MonthDebtTarget {
        id: MonthDebtTargetId(id),
        source: DebtTargetId(id),
        name: name(&format!("Debt {id}")),
        apr: rate(120_000),
        minimum_payment: minor(5_000),
        due_on: None,
        notes: Notes::default(),
        position: u32::try_from(id).unwrap(),
        balance_at_creation: minor(100_000),
        carried_balance: None,
        entered_interest: None,
        charges: Money::ZERO,
        frozen: None,
    }
}

/// An entry of the template: an expense of 100.00, due every month.
pub(crate) fn entry(id: i64) -> Entry {
    Entry {
        id: EntryId(id),
        fields: EntryFields {
            kind: EntryKind::Expense,
            category: Category::parse("Living").unwrap(),
            name: name(&format!("Entry {id}")),
            planned: minor(10_000),
            due_day: None,
            recurrence: Recurrence::default(),
            carry: Carry::None,
            debt_target: None,
            notes: Notes::default(),
        },
        position: u32::try_from(id).unwrap(),
        archived_at: None,
        version: 1,
    }
}

/// A debt target of the template: 1 000.00 at 12 %.
pub(crate) fn debt_target(id: i64) -> DebtTarget {
    DebtTarget {
        id: DebtTargetId(id),
        fields: DebtTargetFields {
            name: name(&format!("Debt {id}")),
            balance: minor(100_000),
            apr: rate(120_000),
            minimum_payment: minor(5_000),
            due_day: None,
            notes: Notes::default(),
        },
        position: u32::try_from(id).unwrap(),
        archived_at: None,
        version: 1,
    }
}

/// A payment of its own, numbered as the posting.
pub(crate) fn payment(id: i64, month_entry: MonthEntryId, amount: i64, posted_on: Date) -> Posting {
    Posting {
        id: PostingId(id),
        month_entry,
        kind: PostingKind::Payment {
            payment: PaymentId(id),
        },
        amount: minor(amount),
        posted_on,
        payee: Payee::default(),
        memo: Memo::default(),
        created_at: at(id),
        created_by: "ada".to_owned(),
    }
}
