use quartermaster_application::reading::{MonthPage as Page, MonthView as Reading};
use quartermaster_domain::folding::search;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Date, Overflow};
use serde::Serialize;

use super::excerpt;
use super::form::{Choice, FormView};
use super::life::LifeView;
use super::month_categories::{CategoryLine, categories};
use super::month_choices::{debt_choices, name_choices};
use super::month_covering::Covering;
use super::month_debt::DebtLine;
use super::month_figures::{Figures, has_long_amounts};
use super::month_ledger::{Edited, OpenLedger};
use super::month_line::{SectionLines, sections, was_due};
pub(crate) use super::month_name::MonthName;
#[cfg(test)]
use super::month_sample::{asked_samples, refused_forms};
use super::month_sums::Sums;
use super::month_told::Told;
use super::month_unplaced::Unplaced;
use super::planned_size::longest;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::entry_names;
use crate::format::Words;

/// The month: the page people live in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MonthPage {
    month: MonthName,
    life: LifeView,
    figures: Figures,
    unplaced: Unplaced,
    told: Told,
    posting: FormView,
    /// Whether the page was asked for to post something.
    posting_is_asked: bool,
    /// What to type for each entry, with what remains of it.
    names: Vec<Choice>,
    /// What the entries are filtered by; empty where all are shown.
    filter: String,
    has_entries: bool,
    /// Whether the columns of amounts have to be wider than usual.
    has_long_amounts: bool,
    sections: Vec<SectionLines>,
    /// How many characters the longest planned amount has: the fields are that wide.
    planned_size: usize,
    going_out: Sums,
    debts: Vec<DebtLine>,
    notes: FormView,
    /// The first words of the notes; empty where there are none.
    notes_start: String,
    addition: FormView,
    kinds: Vec<Choice>,
    debt_choices: Vec<Choice>,
    shows_curves: bool,
    categories: Vec<CategoryLine>,
    has_expected: bool,
    version: String,
    /// What somebody has to see to; empty where the backups stand well.
    backup_warning: String,
}

/// The form of the posting line: today if it lies in the month, else the month's nearest day.
pub(crate) fn posting_form(month: &Reading, today: Date) -> FormView {
    let days = month.reading.contents.month.head().days;
    let date = today.clamp(days.first(), days.last());
    FormView::of([
        ("amount", String::new()),
        ("entry", String::new()),
        ("posted_on", date.to_string()),
        ("payee", String::new()),
    ])
}

/// The same with an entry named in it already.
fn posting_on(entry: Option<i64>, month: &Reading, today: Date) -> FormView {
    let mut form = posting_form(month, today);
    let labels = entry_names::labels(&month.sheet.entries).into_iter();
    let named = entry.and_then(|entry| labels.rev().find(|(id, _)| id.0 == entry));
    if let Some((_, label)) = named {
        form.set("entry", label);
    }
    form
}

pub(crate) fn plan_form() -> FormView {
    FormView::of(["planned", "seen", "version"].map(|name| (name, String::new())))
}

pub(crate) fn addition_form() -> FormView {
    FormView::of([
        ("kind", "expense".to_owned()),
        ("category", String::new()),
        ("name", String::new()),
        ("planned", String::new()),
        ("due_on", String::new()),
        ("debt_target_id", String::new()),
    ])
}

/// The forms of the month page as a refused one has to be shown again.
#[derive(Debug, Clone, Default)]
pub(crate) struct MonthForms {
    pub(crate) posting: Option<FormView>,
    pub(crate) notes: Option<FormView>,
    pub(crate) addition: Option<FormView>,
    /// The debt whose form it is.
    pub(crate) debt: Option<(i64, FormView)>,
    /// The entry whose planned amount was typed.
    pub(crate) plan: Option<(i64, FormView)>,
    /// The posting that was typed anew.
    pub(crate) correction: Option<(i64, FormView)>,
}

/// What the address of the page asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    /// The entry whose ledger is open.
    pub(crate) open: Option<i64>,
    /// The entry to cover from another.
    pub(crate) cover: Option<i64>,
    /// The posting of the open ledger to correct.
    pub(crate) edit: Option<i64>,
    /// The entry to post on.
    pub(crate) post: Option<i64>,
    /// The debt whose statement is to be entered.
    pub(crate) debt: Option<i64>,
    /// Whether the curves of the debts are shown.
    pub(crate) curves: bool,
    /// Whether what was posted is a deletion taken back.
    pub(crate) put_back: bool,
    /// Whether what was posted was sent a second time.
    pub(crate) repeated: bool,
    pub(crate) filter: String,
}

