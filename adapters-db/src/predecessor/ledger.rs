//! What moved the entries of an old file: its ledger, or what it had before there was one.

use std::collections::{BTreeMap, BTreeSet};

use quartermaster_application::adoption::{EarlierMonth, EarlierPosting, When};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Money, MonthEntryId, PostingId};

use super::answers::OtherOpenings;
use super::fields::Part;
use super::inventory::Table;
use super::mapping::Mapping;
use super::openings::{LedgerRow, made_later};
use super::question::Why;
use super::reader::{Reader, Row};
use super::reading::{Note, Reading};
use super::values::{Misfit, amount, day, instant, needed, parsed};

impl Mapping {
    /// Asks what becomes of openings that were made after there was a ledger.
    pub(super) fn ask_for_openings(&mut self, tables: &[Table]) {
        let later = other_openings(tables, self);
        if later.is_empty() || self.other_openings.is_some() {
            return;
        }
        let reader = Reader::new(tables, self, Part::Posting);
        let rows = reader.into_iter().flat_map(Reader::rows);
        let later = rows.filter(|row| later.contains(&row.index));
        let keys = later.map(|row| row.cell("id").to_string()).collect();
        self.ask("other_openings".to_owned(), Why::Openings(keys));
    }
}

/// The places of the rows of openings that did not come from what was applied before there was a ledger.
pub(super) fn other_openings(tables: &[Table], mapping: &Mapping) -> BTreeSet<usize> {
    let reader = |part| Reader::new(tables, mapping, part);
    let (Some(ledger), Some(entries), Some(months)) = (
        reader(Part::Posting),
        reader(Part::MonthEntry),
        reader(Part::Month),
    ) else {
        return BTreeSet::new();
    };
    let links = |from, field, to| super::links::Links::of(tables, mapping, from, field, to);
    let to_entry = links(ledger, "month_entry", Part::MonthEntry);
    let to_month = links(entries, "month", Part::Month);
    let entries: Vec<Row<'_>> = entries.rows().collect();
    let months: Vec<Row<'_>> = months.rows().collect();
    let month_created_at = |row: &Row<'_>| {
        let entry = entries.get(to_entry.follow(row, "month_entry")??)?;
        let month = months.get(to_month.follow(entry, "month")??)?;
        month.cell("created_at").text()
    };
    let rows = ledger.rows().map(|row| LedgerRow {
        row: row.index,
        id: row.cell("id"),
        entry: row.cell("month_entry"),
        is_opening: row.choice("kind") == Some("opening_balance"),
        created_at: row.cell("created_at").text(),
        month_created_at: month_created_at(&row),
    });
    made_later(&rows.collect::<Vec<_>>())
}

