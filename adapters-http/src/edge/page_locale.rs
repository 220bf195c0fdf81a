use std::sync::Arc;

/// In whose words a problem is told to a person. A page's error has the household's with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageLocale(pub(crate) Arc<str>);