impl MonthPage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(
        page: &Page,
        today: Date,
        asked: Asked,
        forms: MonthForms,
    ) -> Result<Self, Overflow> {
        let month = &page.month;
        let words = Words::of(&month.reading.household);
        let life = LifeView::of(&month.reading.contents, &month.reading.household, &words);
        let contents = &month.reading.contents;
        let notes = contents.month.head().notes.to_string();
        let version = contents.month.head().version.to_string();
        let edited = match (&forms.correction, asked.edit) {
            (Some((id, form)), _) => Edited::Refused(*id, form.clone()),
            (None, Some(id)) => Edited::Asked(id),
            (None, None) => Edited::None,
        };
        let notes_start = excerpt::of(&notes);
        let notes_form = FormView::of([
            ("notes", notes.clone()),
            ("seen", notes),
            ("version", version.clone()),
        ]);
        let has_row = |entry| {
            let mut lines = month.sheet.entries.iter();
            lines.any(|line| line.entry.id.0 == entry)
        };
        let unplaced = Unplaced::of(&forms, &life, has_row, &words);
        let sections = shown_sections(
            page,
            today,
            &asked,
            &edited,
            (&version, forms.plan.as_ref()),
            &words,
        )?;
        let lines = sections.iter().flat_map(|section| &section.lines);
        let planned_size = longest(lines.map(|line| &*line.planned));
        Ok(Self {
            month: MonthName::of(&month.reading, &words),
            figures: Figures::of(month, today, &words)?,
            told: Told::of(page, &life, &asked, &words),
            life,
            unplaced,
            posting: forms
                .posting
                .unwrap_or_else(|| posting_on(asked.post, month, today)),
            posting_is_asked: asked.post.is_some(),
            names: name_choices(month, &words),
            has_entries: !month.sheet.entries.is_empty(),
            has_long_amounts: has_long_amounts(month, &words)?,
            sections,
            planned_size,
            filter: asked.filter,
            going_out: Sums::going_out(&month.sheet.totals, &words)?,
            debts: month
                .sheet
                .debts
                .iter()
                .map(|line| {
                    DebtLine::of(
                        line,
                        &version,
                        &words,
                        forms.debt.as_ref(),
                        &page.debt_curves,
                    )
                    .asked_for(asked.debt)
                })
                .collect(),
            shows_curves: asked.curves,
            categories: categories(month, &words)?,
            notes: FormView::shown(forms.notes, notes_form),
            notes_start,
            addition: forms.addition.unwrap_or_else(addition_form),
            kinds: kind_choices(&words),
            debt_choices: debt_choices(month, &words),
            has_expected: month
                .sheet
                .entries
                .iter()
                .any(|line| !line.expected_opening.is_zero()),
            version,
            backup_warning: String::new(),
        })
    }

    /// The page with what the backups give reason to say.
    pub(crate) fn warned(mut self, warning: String) -> Self {
        self.backup_warning = warning;
        self
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, self.month.title.clone(), "month")
    }
}

pub(crate) fn kind_choices(words: &Words) -> Vec<Choice> {
    EntryKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.as_str(), words.kind(kind)))
        .collect()
}

/// The sections with what is open in them and what was refused, as far as the filter shows them.
fn shown_sections(
    page: &Page,
    today: Date,
    asked: &Asked,
    edited: &Edited,
    (version, plan): (&str, Option<&(i64, FormView)>),
    words: &Words,
) -> Result<Vec<SectionLines>, Overflow> {
    let month = &page.month;
    let mut sections = sections(month, words)?;
    if !asked.filter.is_empty() {
        let wanted = search(&asked.filter);
        sections
            .iter_mut()
            .for_each(|section| section.keep(&wanted));
        sections.retain(|section| !section.lines.is_empty());
    }
    let unpaid = was_due(month, today);
    let labels = entry_names::labels(&month.sheet.entries);
    for line in sections.iter_mut().flat_map(|section| &mut section.lines) {
        if asked.open == Some(line.id) {
            let label = labels.iter().find(|(id, _)| id.0 == line.id);
            let label = label.map_or("", |(_, label)| label);
            line.ledger = Some(OpenLedger::of(&page.ledger, label, edited, words));
        }
        line.was_due = unpaid.contains(&line.id);
        if asked.cover == Some(line.id) {
            line.covering = Covering::of(line.id, month, words);
        }
        let refused = plan.filter(|(entry, _)| *entry == line.id);
        line.plan_at(version, refused.map(|(_, form)| form.clone()));
    }
    Ok(sections)
}

impl View for MonthPage {
    const TEMPLATE: &'static str = "pages/month.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let today = sample::today();
        sample::months(locale)
            .iter()
            .flat_map(|month| {
                let page = Page::of(month.clone());
                let overtaken = MonthForms {
                    plan: Some((1, sample::overtaken(plan_form()))),
                    ..MonthForms::default()
                };
                [
                    Self::of(&page, today, Asked::default(), MonthForms::default()),
                    Self::of(&page, today, Asked::default(), overtaken),
                    Self::of(&page, today, Asked::default(), refused_forms(month, today)),
                ]
                .into_iter()
                .chain(asked_samples(&page, today))
            })
            .filter_map(Result::ok)
            .collect()
    }
}
