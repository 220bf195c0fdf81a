//! The months of the file.

use std::collections::BTreeSet;

use quartermaster_application::archive::WholeMonth;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{
    ActiveMonth, ClosedMonth, DraftMonth, FrozenDebt, Month, MonthDebtTarget, MonthEntry,
    MonthEntryFields, MonthHead, MonthState,
};
use quartermaster_domain::{MonthDays, MonthEntryId, PaymentId, YearMonth};

use super::month_shape::{
    MonthDebtShape, MonthEntryShape, MonthShape, OpeningShape, PaymentShape, PostingShape,
};
use super::place::{Ids, Refusal, ensure};
use super::taken::check_kind;

/// # Errors
/// The first thing that does not fit, with its place.
pub(super) fn months(shapes: Vec<MonthShape>, ids: &mut Ids) -> Result<Vec<WholeMonth>, Refusal> {
    let mut earlier = BTreeSet::new();
    let mut months = Vec::new();
    for (index, shape) in shapes.into_iter().enumerate() {
        let place = format!("months[{index}]");
        let month = shape.month.0;
        ensure(
            earlier.last().is_none_or(|last| *last < month),
            || format!("{place}.month"),
            "the months come in their order, each once",
        )?;
        let taking = Taking {
            place: &place,
            ids,
            earlier: &earlier,
            in_month: Ids::default(),
        };
        months.push(taking.month(shape)?);
        earlier.insert(month);
    }
    Ok(months)
}

/// One month under way.
struct Taking<'a> {
    place: &'a str,
    ids: &'a mut Ids,
    /// The months that openings may come from.
    earlier: &'a BTreeSet<YearMonth>,
    /// What the month has so far.
    in_month: Ids,
}