impl Reading<'_> {
    pub(super) fn ledger(&mut self, months: &mut BTreeMap<usize, EarlierMonth>) {
        let mut places = BTreeMap::new();
        for (index, month) in months.iter() {
            for entry in &month.entries {
                places.insert(entry.id.0, *index);
            }
        }
        if self.revision >= 5 {
            self.postings(months, &places);
        } else {
            self.applied(months, &places);
        }
    }

    /// Each sum that is not 0, in the order of the rows.
    fn applied(
        &mut self,
        months: &mut BTreeMap<usize, EarlierMonth>,
        places: &BTreeMap<i64, usize>,
    ) {
        let Some(reader) = self.reader(Part::MonthEntry) else {
            return;
        };
        let ids = self.ids(Part::MonthEntry);
        let exponent = self.exponent();
        let mut number = 0;
        for row in reader.rows() {
            let cell = row.cell("applied");
            if cell.is_null() {
                continue;
            }
            let sum = amount(&cell, row.amount_places("applied", exponent));
            let Some(sum) = row.take("applied", sum, &mut self.unfit) else {
                continue;
            };
            let Some(entry) = ids.get(row.index).filter(|_| !sum.is_zero()) else {
                continue;
            };
            number += 1;
            let posting = posting(number, *entry, sum, When::BeforeTheLedger);
            put(months, places, posting);
        }
    }

    fn postings(
        &mut self,
        months: &mut BTreeMap<usize, EarlierMonth>,
        places: &BTreeMap<i64, usize>,
    ) {
        let Some(reader) = self.reader(Part::Posting) else {
            return;
        };
        let other = other_openings(self.tables, self.mapping);
        let to_entry = self.links(reader, "month_entry", Part::MonthEntry);
        let entries = self.ids(Part::MonthEntry);
        let ids = self.ids(Part::Posting);
        for row in reader.rows() {
            let entry = to_entry.follow(&row, "month_entry").flatten();
            let Some(entry) = entry.and_then(|entry| entries.get(entry).copied()) else {
                self.leads_nowhere(&row, "month_entry");
                continue;
            };
            let id = ids.get(row.index).copied().unwrap_or_default();
            if other.contains(&row.index)
                && self.mapping.other_openings == Some(OtherOpenings::LeftOut)
            {
                self.left_out.push(row.index);
                self.notes.push(Note::OpeningLeftOut {
                    table: reader.table.name.clone(),
                    row: row.cell("id").to_string(),
                });
                continue;
            }
            if let Some(read) = self.posting(&row, id, entry, other.contains(&row.index)) {
                put(months, places, read);
            }
        }
    }

    fn posting(
        &mut self,
        row: &Row<'_>,
        id: i64,
        entry: i64,
        is_other: bool,
    ) -> Option<EarlierPosting> {
        let exponent = self.exponent();
        let zone = &self.household.time_zone;
        let unfit = &mut self.unfit;
        let sum = amount(&row.cell("amount"), row.amount_places("amount", exponent));
        let sum = row.take("amount", sum, unfit);
        let has_kinds = row.has("kind");
        let kind = if has_kinds {
            row.take("kind", needed(row.choice("kind")), unfit)
        } else {
            Some("payment")
        };
        let payee = row.take("payee", parsed(&row.cell("payee"), Payee::parse), unfit);
        let memo = row.take("memo", parsed(&row.cell("memo"), Memo::parse), unfit);
        let is_before = kind == Some("opening_balance") && !is_other;
        let when = if is_before {
            Some(When::BeforeTheLedger)
        } else {
            let posted_on = match row.cell("posted_on") {
                super::cell::Cell::Null => Err(Misfit::Because("it is missing")),
                cell => day(&cell, zone),
            };
            let posted_on = row.take("posted_on", posted_on, unfit);
            let created_at = row.take("created_at", instant(&row.cell("created_at")), unfit);
            posted_on.zip(created_at).map(|(day, created_at)| When::On {
                day,
                created_at: created_at.unwrap_or_else(|| super::months::beginning(day, self.at)),
            })
        };
        let (sum, payee, memo, when) = (sum?, payee?, memo?, when?);
        kind?;
        if sum.is_zero() {
            self.notes.push(Note::NothingPosted {
                table: row.table().to_owned(),
                row: row.cell("id").to_string(),
            });
            return None;
        }
        Some(EarlierPosting {
            payee,
            memo,
            ..posting(id, entry, sum, when)
        })
    }
}

fn posting(id: i64, entry: i64, amount: Money, when: When) -> EarlierPosting {
    EarlierPosting {
        id: PostingId(id),
        month_entry: MonthEntryId(entry),
        amount,
        when,
        payee: Payee::default(),
        memo: Memo::default(),
    }
}

/// An entry that does not fit has no month, which is told of it already.
fn put(
    months: &mut BTreeMap<usize, EarlierMonth>,
    places: &BTreeMap<i64, usize>,
    posting: EarlierPosting,
) {
    let place = places.get(&posting.month_entry.0);
    if let Some(month) = place.and_then(|place| months.get_mut(place)) {
        month.postings.push(posting);
    }
}
