use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{AddEntry, add_entry};
use quartermaster_application::{Quartermaster, reading};

use super::show::refused_form;
use crate::format::Words;
use crate::pages::entry::input_of;
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::Typed;
use crate::views::month::{MonthForms, addition_form};

#[handler]
pub(super) async fn add(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let command = AddEntry {
        month: month.into(),
        input: input_of(&typed, &words),
    };
    let error = match add_entry(&app, &by(), command).await {
        Ok(added) => return Ok(see_other(format!("/months/{month}#entry-{}", added.id))),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    refused_form(&app, (month, trail), &problem, |_, _| MonthForms {
        addition: Some(
            addition_form()
                .typed(typed.fields())
                .refused(&problem, &words.wording()),
        ),
        ..MonthForms::default()
    })
    .await
}
