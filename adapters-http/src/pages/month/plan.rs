use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{ChangeEntry, change_entry};
use quartermaster_application::reading::MonthView;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::month::MonthEntryInput;
use quartermaster_domain::{Money, MonthEntryId};

use super::seen::{version_to_write, was_changed_meanwhile};
use super::show::refused_form;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::typed::Typed;
use crate::problem::Problem;
use crate::views::form::FormView;
use crate::views::month::MonthForms;

/// Changes what is planned for one entry, typed in its row.
#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let view = reading::month(&app, month).await.map_err(refused)?;
    let words = Words::of(&view.reading.household);
    let seen = typed.read("seen", |text| words.read(text));
    let is_as_seen = seen.is_some_and(|seen| seen.ok() == planned(&view, id));
    let command = ChangeEntry {
        month: version_to_write(&typed, &view, is_as_seen),
        entry: MonthEntryId(id),
        input: MonthEntryInput {
            planned: typed.amount("planned", &words),
            ..MonthEntryInput::default()
        },
    };
    let Err(error) = change_entry(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}#entry-{id}")));
    };
    let problem = on_form(error)?;
    let form = FormView::of([("planned", String::new())]).typed(typed.fields());
    refused_form(&app, month, &problem, |now, _| MonthForms {
        plan: Some((id, refused_plan(form, &problem, planned(now, id), &words))),
        ..MonthForms::default()
    })
    .await
}

fn planned(month: &MonthView, entry: i64) -> Option<Money> {
    let mut lines = month.sheet.entries.iter();
    let line = lines.find(|line| line.entry.id.0 == entry)?;
    Some(line.entry.fields.planned)
}

/// The field with what was typed, and what is planned now where somebody else changed it.
fn refused_plan(
    mut form: FormView,
    problem: &Problem,
    now: Option<Money>,
    words: &Words,
) -> FormView {
    match now {
        Some(now) if was_changed_meanwhile(problem) => {
            let now = [("amount", words.amount(now).into())];
            form.problems
                .push(words.text_with("month-plan-changed", &now));
            form
        }
        _ => form.refused(problem, &words.wording()),
    }
}
