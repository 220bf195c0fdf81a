//! What is wrong with what was entered: every field at once, each with a stable code.

use std::fmt;

use crate::message::Message;

/// A stable code for what is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldCode {
    /// The field has no value and needs one.
    Required,
    /// The text has more characters than the limit.
    TooLong,
    /// There are more items than the limit.
    TooMany,
    /// The number, date or month is outside what is allowed.
    OutOfRange,
    /// The value cannot be read as what the field holds.
    Invalid,
    /// The value names something that is not there.
    Unknown,
    /// The value cannot stand beside another field's value.
    NotAllowed,
    /// The same thing was given twice.
    Duplicate,
}

impl FieldCode {
    pub const ALL: [Self; 8] = [
        Self::Required,
        Self::TooLong,
        Self::TooMany,
        Self::OutOfRange,
        Self::Invalid,
        Self::Unknown,
        Self::NotAllowed,
        Self::Duplicate,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong => "too_long",
            Self::TooMany => "too_many",
            Self::OutOfRange => "out_of_range",
            Self::Invalid => "invalid",
            Self::Unknown => "unknown",
            Self::NotAllowed => "not_allowed",
            Self::Duplicate => "duplicate",
        }
    }
}

/// Why one value was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ValueError {
    pub code: FieldCode,
    pub message: Message,
}

impl ValueError {
    pub fn new(code: FieldCode, message: impl Into<Message>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    pub fn required() -> Self {
        Self::new(FieldCode::Required, "refusal-required")
    }

    pub fn invalid(message: impl Into<Message>) -> Self {
        Self::new(FieldCode::Invalid, message)
    }

    pub fn out_of_range(message: impl Into<Message>) -> Self {
        Self::new(FieldCode::OutOfRange, message)
    }

    pub fn unknown(message: impl Into<Message>) -> Self {
        Self::new(FieldCode::Unknown, message)
    }

    pub fn not_allowed(message: impl Into<Message>) -> Self {
        Self::new(FieldCode::NotAllowed, message)
    }
}

/// A value as it came in: read, or refused with the reason.
///
/// An adapter reads what it can and hands the rest on, so that the errors of reading and the
/// errors of the rules reach a person together.
pub type Given<T> = Result<T, ValueError>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name as the API spells it, `lines[2].amount_minor` inside a list.
    pub field: String,
    pub code: FieldCode,
    pub message: Message,
}

/// All that is wrong with one input; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    pub fn one(field: impl Into<String>, error: ValueError) -> Self {
        Self(vec![FieldError {
            field: field.into(),
            code: error.code,
            message: error.message,
        }])
    }

    pub fn as_slice(&self) -> &[FieldError] {
        &self.0
    }

    pub fn into_vec(self) -> Vec<FieldError> {
        self.0
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{}: {}", error.field, error.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for FieldErrors {}

/// Collects the errors of one input field by field.
#[derive(Debug, Default)]
pub struct Fields {
    errors: Vec<FieldError>,
}

impl Fields {
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the value, or notes the error under `field`.
    pub fn take<T>(&mut self, field: impl Into<String>, given: Given<T>) -> Option<T> {
        match given {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(field, error);
                None
            }
        }
    }

    /// As [`Fields::take`], where leaving the field out is an error too.
    pub fn require<T>(&mut self, field: impl Into<String>, given: Option<Given<T>>) -> Option<T> {
        self.take(field, given.unwrap_or_else(|| Err(ValueError::required())))
    }

    /// As [`Fields::take`], where a field left out keeps `current`.
    pub fn keep<T>(
        &mut self,
        field: impl Into<String>,
        given: Option<Given<T>>,
        current: T,
    ) -> Option<T> {
        self.take(field, given.unwrap_or(Ok(current)))
    }

    /// Takes a part that was validated on its own, or notes all of its errors.
    pub fn absorb<T>(&mut self, part: Result<T, FieldErrors>) -> Option<T> {
        part.map_err(|errors| self.errors.extend(errors.0)).ok()
    }

    pub fn refuse(&mut self, field: impl Into<String>, error: ValueError) {
        self.errors.push(FieldError {
            field: field.into(),
            code: error.code,
            message: error.message,
        });
    }

    /// # Errors
    /// All that was noted, if anything was.
    pub fn finish(self) -> Result<(), FieldErrors> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(FieldErrors(self.errors))
        }
    }

    /// The built value, if nothing was noted; `None` stands for a part that was refused.
    ///
    /// # Errors
    /// All that was noted.
    pub fn finish_with<T>(mut self, built: Option<T>) -> Result<T, FieldErrors> {
        match built {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => {
                if self.errors.is_empty() {
                    self.refuse("", ValueError::required());
                }
                Err(FieldErrors(self.errors))
            }
        }
    }
}
