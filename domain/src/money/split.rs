use super::{Money, Overflow};

/// Splits `total` by `weights`, so that the parts sum to the whole: each part is rounded towards
/// zero and the units left over go to the largest remainders, the earlier part first on a tie.
///
/// With no weight above zero there is no way to split, and there are no parts.
///
/// # Errors
/// A part that does not fit into 64 bits; none is larger than the whole.
pub fn split(total: Money, weights: &[u32]) -> Result<Vec<Money>, Overflow> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return Ok(Vec::new());
    }
    let amount = i128::from(total.minor());
    let mut parts: Vec<(i128, i128)> = weights
        .iter()
        .map(|weight| {
            let share = amount * i128::from(*weight);
            (share / whole, (share % whole).abs())
        })
        .collect();
    let given: i128 = parts.iter().map(|(part, _)| part).sum();
    let unit = amount.signum();
    let mut left = (amount - given).abs();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|index| {
        std::cmp::Reverse(parts.get(*index).map_or(0, |(_, remainder)| *remainder))
    });
    for index in by_remainder {
        if left == 0 {
            break;
        }
        if let Some((part, _)) = parts.get_mut(index) {
            *part += unit;
            left -= 1;
        }
    }
    parts
        .into_iter()
        .map(|(part, _)| {
            i64::try_from(part)
                .map(Money::from_minor)
                .map_err(|_| Overflow)
        })
        .collect()
}
