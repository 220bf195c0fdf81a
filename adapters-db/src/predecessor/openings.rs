//! Which openings of the ledger came from what was applied before there was one.

use std::collections::BTreeSet;

use super::cell::Cell;

/// A row of the ledger, as far as this has to know it.
#[derive(Debug, Clone)]
pub(super) struct LedgerRow {
    /// Its place among the rows.
    pub(super) row: usize,
    pub(super) id: Cell,
    pub(super) entry: Cell,
    pub(super) is_opening: bool,
    /// As written, which is in the order of time.
    pub(super) created_at: Option<String>,
    /// When its month was created.
    pub(super) month_created_at: Option<String>,
}

/// How much of an instant as text says its minute.
const MINUTE: usize = 16;

/// The rows of openings that cannot come from the step that made the ledger. That step ran once, before any payment could be
/// made, and gave an entry one opening at most: an opening is another one where a payment came before it, where its entry has one
/// already, or where it was made at another time than the first of them, and not together with its month.
pub(super) fn made_later(rows: &[LedgerRow]) -> BTreeSet<usize> {
    let mut rows: Vec<&LedgerRow> = rows.iter().collect();
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    let has_numbers = rows.iter().all(|row| matches!(row.id, Cell::Integer(_)));
    let payments = rows.iter().filter(|row| !row.is_opening);
    let first_payment = payments.clone().map(|row| &row.id).min();
    let first_paid_at = payments.filter_map(|row| row.created_at.as_deref()).min();
    let mut seen = BTreeSet::new();
    let mut first_minute: Option<&str> = None;
    let mut later = BTreeSet::new();
    for row in rows.iter().filter(|row| row.is_opening) {
        let comes_after = has_numbers && first_payment.is_some_and(|payment| *payment < row.id);
        let made_at = row.created_at.as_deref();
        let made_after = made_at
            .zip(first_paid_at)
            .is_some_and(|(made, paid)| paid < made);
        let minute = made_at.and_then(|made| made.get(..MINUTE));
        let with_its_month = made_at.is_some() && row.created_at == row.month_created_at;
        let at_another_time = !with_its_month
            && minute.is_some_and(|minute| *first_minute.get_or_insert(minute) != minute);
        let is_second = !seen.insert(row.entry.clone());
        if comes_after || made_after || at_another_time || is_second {
            later.insert(row.row);
        }
    }
    later
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, entry: i64, is_opening: bool, created_at: &str, month: &str) -> LedgerRow {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        LedgerRow {
            row: usize::try_from(id).unwrap(),
            id: Cell::Integer(id),
            entry: Cell::Integer(entry),
            is_opening,
            created_at: text(created_at),
            month_created_at: text(month),
        }
    }

    #[test]
    fn what_came_from_the_step_is_no_other_opening() {
        let step = "2025-03-01 10:00:00";
        let rows = [
            row(1, 1, true, step, "2025-01-01 08:00:00"),
            row(2, 2, true, step, "2025-02-01 08:00:00"),
            row(3, 1, false, "2025-03-02 10:00:00", ""),
        ];
        assert!(made_later(&rows).is_empty());
        let with_months = [
            row(1, 1, true, "2025-01-01 08:00:00", "2025-01-01 08:00:00"),
            row(2, 2, true, "2025-02-01 08:00:00", "2025-02-01 08:00:00"),
        ];
        assert!(made_later(&with_months).is_empty());
        let without_times = [row(1, 1, true, "", ""), row(2, 2, true, "", "")];
        assert!(made_later(&without_times).is_empty());
    }

    #[test]
    fn an_opening_after_a_payment_or_at_another_time_or_a_second_one_is_another() {
        let step = "2025-03-01 10:00:00";
        let rows = [
            row(1, 1, true, step, ""),
            row(2, 1, true, step, ""),
            row(3, 2, true, "2025-03-04 10:00:00", ""),
            row(4, 3, false, "2025-03-05 10:00:00", ""),
            row(5, 4, true, step, ""),
        ];
        assert_eq!(made_later(&rows), [2, 3, 5].into());
    }
}
