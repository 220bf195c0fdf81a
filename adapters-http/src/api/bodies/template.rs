use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use quartermaster_application::reading::TemplateView;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetInput, Entry, EntryInput, EntryKind, Rate, Recurrence,
    RecurrenceInput, UsualMonth,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, FieldErrors, Money};

use crate::api::given::{Reading as _, ReadingNullable as _, given, nullable};
use crate::api::scalars::{AmountMinor, Instant, Month, Text, Whole};

/// What recurs.
#[derive(Object)]
#[oai(rename = "Template")]
pub(crate) struct TemplateBody {
    entries: Vec<EntryBody>,
    debt_targets: Vec<DebtTargetBody>,
    usual_month: UsualMonthBody,
}

/// What a usual month plans; a rarer recurrence counts with its share of a month.
#[derive(Object)]
#[oai(rename = "UsualMonth")]
struct UsualMonthBody {
    income_minor: i64,
    expense_minor: i64,
    saving_minor: i64,
    debt_payment_minor: i64,
    to_allocate_minor: i64,
}

#[derive(Object)]
#[oai(rename = "Entry", nullable_all)]
pub(crate) struct EntryBody {
    id: i64,
    /// income, expense, saving or debt_payment.
    kind: String,
    category: String,
    name: String,
    planned_minor: i64,
    due_day: Option<i8>,
    recurrence: RecurrenceBody,
    /// none, surplus or balance.
    carry: String,
    debt_target_id: Option<i64>,
    notes: String,
    position: u32,
    archived_at: Option<Instant>,
}

#[derive(Object)]
#[oai(rename = "Recurrence", nullable_all)]
struct RecurrenceBody {
    /// month, week or once.
    unit: String,
    every: u32,
    /// A month, or a date for weeks.
    from: Option<String>,
    until: Option<Month>,
}

#[derive(Object)]
#[oai(rename = "DebtTarget", nullable_all)]
pub(crate) struct DebtTargetBody {
    id: i64,
    name: String,
    balance_minor: i64,
    /// The yearly rate in millionths: 38750 is 3.875 %.
    apr_ppm: u32,
    minimum_payment_minor: i64,
    due_day: Option<i8>,
    notes: String,
    position: u32,
    archived_at: Option<Instant>,
}

impl From<&TemplateView> for TemplateBody {
    fn from(view: &TemplateView) -> Self {
        let UsualMonth {
            income,
            expense,
            saving,
            debt_payment,
            to_allocate,
        } = view.usual_month;
        Self {
            entries: view.template.entries.iter().map(Into::into).collect(),
            debt_targets: view.template.debt_targets.iter().map(Into::into).collect(),
            usual_month: UsualMonthBody {
                income_minor: income.minor(),
                expense_minor: expense.minor(),
                saving_minor: saving.minor(),
                debt_payment_minor: debt_payment.minor(),
                to_allocate_minor: to_allocate.minor(),
            },
        }
    }
}

impl From<&Entry> for EntryBody {
    fn from(entry: &Entry) -> Self {
        let fields = &entry.fields;
        Self {
            id: entry.id.0,
            kind: fields.kind.as_str().to_owned(),
            category: fields.category.to_string(),
            name: fields.name.to_string(),
            planned_minor: fields.planned.minor(),
            due_day: fields.due_day.map(DueDay::day),
            recurrence: RecurrenceBody {
                unit: fields.recurrence.unit().to_owned(),
                every: fields.recurrence.every(),
                from: fields.recurrence.from(),
                until: fields.recurrence.until().map(Month::of),
            },
            carry: fields.carry.as_str().to_owned(),
            debt_target_id: fields.debt_target.map(|debt| debt.0),
            notes: fields.notes.to_string(),
            position: entry.position,
            archived_at: entry.archived_at.map(Instant::of),
        }
    }
}

