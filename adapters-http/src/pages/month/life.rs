use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{self, Reopen};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::YearMonth;
use quartermaster_domain::text::Reason;

use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, page, refused, see_other};
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::life_forms::{DeleteMonthPage, ReopenPage};

#[handler]
pub(super) async fn activate(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
) -> Result<Response> {
    let month = month_of(&ym)?;
    months::activate(&app, &by(), month.into())
        .await
        .map_err(refused)?;
    Ok(see_other(format!("/months/{month}")))
}

#[handler]
pub(super) async fn reopen_form(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
) -> Result<Response> {
    reopen_page(&app, month_of(&ym)?, StatusCode::OK, reason_form()).await
}

#[handler]
pub(super) async fn reopen(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let command = Reopen {
        month: month.into(),
        reason: typed.read("reason", Reason::parse),
    };
    let Err(error) = months::reopen(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}")));
    };
    let problem = on_form(error)?;
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let form = reason_form()
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    reopen_page(&app, month, problem.status, form).await
}

fn reason_form() -> FormView {
    FormView::of([("reason", String::new())])
}

async fn reopen_page(
    app: &Quartermaster,
    month: YearMonth,
    status: StatusCode,
    form: FormView,
) -> Result<Response> {
    let view = reading::month(app, month).await.map_err(refused)?;
    let words = Words::of(&view.reading.household);
    let view = ReopenPage::of(&view.reading, form);
    page(status, &view.shell(&words), &view)
}

#[handler]
pub(super) async fn delete_form(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
) -> Result<Response> {
    let view = reading::month(&app, month_of(&ym)?)
        .await
        .map_err(refused)?;
    let words = Words::of(&view.reading.household);
    let view = DeleteMonthPage::of(&view.reading);
    page(StatusCode::OK, &view.shell(&words), &view)
}

#[handler]
pub(super) async fn delete(app: Data<&Quartermaster>, Path(ym): Path<String>) -> Result<Response> {
    let month = month_of(&ym)?;
    months::delete(&app, &by(), month.into())
        .await
        .map_err(refused)?;
    Ok(see_other("/months"))
}
