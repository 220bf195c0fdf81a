//! Templates that months are proposed from.

use quartermaster_application::reading::TemplateView;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Rate, Recurrence, Template,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, EntryId, Money, Timestamp, ValueError, YearMonth};

use super::{CURRENCY, HOSTILE, LONG, build, household, today};

fn template_entry(id: i64, recurrence: Recurrence) -> Result<Entry, ValueError> {
    Ok(Entry {
        id: EntryId(id),
        fields: EntryFields {
            kind: EntryKind::Expense,
            category: Category::parse(HOSTILE)?,
            name: Name::parse(if id == 1 { HOSTILE } else { LONG })?,
            planned: Money::from_minor(35_000),
            due_day: Some(DueDay::new(31)?),
            recurrence,
            carry: Carry::Surplus,
            debt_target: None,
            notes: Notes::parse(HOSTILE)?,
        },
        position: 1,
        archived_at: (id == 3).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    })
}

fn template_debt(id: i64) -> Result<DebtTarget, ValueError> {
    Ok(DebtTarget {
        id: DebtTargetId(id),
        fields: DebtTargetFields {
            name: Name::parse(HOSTILE)?,
            balance: Money::from_minor(-372_196),
            apr: Rate::from_ppm(249_900)?,
            minimum_payment: Money::from_minor(9_500),
            due_day: None,
            notes: Notes::parse(HOSTILE)?,
        },
        position: 1,
        archived_at: (id == 2).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    })
}

pub(super) fn full_template() -> Result<Template, ValueError> {
    let from = YearMonth::new(2026, 1)?;
    let weekly = Recurrence::Weeks {
        every: 2,
        from: today(),
        until: Some(from),
    };
    Ok(Template {
        entries: vec![
            template_entry(1, Recurrence::default())?,
            template_entry(2, weekly)?,
            template_entry(3, Recurrence::Once { month: from })?,
        ],
        debt_targets: vec![template_debt(1)?, template_debt(2)?],
    })
}

/// An empty template, and one with entries and debt targets, archived ones too.
pub(crate) fn templates(locale: &str) -> Vec<TemplateView> {
    let view = |template: Template| {
        Ok(TemplateView {
            household: household(locale, CURRENCY)?,
            usual_month: template
                .usual_month()
                .map_err(|_| ValueError::out_of_range("refusal-sum-too-large"))?,
            template,
        })
    };
    let views = || Ok(vec![view(Template::default())?, view(full_template()?)?]);
    build(views).into_iter().flatten().collect()
}
