//! From the objects of the file to the domain's values, where they fit together: every reference
//! leads somewhere, no id is given twice, and what depends on each other agrees.

use quartermaster_adapters_http::in_english;
use quartermaster_application::archive::LastIds;
use quartermaster_application::audit::AuditRecord;
use quartermaster_domain::Household;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Recurrence,
    RecurrenceInput, Template,
};

use super::place::{Ids, Refusal, ensure};
use super::read::Everything;
use super::shape::{
    AuditShape, DebtTargetShape, EntryShape, FileShape, HouseholdShape, LastIdsShape,
    RecurrenceShape, TemplateShape,
};
use super::taken_months::months;

/// # Errors
/// The first thing that does not fit, with its place.
pub(super) fn everything(file: FileShape) -> Result<Everything, Refusal> {
    let FileShape {
        format: _,
        format_version: _,
        quartermaster_version,
        about: _,
        exported_at,
        household,
        template,
        months: month_shapes,
        audit,
        last_ids: last,
    } = file;
    let mut ids = Ids::default();
    let household = taken_household(household)?;
    let template = taken_template(template, &mut ids)?;
    let months = months(month_shapes, &mut ids)?;
    let audit = audit
        .into_iter()
        .enumerate()
        .map(|(index, record)| {
            ids.take("audit", record.id.0.0, &format!("audit[{index}]"))?;
            Ok(taken_record(record))
        })
        .collect::<Result<_, Refusal>>()?;
    Ok(Everything {
        quartermaster_version,
        exported_at: exported_at.0,
        household,
        template,
        months,
        audit,
        last_ids: taken_last_ids(&last, &ids)?,
    })
}

fn taken_household(shape: HouseholdShape) -> Result<Household, Refusal> {
    let HouseholdShape {
        name,
        currency,
        minor_unit_digits,
        locale,
        time_zone,
        month_start_day,
        version,
    } = shape;
    let digits = currency.0.exponent();
    ensure(
        minor_unit_digits == digits,
        || "household.minor_unit_digits".to_owned(),
        &format!("{} has {digits}", currency.0.code()),
    )?;
    Ok(Household {
        name: name.0,
        currency: currency.0,
        locale: locale.0,
        time_zone: time_zone.0,
        month_start_day: month_start_day.0,
        version: version.0.0,
    })
}

fn taken_template(shape: TemplateShape, ids: &mut Ids) -> Result<Template, Refusal> {
    let TemplateShape {
        debt_targets,
        entries,
    } = shape;
    let debt_targets = debt_targets
        .into_iter()
        .enumerate()
        .map(|(index, debt)| {
            let place = format!("template.debt_targets[{index}]");
            ids.take("debt_target", debt.id.0.0, &place)?;
            Ok(taken_debt(debt))
        })
        .collect::<Result<_, Refusal>>()?;
    let entries = entries
        .into_iter()
        .enumerate()
        .map(|(index, entry)| {
            let place = format!("template.entries[{index}]");
            ids.take("entry", entry.id.0.0, &place)?;
            taken_entry(entry, &place, ids)
        })
        .collect::<Result<_, Refusal>>()?;
    Ok(Template {
        entries,
        debt_targets,
    })
}

fn taken_debt(shape: DebtTargetShape) -> DebtTarget {
    let DebtTargetShape {
        id,
        name,
        balance_minor,
        apr_ppm,
        minimum_payment_minor,
        due_day,
        notes,
        position,
        archived_at,
        version,
    } = shape;
    DebtTarget {
        id: id.0,
        fields: DebtTargetFields {
            name: name.0,
            balance: balance_minor.0.0,
            apr: apr_ppm.0,
            minimum_payment: minimum_payment_minor.0.0,
            due_day: due_day.map(|due| due.0),
            notes: notes.0,
        },
        position,
        archived_at: archived_at.map(|at| at.0),
        version: version.0.0,
    }
}

fn taken_entry(shape: EntryShape, place: &str, ids: &Ids) -> Result<Entry, Refusal> {
    let EntryShape {
        id,
        kind,
        category,
        name,
        planned_minor,
        due_day,
        recurrence,
        carry,
        debt_target_id,
        notes,
        position,
        archived_at,
        version,
    } = shape;
    check_kind(kind.0, carry.0, debt_target_id.is_some(), place)?;
    ensure(
        debt_target_id.is_none_or(|debt| ids.has("debt_target", debt.0.0)),
        || format!("{place}.debt_target_id"),
        "the template has no such debt",
    )?;
    Ok(Entry {
        id: id.0,
        fields: EntryFields {
            kind: kind.0,
            category: category.0,
            name: name.0,
            planned: planned_minor.0.0,
            due_day: due_day.map(|due| due.0),
            recurrence: taken_recurrence(recurrence, place)?,
            carry: carry.0,
            debt_target: debt_target_id.map(|debt| debt.0),
            notes: notes.0,
        },
        position,
        archived_at: archived_at.map(|at| at.0),
        version: version.0.0,
    })
}

/// What an entry of this kind may have, in the template and in a month.
pub(super) fn check_kind(
    kind: EntryKind,
    carry: Carry,
    has_debt: bool,
    place: &str,
) -> Result<(), Refusal> {
    ensure(
        !carry.carries() || kind.may_carry(),
        || format!("{place}.carry"),
        "only expense and saving entries carry",
    )?;
    ensure(
        !has_debt || kind == EntryKind::DebtPayment,
        || format!("{place}.debt_target_id"),
        "only a debt payment points to a debt",
    )
}

fn taken_recurrence(shape: RecurrenceShape, place: &str) -> Result<Recurrence, Refusal> {
    let RecurrenceShape {
        unit,
        every,
        from,
        until,
    } = shape;
    let input = RecurrenceInput {
        unit,
        every,
        from,
        until,
    };
    Recurrence::validate(&input).map_err(|errors| match errors.as_slice().first() {
        Some(first) => Refusal::new(
            format!("{place}.{}", first.field),
            in_english(&first.message),
        ),
        None => Refusal::new(format!("{place}.recurrence"), "this cannot be"),
    })
}

fn taken_record(shape: AuditShape) -> (i64, AuditRecord) {
    let AuditShape {
        id,
        at,
        actor,
        channel,
        action,
        subject,
        subject_id,
        month,
        before,
        after,
    } = shape;
    let record = AuditRecord {
        at: at.0,
        actor: actor.0.0,
        channel: channel.0,
        action: action.0.0,
        subject: subject.0.0,
        subject_id,
        month: month.map(|month| month.0),
        before: before.map(|details| details.0),
        after: after.map(|details| details.0),
    };
    (id.0.0, record)
}

fn taken_last_ids(shape: &LastIdsShape, ids: &Ids) -> Result<LastIds, Refusal> {
    let last = |kind, last: i64| ids.expect_last(kind, last).map(|()| last);
    Ok(LastIds {
        debt_target: last("debt_target", shape.debt_target.0.0)?,
        entry: last("entry", shape.entry.0.0)?,
        month: last("month", shape.month.0.0)?,
        month_debt_target: last("month_debt_target", shape.month_debt_target.0.0)?,
        month_entry: last("month_entry", shape.month_entry.0.0)?,
        payment: last("payment", shape.payment.0.0)?,
        posting: last("posting", shape.posting.0.0)?,
        audit: last("audit", shape.audit.0.0)?,
    })
}
