//! Yearly rates and a month's interest: rounded half to even, nothing on a credit.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::money::to_decimal;
use quartermaster_domain::template::Rate;
use quartermaster_domain::{FieldCode, Money};

use crate::fixtures::{minor, rate};

fn interest(balance: i64, ppm: i64) -> i64 {
    rate(ppm).monthly_interest(minor(balance)).unwrap().minor()
}

#[test]
fn a_rate_goes_from_nothing_to_its_limit_and_no_further() {
    assert_eq!(rate(0), Rate::default());
    assert_eq!(rate(10_000_000).ppm(), 10_000_000);
    for ppm in [-1, 10_000_001, i64::MIN, i64::MAX, 4_294_967_296] {
        let refused = Rate::from_ppm(ppm).unwrap_err();
        assert_eq!(refused.code, FieldCode::OutOfRange, "{ppm}");
    }
}

#[test]
fn a_rate_kept_in_hundredths_of_a_percent_is_a_hundred_times_as_many_millionths() {
    assert_eq!(Rate::from_bps(2_499), Ok(rate(249_900)));
    assert_eq!(Rate::from_bps(100_000), Ok(rate(10_000_000)));
    for bps in [-1, 100_001, i64::MIN, i64::MAX] {
        let refused = Rate::from_bps(bps).unwrap_err();
        assert_eq!(refused.code, FieldCode::OutOfRange, "{bps}");
    }
    assert_eq!(rate(249_900).bps(), Some(2_499));
    assert_eq!(rate(38_750).bps(), None);
    assert_eq!(rate(1).bps(), None);
}

#[test]
fn a_rate_is_said_in_percent_with_as_many_decimals_as_it_has() {
    for (ppm, digits, behind) in [
        (0, 0, 0),
        (1, 1, 4),
        (38_750, 3_875, 3),
        (38_755, 38_755, 4),
        (50_000, 5, 0),
        (249_900, 2_499, 2),
        (10_000_000, 1_000, 0),
    ] {
        assert_eq!(rate(ppm).in_percent(), (minor(digits), behind), "{ppm}");
    }
}

#[test]
fn people_type_rates_with_either_mark_and_with_the_sign() {
    for (text, ppm) in [
        ("3.875", 38_750),
        ("3,875", 38_750),
        ("19.99 %", 199_900),
        ("19,99%", 199_900),
        (" % 12 ", 120_000),
        ("0.0001", 1),
        ("0,00010000", 1),
        (".5", 5_000),
        ("5.", 50_000),
        // No rate has groups of digits, so this is one percent and not a thousand.
        ("1,000", 10_000),
        ("1.000", 10_000),
        ("1000", 10_000_000),
        ("-0", 0),
    ] {
        assert_eq!(Rate::parse_entered(text), Ok(rate(ppm)), "{text}");
    }
}

#[test]
fn what_is_no_rate_is_refused_with_its_reason() {
    for (text, code, key) in [
        ("", FieldCode::Required, "refusal-required"),
        (" % ", FieldCode::Required, "refusal-required"),
        ("a lot", FieldCode::Invalid, "refusal-rate-unreadable"),
        ("3.875.5", FieldCode::Invalid, "refusal-rate-unreadable"),
        ("1.234,5", FieldCode::Invalid, "refusal-rate-unreadable"),
        ("3,87551", FieldCode::Invalid, "refusal-too-many-decimals"),
        ("-1", FieldCode::OutOfRange, "refusal-rate-out-of-range"),
        ("−0,5", FieldCode::OutOfRange, "refusal-rate-out-of-range"),
        (
            "1000.0001",
            FieldCode::OutOfRange,
            "refusal-rate-out-of-range",
        ),
        (
            "99999999999999999999",
            FieldCode::OutOfRange,
            "refusal-rate-out-of-range",
        ),
    ] {
        let refused = Rate::parse_entered(text).unwrap_err();
        assert_eq!((refused.code, refused.message.key), (code, key), "{text}");
    }
}

#[test]
fn the_card_of_the_worked_case_bears_its_interest() {
    assert_eq!(interest(372_196, 249_900), 7_751);
    assert_eq!(interest(364_947, 249_900), 7_600);
}

#[test]
fn a_rate_of_three_decimals_bears_its_own_interest() {
    // 184 500.00 at 3.875 %: 595.78125; at 3.87 % it would be 595.0125, at 3.88 % 596.55.
    assert_eq!(interest(18_450_000, 38_750), 59_578);
    assert_eq!(interest(18_450_000, 38_700), 59_501);
    assert_eq!(interest(18_450_000, 38_800), 59_655);
}

#[test]
fn exactly_half_a_unit_goes_to_the_even_one() {
    let half_of_a_unit = 6_000_000;
    for (halves, rounded) in [(1, 0), (3, 2), (5, 2), (7, 4), (9, 4)] {
        assert_eq!(interest(halves * half_of_a_unit, 1), rounded);
    }
}

#[test]
fn next_to_half_a_unit_goes_to_the_nearer_one() {
    for (balance, rounded) in [
        (5_999_999, 0),
        (6_000_001, 1),
        (17_999_999, 1),
        (18_000_001, 2),
    ] {
        assert_eq!(interest(balance, 1), rounded, "{balance}");
    }
}

#[test]
fn a_credit_a_settled_debt_and_a_rate_of_nothing_bear_none() {
    assert_eq!(interest(-372_196, 249_900), 0);
    assert_eq!(interest(i64::MIN, 10_000_000), 0);
    assert_eq!(interest(0, 249_900), 0);
    assert_eq!(interest(372_196, 0), 0);
}

#[test]
fn the_largest_debt_at_the_highest_rate_still_fits() {
    assert_eq!(
        interest(1_000_000_000_000_000, 10_000_000),
        833_333_333_333_333
    );
    assert_eq!(interest(i64::MAX, 10_000_000), 7_686_143_364_045_646_506);
}

proptest! {
    /// Within half a unit of the exact interest, and even where it is exactly half.
    #[test]
    fn interest_is_the_nearest_unit(balance in 0..=i64::MAX, ppm in 0_i64..=10_000_000) {
        let rounded = interest(balance, ppm);
        let off = i128::from(rounded) * 12_000_000 - i128::from(balance) * i128::from(ppm);
        prop_assert!(off.abs() < 6_000_000 || (off.abs() == 6_000_000 && rounded % 2 == 0));
    }

    #[test]
    fn a_credit_never_bears_interest(balance in i64::MIN..=0, ppm in 0_i64..=10_000_000) {
        let interest = rate(ppm).monthly_interest(minor(balance));
        prop_assert_eq!(interest, Ok(Money::ZERO));
    }

    #[test]
    fn a_rate_is_kept_or_refused(ppm in any::<i64>()) {
        let kept = Rate::from_ppm(ppm).ok().map(|rate| i64::from(rate.ppm()));
        prop_assert_eq!(kept, (0..=10_000_000).contains(&ppm).then_some(ppm));
    }

    #[test]
    fn a_rate_in_percent_is_read_back(ppm in 0_i64..=10_000_000) {
        let (digits, behind) = rate(ppm).in_percent();
        prop_assert_eq!(Rate::parse_entered(&to_decimal(digits, behind)), Ok(rate(ppm)));
    }
}