impl Taking<'_> {
    fn month(mut self, shape: MonthShape) -> Result<WholeMonth, Refusal> {
        self.ids.take("month", shape.id.0.0, self.place)?;
        let month = life(&shape, self.place)?;
        let debts = shape.debt_targets.into_iter().enumerate();
        let debts = debts
            .map(|(index, debt)| self.debt(debt, &format!("{}.debt_targets[{index}]", self.place)))
            .collect::<Result<_, _>>()?;
        let mut postings = Vec::new();
        let mut entries = Vec::new();
        for (index, entry) in shape.entries.into_iter().enumerate() {
            let place = format!("{}.entries[{index}]", self.place);
            let (entry, opening) = self.entry(entry, &place)?;
            entries.push(entry);
            postings.extend(opening);
        }
        ensure(
            shape.payments.is_empty() || month.state() != MonthState::Draft,
            || format!("{}.payments", self.place),
            "a draft takes no payment",
        )?;
        for (index, payment) in shape.payments.into_iter().enumerate() {
            let place = format!("{}.payments[{index}]", self.place);
            postings.extend(self.payment(payment, &place)?);
        }
        postings.sort_unstable_by_key(|posting| posting.id);
        Ok(WholeMonth {
            month,
            debts,
            entries,
            postings,
        })
    }

    fn debt(&mut self, shape: MonthDebtShape, place: &str) -> Result<MonthDebtTarget, Refusal> {
        let MonthDebtShape {
            id,
            source_debt_target_id,
            name,
            apr_ppm,
            minimum_payment_minor,
            due_on,
            notes,
            position,
            balance_at_creation_minor,
            carried_balance_minor,
            entered_interest_minor,
            charges_minor,
            closing_balance_minor,
            replaced_balance_minor,
        } = shape;
        self.ids.take("month_debt_target", id.0.0, place)?;
        self.in_month.take("debt", id.0.0, place)?;
        let source = source_debt_target_id.0;
        let source_place = || format!("{place}.source_debt_target_id");
        let is_there = self.ids.has("debt_target", source.0);
        ensure(is_there, source_place, "the template has no such debt")?;
        let copied = self.in_month.take("source debt", source.0, place);
        ensure(
            copied.is_ok(),
            source_place,
            "the month has this debt already",
        )?;
        let frozen = match (closing_balance_minor, replaced_balance_minor) {
            (Some(closing), Some(replaced)) => Some(FrozenDebt {
                closing_balance: closing.0.0,
                replaced_balance: replaced.0.0,
            }),
            (None, None) => None,
            _ => {
                let why = "closing and replaced balance come together";
                return Err(Refusal::new(format!("{place}.closing_balance_minor"), why));
            }
        };
        Ok(MonthDebtTarget {
            id: id.0,
            source,
            name: name.0,
            apr: apr_ppm.0,
            minimum_payment: minimum_payment_minor.0.0,
            due_on: due_on.map(|due| due.0),
            notes: notes.0,
            position,
            balance_at_creation: balance_at_creation_minor.0.0,
            carried_balance: carried_balance_minor.map(|amount| amount.0.0),
            entered_interest: entered_interest_minor.map(|amount| amount.0.0),
            charges: charges_minor.0.0,
            frozen,
        })
    }

    fn entry(
        &mut self,
        shape: MonthEntryShape,
        place: &str,
    ) -> Result<(MonthEntry, Option<Posting>), Refusal> {
        let MonthEntryShape {
            id,
            source_entry_id,
            kind,
            category,
            name,
            planned_minor,
            baseline_minor,
            due_on,
            carry,
            debt_target_id,
            notes,
            position,
            opening,
        } = shape;
        self.ids.take("month_entry", id.0.0, place)?;
        self.in_month.take("entry", id.0.0, place)?;
        check_kind(kind.0, carry.0, debt_target_id.is_some(), place)?;
        ensure(
            debt_target_id.is_none_or(|debt| self.in_month.has("debt", debt.0.0)),
            || format!("{place}.debt_target_id"),
            "the month has no such debt",
        )?;
        ensure(
            !carry.0.carries() || source_entry_id.is_some(),
            || format!("{place}.carry"),
            "an entry added by hand does not carry",
        )?;
        if let Some(source) = source_entry_id {
            let source_place = || format!("{place}.source_entry_id");
            let is_there = self.ids.has("entry", source.0.0);
            ensure(is_there, source_place, "the template has no such entry")?;
            let copied = self.in_month.take("source entry", source.0.0, place);
            ensure(
                copied.is_ok(),
                source_place,
                "the month has this entry already",
            )?;
        }
        let opening = opening
            .map(|opening| self.opening(opening, id.0, &format!("{place}.opening")))
            .transpose()?;
        let entry = MonthEntry {
            id: id.0,
            source: source_entry_id.map(|source| source.0),
            fields: MonthEntryFields {
                kind: kind.0,
                category: category.0,
                name: name.0,
                planned: planned_minor.0.0,
                due_on: due_on.map(|due| due.0),
                carry: carry.0,
                debt_target: debt_target_id.map(|debt| debt.0),
                notes: notes.0,
            },
            baseline: baseline_minor.map(|amount| amount.0.0),
            position,
        };
        Ok((entry, opening))
    }

    fn opening(
        &mut self,
        shape: OpeningShape,
        entry: MonthEntryId,
        place: &str,
    ) -> Result<Posting, Refusal> {
        let OpeningShape {
            id,
            amount_minor,
            opening_from,
            posted_on,
            payee,
            memo,
            created_at,
            created_by,
        } = shape;
        self.ids.take("posting", id.0.0, place)?;
        ensure(
            opening_from.is_none_or(|from| self.earlier.contains(&from.0)),
            || format!("{place}.opening_from"),
            "there is no such month before",
        )?;
        Ok(Posting {
            id: id.0,
            month_entry: entry,
            kind: PostingKind::OpeningBalance {
                origin: opening_from.map(|from| from.0),
            },
            amount: amount_minor.0.0,
            posted_on: posted_on.0,
            payee: payee.0,
            memo: memo.0,
            created_at: created_at.0,
            created_by: created_by.0.0,
        })
    }

    fn payment(&mut self, shape: PaymentShape, place: &str) -> Result<Vec<Posting>, Refusal> {
        let PaymentShape { id, postings } = shape;
        self.ids.take("payment", id.0.0, place)?;
        let list = || format!("{place}.postings");
        ensure(!postings.is_empty(), list, "a payment has a posting")?;
        let lines = postings.into_iter().enumerate();
        lines
            .map(|(index, line)| self.posting(line, id.0, &format!("{place}.postings[{index}]")))
            .collect()
    }

    fn posting(
        &mut self,
        shape: PostingShape,
        payment: PaymentId,
        place: &str,
    ) -> Result<Posting, Refusal> {
        let PostingShape {
            id,
            entry_id,
            amount_minor,
            posted_on,
            payee,
            memo,
            created_at,
            created_by,
        } = shape;
        self.ids.take("posting", id.0.0, place)?;
        ensure(
            self.in_month.has("entry", entry_id.0.0),
            || format!("{place}.entry_id"),
            "the month has no such entry",
        )?;
        Ok(Posting {
            id: id.0,
            month_entry: entry_id.0,
            kind: PostingKind::Payment { payment },
            amount: amount_minor.0.0,
            posted_on: posted_on.0,
            payee: payee.0,
            memo: memo.0,
            created_at: created_at.0,
            created_by: created_by.0.0,
        })
    }
}

/// The month's own row; what it has depends on its state.
fn life(shape: &MonthShape, place: &str) -> Result<Month, Refusal> {
    let days = MonthDays::new(shape.first_day.0, shape.last_day.0)
        .ok_or_else(|| Refusal::new(format!("{place}.last_day"), "it is before the first day"))?;
    let head = MonthHead {
        id: shape.id.0,
        year_month: shape.month.0,
        days,
        notes: shape.notes.0.clone(),
        created_at: shape.created_at.0,
        version: shape.version.0.0,
    };
    let activated_at = shape.activated_at.map(|at| at.0);
    let closed_at = shape.closed_at.map(|at| at.0);
    let seal = shape.seal.as_ref().map(|seal| seal.0.clone());
    let seal_version = shape.seal_version.map(|version| version.0);
    match (shape.state.0, activated_at, closed_at, seal, seal_version) {
        (MonthState::Draft, None, None, None, None) => Ok(Month::Draft(DraftMonth { head })),
        (MonthState::Active, Some(activated_at), None, None, None) => {
            Ok(Month::Active(ActiveMonth { head, activated_at }))
        }
        (
            MonthState::Closed,
            Some(activated_at),
            Some(closed_at),
            Some(seal),
            Some(seal_version),
        ) => Ok(Month::Closed(ClosedMonth {
            head,
            activated_at,
            closed_at,
            seal,
            seal_version,
        })),
        (state, ..) => Err(Refusal::new(
            format!("{place}.state"),
            format!(
                "activated_at, closed_at, seal and seal_version are not those of a month that is \
                 {state}: a draft has none of them, an active month the first, a closed one all"
            ),
        )),
    }
}
