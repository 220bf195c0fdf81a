use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use quartermaster_application::months::CreateMonth;
use quartermaster_application::reading::{MonthSummary, MonthView};
use quartermaster_domain::field::Fields;
use quartermaster_domain::month::{Month as DomainMonth, MonthHead};
use quartermaster_domain::sheet::{DebtFigures, EntryFigures};
use quartermaster_domain::{EntryId, FieldErrors, MonthEntryId};

use super::totals::TotalsBody;
use crate::api::given::nullable;
use crate::api::scalars::{Instant, LocalDate, Month, Text, Whole};

/// A month with everything in it but its single postings.
#[derive(Object)]
#[oai(rename = "Month", nullable_all)]
pub(crate) struct MonthBody {
    #[oai(flatten)]
    summary: MonthSummaryBody,
    entries: Vec<MonthEntryBody>,
    debt_targets: Vec<MonthDebtTargetBody>,
}

#[derive(Object)]
#[oai(rename = "MonthSummary", nullable_all)]
pub(crate) struct MonthSummaryBody {
    month: Month,
    /// draft, active or closed.
    state: String,
    first_day: LocalDate,
    last_day: LocalDate,
    created_at: Instant,
    activated_at: Option<Instant>,
    closed_at: Option<Instant>,
    /// SHA-256 over what the closed month holds and the seal before it.
    seal: Option<String>,
    version: i64,
    notes: String,
    totals: TotalsBody,
}

#[derive(Object)]
#[oai(rename = "MonthEntry", nullable_all)]
pub(crate) struct MonthEntryBody {
    id: i64,
    /// The template's entry; null for one added by hand.
    source_entry_id: Option<i64>,
    kind: String,
    category: String,
    name: String,
    planned_minor: i64,
    baseline_minor: Option<i64>,
    opening_minor: i64,
    /// The month the opening came from.
    opening_from: Option<Month>,
    /// What the open month before would give as things stand.
    expected_opening_minor: i64,
    posted_minor: i64,
    applied_minor: i64,
    remaining_minor: i64,
    due_on: Option<LocalDate>,
    carry: String,
    /// The id of the debt in this month.
    debt_target_id: Option<i64>,
    notes: String,
    position: u32,
}

#[derive(Object)]
#[oai(rename = "MonthDebtTarget", nullable_all)]
pub(crate) struct MonthDebtTargetBody {
    id: i64,
    source_debt_target_id: i64,
    name: String,
    opening_balance_minor: i64,
    opening_is_expected: bool,
    /// The yearly rate in millionths: 38750 is 3.875 %.
    apr_ppm: u32,
    minimum_payment_minor: i64,
    interest_minor: i64,
    interest_is_estimate: bool,
    charges_minor: i64,
    paid_minor: i64,
    closing_balance_minor: i64,
    notes: String,
}

impl From<&MonthView> for MonthBody {
    fn from(view: &MonthView) -> Self {
        Self {
            summary: summary(&view.reading.contents.month, (&view.sheet.totals).into()),
            entries: view.sheet.entries.iter().map(Into::into).collect(),
            debt_targets: view.sheet.debts.iter().map(Into::into).collect(),
        }
    }
}

impl From<&MonthSummary> for MonthSummaryBody {
    fn from(month: &MonthSummary) -> Self {
        summary(&month.month, (&month.totals).into())
    }
}

fn summary(month: &DomainMonth, totals: TotalsBody) -> MonthSummaryBody {
    let MonthHead {
        id: _,
        year_month,
        days,
        notes,
        created_at,
        version,
    } = month.head();
    let closed = month.closed();
    MonthSummaryBody {
        month: Month::of(*year_month),
        state: month.state().as_str().to_owned(),
        first_day: LocalDate::of(days.first()),
        last_day: LocalDate::of(days.last()),
        created_at: Instant::of(*created_at),
        activated_at: month.activated_at().map(Instant::of),
        closed_at: closed.map(|closed| Instant::of(closed.closed_at)),
        seal: closed.map(|closed| closed.seal.as_str().to_owned()),
        version: *version,
        notes: notes.to_string(),
        totals,
    }
}