impl From<&DebtTarget> for DebtTargetBody {
    fn from(debt: &DebtTarget) -> Self {
        let fields = &debt.fields;
        Self {
            id: debt.id.0,
            name: fields.name.to_string(),
            balance_minor: fields.balance.minor(),
            apr_ppm: fields.apr.ppm(),
            minimum_payment_minor: fields.minimum_payment.minor(),
            due_day: fields.due_day.map(DueDay::day),
            notes: fields.notes.to_string(),
            position: debt.position,
            archived_at: debt.archived_at.map(Instant::of),
        }
    }
}

/// An entry to make, or what to change of one; a field left out has its default or stays.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct EntryChange {
    kind: MaybeUndefined<Text>,
    category: MaybeUndefined<Text>,
    name: MaybeUndefined<Text>,
    planned_minor: MaybeUndefined<AmountMinor>,
    due_day: MaybeUndefined<Whole>,
    recurrence: MaybeUndefined<RecurrenceChange>,
    carry: MaybeUndefined<Text>,
    debt_target_id: MaybeUndefined<Whole>,
    notes: MaybeUndefined<Text>,
}

#[derive(Object)]
#[oai(deny_unknown_fields)]
struct RecurrenceChange {
    unit: Text,
    every: MaybeUndefined<Whole>,
    from: MaybeUndefined<Text>,
    until: MaybeUndefined<Text>,
}

impl From<EntryChange> for EntryInput {
    fn from(body: EntryChange) -> Self {
        let EntryChange {
            kind,
            category,
            name,
            planned_minor,
            due_day,
            recurrence,
            carry,
            debt_target_id,
            notes,
        } = body;
        Self {
            kind: given(kind).read(|text| EntryKind::parse(&text)),
            category: given(category).read(|text| Category::parse(&text)),
            name: given(name).read(|text| Name::parse(&text)),
            planned: given(planned_minor).read(|minor| Ok(Money::from_minor(minor))),
            due_day: nullable(due_day).read_some(DueDay::new),
            recurrence: match recurrence {
                MaybeUndefined::Undefined => None,
                MaybeUndefined::Null => Some(Ok(Recurrence::default())),
                MaybeUndefined::Value(body) => Some(recurrence_of(body)),
            },
            carry: given(carry).read(|text| Carry::parse(&text)),
            debt_target: nullable(debt_target_id).read_some(|id| Ok(DebtTargetId(id))),
            notes: given(notes).read(|text| Notes::parse(&text)),
        }
    }
}

fn recurrence_of(body: RecurrenceChange) -> Result<Recurrence, FieldErrors> {
    let mut fields = quartermaster_domain::field::Fields::new();
    let unit = fields.take("recurrence.unit", body.unit.given());
    let every = fields.keep("recurrence.every", given(body.every), 1);
    let from = fields.keep("recurrence.from", nullable(body.from), None);
    let until = fields.keep("recurrence.until", nullable(body.until), None);
    let read = (|| {
        Some(RecurrenceInput {
            unit: unit?,
            every: every?,
            from: from?,
            until: until?,
        })
    })();
    Recurrence::validate(&fields.finish_with(read)?)
}

/// A debt target to make, or what to change of one; a field left out has its default or stays.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct DebtTargetChange {
    name: MaybeUndefined<Text>,
    balance_minor: MaybeUndefined<AmountMinor>,
    /// The yearly rate in millionths: 38750 is 3.875 %.
    apr_ppm: MaybeUndefined<Whole>,
    minimum_payment_minor: MaybeUndefined<AmountMinor>,
    due_day: MaybeUndefined<Whole>,
    notes: MaybeUndefined<Text>,
}

impl From<DebtTargetChange> for DebtTargetInput {
    fn from(body: DebtTargetChange) -> Self {
        let DebtTargetChange {
            name,
            balance_minor,
            apr_ppm,
            minimum_payment_minor,
            due_day,
            notes,
        } = body;
        let money = |minor| Ok(Money::from_minor(minor));
        Self {
            name: given(name).read(|text| Name::parse(&text)),
            balance: given(balance_minor).read(money),
            apr: given(apr_ppm).read(Rate::from_ppm),
            minimum_payment: given(minimum_payment_minor).read(money),
            due_day: nullable(due_day).read_some(DueDay::new),
            notes: given(notes).read(|text| Notes::parse(&text)),
        }
    }
}
