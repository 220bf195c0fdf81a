use std::num::NonZeroU32;
use std::time::Duration;

use jiff::{Span, SpanRelativeTo};

/// More often would only wear the disk out.
const SHORTEST: Duration = Duration::from_secs(60);

/// A year; beyond that the schedule would be none.
const LONGEST: Duration = Duration::from_secs(366 * 86_400);

/// How often: `12h`, `1d`, `90m`; a day has 24 hours. `off` is never.
pub(super) fn interval(text: &str) -> Result<Option<Duration>, String> {
    if text == "off" {
        return Ok(None);
    }
    let refused = || "is neither off nor a time such as 12h or 1d, from 1m to 366d".to_owned();
    let span: Span = text.parse().map_err(|_| refused())?;
    let duration = span
        .to_duration(SpanRelativeTo::days_are_24_hours())
        .map_err(|_| refused())?;
    let duration = Duration::try_from(duration).map_err(|_| refused())?;
    if (SHORTEST..=LONGEST).contains(&duration) {
        Ok(Some(duration))
    } else {
        Err(refused())
    }
}

/// `all`, or a number from 1 on.
pub(super) fn how_many(text: &str) -> Result<Option<NonZeroU32>, String> {
    if text == "all" {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|_| "is neither all nor a whole number from 1 on".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_read_as_people_write_it() {
        let seconds = |text: &str| interval(text).unwrap().map(|every| every.as_secs());
        assert_eq!(seconds("off"), None);
        for (text, expected) in [
            ("1d", 86_400),
            ("24h", 86_400),
            ("12h", 43_200),
            ("90m", 5_400),
            ("1m", 60),
            ("1d 12h", 129_600),
            ("2 hours", 7_200),
            ("PT6H", 21_600),
            ("1w", 604_800),
            ("366d", 31_622_400),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_interval_is_refused() {
        for text in [
            "",
            "daily",
            "0",
            "12",
            "-1d",
            "59s",
            "367d",
            "1mo",
            "1y",
            "1 fortnight",
            "OFF",
            "1e3h",
        ] {
            assert!(interval(text).is_err(), "{text}");
        }
    }

    #[test]
    fn how_many_is_a_number_or_all() {
        assert_eq!(how_many("all"), Ok(None));
        assert_eq!(how_many("30"), Ok(NonZeroU32::new(30)));
        for text in ["", "0", "-1", "1.5", "many", "4294967296"] {
            assert!(how_many(text).is_err(), "{text}");
        }
    }
}
