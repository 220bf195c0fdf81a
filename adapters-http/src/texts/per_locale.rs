use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What is slow to build and the same for everybody who reads in one locale: built once, kept as long as
/// the program runs. A household has one locale, so there are few.
pub(crate) struct PerLocale<T> {
    known: Mutex<Option<HashMap<String, Arc<T>>>>,
}

impl<T> PerLocale<T> {
    pub(crate) const fn new() -> Self {
        Self {
            known: Mutex::new(None),
        }
    }

    pub(crate) fn get(&self, locale: &str, build: impl FnOnce(&str) -> T) -> Arc<T> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get_or_insert_default();
        if let Some(value) = known.get(locale) {
            return Arc::clone(value);
        }
        let value = Arc::new(build(locale));
        known.insert(locale.to_owned(), Arc::clone(&value));
        value
    }
}
