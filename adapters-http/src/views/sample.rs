//! Data for samples: a small month in each state, with hostile and very long texts.

use quartermaster_application::months::DriftView;
use quartermaster_application::reading::{
    DebtCurve, EntryInMonth, EntryPage, MonthReading, MonthView, TemplateView,
};
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::drift::{DriftField, DriftLine, DriftValue, FieldDrift, OnlyInMonth};
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::ledger::{EntryLedger, Opening, Posting, PostingKind};
use quartermaster_domain::month::{
    ActiveMonth, ClosedMonth, DraftMonth, LedgerEntry, Month, MonthContents, MonthDebtTarget,
    MonthEntry, MonthEntryFields, MonthHead,
};
use quartermaster_domain::planning::{MonthBefore, Proposal};
use quartermaster_domain::seal::Seal;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Rate, Recurrence, Template,
};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee};
use quartermaster_domain::{
    Currency, Date, DebtTargetId, EntryId, Household, Message, Money, MonthDays, MonthDebtTargetId,
    MonthEntryId, MonthId, PaymentId, PostingId, StartDay, Timestamp, ValueError, YearMonth,
};

use super::form::FormView;
use crate::format::Wording;
use crate::problem::Problem;

/// A text that breaks out of HTML wherever it is not escaped.
pub(crate) const HOSTILE: &str = "</textarea><script>alert(1)</script>\"'&";
/// A name as long as a name can be.
pub(crate) const LONG: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

const CURRENCY: &str = "EUR";

/// Samples are built from literals, which the domain takes; where it would not, there is no sample.
fn build<T>(make: impl FnOnce() -> Result<T, ValueError>) -> Vec<T> {
    make().into_iter().collect()
}

pub(crate) fn today() -> Date {
    Date::constant(2026, 10, 23)
}

pub(crate) fn household(locale: &str, currency: &str) -> Result<Household, ValueError> {
    Ok(Household {
        name: Name::parse(HOSTILE)?,
        currency: Currency::from_code(currency)?,
        locale: Locale::parse(locale)?,
        time_zone: TimeZoneName::parse("UTC")?,
        month_start_day: StartDay::FIRST,
        version: 1,
    })
}

pub(crate) fn households(locale: &str) -> Vec<Household> {
    build(|| household(locale, CURRENCY))
}

