use quartermaster_domain::YearMonth;
use serde::Serialize;

#[cfg(test)]
use super::sample;
use crate::format::Words;

/// The way back to the checklist of a month, for a page that it sent somebody to. Every part is empty where
/// nobody came from a checklist.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct ClosingBack {
    month: String,
    title: String,
    /// What keeps the way in an address that asks for nothing else.
    alone: String,
    /// What keeps the way in an address that asks for something.
    joined: String,
}

impl ClosingBack {
    pub(crate) fn to(month: YearMonth, words: &Words) -> Self {
        Self {
            month: month.to_string(),
            title: words.month(month),
            alone: format!("?closing={month}"),
            joined: format!("&closing={month}"),
        }
    }

    #[cfg(test)]
    pub(crate) fn samples(locale: &str) -> Vec<Self> {
        let households = sample::households(locale);
        let to = |month| {
            households
                .iter()
                .map(move |of| Self::to(month, &Words::of(of)))
        };
        YearMonth::new(2026, 10).map_or_else(|_| Vec::new(), |month| to(month).collect())
    }
}
