use std::time::Duration;

use quartermaster_domain::Money;

use super::Words;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

impl Words {
    /// How long ago in the largest unit that fits: `3 hours ago`, `just now`.
    pub(crate) fn ago(&self, age: Duration) -> String {
        let seconds = age.as_secs();
        let (count, key) = match seconds {
            0..MINUTE => return self.text("words-just-now"),
            MINUTE..HOUR => (seconds / MINUTE, "words-minutes-ago"),
            HOUR..DAY => (seconds / HOUR, "words-hours-ago"),
            _ => (seconds / DAY, "words-days-ago"),
        };
        self.text_with(key, &[("count", count.into())])
    }

    /// `every day`, `every 12 hours`, in the largest unit it is whole in.
    pub(crate) fn interval(&self, every: Duration) -> String {
        let seconds = every.as_secs();
        let whole = [
            (DAY, "words-every-days"),
            (HOUR, "words-every-hours"),
            (MINUTE, "words-every-minutes"),
            (1, "words-every-seconds"),
        ];
        let fitting = whole
            .into_iter()
            .find(|(length, _)| seconds.is_multiple_of(*length));
        fitting.map_or_else(String::new, |(length, key)| {
            self.text_with(key, &[("count", (seconds / length).into())])
        })
    }

    /// A size as files have it: `940 bytes`, `1.2 MB`.
    pub(crate) fn bytes(&self, count: u64) -> String {
        const UNITS: [(u64, &str); 3] = [
            (1_000_000_000, "words-gigabytes"),
            (1_000_000, "words-megabytes"),
            (1_000, "words-kilobytes"),
        ];
        match UNITS.into_iter().find(|(size, _)| count >= *size) {
            Some((size, key)) => {
                let tenths = i64::try_from(count / (size / 10)).unwrap_or(i64::MAX);
                let number = self.numbers.amount(Money::from_minor(tenths), 1);
                self.text_with(key, &[("number", number.into())])
            }
            None => self.text_with("words-bytes", &[("count", count.into())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    fn words() -> Words {
        Words::of(&sample::household("en-GB", "EUR").unwrap())
    }

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
            assert_eq!(words().ago(Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn an_interval_is_told_in_whole_units() {
        for (seconds, expected) in [
            (86_400, "every day"),
            (172_800, "every 2 days"),
            (43_200, "every 12 hours"),
            (5_400, "every 90 minutes"),
            (3_600, "every hour"),
            (61, "every 61 seconds"),
        ] {
            assert_eq!(words().interval(Duration::from_secs(seconds)), expected);
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
            assert_eq!(words().bytes(count), expected);
        }
    }
}
