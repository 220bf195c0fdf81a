use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{ChangeEntry, change_entry};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::MonthEntryId;
use quartermaster_domain::month::MonthEntryInput;

use super::show::refused_form;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::typed::Typed;
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
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let command = ChangeEntry {
        month: typed.month(month),
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
    let form = FormView::of([("planned", String::new())])
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    refused_form(&app, month, &problem, |_, _| MonthForms {
        plan: Some((id, form)),
        ..MonthForms::default()
    })
    .await
}
