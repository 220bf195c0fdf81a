use poem_openapi::Object;
use quartermaster_application::reading::{MonthOfYear, YearView};
use quartermaster_domain::YearMonth;
use quartermaster_domain::sheet::{KindTotals, YearEntry, YearSheet};

use super::totals::{KindTotalsBody, TotalsBody};
use crate::api::scalars::{Month, Year};

/// A year, entry by entry and month by month.
#[derive(Object)]
#[oai(rename = "Year")]
pub(crate) struct YearBody {
    year: Year,
    /// The months there are, the earliest first.
    months: Vec<YearMonthBody>,
    /// By kind and category, in the order of the latest month.
    entries: Vec<YearEntryBody>,
    /// Of all months together.
    totals: TotalsBody,
}

#[derive(Object)]
#[oai(rename = "YearMonth")]
struct YearMonthBody {
    month: Month,
    /// draft, active or closed.
    state: String,
    totals: TotalsBody,
}

/// The same entry in each month: by its source, and of those added by hand by its name.
#[derive(Object)]
#[oai(rename = "YearEntry", nullable_all)]
struct YearEntryBody {
    /// The template's entry; null for one added by hand.
    source_entry_id: Option<i64>,
    kind: String,
    /// As in the latest month that has it, like the name.
    category: String,
    name: String,
    /// The months that have it, the earliest first.
    months: Vec<YearCellBody>,
    totals: KindTotalsBody,
}

#[derive(Object)]
#[oai(rename = "YearCell")]
struct YearCellBody {
    month: Month,
    #[oai(flatten)]
    totals: KindTotalsBody,
}

impl From<&YearView> for YearBody {
    fn from(view: &YearView) -> Self {
        let sheet = &view.sheet;
        let kinds = sheet.kinds.iter();
        let entries = kinds
            .flat_map(|kind| &kind.categories)
            .flat_map(|category| &category.entries);
        let months = view.reading.months.iter();
        Self {
            year: Year::of(view.year),
            months: months
                .filter_map(|one| YearMonthBody::of(one, sheet))
                .collect(),
            entries: entries.map(Into::into).collect(),
            totals: (&sheet.totals).into(),
        }
    }
}

impl YearMonthBody {
    fn of(one: &MonthOfYear, sheet: &YearSheet) -> Option<Self> {
        let month = one.month.head().year_month;
        Some(Self {
            month: Month::of(month),
            state: one.month.state().as_str().to_owned(),
            totals: sheet.months.get(&month)?.into(),
        })
    }
}

impl From<&YearEntry> for YearEntryBody {
    fn from(entry: &YearEntry) -> Self {
        let YearEntry {
            source,
            kind,
            category,
            name,
            latest: _,
            line,
        } = entry;
        Self {
            source_entry_id: source.map(|source| source.0),
            kind: kind.as_str().to_owned(),
            category: category.to_string(),
            name: name.to_string(),
            months: line.months.iter().map(Into::into).collect(),
            totals: (&line.total).into(),
        }
    }
}

impl From<(&YearMonth, &KindTotals)> for YearCellBody {
    fn from((month, totals): (&YearMonth, &KindTotals)) -> Self {
        Self {
            month: Month::of(*month),
            totals: totals.into(),
        }
    }
}
