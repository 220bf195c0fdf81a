use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::{DebtTargetId, Money, Overflow, YearMonth};

use super::{DebtBalance, MonthView};

/// How many months a curve looks back over, the one it ends with among them.
const CURVE_MAX_MONTHS: i32 = 24;

/// How the balance of a debt went, month by month up to the one that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtCurve {
    pub debt: DebtTargetId,
    /// The closing balance of each month that has the debt, the earliest first.
    pub closing: Vec<(YearMonth, Money)>,
}

/// The first month that curves up to `last` show.
pub(super) fn first_month(last: YearMonth) -> YearMonth {
    last.plus_months(1 - CURVE_MAX_MONTHS).unwrap_or(last)
}

/// The curves of the month's debts: `closed` as it was frozen, the open months as they stand now.
///
/// # Errors
/// A sum that does not fit.
pub(super) fn curves(
    month: &MonthView,
    closed: &[DebtBalance],
) -> Result<Vec<DebtCurve>, Overflow> {
    let reading = &month.reading;
    let this = reading.contents.month.head().year_month;
    let first = first_month(this);
    let open = Sheet::of_each(&reading.open_before)?;
    let months = reading.open_before.iter();
    let months = months.map(|contents| contents.month.head().year_month);
    let sheets: Vec<_> = months.zip(&open).chain([(this, &month.sheet)]).collect();
    let curve = |debt: DebtTargetId| {
        let of_open = sheets.iter().filter_map(|(month, sheet)| {
            let line = sheet.debts.iter().find(|line| line.debt.source == debt)?;
            Some((*month, line.closing_balance))
        });
        let of_closed = closed.iter().filter(|balance| balance.debt == debt);
        let mut closing: Vec<_> = of_closed
            .map(|balance| (balance.month, balance.closing))
            .chain(of_open.filter(|(month, _)| *month >= first))
            .collect();
        closing.sort_by_key(|(month, _)| *month);
        DebtCurve { debt, closing }
    };
    let debts = month.sheet.debts.iter();
    Ok(debts.map(|line| curve(line.debt.source)).collect())
}
