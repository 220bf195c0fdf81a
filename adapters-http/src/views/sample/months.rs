//! October 2026 in each state.

use quartermaster_application::reading::{DebtCurve, MonthReading, MonthView};
use quartermaster_domain::ledger::{EntryLedger, Opening};
use quartermaster_domain::month::{
    ActiveMonth, ClosedMonth, DraftMonth, LedgerEntry, Month, MonthContents, MonthDebtTarget,
    MonthEntry, MonthEntryFields, MonthHead,
};
use quartermaster_domain::seal::{Seal, SealVersion};
use quartermaster_domain::template::{Carry, EntryKind, Rate};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{
    DebtTargetId, EntryId, Money, MonthDays, MonthDebtTargetId, MonthEntryId, MonthId, StartDay,
    Timestamp, ValueError, YearMonth,
};

use super::{CURRENCY, HOSTILE, LONG, build, household, today};

pub(super) fn entry(
    id: i64,
    kind: EntryKind,
    name: &str,
    planned: i64,
    posted: i64,
) -> Result<LedgerEntry, ValueError> {
    let carry = if kind.may_carry() {
        Carry::Balance
    } else {
        Carry::None
    };
    Ok(LedgerEntry {
        entry: MonthEntry {
            id: MonthEntryId(id),
            source: Some(EntryId(id)),
            fields: MonthEntryFields {
                kind,
                category: Category::parse(if id % 2 == 0 { "Food" } else { "Other & more" })?,
                name: Name::parse(name)?,
                planned: Money::from_minor(planned),
                due_on: (id % 2 == 0).then(today),
                carry,
                debt_target: (kind == EntryKind::DebtPayment).then_some(MonthDebtTargetId(1)),
                notes: Notes::parse(HOSTILE)?,
            },
            baseline: Some(Money::from_minor(planned)),
            position: 1,
        },
        ledger: EntryLedger {
            opening: (id == 3).then_some(Opening {
                amount: Money::from_minor(-2_000),
                origin: Some(YearMonth::new(2026, 9)?),
            }),
            posted: Money::from_minor(posted),
            payments: 1,
        },
    })
}

fn debt() -> Result<MonthDebtTarget, ValueError> {
    Ok(MonthDebtTarget {
        id: MonthDebtTargetId(1),
        source: DebtTargetId(1),
        name: Name::parse(HOSTILE)?,
        apr: Rate::from_ppm(249_900)?,
        minimum_payment: Money::from_minor(9_500),
        due_on: Some(today()),
        notes: Notes::parse(HOSTILE)?,
        position: 1,
        balance_at_creation: Money::from_minor(372_196),
        carried_balance: None,
        entered_interest: None,
        charges: Money::ZERO,
        frozen: None,
    })
}

fn contents(month: Month) -> Result<MonthContents, ValueError> {
    Ok(MonthContents {
        month,
        entries: vec![
            entry(1, EntryKind::Income, "Salary", 357_590, 357_590)?,
            entry(2, EntryKind::Expense, HOSTILE, 35_000, 37_000)?,
            entry(3, EntryKind::Expense, LONG, 40_000, 31_025)?,
            entry(4, EntryKind::Saving, "Reserve", 10_000, 0)?,
            entry(5, EntryKind::DebtPayment, "Card payment", 15_000, 15_000)?,
        ],
        debts: vec![debt()?],
    })
}

fn head() -> Result<MonthHead, ValueError> {
    let year_month = YearMonth::new(2026, 10)?;
    Ok(MonthHead {
        id: MonthId(1),
        year_month,
        days: MonthDays::by_rule(year_month, StartDay::FIRST),
        notes: Notes::parse(HOSTILE)?,
        created_at: Timestamp::UNIX_EPOCH,
        version: 7,
    })
}

fn in_each_state(locale: &str) -> Result<Vec<MonthView>, ValueError> {
    let at = Timestamp::UNIX_EPOCH;
    let draft = DraftMonth { head: head()? };
    let active = ActiveMonth {
        head: head()?,
        activated_at: at,
    };
    let closed = ClosedMonth {
        head: head()?,
        activated_at: at,
        closed_at: at,
        seal: Seal::parse(&"0f".repeat(32))?,
        seal_version: SealVersion::NEWEST,
    };
    let before = contents(Month::Active(active.clone()))?;
    let months = [
        (Month::Draft(draft), vec![before]),
        (Month::Active(active), Vec::new()),
        (Month::Closed(closed), Vec::new()),
    ];
    let mut views = Vec::new();
    for (month, open_before) in months {
        let reading = MonthReading {
            household: household(locale, CURRENCY)?,
            contents: contents(month)?,
            open_before,
            previous: Some(YearMonth::new(2026, 9)?),
            next: None,
        };
        let sheet = reading
            .sheet()
            .map_err(|_| ValueError::out_of_range("refusal-sum-too-large"))?;
        views.push(MonthView { reading, sheet });
    }
    Ok(views)
}

/// A draft with an open month before it, an active and a closed month.
pub(crate) fn months(locale: &str) -> Vec<MonthView> {
    build(|| in_each_state(locale))
        .into_iter()
        .flatten()
        .collect()
}

/// The curve of the debt of the sample months.
pub(crate) fn debt_curves() -> Vec<DebtCurve> {
    let first: Vec<YearMonth> = build(|| YearMonth::new(2026, 8));
    let months = (0..3).flat_map(|at| first.iter().filter_map(move |first| first.plus_months(at)));
    let balances = [374_000, 372_196, -500].map(Money::from_minor);
    vec![DebtCurve {
        debt: DebtTargetId(1),
        closing: months.zip(balances).collect(),
    }]
}
