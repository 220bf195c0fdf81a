use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// How long ago in the largest unit that fits: `3 hours ago`, `just now`.
pub(crate) fn ago(age: Duration) -> String {
    let seconds = age.as_secs();
    let (count, unit) = match seconds {
        0..MINUTE => return "just now".to_owned(),
        MINUTE..HOUR => (seconds / MINUTE, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        _ => (seconds / DAY, "day"),
    };
    format!("{} ago", counted(count, unit))
}

/// `day`, `12 hours`, `90 minutes`: what stands after `every`, in the largest unit it is whole in.
pub(crate) fn interval(every: Duration) -> String {
    let seconds = every.as_secs();
    let whole = [
        (DAY, "day"),
        (HOUR, "hour"),
        (MINUTE, "minute"),
        (1, "second"),
    ];
    let fitting = whole
        .into_iter()
        .find(|(length, _)| seconds.is_multiple_of(*length));
    match fitting.map(|(length, unit)| (seconds / length, unit)) {
        Some((1, unit)) => unit.to_owned(),
        Some((count, unit)) => counted(count, unit),
        None => String::new(),
    }
}

fn counted(count: u64, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// A size as files have it: `940 bytes`, `1.2 MB`.
pub(crate) fn bytes(count: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")];
    match UNITS.into_iter().find(|(size, _)| count >= *size) {
        Some((size, unit)) => format!(
            "{}.{}\u{a0}{unit}",
            count / size,
            count % size / (size / 10)
        ),
        None => format!("{count}\u{a0}bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_the_largest_unit_that_fits() {
        for (seconds, expected) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (3_599, "59 minutes ago"),
            (3_600, "1 hour ago"),
            (86_399, "23 hours ago"),
            (86_400, "1 day ago"),
            (86_400 * 400, "400 days ago"),
        ] {
            assert_eq!(ago(Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn an_interval_is_told_in_whole_units() {
        for (seconds, expected) in [
            (86_400, "day"),
            (172_800, "2 days"),
            (43_200, "12 hours"),
            (5_400, "90 minutes"),
            (3_600, "hour"),
            (61, "61 seconds"),
        ] {
            assert_eq!(interval(Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn sizes_have_one_digit_behind_the_point() {
        for (count, expected) in [
            (940, "940\u{a0}bytes"),
            (1_000, "1.0\u{a0}KB"),
            (155_648, "155.6\u{a0}KB"),
            (1_290_000, "1.2\u{a0}MB"),
            (2_000_000_000, "2.0\u{a0}GB"),
        ] {
            assert_eq!(bytes(count), expected);
        }
    }
}
