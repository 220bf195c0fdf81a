//! What verifying an imported database found, at its place in the file.

use quartermaster_adapters_db::Finding as DatabaseFinding;
use quartermaster_application::archive::WholeMonth;
use quartermaster_application::verify::Finding;

use super::place::Refusal;
use super::read::Everything;

pub(super) fn in_database(findings: &[DatabaseFinding], everything: &Everything) -> Vec<String> {
    let findings = findings.iter().map(|finding| match finding {
        DatabaseFinding::Invariant { name, table, row } => match place(everything, table, *row) {
            Some(place) => Refusal::new(place, (*name).to_owned()).to_string(),
            None => finding.to_string(),
        },
        DatabaseFinding::Integrity { .. } | DatabaseFinding::ForeignKey { .. } => {
            finding.to_string()
        }
    });
    findings.collect()
}

pub(super) fn in_months(findings: &[Finding], everything: &Everything) -> Vec<String> {
    let findings = findings.iter().map(|finding| {
        let month = finding.month();
        let is_it = |whole: &WholeMonth| whole.month.head().year_month == month;
        let place = match everything.months.iter().position(is_it) {
            Some(index) => format!("months[{index}]"),
            None => "months".to_owned(),
        };
        match finding {
            Finding::SealMismatch { .. } => Refusal::new(
                format!("{place}.seal"),
                format!(
                    "{}: {month} holds something else than it was sealed over",
                    finding.name()
                ),
            ),
            Finding::DebtDoesNotAddUp { debt, .. } => {
                Refusal::new(place, format!("{}: {debt} in {month}", finding.name()))
            }
            Finding::OpeningsDiffer { .. } | Finding::Overflow { .. } => {
                Refusal::new(place, format!("{}: {month}", finding.name()))
            }
        }
        .to_string()
    });
    findings.collect()
}

/// Where the row of a table stands in the file.
fn place(everything: &Everything, table: &str, row: i64) -> Option<String> {
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
