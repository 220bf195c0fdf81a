//! Splits: the parts are the whole to the unit, and the units left over go to the largest remainders.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::Money;
use quartermaster_domain::money::split;

use crate::fixtures::minor;

fn parts(total: i64, weights: &[u32]) -> Vec<i64> {
    let parts = split(minor(total), weights).unwrap();
    parts.into_iter().map(Money::minor).collect()
}

/// Weights of which at least one is above zero, small ones often so that remainders tie.
fn any_weights() -> impl Strategy<Value = Vec<u32>> {
    let weight = proptest::prop_oneof![0_u32..5, any::<u32>()];
    proptest::collection::vec(weight, 1..50).prop_filter("a weight above zero", |weights| {
        weights.iter().any(|w| *w > 0)
    })
}

#[test]
fn equal_weights_give_the_units_left_over_to_the_first_parts() {
    assert_eq!(parts(1_000, &[1, 1, 1]), [334, 333, 333]);
    assert_eq!(parts(1_001, &[1, 1, 1]), [334, 334, 333]);
    assert_eq!(parts(999, &[1, 1, 1]), [333, 333, 333]);
}

#[test]
fn the_largest_remainder_gets_the_unit_wherever_it_stands() {
    assert_eq!(parts(100, &[1, 1, 4]), [17, 17, 66]);
    assert_eq!(parts(10, &[1, 5, 3]), [1, 6, 3]);
    assert_eq!(parts(5, &[6, 3, 1]), [3, 2, 0]);
    assert_eq!(parts(5, &[1, 3, 6]), [1, 1, 3]);
}

#[test]
fn a_negative_whole_splits_as_its_mirror() {
    assert_eq!(parts(-1_000, &[1, 1, 1]), [-334, -333, -333]);
    assert_eq!(parts(-10, &[1, 5, 3]), [-1, -6, -3]);
}

#[test]
fn a_weight_of_zero_gets_nothing() {
    assert_eq!(parts(7, &[0, 1, 0, 1]), [0, 4, 0, 3]);
    assert_eq!(parts(7, &[0, 3]), [0, 7]);
}

#[test]
fn a_whole_smaller_than_its_parts_leaves_some_empty() {
    assert_eq!(parts(2, &[1, 1, 1]), [1, 1, 0]);
    assert_eq!(parts(0, &[1, 2]), [0, 0]);
}

#[test]
fn without_a_weight_there_are_no_parts() {
    assert!(parts(100, &[]).is_empty());
    assert!(parts(100, &[0, 0]).is_empty());
}

#[test]
fn the_whole_range_of_64_bits_splits_without_loss() {
    for total in [i64::MAX, i64::MIN] {
        let parts = parts(total, &[u32::MAX, 1, u32::MAX]);
        let sum: i128 = parts.iter().copied().map(i128::from).sum();
        assert_eq!(sum, i128::from(total));
    }
    assert_eq!(parts(i64::MIN, &[1]), [i64::MIN]);
}

proptest! {
    #[test]
    fn the_parts_sum_to_the_whole(total in any::<i64>(), weights in any_weights()) {
        let parts = parts(total, &weights);
        prop_assert_eq!(parts.len(), weights.len());
        let sum: i128 = parts.into_iter().map(i128::from).sum();
        prop_assert_eq!(sum, i128::from(total));
    }

    /// No part is a whole unit or more away from its exact share, and none crosses zero.
    #[test]
    fn every_part_is_within_a_unit_of_its_share(total in any::<i64>(), weights in any_weights()) {
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        for (part, weight) in parts(total, &weights).into_iter().zip(&weights) {
            let exact = i128::from(total) * i128::from(*weight);
            prop_assert!((i128::from(part) * whole - exact).abs() < whole);
            prop_assert!(part == 0 || (part < 0) == (total < 0));
        }
    }

    /// A part that was rounded up had no smaller remainder than one that was rounded down.
    #[test]
    fn units_left_over_go_to_the_largest_remainders(total in 0_i64..1_000, weights in any_weights()) {
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        let (mut smallest_raised, mut largest_kept) = (whole, 0);
        for (part, weight) in parts(total, &weights).into_iter().zip(&weights) {
            let exact = i128::from(total) * i128::from(*weight);
            if i128::from(part) > exact / whole {
                smallest_raised = smallest_raised.min(exact % whole);
            } else {
                largest_kept = largest_kept.max(exact % whole);
            }
        }
        prop_assert!(smallest_raised >= largest_kept);
    }

    #[test]
    fn a_refund_splits_as_the_mirror_of_its_payment(total in 0..=i64::MAX, weights in any_weights()) {
        let mirrored: Vec<i64> = parts(-total, &weights).into_iter().map(|part| -part).collect();
        prop_assert_eq!(mirrored, parts(total, &weights));
    }
}
