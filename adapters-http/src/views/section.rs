use quartermaster_domain::folding::identity;
use quartermaster_domain::month::MonthEntryFields;
use quartermaster_domain::template::{Entry, EntryKind};

/// What an entry is shown under: its category, with income apart from what goes out.
#[derive(Debug, Clone)]
pub(crate) struct Section<'a> {
    pub(crate) is_income: bool,
    /// As it was typed; sections are one where their categories are one text.
    pub(crate) category: &'a str,
    identity: String,
    is_archived: bool,
}

impl PartialEq for Section<'_> {
    fn eq(&self, other: &Self) -> bool {
        let is_one = self.identity == other.identity;
        is_one && self.is_income == other.is_income && self.is_archived == other.is_archived
    }
}

impl<'a> Section<'a> {
    pub(crate) fn of<Debt>(fields: &'a MonthEntryFields<Debt>) -> Self {
        Self {
            is_income: fields.kind == EntryKind::Income,
            category: fields.category.as_str(),
            identity: identity(fields.category.as_str()),
            is_archived: false,
        }
    }

    pub(crate) fn of_template(entry: &'a Entry) -> Self {
        Self {
            is_income: entry.fields.kind == EntryKind::Income,
            category: entry.fields.category.as_str(),
            identity: identity(entry.fields.category.as_str()),
            is_archived: entry.archived_at.is_some(),
        }
    }

    /// Whether both are shown in the same list.
    pub(crate) fn is_shown_beside(&self, other: &Self) -> bool {
        self.is_archived == other.is_archived
    }
}

/// The lines by section, each section where its first line stands.
pub(crate) fn group<'a, T>(
    lines: impl Iterator<Item = &'a T>,
    section_of: impl Fn(&'a T) -> Section<'a>,
) -> Vec<(Section<'a>, Vec<&'a T>)> {
    let mut sections: Vec<(Section<'a>, Vec<&'a T>)> = Vec::new();
    for line in lines {
        let section = section_of(line);
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, lines)) => lines.push(line),
            None => sections.push((section, vec![line])),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::text::Category;

    use super::*;
    use crate::views::sample;

    #[test]
    fn a_category_is_one_however_it_is_written_and_called_as_its_first_line_has_it() {
        let month = sample::months("en-GB").remove(0);
        let fields = &month.sheet.entries[0].entry.fields;
        let lines = ["Café", "Food", "CAFE\u{301}", "Cafe"].map(|category| {
            let mut fields = fields.clone();
            fields.category = Category::parse(category).unwrap();
            fields
        });
        let sections = group(lines.iter(), Section::of);
        let found: Vec<_> = sections
            .iter()
            .map(|(section, lines)| (section.category, lines.len()))
            .collect();
        assert_eq!(found, [("Café", 2), ("Food", 1), ("Cafe", 1)]);
    }
}
