//! What is to be said to a person, before it is put into words of a language.

use std::fmt;

use jiff::civil::Date;

use crate::calendar::YearMonth;

/// The key of a sentence, with what stands in it. An adapter that speaks to people has the sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub key: &'static str,
    pub values: Vec<(&'static str, MessageValue)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageValue {
    Count(i64),
    Text(String),
    Date(Date),
    Month(YearMonth),
}

impl Message {
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            values: Vec::new(),
        }
    }

    /// The message with one more value, which its sentence calls `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<MessageValue>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

/// For the log, as `refusal-too-long max=80`.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        for (name, value) in &self.values {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl fmt::Display for MessageValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Month(month) => write!(f, "{month}"),
        }
    }
}

impl From<i64> for MessageValue {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<i8> for MessageValue {
    fn from(count: i8) -> Self {
        Self::Count(count.into())
    }
}

impl From<u32> for MessageValue {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

/// A count of things that are in memory never comes near the largest number.
impl From<usize> for MessageValue {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<&str> for MessageValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for MessageValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for MessageValue {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<YearMonth> for MessageValue {
    fn from(month: YearMonth) -> Self {
        Self::Month(month)
    }
}
