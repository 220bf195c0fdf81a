//! Changes to what is in a month.

use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use quartermaster_domain::month::{MonthDebtTargetInput, MonthEntryInput};
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{Money, MonthDebtTargetId};

use crate::api::given::{Reading as _, ReadingNullable as _, given, nullable};
use crate::api::scalars::{AmountMinor, LocalDate, Text, Whole};

/// An entry to add to a month, or what to change of one; a field left out has its default or stays.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct MonthEntryChange {
    /// Only when adding.
    kind: MaybeUndefined<Text>,
    category: MaybeUndefined<Text>,
    name: MaybeUndefined<Text>,
    planned_minor: MaybeUndefined<AmountMinor>,
    due_on: MaybeUndefined<LocalDate>,
    carry: MaybeUndefined<Text>,
    /// The id of a debt in this month.
    debt_target_id: MaybeUndefined<Whole>,
    notes: MaybeUndefined<Text>,
}

impl From<MonthEntryChange> for MonthEntryInput {
    fn from(body: MonthEntryChange) -> Self {
        let MonthEntryChange {
            kind,
            category,
            name,
            planned_minor,
            due_on,
            carry,
            debt_target_id,
            notes,
        } = body;
        Self {
            kind: given(kind).read(|text| EntryKind::parse(&text)),
            category: given(category).read(|text| Category::parse(&text)),
            name: given(name).read(|text| Name::parse(&text)),
            planned: given(planned_minor).read(|minor| Ok(Money::from_minor(minor))),
            due_on: nullable(due_on),
            carry: given(carry).read(|text| Carry::parse(&text)),
            debt_target: nullable(debt_target_id).read_some(|id| Ok(MonthDebtTargetId(id))),
            notes: given(notes).read(|text| Notes::parse(&text)),
        }
    }
}

/// What to enter for a debt in a month; a field left out stays as it is.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct MonthDebtTargetChange {
    /// The statement's figure; null goes back to the estimate.
    interest_minor: MaybeUndefined<AmountMinor>,
    /// New borrowing.
    charges_minor: MaybeUndefined<AmountMinor>,
    notes: MaybeUndefined<Text>,
}

impl From<MonthDebtTargetChange> for MonthDebtTargetInput {
    fn from(body: MonthDebtTargetChange) -> Self {
        let MonthDebtTargetChange {
            interest_minor,
            charges_minor,
            notes,
        } = body;
        let money = |minor| Ok(Money::from_minor(minor));
        Self {
            interest: nullable(interest_minor).read_some(money),
            charges: given(charges_minor).read(money),
            notes: given(notes).read(|text| Notes::parse(&text)),
        }
    }
}

/// Planned money to move from one entry of the month to another.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct Move {
    pub(crate) from_entry_id: MaybeUndefined<Whole>,
    pub(crate) to_entry_id: MaybeUndefined<Whole>,
    pub(crate) amount_minor: MaybeUndefined<AmountMinor>,
}
