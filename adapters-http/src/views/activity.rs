use quartermaster_application::audit::{AuditRecord, Channel, DetailValue, Details};
use quartermaster_domain::{Timestamp, YearMonth};
use serde::Serialize;

use super::sample::HOSTILE;
use super::{Shell, View};
use crate::format;

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
    pub(crate) fn of(changes: &[(i64, AuditRecord)], has_more: bool) -> Self {
        let last = changes.last().filter(|_| has_more);
        Self {
            changes: changes
                .iter()
                .map(|(_, record)| ChangeLine::of(record))
                .collect(),
            more_before: last.map(|(id, _)| id.to_string()).unwrap_or_default(),
        }
    }

    pub(crate) fn shell(&self) -> Shell {
        Shell {
            title: "Activity".to_owned(),
            section: "settings",
        }
    }
}

impl ChangeLine {
    fn of(record: &AuditRecord) -> Self {
        Self {
            at: format::instant(record.at),
            by: format!("{}, {}", record.actor, record.channel.as_str()),
            what: format!("{} {}", record.subject.replace('_', " "), record.action),
            month: record.month.map(|m| m.to_string()).unwrap_or_default(),
            month_title: record.month.map(format::month).unwrap_or_default(),
            details: differences(record.before.as_ref(), record.after.as_ref()),
        }
    }
}

/// The named values that are not the same before and after, in the order they were recorded.
fn differences(before: Option<&Details>, after: Option<&Details>) -> Vec<DetailLine> {
    let values = |details: Option<&Details>| details.map(|known| known.0.clone());
    let before = values(before).unwrap_or_default();
    let after = values(after).unwrap_or_default();
    let value_in = |details: &[(String, DetailValue)], name: &str| {
        let found = details.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| text(value)).unwrap_or_default()
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
            name: name.replace('_', " "),
        })
        .filter(|line| line.before != line.after)
        .collect()
}

fn text(value: &DetailValue) -> String {
    match value {
        DetailValue::Null => String::new(),
        DetailValue::Number(number) => number.to_string(),
        DetailValue::Text(text) => text.clone(),
        DetailValue::List(values) => values.iter().map(text).collect::<Vec<_>>().join(", "),
        DetailValue::Nested(details) => {
            let parts = details.0.iter();
            let parts = parts.map(|(name, value)| format!("{name}: {}", text(value)));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

impl View for ActivityPage {
    const TEMPLATE: &'static str = "pages/activity.html";

    fn samples() -> Vec<Self> {
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
        vec![
            Self::of(&[], false),
            Self::of(&changes, false),
            Self::of(&changes, true),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_both_values() {
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
            differences(Some(&before), Some(&after)),
            [line("planned minor", "1", "2"), line("notes", "", "a, b")]
        );
        assert_eq!(
            differences(Some(&before), None),
            [line("name", "Rent", ""), line("planned minor", "1", "")]
        );
    }
}
