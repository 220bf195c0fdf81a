//! The months of an old file, with what is in them.

use std::collections::BTreeMap;

use quartermaster_application::adoption::{EarlierLife, EarlierMonth};
use quartermaster_domain::month::{MonthEntry, MonthEntryFields};
use quartermaster_domain::template::{Carry, EntryKind, Template};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{
    Date, EntryId, MonthDays, MonthDebtTargetId, MonthEntryId, MonthId, Timestamp, YearMonth,
};

use super::fields::Part;
use super::reader::Row;
use super::reading::{Note, Reading};
use super::template::{due_day, flag, kind};
use super::values::{
    Misfit, Read, instant, month, needed, not_negative, numbered_month, parsed, whole,
};

/// Months by the place of their row.
pub(super) type Months = BTreeMap<usize, EarlierMonth>;

impl Reading<'_> {
    /// The months, the earliest first, and what each row of their table is called.
    pub(super) fn months(
        &mut self,
        template: &mut Template,
    ) -> (Vec<EarlierMonth>, Vec<Option<YearMonth>>) {
        let mut months = self.heads();
        let count = self.reader(Part::Month).map_or(0, |it| it.table.rows.len());
        let name = |row: &usize| months.get(row).map(|month| month.year_month);
        let names = (0..count).map(|row| name(&row)).collect();
        self.debts(&mut months, template);
        self.month_entries(&mut months);
        self.ledger(&mut months);
        let mut months: Vec<EarlierMonth> = months.into_values().collect();
        months.sort_by_key(|month| month.year_month);
        (months, names)
    }

    fn heads(&mut self) -> Months {
        let mut months = Months::new();
        let Some(reader) = self.reader(Part::Month) else {
            return months;
        };
        let ids = self.ids(Part::Month);
        for row in reader.rows() {
            let name = row.take("year_month", name_of(&row), &mut self.unfit);
            let created_at = row.take(
                "created_at",
                instant(&row.cell("created_at")),
                &mut self.unfit,
            );
            let notes = parsed(&row.cell("notes"), Notes::parse);
            let notes = row.take("notes", notes, &mut self.unfit);
            let life = self.life(&row);
            let (Some(name), Some(created_at), Some(notes), Some(life)) =
                (name, created_at, notes, life)
            else {
                continue;
            };
            if months.values().any(|month| month.year_month == name) {
                let why = Misfit::Because("another row has this month");
                self.unfit.push(row.unfit("year_month", why));
                continue;
            }
            let days = MonthDays::by_rule(name, self.household.month_start_day);
            let month = EarlierMonth {
                id: MonthId(ids.get(row.index).copied().unwrap_or_default()),
                year_month: name,
                days,
                notes,
                created_at: created_at.unwrap_or_else(|| beginning(days.first(), self.at)),
                life,
                entries: Vec::new(),
                debts: Vec::new(),
                postings: Vec::new(),
            };
            months.insert(row.index, month);
        }
        months
    }

    fn life(&mut self, row: &Row<'_>) -> Option<EarlierLife> {
        if self.revision < 4 {
            return Some(EarlierLife::Unknown);
        }
        let activated_at = instant(&row.cell("activated_at"));
        let activated_at = row.take("activated_at", activated_at, &mut self.unfit);
        let closed_at = row.take(
            "closed_at",
            instant(&row.cell("closed_at")),
            &mut self.unfit,
        );
        let state = row.take("state", state(row), &mut self.unfit);
        let (activated_at, closed_at) = (activated_at?, closed_at?);
        Some(match state? {
            "draft" => EarlierLife::Draft,
            "closed" => EarlierLife::Closed {
                activated_at,
                closed_at,
            },
            _ => EarlierLife::Active { activated_at },
        })
    }

    fn month_entries(&mut self, months: &mut Months) {
        let Some(reader) = self.reader(Part::MonthEntry) else {
            return;
        };
        let to_month = self.links(reader, "month", Part::Month);
        let to_source = self.links(reader, "source", Part::Entry);
        let ids = self.ids(Part::MonthEntry);
        let sources = self.ids(Part::Entry);
        let to_debts = [
            ("debt", self.links(reader, "debt", Part::MonthDebtTarget)),
            (
                "debt_target",
                self.links(reader, "debt_target", Part::DebtTarget),
            ),
        ];
        let debt_ids = [self.ids(Part::MonthDebtTarget), self.ids(Part::DebtTarget)];
        for row in reader.in_order() {
            let Some(month) = to_month.follow(&row, "month").flatten() else {
                self.leads_nowhere(&row, "month");
                continue;
            };
            // A month that does not fit is told of already.
            let Some(month) = months.get_mut(&month) else {
                continue;
            };
            let [of_month, of_template] = &to_debts;
            let [month_ids, template_ids] = &debt_ids;
            let debt = match of_month.1.follow(&row, of_month.0) {
                Some(row) => {
                    let id = row.and_then(|row| month_ids.get(row).copied());
                    Some(month.debts.iter().find(|debt| Some(debt.id.0) == id))
                }
                None => of_template.1.follow(&row, of_template.0).map(|row| {
                    let id = row.and_then(|row| template_ids.get(row).copied());
                    month.debts.iter().find(|debt| Some(debt.source.0) == id)
                }),
            };
            let debt = debt.map(|debt| debt.map(|debt| debt.id));
            let Some(fields) = self.month_entry_fields(&row, month.days, debt) else {
                continue;
            };
            let given = to_source.follow(&row, "source");
            let source = given
                .flatten()
                .and_then(|source| sources.get(source).copied());
            let is_taken = |id: &i64| {
                let mut entries = month.entries.iter();
                entries.any(|entry| entry.source == Some(EntryId(*id)))
            };
            let source = source.filter(|id| !is_taken(id));
            if given.is_some() && source.is_none() {
                self.notes.push(Note::WithoutSource {
                    table: reader.table.name.clone(),
                    row: row.cell("id").to_string(),
                });
            }
            month.entries.push(MonthEntry {
                id: MonthEntryId(ids.get(row.index).copied().unwrap_or_default()),
                source: source.map(EntryId),
                fields,
                baseline: None,
                position: next_position(month.entries.len()),
            });
        }
    }

    fn month_entry_fields(
        &mut self,
        row: &Row<'_>,
        days: MonthDays,
        debt: Option<Option<MonthDebtTargetId>>,
    ) -> Option<MonthEntryFields> {
        let exponent = self.exponent();
        let unfit = &mut self.unfit;
        let kind = row.take("kind", kind(row), unfit);
        let category = parsed(&row.cell("category"), Category::parse);
        let category = row.take("category", category, unfit);
        let name = row.take("name", parsed(&row.cell("name"), Name::parse), unfit);
        let planned = not_negative(&row.cell("planned"), row.amount_places("planned", exponent));
        let planned = row.take("planned", planned, unfit);
        let due_day = row.take("due_day", due_day(row), unfit);
        let notes = row.take("notes", parsed(&row.cell("notes"), Notes::parse), unfit);
        let why = match (debt, kind) {
            (Some(None), _) => Some("the month has no such debt"),
            (Some(Some(_)), Some(EntryKind::DebtPayment)) | (None, _) | (_, None) => None,
            (Some(Some(_)), Some(_)) => Some("only a debt payment points to a debt"),
        };
        if let Some(why) = why {
            unfit.push(row.unfit("debt", Misfit::Because(why)));
            return None;
        }
        Some(MonthEntryFields {
            kind: kind?,
            category: category?,
            name: name?,
            planned: planned?,
            due_on: due_day?.map(|due| days.date_due(due)),
            carry: Carry::None,
            debt_target: debt.flatten(),
            notes: notes?,
        })
    }

    pub(super) fn leads_nowhere(&mut self, row: &Row<'_>, field: &'static str) {
        let why = Misfit::Because("it points to no row that is there");
        self.unfit.push(row.unfit(field, why));
    }
}

pub(super) fn next_position(before: usize) -> u32 {
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

fn name_of(row: &Row<'_>) -> Read<YearMonth> {
    let name = row.cell("year_month");
    if !name.is_null() {
        return month(&name);
    }
    let (year, number) = (row.cell("year"), row.cell("month_number"));
    if year.is_null() || number.is_null() {
        return needed(None);
    }
    numbered_month(whole(&year)?, whole(&number)?)
}

fn state(row: &Row<'_>) -> Read<&'static str> {
    if let Some(state) = row.choice("state") {
        return Ok(state);
    }
    let (closed, active) = (flag(row, "is_closed")?, flag(row, "is_active")?);
    if closed.is_none() && active.is_none() {
        return needed(None);
    }
    Ok(match (closed, active) {
        (Some(true), _) => "closed",
        (_, Some(false)) => "draft",
        _ => "active",
    })
}

/// The first instant of a day.
pub(super) fn beginning(day: Date, otherwise: Timestamp) -> Timestamp {
    format!("{day}T00:00:00Z").parse().unwrap_or(otherwise)
}
