use quartermaster_domain::month::MonthEntryFields;
use quartermaster_domain::template::{Entry, EntryKind};

/// What an entry is shown under: its category, with income apart from what goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Section<'a> {
    pub(crate) is_income: bool,
    pub(crate) category: &'a str,
    is_archived: bool,
}

impl<'a> Section<'a> {
    pub(crate) fn of<Debt>(fields: &'a MonthEntryFields<Debt>) -> Self {
        Self {
            is_income: fields.kind == EntryKind::Income,
            category: fields.category.as_str(),
            is_archived: false,
        }
    }

    pub(crate) fn of_template(entry: &'a Entry) -> Self {
        Self {
            is_income: entry.fields.kind == EntryKind::Income,
            category: entry.fields.category.as_str(),
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
