//! The audit trail: every change leaves one record in the same transaction.

use quartermaster_domain::{Timestamp, YearMonth};

/// Who asks for a change, through which door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// `local` until people sign in.
    pub actor: String,
    pub channel: Channel,
}

impl Author {
    /// The one local person, through `channel`.
    pub fn local(channel: Channel) -> Self {
        Self {
            actor: "local".to_owned(),
            channel,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    Page,
    Api,
    Cli,
}

impl Channel {
    pub const ALL: [Self; 3] = [Self::Page, Self::Api, Self::Cli];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Cli => "cli",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|channel| channel.as_str() == text)
    }
}

/// One change: when, who, through which door, what, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRecord {
    pub at: Timestamp,
    pub actor: String,
    pub channel: Channel,
    /// A verb in the past: `created`, `closed`, `moved`.
    pub action: String,
    /// The kind of thing, as its table is called.
    pub subject: String,
    pub subject_id: Option<i64>,
    pub month: Option<YearMonth>,
    pub before: Option<Details>,
    pub after: Option<Details>,
}

/// What a thing looked like: named values in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details(pub Vec<(String, DetailValue)>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DetailValue {
    Null,
    Number(i64),
    Text(String),
    List(Vec<DetailValue>),
    Nested(Details),
}

impl Details {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<DetailValue>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    pub fn get(&self, name: &str) -> Option<&DetailValue> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            DetailValue::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            DetailValue::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl From<i64> for DetailValue {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for DetailValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for DetailValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Details> for DetailValue {
    fn from(value: Details) -> Self {
        Self::Nested(value)
    }
}

impl<T: Into<DetailValue>> From<Option<T>> for DetailValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<DetailValue>> From<Vec<T>> for DetailValue {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
