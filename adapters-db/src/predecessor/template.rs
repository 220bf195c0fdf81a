//! The entries and debts of the template, as the old file has them.

use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Recurrence, Template,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, EntryId, Timestamp};

use super::fields::Part;
use super::links::Links;
use super::reader::Row;
use super::reading::Reading;
use super::values::{
    Misfit, Read, amount, day_of_month, instant, needed, not_negative, parsed, rate,
};

impl Reading<'_> {
    pub(super) fn template(&mut self) -> Template {
        Template {
            debt_targets: self.debt_targets(),
            entries: self.entries(),
        }
    }

    fn debt_targets(&mut self) -> Vec<DebtTarget> {
        let Some(reader) = self.reader(Part::DebtTarget) else {
            return Vec::new();
        };
        let ids = self.ids(Part::DebtTarget);
        let rows = reader.in_order().into_iter().zip(1..);
        let read = rows.map(|(row, position)| {
            let fields = self.debt_fields(&row);
            let archived_at = self.archived_at(&row);
            Some(DebtTarget {
                id: DebtTargetId(*ids.get(row.index)?),
                fields: fields?,
                position,
                archived_at: archived_at?,
                version: 1,
            })
        });
        let read: Vec<_> = read.collect();
        read.into_iter().flatten().collect()
    }

    fn debt_fields(&mut self, row: &Row<'_>) -> Option<DebtTargetFields> {
        let exponent = self.exponent();
        let unfit = &mut self.unfit;
        let places = |field| row.amount_places(field, exponent);
        let name = parsed(&row.cell("name"), Name::parse);
        let name = row.take("name", name, unfit);
        let balance = amount(&row.cell("balance"), places("balance"));
        let balance = row.take("balance", balance, unfit);
        let apr = rate(&row.cell("apr"), row.rate_places("apr"));
        let apr = row.take("apr", apr, unfit);
        let minimum = not_negative(&row.cell("minimum_payment"), places("minimum_payment"));
        let minimum = row.take("minimum_payment", minimum, unfit);
        let due_day = row.take("due_day", due_day(row), unfit);
        let notes = parsed(&row.cell("notes"), Notes::parse);
        let notes = row.take("notes", notes, unfit);
        Some(DebtTargetFields {
            name: name?,
            balance: balance?,
            apr: apr?,
            minimum_payment: minimum?,
            due_day: due_day?,
            notes: notes?,
        })
    }

    fn entries(&mut self) -> Vec<Entry> {
        let Some(reader) = self.reader(Part::Entry) else {
            return Vec::new();
        };
        let ids = self.ids(Part::Entry);
        let debts = self.links(reader, "debt_target", Part::DebtTarget);
        let rows = reader.in_order().into_iter().zip(1..);
        let read = rows.map(|(row, position)| {
            let fields = self.entry_fields(&row, &debts);
            let archived_at = self.archived_at(&row);
            Some(Entry {
                id: EntryId(*ids.get(row.index)?),
                fields: fields?,
                position,
                archived_at: archived_at?,
                version: 1,
            })
        });
        let read: Vec<_> = read.collect();
        read.into_iter().flatten().collect()
    }

    fn entry_fields(&mut self, row: &Row<'_>, debts: &Links) -> Option<EntryFields> {
        let exponent = self.exponent();
        let debt_ids = self.ids(Part::DebtTarget);
        let unfit = &mut self.unfit;
        let kind = row.take("kind", kind(row), unfit);
        let category = parsed(&row.cell("category"), Category::parse);
        let category = row.take("category", category, unfit);
        let name = row.take("name", parsed(&row.cell("name"), Name::parse), unfit);
        let planned = not_negative(&row.cell("planned"), row.amount_places("planned", exponent));
        let planned = row.take("planned", planned, unfit);
        let due_day = row.take("due_day", due_day(row), unfit);
        let notes = row.take("notes", parsed(&row.cell("notes"), Notes::parse), unfit);
        let debt = debts.follow(row, "debt_target");
        let debt = debt.map(|row| row.and_then(|row| debt_ids.get(row).copied()));
        let debt_target = match (debt, kind) {
            (Some(Some(debt)), Some(EntryKind::DebtPayment)) => Some(DebtTargetId(debt)),
            (Some(None), Some(EntryKind::DebtPayment)) => {
                let why = Misfit::Because("it points to no row that is there");
                unfit.push(row.unfit("debt_target", why));
                None
            }
            (Some(_), Some(_)) => {
                let why = Misfit::Because("only a debt payment points to a debt");
                unfit.push(row.unfit("debt_target", why));
                None
            }
            _ => None,
        };
        Some(EntryFields {
            kind: kind?,
            category: category?,
            name: name?,
            planned: planned?,
            due_day: due_day?,
            recurrence: Recurrence::default(),
            carry: Carry::None,
            debt_target,
            notes: notes?,
        })
    }

    fn archived_at(&mut self, row: &Row<'_>) -> Option<Option<Timestamp>> {
        let at = self.at;
        let since = archived_since(row, at);
        let active = flag(row, "active");
        let since = row.take("archived", since, &mut self.unfit);
        let active = row.take("active", active, &mut self.unfit);
        let is_inactive = active? == Some(false);
        Some(since?.or(is_inactive.then_some(at)))
    }
}

fn archived_since(row: &Row<'_>, at: Timestamp) -> Read<Option<Timestamp>> {
    match flag(row, "archived") {
        Ok(flag) => Ok((flag == Some(true)).then_some(at)),
        Err(_) => instant(&row.cell("archived")),
    }
}

pub(super) fn flag(row: &Row<'_>, field: &'static str) -> Read<Option<bool>> {
    let cell = row.cell(field);
    let Some(value) = cell.text() else {
        return Ok(None);
    };
    match super::synonyms::choice("flag", &value) {
        Some("yes") => Ok(Some(true)),
        Some(_) => Ok(Some(false)),
        None => Err(Misfit::Because("it is neither yes nor no")),
    }
}

pub(super) fn kind(row: &Row<'_>) -> Read<EntryKind> {
    Ok(EntryKind::parse(needed(row.choice("kind"))?)?)
}

pub(super) fn due_day(row: &Row<'_>) -> Read<Option<DueDay>> {
    let day = day_of_month(&row.cell("due_day"))?;
    Ok(day.map(DueDay::new).transpose()?)
}
