//! What the values of a column are that has only a few.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::question::Why;
use super::synonyms::{choice, choices};

/// What each value is, as a person said it or as it is known.
///
/// # Errors
/// The values that neither says.
pub(super) fn values<'a>(
    list: &str,
    cells: impl Iterator<Item = &'a Cell>,
    said: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, &'static str>, Why> {
    let found: BTreeSet<String> = cells.filter_map(Cell::text).collect();
    let known = choices(list);
    let mut values = BTreeMap::new();
    let mut unknown = Vec::new();
    for value in found {
        let meaning = match said.get(&value) {
            Some(said) => known.iter().find(|choice| *choice == said).copied(),
            None => choice(list, &value),
        };
        match meaning {
            Some(meaning) => {
                values.insert(value, meaning);
            }
            None => unknown.push(value),
        }
    }
    if unknown.is_empty() {
        Ok(values)
    } else {
        Err(Why::Values(unknown, known))
    }
}
