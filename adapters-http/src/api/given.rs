//! From the fields of a body to what the use cases take.

use poem_openapi::types::MaybeUndefined;
use quartermaster_domain::field::{Given, ValueError};

use super::scalars::{Kind, Scalar};

/// A field that has a value or is left out.
pub(super) fn given<K: Kind>(field: MaybeUndefined<Scalar<K>>) -> Option<Given<K::Value>> {
    match field {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(Err(ValueError::required())),
        MaybeUndefined::Value(value) => Some(value.given()),
    }
}

/// A field that may be null to have no value, or is left out.
pub(super) fn nullable<K: Kind>(
    field: MaybeUndefined<Scalar<K>>,
) -> Option<Given<Option<K::Value>>> {
    match field {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(Ok(None)),
        MaybeUndefined::Value(value) => Some(value.given().map(Some)),
    }
}

/// Reads on what was given.
pub(super) trait Reading<T> {
    fn read<U>(self, read: impl Fn(T) -> Given<U>) -> Option<Given<U>>;
}

impl<T> Reading<T> for Option<Given<T>> {
    fn read<U>(self, read: impl Fn(T) -> Given<U>) -> Option<Given<U>> {
        self.map(|given| given.and_then(read))
    }
}

/// Reads on what was given where it is not null.
pub(super) trait ReadingNullable<T> {
    fn read_some<U>(self, read: impl Fn(T) -> Given<U>) -> Option<Given<Option<U>>>;
}

impl<T> ReadingNullable<T> for Option<Given<Option<T>>> {
    fn read_some<U>(self, read: impl Fn(T) -> Given<U>) -> Option<Given<Option<U>>> {
        self.map(|given| given.and_then(|value| value.map(&read).transpose()))
    }
}
