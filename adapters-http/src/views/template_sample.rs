//! Templates that together show every branch of their pages.

use quartermaster_application::reading::{TemplateLine, TemplateView};
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Rate, Recurrence, Template,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, EntryId, Money, Timestamp, ValueError, YearMonth};

use super::form::FormView;
use super::sample::{self, HOSTILE, LONG};
use super::template::TemplateForms;
use super::template_debt_target::debt_target_form_empty;
use super::template_entry::entry_form_empty;
use super::template_told::Tell;

const ARCHIVED: i64 = 9;

fn entry(
    id: i64,
    kind: EntryKind,
    name: &str,
    planned: i64,
    recurrence: Recurrence,
) -> Result<Entry, ValueError> {
    let is_expense = kind == EntryKind::Expense;
    let pays = (kind == EntryKind::DebtPayment).then_some(DebtTargetId(id));
    Ok(Entry {
        id: EntryId(id),
        fields: EntryFields {
            kind,
            category: Category::parse(if is_expense { HOSTILE } else { "Other & more" })?,
            name: Name::parse(name)?,
            planned: Money::from_minor(planned),
            due_day: is_expense.then_some(DueDay::new(31)?),
            recurrence,
            carry: if is_expense {
                Carry::Surplus
            } else {
                Carry::None
            },
            debt_target: pays,
            notes: Notes::parse(if is_expense { HOSTILE } else { "" })?,
        },
        position: 1,
        archived_at: (id == ARCHIVED).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    })
}

fn debt(id: i64, name: &str, balance: i64, ppm: i64) -> Result<DebtTarget, ValueError> {
    Ok(DebtTarget {
        id: DebtTargetId(id),
        fields: DebtTargetFields {
            name: Name::parse(name)?,
            balance: Money::from_minor(balance),
            apr: Rate::from_ppm(ppm)?,
            minimum_payment: Money::from_minor(9_500),
            due_day: (id % 2 == 0).then_some(DueDay::new(12)?),
            notes: Notes::parse(if id % 2 == 0 { HOSTILE } else { "" })?,
        },
        position: 1,
        archived_at: (id == ARCHIVED).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    })
}

fn full() -> Result<Template, ValueError> {
    let month = |month| YearMonth::new(2026, month);
    let every_month = Recurrence::default();
    let quarterly = Recurrence::Months {
        every: 3,
        from: Some(month(1)?),
        until: Some(YearMonth::new(2030, 12)?),
    };
    let ended = Recurrence::Weeks {
        every: 2,
        from: sample::today(),
        until: Some(month(1)?),
    };
    let once = Recurrence::Once { month: month(12)? };
    let paying = EntryKind::DebtPayment;
    Ok(Template {
        entries: vec![
            entry(1, EntryKind::Income, "Salary", 357_590, every_month)?,
            entry(2, EntryKind::Expense, HOSTILE, 35_000, quarterly)?,
            entry(3, EntryKind::Expense, LONG, 99_999_999, once)?,
            entry(4, EntryKind::Saving, "Reserve", 10_000, ended)?,
            entry(5, paying, "Card payment", 15_000, every_month)?,
            entry(6, paying, "Loan payment", 100, every_month)?,
            entry(7, paying, HOSTILE, 1, every_month)?,
            entry(ARCHIVED, EntryKind::Expense, LONG, 35_000, every_month)?,
        ],
        debt_targets: vec![
            debt(5, HOSTILE, 372_196, 249_900)?,
            debt(6, LONG, 624_000, 38_755)?,
            debt(7, "A friend", 900_000, 0)?,
            debt(8, "Overpaid", -372_196, 249_900)?,
            debt(10, "Forgotten", 10_000, 0)?,
            debt(ARCHIVED, HOSTILE, 5_000, 0)?,
        ],
    })
}

/// Nothing comes in, and one category has it all.
fn without_income() -> Result<Template, ValueError> {
    let rent = entry(
        1,
        EntryKind::Expense,
        "Rent",
        240_000,
        Recurrence::default(),
    )?;
    Ok(Template {
        entries: vec![rent],
        debt_targets: Vec::new(),
    })
}

/// An empty template, one with everything that a template can have, and one that plans too much.
pub(super) fn templates(locale: &str) -> Vec<TemplateView> {
    let view = |template: Result<Template, ValueError>| {
        let template = template.ok()?;
        Some(TemplateView {
            household: sample::household(locale, "EUR").ok()?,
            usual_month: template.usual_month().ok()?,
            template,
        })
    };
    let templates = [Ok(Template::default()), full(), without_income()];
    templates.into_iter().filter_map(view).collect()
}

/// Each of the `items` of those templates with what is known of it; every second one is in use.
pub(super) fn lines<T: Clone>(
    locale: &str,
    items: impl Fn(&Template) -> &[T],
) -> Vec<(TemplateLine, T)> {
    let mut lines = Vec::new();
    for view in templates(locale) {
        for (index, item) in items(&view.template).iter().enumerate() {
            let line = TemplateLine {
                template: view.clone(),
                is_in_use: index % 2 == 0,
            };
            lines.push((line, item.clone()));
        }
    }
    lines
}

/// The page's forms as they can stand, and everything there is to tell.
pub(super) fn forms() -> Vec<TemplateForms> {
    let plan = FormView::of([("planned", String::new()), ("version", String::new())]);
    let entry = EntryId(2);
    let tell = |tell| TemplateForms {
        tell: Some(tell),
        ..TemplateForms::default()
    };
    let gone = self::entry(2, EntryKind::Expense, HOSTILE, 0, Recurrence::default()).ok();
    let deleted = gone.map(|gone| tell(Tell::EntryDeleted(gone)));
    let debt = debt(2, HOSTILE, 0, 0).ok();
    let deleted_debt = debt.map(|gone| tell(Tell::DebtDeleted(gone)));
    let forms = vec![
        TemplateForms::default(),
        TemplateForms {
            entry: Some(sample::refused(entry_form_empty(), "recurrence.from")),
            debt_target: Some(sample::refused(debt_target_form_empty(), "apr_ppm")),
            plan: Some((entry, sample::refused(plan.clone(), "planned_minor"))),
            tell: None,
        },
        TemplateForms {
            plan: Some((entry, sample::overtaken(plan))),
            ..TemplateForms::default()
        },
        tell(Tell::EntryArchived(EntryId(ARCHIVED))),
        tell(Tell::DebtArchived(DebtTargetId(ARCHIVED))),
        tell(Tell::NotMoved),
        tell(Tell::NotPlanned(EntryId(ARCHIVED))),
    ];
    forms
        .into_iter()
        .chain(deleted)
        .chain(deleted_debt)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_can_be_built() {
        for locale in ["en-GB", "de-AT", "ar-EG"] {
            let entries: Vec<usize> = templates(locale)
                .iter()
                .map(|view| view.template.entries.len())
                .collect();
            assert_eq!(entries, [0, 8, 1]);
        }
    }
}
