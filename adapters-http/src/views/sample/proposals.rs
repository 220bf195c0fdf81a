//! Months as they would begin.

use quartermaster_application::reading::MonthView;
use quartermaster_domain::planning::{MonthBefore, Proposal, ProposedLineId};
use quartermaster_domain::template::Template;
use quartermaster_domain::{EntryId, Household, MonthDays, StartDay, YearMonth};

use super::months::months;
use super::templates::templates;

/// The month after each sample month, as it would begin from an empty template, from a full one, and as a
/// copy without its income.
pub(crate) fn proposals(locale: &str) -> Vec<(Household, Proposal)> {
    let (months, templates) = (months(locale), templates(locale));
    let pairs = months
        .iter()
        .flat_map(|month| templates.iter().map(move |template| (month, template)));
    let proposals = pairs.filter_map(|(month, template)| {
        let proposal = from_template(month, &template.template)?;
        Some((template.household.clone(), proposal))
    });
    let copies = months
        .iter()
        .filter_map(|month| Some((month.reading.household.clone(), copy_without_income(month)?)));
    proposals.chain(copies).collect()
}

fn from_template(month: &MonthView, template: &Template) -> Option<Proposal> {
    let (month_after, days, before) = after(month)?;
    Proposal::from_template(month_after, days, template, Some(before)).ok()
}

fn copy_without_income(month: &MonthView) -> Option<Proposal> {
    let (month_after, days, before) = after(month)?;
    let (contents, template) = (&month.reading.contents, Template::default());
    let copy = Proposal::from_month(month_after, days, contents, &template, Some(before));
    let mut copy = copy.ok()?;
    copy.leave_out(ProposedLineId::Entry(EntryId(1))).ok()?;
    Some(copy)
}

/// The month after this one, which is the month before it.
fn after(month: &MonthView) -> Option<(YearMonth, MonthDays, MonthBefore<'_>)> {
    let before = &month.reading.contents.month;
    let month_after = before.head().year_month.next()?;
    let days = MonthDays::by_rule(month_after, StartDay::FIRST);
    let before = MonthBefore {
        month: before.head().year_month,
        is_closed: before.is_closed(),
        sheet: &month.sheet,
    };
    Some((month_after, days, before))
}
