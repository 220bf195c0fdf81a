use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{ChangeNotes, change_notes};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::text::Notes;

use super::seen::version_to_write;
use super::show::refused_form;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::month::MonthForms;

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let view = reading::month(&app, month).await.map_err(refused)?;
    let words = Words::of(&view.reading.household);
    let seen = typed.read("seen", Notes::kept).and_then(Result::ok);
    let is_as_seen = seen.as_ref() == Some(&view.reading.contents.month.head().notes);
    let command = ChangeNotes {
        month: version_to_write(&typed, &view, is_as_seen),
        notes: typed.read("notes", Notes::parse),
    };
    let Err(error) = change_notes(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}#notes")));
    };
    let problem = on_form(error)?;
    let form = FormView::of(["notes", "seen", "version"].map(|name| (name, String::new())));
    let form = form
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    refused_form(&app, (month, trail), &problem, |_, _| MonthForms {
        notes: Some(form),
        ..MonthForms::default()
    })
    .await
}
