use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::{Date, YearMonth};

use crate::format::Words;
use crate::pages::reply::{month_of, page, refused};
use crate::problem::Problem;
use crate::views::backups;
use crate::views::month::{MonthForms, MonthPage};

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>, Path(ym): Path<String>) -> Result<Response> {
    month_page(&app, month_of(&ym)?, StatusCode::OK, |_, _| {
        MonthForms::default()
    })
    .await
}

/// The page with `forms` as they have to be shown.
pub(super) async fn month_page(
    app: &Quartermaster,
    month: YearMonth,
    status: StatusCode,
    forms: impl FnOnce(&reading::MonthView, Date) -> MonthForms,
) -> Result<Response> {
    let view = reading::month(app, month).await.map_err(refused)?;
    let household = &view.reading.household;
    let now = app.clock.now();
    let today = household.today(now);
    let warning = backups::warning(&app.backups.standing(), &Words::of(household), now);
    let forms = forms(&view, today);
    let view = MonthPage::of(&view, today, forms).map_err(refused)?;
    let view = view.warned(warning);
    page(status, &view.shell(), &view)
}

/// The page with one form that was refused because of `problem`.
pub(super) async fn refused_form(
    app: &Quartermaster,
    month: YearMonth,
    problem: &Problem,
    forms: impl FnOnce(&reading::MonthView, Date) -> MonthForms,
) -> Result<Response> {
    month_page(app, month, problem.status, forms).await
}