impl From<&EntryFigures> for MonthEntryBody {
    fn from(line: &EntryFigures) -> Self {
        let EntryFigures {
            entry,
            opening,
            opening_from,
            expected_opening,
            posted,
            payments: _,
            applied,
            remaining,
        } = line;
        let fields = &entry.fields;
        Self {
            id: entry.id.0,
            source_entry_id: entry.source.map(|source| source.0),
            kind: fields.kind.as_str().to_owned(),
            category: fields.category.to_string(),
            name: fields.name.to_string(),
            planned_minor: fields.planned.minor(),
            baseline_minor: entry.baseline.map(|baseline| baseline.minor()),
            opening_minor: opening.minor(),
            opening_from: opening_from.map(Month::of),
            expected_opening_minor: expected_opening.minor(),
            posted_minor: posted.minor(),
            applied_minor: applied.minor(),
            remaining_minor: remaining.minor(),
            due_on: fields.due_on.map(LocalDate::of),
            carry: fields.carry.as_str().to_owned(),
            debt_target_id: fields.debt_target.map(|debt| debt.0),
            notes: fields.notes.to_string(),
            position: entry.position,
        }
    }
}

impl From<&DebtFigures> for MonthDebtTargetBody {
    fn from(line: &DebtFigures) -> Self {
        let DebtFigures {
            debt,
            opening_balance,
            opening_is_expected,
            interest,
            interest_is_estimate,
            paid,
            closing_balance,
        } = line;
        Self {
            id: debt.id.0,
            source_debt_target_id: debt.source.0,
            name: debt.name.to_string(),
            opening_balance_minor: opening_balance.minor(),
            opening_is_expected: *opening_is_expected,
            apr_ppm: debt.apr.ppm(),
            minimum_payment_minor: debt.minimum_payment.minor(),
            interest_minor: interest.minor(),
            interest_is_estimate: *interest_is_estimate,
            charges_minor: debt.charges.minor(),
            paid_minor: paid.minor(),
            closing_balance_minor: closing_balance.minor(),
            notes: debt.notes.to_string(),
        }
    }
}

/// The month to create, from the template or from an existing month.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct MonthCreation {
    pub(crate) month: Month,
    pub(crate) copy_from: MaybeUndefined<Month>,
    /// Entries of the template that the month begins without. One into which the month before carries money
    /// cannot be left out.
    #[oai(default)]
    pub(crate) leave_out: Vec<Whole>,
    /// Entries of the copied month that the month begins without, where they were added by hand there.
    #[oai(default)]
    pub(crate) leave_out_copied: Vec<Whole>,
}

impl MonthCreation {
    pub(crate) fn command(self) -> Result<CreateMonth, FieldErrors> {
        let mut fields = Fields::new();
        let month = fields.take("month", self.month.given());
        let copy_from = fields.keep("copy_from", nullable(self.copy_from), None);
        let leave_out = whole_numbers(&mut fields, "leave_out", self.leave_out);
        let copied = whole_numbers(&mut fields, "leave_out_copied", self.leave_out_copied);
        let built = (|| {
            Some(CreateMonth {
                month: month?,
                copy_from: copy_from?,
                leave_out: leave_out?.into_iter().map(EntryId).collect(),
                leave_out_copied: copied?.into_iter().map(MonthEntryId).collect(),
            })
        })();
        fields.finish_with(built)
    }
}

fn whole_numbers(fields: &mut Fields, name: &str, numbers: Vec<Whole>) -> Option<Vec<i64>> {
    let numbers = numbers.into_iter().enumerate();
    let read: Vec<Option<i64>> = numbers
        .map(|(index, number)| fields.take(format!("{name}[{index}]"), number.given()))
        .collect();
    read.into_iter().collect()
}

/// What to change of a month; a field left out stays as it is.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct MonthChange {
    pub(crate) notes: MaybeUndefined<Text>,
}

/// Why a closed month is opened again.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct Reopening {
    pub(crate) reason: MaybeUndefined<Text>,
}
