//! How long a debt takes when the same amount is paid on it every month.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::limits::{AMOUNT_MAX_MINOR, PAYOFF_MAX_MONTHS};
use quartermaster_domain::template::{
    DebtTargetFields, EntryKind, Payoff, Recurrence, Template, usually,
};

use crate::fixtures::{at, debt_target, entry, minor, rate};

fn debt(balance: i64, ppm: i64) -> DebtTargetFields {
    DebtTargetFields {
        balance: minor(balance),
        apr: rate(ppm),
        ..debt_target(1).fields
    }
}

fn payoff(balance: i64, ppm: i64, monthly: i64) -> Payoff {
    debt(balance, ppm).payoff(minor(monthly)).unwrap()
}

fn after(months: u32, interest: i64) -> Payoff {
    Payoff::After {
        months,
        interest: minor(interest),
    }
}

#[test]
fn without_interest_the_payments_are_what_is_owed() {
    assert_eq!(payoff(100_000, 0, 25_000), after(4, 0));
    assert_eq!(payoff(100_001, 0, 25_000), after(5, 0));
    assert_eq!(payoff(1, 0, 25_000), after(1, 0));
}

#[test]
fn interest_is_added_before_each_payment_as_in_a_month() {
    // 1 000.00 at 12 %: 10.00, then 1 010.00 − 505.00 = 505.00 and 5.05, then 510.05 − 505.00 and 0.05.
    assert_eq!(payoff(100_000, 120_000, 50_500), after(3, 1_510));
    assert_eq!(payoff(100_000, 120_000, 101_000), after(1, 1_000));
    // The card of the worked case.
    assert_eq!(payoff(372_196, 249_900, 15_000), after(36, 157_057));
}

#[test]
fn what_does_not_cover_the_interest_never_ends() {
    assert_eq!(payoff(100_000, 120_000, 0), Payoff::Never);
    assert_eq!(payoff(100_000, 120_000, 999), Payoff::Never);
    assert_eq!(payoff(100_000, 120_000, 1_000), Payoff::Never);
    assert!(matches!(
        payoff(100_000, 120_000, 1_001),
        Payoff::After { .. }
    ));
    assert_eq!(payoff(100_000, 0, 0), Payoff::Never);
}

#[test]
fn a_credit_and_a_debt_of_nothing_take_no_time() {
    for balance in [0, -1, -372_196] {
        assert_eq!(payoff(balance, 249_900, 0), Payoff::NothingOwed);
    }
}

#[test]
fn more_than_a_hundred_years_are_not_counted() {
    let most = i64::from(PAYOFF_MAX_MONTHS);
    assert_eq!(payoff(most * 10, 0, 10), after(PAYOFF_MAX_MONTHS, 0));
    assert_eq!(payoff(most * 10 + 1, 0, 10), Payoff::TooLong);
    assert_eq!(payoff(AMOUNT_MAX_MINOR, 0, 1), Payoff::TooLong);
}

#[test]
fn the_entries_that_pay_a_debt_pay_their_share_of_a_month() {
    let paying = |id, every, planned| {
        let mut entry = entry(id);
        entry.fields.kind = EntryKind::DebtPayment;
        entry.fields.debt_target = Some(DebtTargetId(1));
        entry.fields.planned = minor(planned);
        entry.fields.recurrence = Recurrence::Months {
            every,
            from: None,
            until: None,
        };
        entry
    };
    let mut archived = paying(3, 1, 7_000);
    archived.archived_at = Some(at(1));
    let mut other = paying(4, 1, 9_000);
    other.fields.debt_target = Some(DebtTargetId(2));
    let template = Template {
        entries: vec![paying(1, 1, 15_000), paying(2, 12, 12_000), archived, other],
        debt_targets: Vec::new(),
    };
    let entries: Vec<i64> = template.paying(DebtTargetId(1)).map(|e| e.id.0).collect();
    assert_eq!(entries, [1, 2]);
    let paid = usually(template.paying(DebtTargetId(1)));
    assert_eq!(paid, Ok(minor(16_000)));
}

proptest! {
    /// What is paid in all is what was owed and its interest, and the last payment is not needed whole.
    #[test]
    fn every_unit_of_debt_and_interest_is_paid(
        balance in 1_i64..=100_000_000,
        ppm in 0_i64..=1_000_000,
        monthly in 1_i64..=10_000_000,
    ) {
        let debt = debt(balance, ppm);
        match debt.payoff(minor(monthly)).unwrap() {
            Payoff::After { months, interest } => {
                let due = balance + interest.minor();
                let months = i64::from(months);
                prop_assert!(due <= months * monthly);
                prop_assert!(due > (months - 1) * monthly);
            }
            Payoff::Never => {
                prop_assert!(debt.apr.monthly_interest(debt.balance).unwrap() >= minor(monthly));
            }
            Payoff::TooLong => prop_assert!(monthly < balance),
            Payoff::NothingOwed => prop_assert!(false, "something is owed"),
        }
    }

    #[test]
    fn paying_more_never_takes_longer(
        balance in 1_i64..=100_000_000,
        ppm in 0_i64..=1_000_000,
        monthly in 1_i64..=10_000_000,
        more in 1_i64..=1_000_000,
    ) {
        let months = |monthly: i64| match payoff(balance, ppm, monthly) {
            Payoff::After { months, .. } => months,
            _ => u32::MAX,
        };
        prop_assert!(months(monthly + more) <= months(monthly));
        prop_assert_eq!(payoff(-balance, ppm, monthly), Payoff::NothingOwed);
    }
}