fn entry(
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
        apr: Rate::from_bps(2_499)?,
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

/// The form as it is shown again after a refusal.
pub(crate) fn refused(form: FormView, field: &str) -> FormView {
    let typed: Vec<(String, String)> = form
        .values
        .keys()
        .map(|name| (name.clone(), HOSTILE.to_owned()))
        .collect();
    let errors = quartermaster_domain::FieldErrors::one(
        field,
        ValueError::invalid(Message::new("refusal-several-entries-fit").with("names", HOSTILE)),
    );
    form.typed(&typed)
        .refused(&Problem::from(errors), &Wording::for_programs())
}

fn posting(id: i64, kind: PostingKind, amount: i64) -> Result<Posting, ValueError> {
    Ok(Posting {
        id: PostingId(id),
        month_entry: MonthEntryId(2),
        kind,
        amount: Money::from_minor(amount),
        posted_on: today(),
        payee: Payee::parse(HOSTILE)?,
        memo: Memo::parse(HOSTILE)?,
        created_at: Timestamp::UNIX_EPOCH,
        created_by: "local".to_owned(),
    })
}

fn entry_page_of(mut month: MonthView) -> Result<EntryPage, ValueError> {
    let payment = PostingKind::Payment {
        payment: PaymentId(1),
    };
    let derived = PostingKind::OpeningBalance {
        origin: Some(YearMonth::new(2026, 9)?),
    };
    let line = entry(2, EntryKind::Expense, HOSTILE, 35_000, 37_000)?;
    let share = Posting {
        month_entry: MonthEntryId(3),
        ..posting(5, payment, 700)?
    };
    // A first month, so that an opening can be set by hand.
    month.reading.previous = None;
    Ok(EntryPage {
        in_months: [2, 12]
            .map(|id| EntryInMonth {
                month: month.reading.contents.month.clone(),
                entry: MonthEntry {
                    id: MonthEntryId(id),
                    ..line.entry.clone()
                },
                ledger: line.ledger,
            })
            .into(),
        postings: vec![
            posting(1, payment, 12_010)?,
            posting(2, payment, -950)?,
            posting(3, derived, -2_000)?,
            posting(4, PostingKind::OpeningBalance { origin: None }, 500)?,
        ],
        shares: vec![share],
        month,
        line,
    })
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

/// A ledger with all that can stand in one.
pub(crate) fn postings(locale: &str) -> Vec<Posting> {
    let pages = entry_pages(locale).into_iter().take(1);
    pages.flat_map(|page| page.postings).collect()
}

/// An entry's page in a month of each state.
pub(crate) fn entry_pages(locale: &str) -> Vec<EntryPage> {
    let pages = months(locale).into_iter().map(entry_page_of);
    pages.filter_map(Result::ok).collect()
}

fn template_entry(id: i64, recurrence: Recurrence) -> Result<Entry, ValueError> {
    Ok(Entry {
        id: EntryId(id),
        fields: EntryFields {
            kind: EntryKind::Expense,
            category: Category::parse(HOSTILE)?,
            name: Name::parse(if id == 1 { HOSTILE } else { LONG })?,
            planned: Money::from_minor(35_000),
            due_day: Some(DueDay::new(31)?),
            recurrence,
            carry: Carry::Surplus,
            debt_target: None,
            notes: Notes::parse(HOSTILE)?,
        },
        position: 1,
        archived_at: (id == 3).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    })
}

fn template_debt(id: i64) -> Result<DebtTarget, ValueError> {
    Ok(DebtTarget {
        id: DebtTargetId(id),
        fields: DebtTargetFields {
            name: Name::parse(HOSTILE)?,
            balance: Money::from_minor(-372_196),
            apr: Rate::from_bps(2_499)?,
            minimum_payment: Money::from_minor(9_500),
            due_day: None,
            notes: Notes::parse(HOSTILE)?,
        },
        position: 1,
        archived_at: (id == 2).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    })
}

fn full_template() -> Result<Template, ValueError> {
    let from = YearMonth::new(2026, 1)?;
    let weekly = Recurrence::Weeks {
        every: 2,
        from: today(),
        until: Some(from),
    };
    Ok(Template {
        entries: vec![
            template_entry(1, Recurrence::default())?,
            template_entry(2, weekly)?,
            template_entry(3, Recurrence::Once { month: from })?,
        ],
        debt_targets: vec![template_debt(1)?, template_debt(2)?],
    })
}

/// An empty template, and one with entries and debt targets, archived ones too.
pub(crate) fn templates(locale: &str) -> Vec<TemplateView> {
    let view = |template: Template| {
        Ok(TemplateView {
            household: household(locale, CURRENCY)?,
            usual_month: template
                .usual_month()
                .map_err(|_| ValueError::out_of_range("refusal-sum-too-large"))?,
            template,
        })
    };
    let views = || Ok(vec![view(Template::default())?, view(full_template()?)?]);
    build(views).into_iter().flatten().collect()
}

/// The month after each sample month, as it would begin from an empty and from a full template.
pub(crate) fn proposals(locale: &str) -> Vec<(Household, Proposal)> {
    let propose = |month: &MonthView, template: &TemplateView| {
        let before = month.reading.contents.month.head().year_month;
        let month_after = before.next()?;
        let days = MonthDays::by_rule(month_after, StartDay::FIRST);
        let before = MonthBefore {
            month: before,
            is_closed: month.reading.contents.month.is_closed(),
            sheet: &month.sheet,
        };
        Proposal::from_template(month_after, days, &template.template, Some(before)).ok()
    };
    let (months, templates) = (months(locale), templates(locale));
    let pairs = months
        .iter()
        .flat_map(|month| templates.iter().map(move |template| (month, template)));
    pairs
        .filter_map(|(month, template)| {
            Some((template.household.clone(), propose(month, template)?))
        })
        .collect()
}

/// The drift of each open month: one without a difference, and one with every kind of line.
pub(crate) fn drifts(locale: &str) -> Vec<DriftView> {
    let name = || HOSTILE.to_owned();
    let fields = || {
        vec![FieldDrift {
            field: DriftField::Name,
            month: DriftValue::Text(HOSTILE.to_owned()),
            template: DriftValue::Text(String::new()),
        }]
    };
    let (here, there) = (MonthEntryId(2), EntryId(2));
    let (debt_here, debt_there) = (MonthDebtTargetId(1), DebtTargetId(1));
    let only_here = |why| DriftLine::OnlyInMonth {
        entry: here,
        source: Some(there),
        name: HOSTILE.to_owned(),
        why,
    };
    let lines = vec![
        DriftLine::OnlyInTemplate {
            entry: there,
            name: name(),
        },
        only_here(OnlyInMonth::AddedByHand),
        only_here(OnlyInMonth::Archived),
        only_here(OnlyInMonth::NotDue),
        DriftLine::Differs {
            entry: here,
            source: there,
            name: name(),
            fields: fields(),
        },
        DriftLine::DebtOnlyInTemplate {
            debt: debt_there,
            name: name(),
        },
        DriftLine::DebtOnlyInMonth {
            debt: debt_here,
            source: debt_there,
            name: name(),
        },
        DriftLine::DebtDiffers {
            debt: debt_here,
            source: debt_there,
            name: name(),
            fields: fields(),
        },
    ];
    let months = months(locale).into_iter();
    months
        .zip([Vec::new(), lines])
        .map(|(month, lines)| DriftView {
            reading: month.reading,
            template: Template::default(),
            lines,
        })
        .collect()
}
