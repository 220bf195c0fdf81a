//! A household filled through a store's own doors.

use quartermaster_domain::ledger::{NewPayment, NewPaymentLine, Posting};
use quartermaster_domain::month::{
    ActiveMonth, Month, MonthEntry, MonthEntryFields, NewMonthEntry,
};
use quartermaster_domain::planning::ProposedDebt;
use quartermaster_domain::seal::Seal;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Rate, Recurrence,
};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee};
use quartermaster_domain::{
    Money, MonthDays, MonthEntryId, MonthId, StartDay, Timestamp, YearMonth,
};

use crate::ports::{NewMonth, NewMonthDebtTarget, UnitOfWork};

pub fn now() -> Timestamp {
    "2026-11-23T07:15:00Z".parse().unwrap()
}

pub fn ym(text: &str) -> YearMonth {
    text.parse().unwrap()
}

pub fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub fn entry_fields(name: &str, kind: EntryKind, planned: i64) -> EntryFields {
    EntryFields {
        kind,
        category: Category::parse("Section").unwrap(),
        name: Name::parse(name).unwrap(),
        planned: money(planned),
        due_day: None,
        recurrence: Recurrence::default(),
        carry: if kind.may_carry() {
            Carry::Balance
        } else {
            Carry::None
        },
        debt_target: None,
        notes: Notes::default(),
    }
}

pub async fn add_entry(work: &mut dyn UnitOfWork, name: &str, kind: EntryKind) -> Entry {
    let fields = entry_fields(name, kind, 1_000);
    work.entries().insert(fields).await.unwrap()
}

pub async fn add_debt(work: &mut dyn UnitOfWork, name: &str) -> DebtTarget {
    let fields = DebtTargetFields {
        name: Name::parse(name).unwrap(),
        balance: money(372_196),
        apr: Rate::from_ppm(249_900).unwrap(),
        minimum_payment: money(9_500),
        due_day: None,
        notes: Notes::default(),
    };
    work.debt_targets().insert(fields).await.unwrap()
}

pub async fn add_draft(work: &mut dyn UnitOfWork, month: &str) -> Month {
    let year_month = ym(month);
    let new = NewMonth {
        year_month,
        days: MonthDays::by_rule(year_month, StartDay::FIRST),
        created_at: now(),
    };
    work.months_to_write().insert(new).await.unwrap()
}

pub fn new_line(entry: &Entry, position: u32) -> NewMonthEntry {
    let fields = &entry.fields;
    NewMonthEntry {
        source: Some(entry.id),
        fields: MonthEntryFields {
            kind: fields.kind,
            category: fields.category.clone(),
            name: fields.name.clone(),
            planned: fields.planned,
            due_on: None,
            carry: fields.carry,
            debt_target: None,
            notes: Notes::default(),
        },
        baseline: None,
        position,
    }
}

pub fn new_debt(debt: &DebtTarget, position: u32) -> NewMonthDebtTarget {
    let fields = &debt.fields;
    NewMonthDebtTarget {
        debt: ProposedDebt {
            source: debt.id,
            name: fields.name.clone(),
            apr: fields.apr,
            minimum_payment: fields.minimum_payment,
            due_on: None,
            notes: Notes::default(),
            balance_at_creation: fields.balance,
        },
        position,
    }
}

pub async fn copy_entries(
    work: &mut dyn UnitOfWork,
    month: MonthId,
    entries: &[Entry],
) -> Vec<MonthEntry> {
    let lines = entries
        .iter()
        .zip(1..)
        .map(|(entry, position)| new_line(entry, position))
        .collect();
    work.month_entries().insert(month, lines).await.unwrap()
}

pub async fn activate(work: &mut dyn UnitOfWork, month: Month) -> ActiveMonth {
    let id = month.head().id;
    work.month_entries().keep_baselines(id).await.unwrap();
    let active = month.into_draft().unwrap().activate(now());
    let stored = work.months_to_write().update(Month::Active(active)).await;
    match stored.unwrap() {
        Month::Active(month) => month,
        other => panic!("{other:?}"),
    }
}

pub async fn close(work: &mut dyn UnitOfWork, month: ActiveMonth) -> Month {
    let seal = Seal::parse(&"ab".repeat(32)).unwrap();
    let closed = month.close(now(), seal);
    let stored = work.months_to_write().update(Month::Closed(closed)).await;
    stored.unwrap()
}

pub fn payment(lines: &[(MonthEntryId, i64)], posted_on: &str, payee: &str) -> NewPayment {
    NewPayment {
        posted_on: quartermaster_domain::calendar::parse_date(posted_on).unwrap(),
        payee: Payee::parse(payee).unwrap(),
        memo: Memo::default(),
        lines: lines
            .iter()
            .map(|(entry, minor)| NewPaymentLine {
                entry: *entry,
                amount: money(*minor),
            })
            .collect(),
    }
}

pub async fn pay(
    work: &mut dyn UnitOfWork,
    month: MonthId,
    lines: &[(MonthEntryId, i64)],
) -> Vec<Posting> {
    let new = payment(lines, "2026-11-05", "Market");
    work.postings_to_write()
        .insert_payment(month, &new, now(), "local")
        .await
        .unwrap()
}
