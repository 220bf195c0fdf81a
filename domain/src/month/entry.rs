use jiff::civil::Date;

use super::MonthDebtTarget;
use crate::calendar::MonthDays;
use crate::field::{FieldErrors, Fields, Given, ValueError};
use crate::ids::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId};
use crate::message::Message;
use crate::money::Money;
use crate::template::{Carry, EntryKind};
use crate::text::{Category, Name, Notes};

/// An entry's snapshot in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthEntry {
    pub id: MonthEntryId,
    /// The template's entry it was copied from; `None` for one added by hand.
    pub source: Option<EntryId>,
    pub fields: MonthEntryFields,
    /// What was planned at the moment of activation; 0 for one added later, `None` in a draft.
    pub baseline: Option<Money>,
    pub position: u32,
}

/// A month entry that is not stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMonthEntry {
    pub source: Option<EntryId>,
    pub fields: MonthEntryFields,
    pub baseline: Option<Money>,
    pub position: u32,
}

/// What a month entry says. The debt it pays is one of the month, or, in one that is only proposed, one
/// of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthEntryFields<Debt = MonthDebtTargetId> {
    pub kind: EntryKind,
    pub category: Category,
    pub name: Name,
    /// Never negative.
    pub planned: Money,
    /// Within the month's days.
    pub due_on: Option<Date>,
    pub carry: Carry,
    /// Only on a debt payment.
    pub debt_target: Option<Debt>,
    pub notes: Notes,
}

/// What came in for a month entry; a field left out keeps its value, or its default when adding.
/// The kind of one that exists stays what it is.
#[derive(Debug, Clone, Default)]
pub struct MonthEntryInput {
    pub kind: Option<Given<EntryKind>>,
    pub category: Option<Given<Category>>,
    pub name: Option<Given<Name>>,
    pub planned: Option<Given<Money>>,
    pub due_on: Option<Given<Option<Date>>>,
    pub carry: Option<Given<Carry>>,
    pub debt_target: Option<Given<Option<MonthDebtTargetId>>>,
    pub notes: Option<Given<Notes>>,
}

impl MonthEntryFields {
    pub(super) fn create(
        input: MonthEntryInput,
        days: MonthDays,
        debts: &[MonthDebtTarget],
    ) -> Result<Self, FieldErrors> {
        read(input, None, days, debts)
    }
}

impl<Debt> MonthEntryFields<Debt> {
    fn paying<Other>(self, debt_target: Option<Other>) -> MonthEntryFields<Other> {
        MonthEntryFields {
            kind: self.kind,
            category: self.category,
            name: self.name,
            planned: self.planned,
            due_on: self.due_on,
            carry: self.carry,
            debt_target,
            notes: self.notes,
        }
    }
}

impl MonthEntryFields<DebtTargetId> {
    /// The same in a month that has these debts.
    pub fn in_month(self, debts: &[MonthDebtTarget]) -> MonthEntryFields {
        let mut debts = debts.iter();
        let debt = debts.find(|debt| Some(debt.source) == self.debt_target);
        self.paying(debt.map(|debt| debt.id))
    }
}

impl MonthEntryFields {
    /// The same as it would be proposed from a month that has these debts.
    pub(crate) fn proposed(&self, debts: &[MonthDebtTarget]) -> MonthEntryFields<DebtTargetId> {
        let mut debts = debts.iter();
        let debt = debts.find(|debt| Some(debt.id) == self.debt_target);
        self.clone().paying(debt.map(|debt| debt.source))
    }
}

impl MonthEntry {
    pub(super) fn changed_fields(
        &self,
        input: MonthEntryInput,
        days: MonthDays,
        debts: &[MonthDebtTarget],
    ) -> Result<MonthEntryFields, FieldErrors> {
        read(input, Some(self), days, debts)
    }
}

fn read(
    input: MonthEntryInput,
    current: Option<&MonthEntry>,
    days: MonthDays,
    debts: &[MonthDebtTarget],
) -> Result<MonthEntryFields, FieldErrors> {
    let mut fields = Fields::new();
    let old = current.map(|entry| &entry.fields);
    let kind = fields.require("kind", input.kind.or(old.map(|f| Ok(f.kind))));
    if let (Some(old), Some(kind)) = (old, kind)
        && old.kind != kind
    {
        fields.refuse(
            "kind",
            ValueError::not_allowed("refusal-kind-cannot-change"),
        );
    }
    let category = fields.require(
        "category",
        input
            .category
            .or_else(|| old.map(|f| Ok(f.category.clone()))),
    );
    let name = fields.require(
        "name",
        input.name.or_else(|| old.map(|f| Ok(f.name.clone()))),
    );
    let planned = fields.require(
        "planned_minor",
        input
            .planned
            .or(old.map(|f| Ok(f.planned)))
            .map(|given| given.and_then(|amount| Money::entered_not_negative(amount.minor()))),
    );
    let due_on = match input.due_on {
        Some(given) => fields.take("due_on", given.and_then(|due_on| within(due_on, days))),
        None => Some(old.and_then(|f| f.due_on)),
    };
    let carry = fields.keep(
        "carry",
        input.carry,
        old.map(|f| f.carry).unwrap_or_default(),
    );
    let debt_target = fields.keep(
        "debt_target_id",
        input.debt_target,
        old.and_then(|f| f.debt_target),
    );
    let notes = fields.keep(
        "notes",
        input.notes,
        old.map(|f| f.notes.clone()).unwrap_or_default(),
    );
    if let (Some(kind), Some(carry)) = (kind, carry) {
        let has_source = current.is_some_and(|entry| entry.source.is_some());
        check_carry(&mut fields, kind, carry, has_source);
    }
    if let (Some(kind), Some(Some(debt_target))) = (kind, debt_target) {
        check_debt(&mut fields, kind, debt_target, debts);
    }
    let built = (|| {
        Some(MonthEntryFields {
            kind: kind?,
            category: category?,
            name: name?,
            planned: planned?,
            due_on: due_on?,
            carry: carry?,
            debt_target: debt_target?,
            notes: notes?,
        })
    })();
    fields.finish_with(built)
}

fn within(due_on: Option<Date>, days: MonthDays) -> Given<Option<Date>> {
    match due_on {
        Some(date) if !days.contains(date) => Err(ValueError::out_of_range(
            Message::new("refusal-date-outside-month")
                .with("first", days.first())
                .with("last", days.last()),
        )),
        other => Ok(other),
    }
}

fn check_carry(fields: &mut Fields, kind: EntryKind, carry: Carry, has_source: bool) {
    crate::template::check_carry(fields, kind, carry);
    if carry.carries() && kind.may_carry() && !has_source {
        fields.refuse("carry", ValueError::not_allowed("refusal-carry-by-hand"));
    }
}

fn check_debt(
    fields: &mut Fields,
    kind: EntryKind,
    debt_target: MonthDebtTargetId,
    debts: &[MonthDebtTarget],
) {
    crate::template::check_debt(fields, kind);
    if debts.iter().all(|debt| debt.id != debt_target) {
        fields.refuse(
            "debt_target_id",
            ValueError::unknown("refusal-debt-not-in-month"),
        );
    }
}
