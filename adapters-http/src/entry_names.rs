//! Which entry of a month is meant by what somebody types into one line.

use quartermaster_application::reading::PayeeInUse;
use quartermaster_domain::folding::{identity, is_one, search};
use quartermaster_domain::sheet::EntryFigures;
use quartermaster_domain::{Given, Message, MonthEntryId, ValueError};

/// How many entries an error names at most.
const NAMED_MAX: usize = 4;

/// What to type for each entry: its name, with the category where the name alone is not enough.
pub(crate) fn labels(lines: &[EntryFigures]) -> Vec<(MonthEntryId, String)> {
    let named = |line: &EntryFigures| {
        let name = line.entry.fields.name.as_str();
        let mut others = lines.iter();
        let is_shared = others.any(|other| {
            other.entry.id != line.entry.id && is_one(other.entry.fields.name.as_str(), name)
        });
        let fields = &line.entry.fields;
        if is_shared {
            format!("{}, {}", fields.name, fields.category)
        } else {
            fields.name.to_string()
        }
    };
    lines
        .iter()
        .map(|line| (line.entry.id, named(line)))
        .collect()
}

/// The one entry that `typed` names: a label as it stands, or as it is searched for; the beginning of one,
/// that of a word in one, or any part; the first of these that fits any entry decides.
///
/// # Errors
/// Nothing was typed, no entry fits, or several do.
pub(crate) fn find(lines: &[EntryFigures], typed: &str) -> Given<MonthEntryId> {
    let wanted = Folded::of(typed.trim());
    if wanted.search.trim().is_empty() {
        return Err(ValueError::required());
    }
    let labels: Vec<_> = labels(lines)
        .into_iter()
        .map(|(id, label)| (id, Folded::of(&label), label))
        .collect();
    let ways: [fn(&Folded, &Folded) -> bool; 5] = [
        |label, wanted| label.identity == wanted.identity,
        |label, wanted| label.search == wanted.search,
        |label, wanted| label.search.starts_with(&wanted.search),
        |label, wanted| has_word(&label.search, &wanted.search),
        |label, wanted| label.search.contains(&wanted.search),
    ];
    for fits in ways {
        let mut found = labels.iter().filter(|(_, label, _)| fits(label, &wanted));
        match (found.next(), found.next()) {
            (None, _) => {}
            (Some((id, _, _)), None) => return Ok(*id),
            (Some(_), Some(_)) => {
                let found = labels.iter().filter(|(_, label, _)| fits(label, &wanted));
                return Err(several(found.map(|(_, _, label)| label.as_str())));
            }
        }
    }
    Err(ValueError::unknown("refusal-no-entry-called-so"))
}

/// The month's entry that a payee was last paid for: the same of the template, else of the same name.
pub(crate) fn remembered(lines: &[EntryFigures], known: &PayeeInUse) -> Option<MonthEntryId> {
    let by_source =
        |line: &&EntryFigures| known.source.is_some() && line.entry.source == known.source;
    let by_name =
        |line: &&EntryFigures| is_one(line.entry.fields.name.as_str(), known.entry.as_str());
    let found = lines.iter().find(by_source);
    let found = found.or_else(|| lines.iter().find(by_name));
    found.map(|line| line.entry.id)
}

fn has_word(label: &str, wanted: &str) -> bool {
    let starts = label.match_indices(wanted);
    let mut before = starts.map(|(at, _)| label.get(..at).unwrap_or_default());
    before.any(|before| {
        before
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    })
}

fn several<'a>(labels: impl Iterator<Item = &'a str>) -> ValueError {
    let mut labels: Vec<&str> = labels.take(NAMED_MAX + 1).collect();
    let key = if labels.len() > NAMED_MAX {
        labels.truncate(NAMED_MAX);
        "refusal-more-entries-fit"
    } else {
        "refusal-several-entries-fit"
    };
    ValueError::invalid(Message::new(key).with("names", labels.join("; ")))
}

/// A text as it is compared.
struct Folded {
    identity: String,
    search: String,
}

impl Folded {
    fn of(text: &str) -> Self {
        Self {
            identity: identity(text),
            search: search(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::FieldCode;

    use super::*;
    use crate::views::sample;

    fn lines(names: &[(&str, &str)]) -> Vec<EntryFigures> {
        let month = sample::months("en-GB").remove(0);
        let line = month.sheet.entries.into_iter().next().unwrap();
        let ids = 1_i64..;
        ids.zip(names)
            .map(|(id, (name, category))| {
                let mut line = line.clone();
                line.entry.id = MonthEntryId(id);
                line.entry.fields.name = name.parse_name();
                line.entry.fields.category = category.parse_category();
                line
            })
            .collect()
    }

    trait Parsed {
        fn parse_name(&self) -> quartermaster_domain::text::Name;
        fn parse_category(&self) -> quartermaster_domain::text::Category;
    }

    impl Parsed for &str {
        fn parse_name(&self) -> quartermaster_domain::text::Name {
            quartermaster_domain::text::Name::parse(self).unwrap()
        }

        fn parse_category(&self) -> quartermaster_domain::text::Category {
            quartermaster_domain::text::Category::parse(self).unwrap()
        }
    }

    #[test]
    fn a_part_of_the_name_is_enough_where_one_entry_fits() {
        let lines = lines(&[
            ("Groceries", "Food"),
            ("Eating out", "Food"),
            ("Gas", "Car"),
            ("Gas bill", "Housing"),
            ("Öl", "Housing"),
        ]);
        for (typed, id) in [
            ("gro", 1),
            ("  GROCERIES ", 1),
            ("out", 2),
            ("gas", 3),
            ("gas b", 4),
            ("bill", 4),
            ("öl", 5),
            ("ceri", 1),
        ] {
            assert_eq!(find(&lines, typed), Ok(MonthEntryId(id)), "{typed}");
        }
    }

    #[test]
    fn accents_need_not_be_typed_and_tell_entries_apart_where_they_are() {
        let lines = lines(&[("Café", "Food"), ("Cafe", "Work"), ("Müll", "Housing")]);
        for (typed, id) in [
            ("Café", 1),
            ("CAFE\u{301}", 1),
            ("cafe", 2),
            ("mull", 3),
            ("MÜLL", 3),
            ("ＭＵＬＬ", 3),
        ] {
            assert_eq!(find(&lines, typed), Ok(MonthEntryId(id)), "{typed}");
        }
        assert_eq!(
            find(&lines, "\u{301}").unwrap_err().code,
            FieldCode::Required
        );
    }

    #[test]
    fn nothing_and_several_are_refused_with_what_fits() {
        let lines = lines(&[("Gas", "Car"), ("Gifts", "Family"), ("Rent", "Housing")]);
        assert_eq!(find(&lines, " ").unwrap_err().code, FieldCode::Required);
        assert_eq!(find(&lines, "x").unwrap_err().code, FieldCode::Unknown);
        let several = find(&lines, "g").unwrap_err();
        assert_eq!(
            several.message,
            Message::new("refusal-several-entries-fit").with("names", "Gas; Gifts")
        );
    }

    #[test]
    fn entries_of_one_name_are_told_apart_by_their_category() {
        let lines = lines(&[("Insurance", "Car"), ("insurance", "Home")]);
        let labels: Vec<String> = labels(&lines).into_iter().map(|(_, label)| label).collect();
        assert_eq!(labels, ["Insurance, Car", "insurance, Home"]);
        assert!(find(&lines, "insurance").is_err());
        assert_eq!(find(&lines, "insurance, home"), Ok(MonthEntryId(2)));
        assert_eq!(find(&lines, "home"), Ok(MonthEntryId(2)));
    }
}
