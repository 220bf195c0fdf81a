use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::Quartermaster;
use quartermaster_application::months::{ChangeNotes, change_notes};
use quartermaster_domain::text::Notes;

use super::show::refused_form;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, see_other};
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::month::MonthForms;

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let command = ChangeNotes {
        month: typed.month(month),
        notes: typed.read("notes", Notes::parse),
    };
    let Err(error) = change_notes(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}#notes")));
    };
    let problem = on_form(error)?;
    refused_form(&app, month, &problem, |view, _| MonthForms {
        notes: Some(
            FormView::of(["notes", "version"].map(|name| (name, String::new())))
                .typed(typed.fields())
                .refused(&problem, &Words::of(&view.reading.household).wording()),
        ),
        ..MonthForms::default()
    })
    .await
}
