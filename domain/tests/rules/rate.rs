//! Yearly rates and a month's interest: rounded half to even, nothing on a credit.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::template::Rate;
use quartermaster_domain::{FieldCode, Money};

use crate::fixtures::{minor, rate};

fn interest(balance: i64, bps: i64) -> i64 {
    rate(bps).monthly_interest(minor(balance)).unwrap().minor()
}

#[test]
fn a_rate_goes_from_nothing_to_its_limit_and_no_further() {
    assert_eq!(rate(0), Rate::default());
    assert_eq!(rate(100_000).bps(), 100_000);
    for bps in [-1, 100_001, i64::MIN, i64::MAX, 4_294_967_296] {
        let refused = Rate::from_bps(bps).unwrap_err();
        assert_eq!(refused.code, FieldCode::OutOfRange, "{bps}");
    }
}

#[test]
fn the_card_of_the_worked_case_bears_its_interest() {
    assert_eq!(interest(372_196, 2_499), 7_751);
    assert_eq!(interest(364_947, 2_499), 7_600);
}

#[test]
fn exactly_half_a_unit_goes_to_the_even_one() {
    let half_of_a_unit = 60_000;
    for (halves, rounded) in [(1, 0), (3, 2), (5, 2), (7, 4), (9, 4)] {
        assert_eq!(interest(halves * half_of_a_unit, 1), rounded);
    }
}

#[test]
fn next_to_half_a_unit_goes_to_the_nearer_one() {
    for (balance, rounded) in [(59_999, 0), (60_001, 1), (179_999, 1), (180_001, 2)] {
        assert_eq!(interest(balance, 1), rounded, "{balance}");
    }
}

#[test]
fn a_credit_a_settled_debt_and_a_rate_of_nothing_bear_none() {
    assert_eq!(interest(-372_196, 2_499), 0);
    assert_eq!(interest(i64::MIN, 100_000), 0);
    assert_eq!(interest(0, 2_499), 0);
    assert_eq!(interest(372_196, 0), 0);
}

#[test]
fn the_largest_debt_at_the_highest_rate_still_fits() {
    assert_eq!(
        interest(1_000_000_000_000_000, 100_000),
        833_333_333_333_333
    );
    assert_eq!(interest(i64::MAX, 100_000), 7_686_143_364_045_646_506);
}

proptest! {
    /// Within half a unit of the exact interest, and even where it is exactly half.
    #[test]
    fn interest_is_the_nearest_unit(balance in 0..=i64::MAX, bps in 0_i64..=100_000) {
        let rounded = interest(balance, bps);
        let off = i128::from(rounded) * 120_000 - i128::from(balance) * i128::from(bps);
        prop_assert!(off.abs() < 60_000 || (off.abs() == 60_000 && rounded % 2 == 0));
    }

    #[test]
    fn a_credit_never_bears_interest(balance in i64::MIN..=0, bps in 0_i64..=100_000) {
        let interest = rate(bps).monthly_interest(minor(balance));
        prop_assert_eq!(interest, Ok(Money::ZERO));
    }

    #[test]
    fn a_rate_is_kept_or_refused(bps in any::<i64>()) {
        let kept = Rate::from_bps(bps).ok().map(|rate| i64::from(rate.bps()));
        prop_assert_eq!(kept, (0..=100_000).contains(&bps).then_some(bps));
    }
}
