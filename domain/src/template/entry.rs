use jiff::Timestamp;

use super::{Carry, EntryKind, Recurrence};
use crate::calendar::DueDay;
use crate::field::{FieldErrors, Fields, Given, ValueError};
use crate::ids::{DebtTargetId, EntryId};
use crate::money::Money;
use crate::text::{Category, Name, Notes};

/// One recurring line of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    pub fields: EntryFields,
    pub position: u32,
    pub archived_at: Option<Timestamp>,
    pub version: i64,
}

/// What a person decides about an entry; its parts agree with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFields {
    pub kind: EntryKind,
    pub category: Category,
    pub name: Name,
    /// Never negative.
    pub planned: Money,
    pub due_day: Option<DueDay>,
    pub recurrence: Recurrence,
    pub carry: Carry,
    /// Only on a debt payment.
    pub debt_target: Option<DebtTargetId>,
    pub notes: Notes,
}

/// What came in for an entry; a field left out keeps its value, or its default when creating.
#[derive(Debug, Clone, Default)]
pub struct EntryInput {
    pub kind: Option<Given<EntryKind>>,
    pub category: Option<Given<Category>>,
    pub name: Option<Given<Name>>,
    pub planned: Option<Given<Money>>,
    pub due_day: Option<Given<Option<DueDay>>>,
    pub recurrence: Option<Result<Recurrence, FieldErrors>>,
    pub carry: Option<Given<Carry>>,
    pub debt_target: Option<Given<Option<DebtTargetId>>>,
    pub notes: Option<Given<Notes>>,
}

impl Entry {
    /// Whether a new month has the entry, in which it is due this many times: also where it is not
    /// due but carries, so that its money has a place.
    pub fn belongs_in_a_month(&self, times: u32) -> bool {
        self.archived_at.is_none() && (times > 0 || self.fields.carry.carries())
    }
}

impl EntryFields {
    /// A new entry; kind, category, name and planned are needed.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn create(input: EntryInput) -> Result<Self, FieldErrors> {
        Self::read(input, None)
    }

    /// These fields with what `input` changes.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn changed(&self, input: EntryInput) -> Result<Self, FieldErrors> {
        Self::read(input, Some(self))
    }

    fn read(input: EntryInput, current: Option<&Self>) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let kind = fields.require("kind", input.kind.or(current.map(|c| Ok(c.kind))));
        let category = fields.require(
            "category",
            input
                .category
                .or_else(|| current.map(|c| Ok(c.category.clone()))),
        );
        let name = fields.require(
            "name",
            input.name.or_else(|| current.map(|c| Ok(c.name.clone()))),
        );
        let planned = fields.require(
            "planned_minor",
            input
                .planned
                .or(current.map(|c| Ok(c.planned)))
                .map(not_negative),
        );
        let due_day = fields.keep("due_day", input.due_day, current.and_then(|c| c.due_day));
        let recurrence = input
            .recurrence
            .unwrap_or_else(|| Ok(current.map(|c| c.recurrence).unwrap_or_default()));
        let recurrence = fields.absorb(recurrence);
        let carry = fields.keep(
            "carry",
            input.carry,
            current.map(|c| c.carry).unwrap_or_default(),
        );
        let debt_target = fields.keep(
            "debt_target_id",
            input.debt_target,
            current.and_then(|c| c.debt_target),
        );
        let notes = fields.keep(
            "notes",
            input.notes,
            current.map(|c| c.notes.clone()).unwrap_or_default(),
        );
        if let (Some(kind), Some(carry)) = (kind, carry) {
            check_carry(&mut fields, kind, carry);
        }
        if let (Some(kind), Some(Some(_))) = (kind, debt_target) {
            check_debt(&mut fields, kind);
        }
        let built = (|| {
            Some(Self {
                kind: kind?,
                category: category?,
                name: name?,
                planned: planned?,
                due_day: due_day?,
                recurrence: recurrence?,
                carry: carry?,
                debt_target: debt_target?,
                notes: notes?,
            })
        })();
        fields.finish_with(built)
    }
}

/// A planned amount is never negative.
pub(crate) fn not_negative(given: Given<Money>) -> Given<Money> {
    given.and_then(|amount| Money::entered_not_negative(amount.minor()))
}

/// Only expense and saving entries carry.
pub(crate) fn check_carry(fields: &mut Fields, kind: EntryKind, carry: Carry) {
    if carry.carries() && !kind.may_carry() {
        fields.refuse(
            "carry",
            ValueError::not_allowed("refusal-kind-cannot-carry"),
        );
    }
}

/// Only a debt payment points to a debt.
pub(crate) fn check_debt(fields: &mut Fields, kind: EntryKind) {
    if kind != EntryKind::DebtPayment {
        fields.refuse(
            "debt_target_id",
            ValueError::not_allowed("refusal-kind-has-no-debt"),
        );
    }
}
