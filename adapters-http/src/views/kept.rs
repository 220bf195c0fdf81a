use form_urlencoded::byte_serialize;
use quartermaster_domain::YearMonth;
use serde::Serialize;

#[cfg(test)]
use super::sample;
use crate::format::Words;

/// What the links and forms of a month's pages keep in their addresses, and the way back to the checklist
/// that sent somebody there. Every part is empty where there is nothing to keep.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Kept {
    month: String,
    title: String,
    /// The entry whose ledger is open.
    open: String,
    /// What keeps everything, in an address that asks for nothing else.
    alone: String,
    /// What keeps everything, in an address that asks for something.
    joined: String,
    /// The same with no ledger open.
    folded_alone: String,
    folded_joined: String,
    /// The same with all entries shown.
    unfiltered_alone: String,
    /// What keeps the way to the checklist and nothing else.
    closing_alone: String,
}

impl Kept {
    pub(crate) fn to(
        closing: Option<YearMonth>,
        open: Option<i64>,
        filter: &str,
        words: &Words,
    ) -> Self {
        let closes = Self::closing(closing);
        let opens = Self::open(open);
        let filters = Self::filter(filter);
        let all = [closes.clone(), opens.clone(), filters.clone()].concat();
        let folded = [closes.clone(), filters].concat();
        Self {
            month: closing.map(|month| month.to_string()).unwrap_or_default(),
            title: closing.map(|month| words.month(month)).unwrap_or_default(),
            open: open.map(|entry| entry.to_string()).unwrap_or_default(),
            alone: after('?', &all),
            joined: after('&', &all),
            folded_alone: after('?', &folded),
            folded_joined: after('&', &folded),
            unfiltered_alone: after('?', &[closes.clone(), opens].concat()),
            closing_alone: after('?', &closes),
        }
    }

    /// The parts of an address that keep each, ready to be joined; none where there is nothing to keep.
    pub(crate) fn closing(month: Option<YearMonth>) -> Vec<String> {
        let part = month.map(|month| format!("closing={month}"));
        part.into_iter().collect()
    }

    pub(crate) fn open(entry: Option<i64>) -> Vec<String> {
        let part = entry.map(|entry| format!("open={entry}"));
        part.into_iter().collect()
    }

    pub(crate) fn filter(text: &str) -> Vec<String> {
        let part = (!text.is_empty()).then(|| {
            format!(
                "filter={}",
                byte_serialize(text.as_bytes()).collect::<String>()
            )
        });
        part.into_iter().collect()
    }

    #[cfg(test)]
    pub(crate) fn samples(locale: &str) -> Vec<Self> {
        let households = sample::households(locale);
        let october = YearMonth::new(2026, 10).ok();
        let to = |closing, open, filter| {
            let words = households.iter().map(Words::of);
            words.map(move |words| Self::to(closing, open, filter, &words))
        };
        to(october, None, "")
            .chain(to(october, Some(2), sample::HOSTILE))
            .chain(to(None, Some(2), ""))
            .collect()
    }
}

fn after(joint: char, parts: &[String]) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!("{joint}{}", parts.join("&"))
    }
}
