use quartermaster_domain::YearMonth;
use serde::Serialize;

use crate::format::Words;

/// The way back to the checklist of a month, for a page that it sent somebody to.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct ClosingBack {
    /// Empty where nobody came from a checklist.
    month: String,
    title: String,
}

impl ClosingBack {
    /// `asked` is what the address of the page says after `closing=`.
    pub(crate) fn of(asked: &str, words: &Words) -> Self {
        let month: Option<YearMonth> = asked.parse().ok();
        month.map_or_else(Self::default, |month| Self {
            month: month.to_string(),
            title: words.month(month),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn only_a_month_is_a_way_back() {
        for household in sample::households("en-GB") {
            let words = Words::of(&household);
            let back = ClosingBack::of("2026-10", &words);
            assert_eq!([back.month, back.title], ["2026-10", "October 2026"]);
            for other in ["", "1", "//evil.example", "2026-13"] {
                assert_eq!(ClosingBack::of(other, &words).month, "", "{other}");
            }
        }
    }
}
