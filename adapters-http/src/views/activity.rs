use quartermaster_application::audit::{AuditRecord, DetailValue, Details};
use quartermaster_domain::Money;
use serde::Serialize;

#[cfg(test)]
use super::sample::{self, HOSTILE};
use super::{Shell, View, activity_words};
use crate::format::Words;

/// What was changed, the latest first.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ActivityPage {
    changes: Vec<ChangeLine>,
    /// The id before which earlier changes are; empty where there are no more.
    more_before: String,
}

#[derive(Debug, Clone, Serialize)]
struct ChangeLine {
    at: String,
    by: String,
    what: String,
    /// What it is called that was changed; empty where that has no name.
    name: String,
    /// The month it was about, as its address has it; empty where it was about none.
    month: String,
    month_title: String,
    details: Vec<DetailLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct DetailLine {
    name: String,
    before: String,
    after: String,
}

impl ActivityPage {
    pub(crate) fn of(changes: &[(i64, AuditRecord)], words: &Words, has_more: bool) -> Self {
        let last = changes.last().filter(|_| has_more);
        Self {
            changes: changes
                .iter()
                .map(|(_, record)| ChangeLine::of(record, words))
                .collect(),
            more_before: last.map(|(id, _)| id.to_string()).unwrap_or_default(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("activity-title"), "settings")
    }
}

impl ChangeLine {
    fn of(record: &AuditRecord, words: &Words) -> Self {
        Self {
            at: words.instant(record.at),
            by: activity_words::author(record, words),
            what: activity_words::act(record, words),
            name: name_of(record),
            month: record.month.map(|m| m.to_string()).unwrap_or_default(),
            month_title: record.month.map(|it| words.month(it)).unwrap_or_default(),
            details: differences(record.before.as_ref(), record.after.as_ref(), words),
        }
    }
}

fn name_of(record: &AuditRecord) -> String {
    let sides = [&record.after, &record.before].into_iter().flatten();
    let mut names = sides.filter_map(|side| side.text("name"));
    names.next().unwrap_or_default().to_owned()
}

/// The named values that are not the same before and after, in the order they were recorded.
fn differences(
    before: Option<&Details>,
    after: Option<&Details>,
    words: &Words,
) -> Vec<DetailLine> {
    let values = |details: Option<&Details>| details.map(|known| known.0.clone());
    let before = values(before).unwrap_or_default();
    let after = values(after).unwrap_or_default();
    let value_in = |details: &[(String, DetailValue)], name: &str| {
        let found = details.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| text(name, value, words))
            .unwrap_or_default()
    };
    let only_before = before
        .iter()
        .filter(|(name, _)| !after.iter().any(|(known, _)| known == name));
    after
        .iter()
        .chain(only_before)
        .map(|(name, _)| DetailLine {
            before: value_in(&before, name),
            after: value_in(&after, name),
            name: activity_words::field(name, words),
        })
        .filter(|line| line.before != line.after)
        .collect()
}

/// Amounts carry their unit in their recorded names, and are shown in the household's currency.
const AMOUNT_SUFFIX: &str = "_minor";

fn text(name: &str, value: &DetailValue, words: &Words) -> String {
    match value {
        DetailValue::Number(minor) if name.ends_with(AMOUNT_SUFFIX) => {
            words.amount(Money::from_minor(*minor))
        }
        DetailValue::Null => String::new(),
        DetailValue::Number(number) => activity_words::number(name, *number, words),
        DetailValue::Text(text) => activity_words::text(name, text, words),
        DetailValue::List(values) => {
            joined(values.iter().map(|value| text(name, value, words)), words)
        }
        DetailValue::Nested(details) => {
            if let Some(told) = activity_words::recurrence(name, details, words) {
                return told;
            }
            let known = details.0.iter();
            let parts = known.map(|(name, value)| (name, text(name, value, words)));
            let said = parts.filter(|(_, value)| !value.is_empty());
            joined(said.map(|(name, value)| pair(name, value, words)), words)
        }
    }
}

fn pair(name: &str, value: String, words: &Words) -> String {
    let name = activity_words::field(name, words);
    words.text_with(
        "activity-pair",
        &[("name", name.into()), ("value", value.into())],
    )
}

fn joined(parts: impl Iterator<Item = String>, words: &Words) -> String {
    let join = |first: String, second: String| {
        let parts = [("first", first.into()), ("second", second.into())];
        words.text_with("activity-joined", &parts)
    };
    parts.reduce(join).unwrap_or_default()
}

impl View for ActivityPage {
    const TEMPLATE: &'static str = "pages/activity.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        use quartermaster_application::audit::Channel;
        use quartermaster_domain::{Timestamp, YearMonth};

        let record = |month: Option<YearMonth>| AuditRecord {
            at: Timestamp::UNIX_EPOCH,
            actor: HOSTILE.to_owned(),
            channel: Channel::Page,
            action: "changed".to_owned(),
            subject: "month_entry".to_owned(),
            subject_id: Some(1),
            month,
            before: Some(Details::new().with("name", HOSTILE).with("carry", "none")),
            after: Some(Details::new().with("name", "").with("carry", "none")),
        };
        let month = YearMonth::new(2026, 10).ok();
        let changes = [(2, record(month)), (1, record(None))];
        let households = sample::households(locale);
        let words = households.iter().map(Words::of);
        words
            .flat_map(|words| {
                [
                    Self::of(&[], &words, false),
                    Self::of(&changes, &words, false),
                    Self::of(&changes, &words, true),
                ]
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_both_values() {
        let words = Words::of(&sample::households("en-GB")[0]);
        let before = Details::new().with("name", "Rent").with("planned_minor", 1);
        let after = Details::new()
            .with("name", "Rent")
            .with("planned_minor", 2)
            .with("notes", vec!["a", "b"]);
        let line = |name: &str, before: &str, after: &str| DetailLine {
            name: name.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        assert_eq!(
            differences(Some(&before), Some(&after), &words),
            [line("Planned", "0.01", "0.02"), line("Notes", "", "a, b")]
        );
        assert_eq!(
            differences(Some(&before), None, &words),
            [line("Name", "Rent", ""), line("Planned", "0.01", "")]
        );
    }
}
