//! What verifying an imported database found, at its place in the file.

use quartermaster_adapters_db::Finding;
use quartermaster_application::archive::WholeMonth;
use quartermaster_application::verify::Finding as MonthFinding;

use super::place::Refusal;
use super::read::Everything;

/// The finding in words, with its place where the file has one for it.
pub(super) fn placed(finding: &Finding, everything: &Everything) -> String {
    let place = match finding {
        Finding::Invariant { table, row, .. } | Finding::Corrupt { table, row, .. } => {
            place_of_row(everything, table, *row)
        }
        Finding::Month(found) => Some(place_in_month(everything, found)),
        Finding::Integrity { .. }
        | Finding::ForeignKey { .. }
        | Finding::Schema(_)
        | Finding::Unusable { .. }
        | Finding::Step { .. } => None,
    };
    match place {
        Some(place) => Refusal::new(place, finding.to_string()).to_string(),
        None => finding.to_string(),
    }
}

fn place_in_month(everything: &Everything, finding: &MonthFinding) -> String {
    let is_it = |whole: &WholeMonth| whole.month.head().year_month == finding.month();
    let place = match everything.months.iter().position(is_it) {
        Some(index) => format!("months[{index}]"),
        None => "months".to_owned(),
    };
    match finding {
        MonthFinding::SealMismatch { .. } => format!("{place}.seal"),
        _ => place,
    }
}

fn place_of_row(everything: &Everything, table: &str, row: i64) -> Option<String> {
    let months = everything.months.iter().enumerate();
    let mut places = months.filter_map(|(index, whole)| {
        let inside = match table {
            "month" => (whole.month.head().id.0 == row).then(String::new),
            "month_entry" => whole
                .entries
                .iter()
                .position(|entry| entry.id.0 == row)
                .map(|entry| format!(".entries[{entry}]")),
            "month_debt_target" => whole
                .debts
                .iter()
                .position(|debt| debt.id.0 == row)
                .map(|debt| format!(".debt_targets[{debt}]")),
            "posting" => whole
                .postings
                .iter()
                .any(|posting| posting.id.0 == row)
                .then(|| format!(" (the posting with the id {row})")),
            _ => None,
        };
        inside.map(|inside| format!("months[{index}]{inside}"))
    });
    places.next()
}
