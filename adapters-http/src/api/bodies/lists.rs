use poem_openapi::Object;
use poem_openapi::types::{ParseFromJSON, ToJSON, Type};

/// A part of a list.
#[derive(Object)]
#[oai(nullable_all)]
pub(crate) struct List<T: ParseFromJSON + ToJSON + Type + Send + Sync> {
    pub(crate) items: Vec<T>,
    /// Where the rest begins; null where there is none.
    pub(crate) next: Option<String>,
}

/// Everything in its new order.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct Order {
    /// All ids, each once.
    pub(crate) order: Vec<i64>,
}
