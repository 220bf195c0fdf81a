use poem::http::StatusCode;
use poem::web::{Data, Path, Query};
use poem::{Response, Result, handler};
use quartermaster_application::months::{MovePlanned, move_planned};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::MonthEntryId;
use quartermaster_domain::month::Act;

use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, page, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::{Typed, chosen};
use crate::views::moves::MovePage;

#[derive(serde::Deserialize)]
struct Wanted {
    #[serde(default)]
    to: String,
}

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    Query(wanted): Query<Wanted>,
    trail: Trail,
) -> Result<Response> {
    let month = reading::month(&app, month_of(&ym)?)
        .await
        .map_err(refused)?;
    let standing = month.reading.contents.month.clone();
    standing.into_open(Act::Edit).map_err(refused)?;
    let words = Words::of(&month.reading.household);
    let view = MovePage::of(&month, MovePage::form_to(&month, &wanted.to));
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(StatusCode::OK, &shell, &view)
}

#[handler]
pub(super) async fn carry_out(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let ym = month_of(&ym)?;
    let month = reading::month(&app, ym).await.map_err(refused)?;
    let words = Words::of(&month.reading.household);
    let entry = |name| typed.read(name, |text| chosen(text).map(MonthEntryId));
    let command = MovePlanned {
        month: ym.into(),
        from: entry("from_entry_id"),
        to: entry("to_entry_id"),
        amount: typed.amount("amount", &words),
    };
    let Err(error) = move_planned(&app, &by(), command).await else {
        return Ok(see_other(format!(
            "/months/{ym}?moved={}-{}#told",
            typed.text("from_entry_id"),
            typed.text("to_entry_id")
        )));
    };
    let problem = on_form(error)?;
    let form = MovePage::form_to(&month, "")
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    let view = MovePage::of(&month, form);
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(problem.status, &shell, &view)
}
