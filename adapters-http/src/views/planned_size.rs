/// How many characters the longest of `amounts` has. A browser that fits no field to its content makes the fields of a
/// column this wide.
pub(super) fn longest<'a>(amounts: impl Iterator<Item = &'a str>) -> usize {
    amounts
        .map(|amount| amount.chars().count())
        .max()
        .unwrap_or(1)
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_decides_and_nothing_is_as_wide_as_one() {
        assert_eq!(longest(["1.00", "15,000,123.45", ""].into_iter()), 13);
        assert_eq!(longest(["١٢٫٥٠"].into_iter()), 5);
        for nothing in [&[][..], &[""]] {
            assert_eq!(longest(nothing.iter().copied()), 1);
        }
    }
}
