//! From the rows of an old file to a household, with everything that does not fit.

use std::collections::{BTreeMap, BTreeSet};

use quartermaster_application::adoption::EarlierHousehold;
use quartermaster_domain::{DebtTargetId, Household, Timestamp, YearMonth};

use super::fields::Part;
use super::inventory::Table;
use super::mapping::Mapping;
use super::reader::{Reader, Unfit};

/// What was not taken as it stands, though nothing in it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The entry of the template is gone, or the month has another copy of it: it counts as added by hand.
    WithoutSource { table: String, row: String },
    /// The debt of the template is gone: an archived one with this name stands for it.
    DebtBroughtBack { name: String },
    /// A line of the ledger of 0 moves nothing.
    NothingPosted { table: String, row: String },
    /// A person wants the opening left out.
    OpeningLeftOut { table: String, row: String },
}

/// A household that was read, and how to find its rows in the old file again.
#[derive(Debug, Clone)]
pub struct OldHousehold {
    pub earlier: EarlierHousehold,
    pub notes: Vec<Note>,
    /// The number each row has here, by its place in its table.
    pub(super) ids: BTreeMap<Part, Vec<i64>>,
    /// The month of each row of the table of months.
    pub(super) months: Vec<Option<YearMonth>>,
    /// The rows of the ledger that stay out.
    pub(super) left_out: Vec<usize>,
}

/// The reading under way.
pub(super) struct Reading<'a> {
    pub(super) tables: &'a [Table],
    pub(super) mapping: &'a Mapping,
    pub(super) revision: usize,
    pub(super) household: &'a Household,
    pub(super) at: Timestamp,
    pub(super) unfit: Vec<Unfit>,
    pub(super) notes: Vec<Note>,
    pub(super) left_out: Vec<usize>,
    /// Debts that were brought back into the template.
    pub(super) in_months_only: BTreeSet<DebtTargetId>,
    ids: BTreeMap<Part, Vec<i64>>,
}

impl<'a> Reading<'a> {
    /// # Errors
    /// All that does not fit.
    pub(super) fn household(
        tables: &'a [Table],
        mapping: &'a Mapping,
        revision: usize,
        household: &'a Household,
        at: Timestamp,
    ) -> Result<OldHousehold, Vec<Unfit>> {
        let mut ids = BTreeMap::new();
        for part in Part::ALL {
            if let Some(reader) = Reader::new(tables, mapping, part) {
                let by_key = reader.ids();
                let of_rows = reader.rows();
                let of_rows = of_rows.map(|row| by_key.get(&row.cell("id")).copied());
                ids.insert(part, of_rows.map(Option::unwrap_or_default).collect());
            }
        }
        let mut reading = Self {
            tables,
            mapping,
            revision,
            household,
            at,
            unfit: Vec::new(),
            notes: Vec::new(),
            left_out: Vec::new(),
            in_months_only: BTreeSet::new(),
            ids,
        };
        let mut template = reading.template();
        let (months, names) = reading.months(&mut template);
        if !reading.unfit.is_empty() {
            return Err(reading.unfit);
        }
        Ok(OldHousehold {
            earlier: EarlierHousehold {
                household: household.clone(),
                template,
                in_months_only: reading.in_months_only,
                months,
            },
            notes: reading.notes,
            ids: reading.ids,
            months: names,
            left_out: reading.left_out,
        })
    }

    pub(super) fn reader(&self, part: Part) -> Option<Reader<'a>> {
        Reader::new(self.tables, self.mapping, part)
    }

    /// The number of each row of a table, by its place.
    pub(super) fn ids(&self, part: Part) -> Vec<i64> {
        self.ids.get(&part).cloned().unwrap_or_default()
    }

    pub(super) fn exponent(&self) -> u8 {
        self.household.currency.exponent()
    }
}
