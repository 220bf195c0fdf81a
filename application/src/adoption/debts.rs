use quartermaster_domain::month::MonthDebtTarget;
use quartermaster_domain::{Money, Overflow};

use super::{Different, EarlierHousehold, EarlierMonth};

/// The debts of a month as they stand with us: interest 0, and charges that take the balance to where the debt stands next.
///
/// # Errors
/// A sum that does not fit.
pub(super) fn of_month(
    earlier: &EarlierHousehold,
    index: usize,
    closed_before: Option<&EarlierMonth>,
    different: &mut Vec<Different>,
) -> Result<Vec<MonthDebtTarget>, Overflow> {
    let Some(month) = earlier.months.get(index) else {
        return Ok(Vec::new());
    };
    let debts = month.debts.iter().map(|debt| {
        let charges = match earlier.stands_after(debt.source, index) {
            Some(balance) => balance.minus(month.left_of(debt)?)?,
            None => Money::ZERO,
        };
        if !charges.is_zero() {
            different.push(Different::Charges {
                month: month.year_month,
                debt: debt.name.as_str().to_owned(),
                amount: charges,
            });
        }
        let before = closed_before.and_then(|before| before.debt(debt.source));
        Ok(MonthDebtTarget {
            // The month before was made to close at just this.
            carried_balance: before.map(|_| debt.balance_at_creation),
            entered_interest: Some(Money::ZERO),
            charges,
            frozen: None,
            ..debt.clone()
        })
    });
    debts.collect()
}
