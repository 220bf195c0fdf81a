//! What the audit trail tells of a settled line: both of its sides, before and after.

use quartermaster_domain::drift::DriftLine;
use quartermaster_domain::month::MonthContents;
use quartermaster_domain::template::Template;
use quartermaster_domain::{DebtTargetId, EntryId, MonthEntryId};

use super::DriftAct;
use crate::audit::Details;
use crate::record;

/// Which line it was, and what was done with it.
pub(super) fn heading(line: &DriftLine, act: DriftAct) -> Details {
    let (kind, name) = match line {
        DriftLine::OnlyInTemplate { name, .. } => ("only_in_template", name),
        DriftLine::OnlyInMonth { name, .. } => ("only_in_month", name),
        DriftLine::Differs { name, .. } => ("differs", name),
        DriftLine::DebtOnlyInTemplate { name, .. } => ("debt_only_in_template", name),
        DriftLine::DebtOnlyInMonth { name, .. } => ("debt_only_in_month", name),
        DriftLine::DebtDiffers { name, .. } => ("debt_differs", name),
    };
    let act = match act {
        DriftAct::Adopt => "adopt",
        DriftAct::PushBack => "push_back",
    };
    Details::new()
        .with("name", name.as_str())
        .with("difference", kind)
        .with("action", act)
}

/// The heading with what the line is about as the template and the month have it now.
pub(super) fn with_sides(
    heading: Details,
    line: &DriftLine,
    template: &Template,
    contents: &MonthContents,
) -> Details {
    let (there, here) = match line {
        DriftLine::OnlyInTemplate { entry, .. } => {
            entry_sides(template, contents, Some(*entry), None)
        }
        DriftLine::OnlyInMonth { entry, source, .. } => {
            entry_sides(template, contents, *source, Some(*entry))
        }
        DriftLine::Differs { entry, source, .. } => {
            entry_sides(template, contents, Some(*source), Some(*entry))
        }
        DriftLine::DebtOnlyInTemplate { debt, .. } => debt_sides(template, contents, *debt),
        DriftLine::DebtOnlyInMonth { source, .. } | DriftLine::DebtDiffers { source, .. } => {
            debt_sides(template, contents, *source)
        }
    };
    heading.with("template", there).with("month", here)
}

/// The entry of the template that a line is about, as far as there is one now.
pub(super) fn source_of(line: &DriftLine, contents: &MonthContents) -> Option<EntryId> {
    match line {
        DriftLine::OnlyInTemplate { entry, .. } => Some(*entry),
        DriftLine::Differs { source, .. } => Some(*source),
        DriftLine::OnlyInMonth { entry, source, .. } => source.or_else(|| {
            let mut lines = contents.entries.iter();
            lines.find(|line| line.entry.id == *entry)?.entry.source
        }),
        DriftLine::DebtOnlyInTemplate { .. }
        | DriftLine::DebtOnlyInMonth { .. }
        | DriftLine::DebtDiffers { .. } => None,
    }
}

type Sides = (Option<Details>, Option<Details>);

fn entry_sides(
    template: &Template,
    contents: &MonthContents,
    source: Option<EntryId>,
    entry: Option<MonthEntryId>,
) -> Sides {
    let mut lines = contents.entries.iter();
    let here = lines.find(|line| match entry {
        Some(entry) => line.entry.id == entry,
        None => line.entry.source == source,
    });
    // One added by hand gets its source when it is pushed back.
    let source = source.or_else(|| here.and_then(|line| line.entry.source));
    let mut entries = template.entries.iter();
    let there = entries.find(|known| Some(known.id) == source);
    (
        there.map(record::entry),
        here.map(|line| record::month_entry(&line.entry)),
    )
}

fn debt_sides(template: &Template, contents: &MonthContents, source: DebtTargetId) -> Sides {
    let mut targets = template.debt_targets.iter();
    let there = targets.find(|target| target.id == source);
    let mut debts = contents.debts.iter();
    let here = debts.find(|debt| debt.source == source);
    (
        there.map(record::debt_target),
        here.map(record::month_debt_target),
    )
}
