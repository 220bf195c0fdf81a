use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{ChangeEntry, change_entry};
use quartermaster_application::reading::MonthView;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::month::MonthEntryInput;
use quartermaster_domain::{Money, MonthEntryId};

use super::seen::version_to_write;
use super::show::refused_form;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::Typed;
use crate::views::month::{MonthForms, plan_form};

/// Changes what is planned for one entry, typed in its row.
#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
    trail: Trail,
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
    let form = plan_form()
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    refused_form(&app, (month, trail), &problem, |_, _| MonthForms {
        plan: Some((id, form)),
        ..MonthForms::default()
    })
    .await
}

fn planned(month: &MonthView, entry: i64) -> Option<Money> {
    let mut lines = month.sheet.entries.iter();
    let line = lines.find(|line| line.entry.id.0 == entry)?;
    Some(line.entry.fields.planned)
}
