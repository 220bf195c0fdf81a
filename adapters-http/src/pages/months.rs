//! All months, and the one that would come next.

use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, Route, handler};
use quartermaster_application::months::{create, preview};
use quartermaster_application::reading::MonthFilter;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::field::Fields;
use quartermaster_domain::{FieldErrors, Given, ValueError, YearMonth};

use super::reply::{by, on_form, page, refused, see_other};
use super::typed::Typed;
use crate::edge::methods::get;
use crate::format::Words;
use crate::problem::Problem;
use crate::views::form::FormView;
use crate::views::months::MonthsPage;
use crate::views::new_month::NewMonthPage;

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/months", get(list).post(create_month))
        .at("/months/new", get(show_preview))
}

/// How many months a page of the list shows.
const PAGE_MAX_MONTHS: u32 = 36;
/// How many months can be chosen from when one is copied.
const COPY_MAX_MONTHS: u32 = 120;

#[derive(serde::Deserialize)]
struct Before {
    #[serde(default)]
    before: String,
}

#[handler]
async fn list(app: Data<&Quartermaster>, Query(query): Query<Before>) -> Result<Response> {
    let filter = MonthFilter {
        state: None,
        before: query.before.parse().ok(),
        limit: PAGE_MAX_MONTHS + 1,
    };
    let household = reading::household(&app).await.map_err(refused)?;
    let mut months = reading::months(&app, &filter).await.map_err(refused)?;
    let page_months = usize::try_from(PAGE_MAX_MONTHS).unwrap_or(usize::MAX);
    let has_more = months.len() > page_months;
    months.truncate(page_months);
    let words = Words::of(&household);
    let view = MonthsPage::of(&months, &words, has_more).map_err(refused)?;
    page(StatusCode::OK, &view.shell(&words), &view)
}

/// Which month to look at, and what it is copied from; both as they were typed.
#[derive(Default, serde::Deserialize)]
struct Wanted {
    #[serde(default)]
    month: String,
    #[serde(default)]
    copy_from: String,
}

impl Wanted {
    /// The month to copy; none where it is the template.
    fn source(&self) -> Given<Option<YearMonth>> {
        match self.copy_from.as_str() {
            "" => Ok(None),
            typed => typed.parse().map(Some),
        }
    }

    /// The month, which may be another than the typed one, and what it is copied from.
    fn read(
        &self,
        month: Option<YearMonth>,
    ) -> Result<(YearMonth, Option<YearMonth>), FieldErrors> {
        let mut fields = Fields::new();
        let unreadable = || ValueError::invalid("refusal-month-unreadable");
        let month = fields.take("month", month.ok_or_else(unreadable));
        let source = fields.take("copy_from", self.source());
        fields.finish_with(month.zip(source))
    }
}

#[handler]
async fn show_preview(app: Data<&Quartermaster>, Query(wanted): Query<Wanted>) -> Result<Response> {
    let month = match wanted.month.as_str() {
        "" => next_month(&app).await?,
        typed => typed.parse().ok(),
    };
    preview_page(&app, month, &wanted, None).await
}

#[handler]
async fn create_month(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let wanted = Wanted {
        month: typed.text("month").to_owned(),
        copy_from: typed.text("copy_from").to_owned(),
    };
    let (Ok(month), Ok(source)) = (wanted.month.parse::<YearMonth>(), wanted.source()) else {
        return preview_page(&app, wanted.month.parse().ok(), &wanted, None).await;
    };
    match create(&app, &by(), month, source).await {
        Ok(()) => Ok(see_other(format!("/months/{month}"))),
        Err(error) => preview_page(&app, Some(month), &wanted, Some(on_form(error)?)).await,
    }
}

/// The month after the latest one, or this one where there is none.
async fn next_month(app: &Quartermaster) -> Result<Option<YearMonth>> {
    let latest = latest_months(app, 1).await?;
    match latest.first() {
        Some(latest) => Ok(latest.next()),
        None => {
            let household = reading::household(app).await.map_err(refused)?;
            Ok(YearMonth::of_date(household.today(app.clock.now())))
        }
    }
}

async fn latest_months(app: &Quartermaster, limit: u32) -> Result<Vec<YearMonth>> {
    let filter = MonthFilter {
        state: None,
        before: None,
        limit,
    };
    let months = reading::months(app, &filter).await.map_err(refused)?;
    Ok(months
        .iter()
        .map(|summary| summary.month.head().year_month)
        .collect())
}

/// The preview of `month`; where there cannot be one, the page says why and asks again.
async fn preview_page(
    app: &Quartermaster,
    month: Option<YearMonth>,
    wanted: &Wanted,
    refusal: Option<Problem>,
) -> Result<Response> {
    let existing = latest_months(app, COPY_MAX_MONTHS).await?;
    let words = Words::of(&reading::household(app).await.map_err(refused)?);
    let shown = month.map_or_else(|| wanted.month.clone(), |month| month.to_string());
    let form = FormView::of([("month", shown), ("copy_from", wanted.copy_from.clone())]);
    let (month, source) = match wanted.read(month) {
        Ok(read) => read,
        Err(errors) => {
            let problem = Problem::from(errors);
            let view =
                NewMonthPage::asking(form.refused(&problem, &words.wording()), &existing, &words);
            return page(problem.status, &view.shell(&words), &view);
        }
    };
    let proposed = preview(app, month, source).await;
    let (status, form) = match &refusal {
        Some(problem) => (problem.status, form.refused(problem, &words.wording())),
        None => (StatusCode::OK, form),
    };
    match proposed {
        Ok((_, proposal)) => {
            let view = NewMonthPage::of(form, &existing, &proposal, &words);
            page(status, &view.shell(&words), &view)
        }
        Err(error) => {
            let problem = on_form(error)?;
            let form = match refusal {
                Some(_) => form,
                None => form.refused(&problem, &words.wording()),
            };
            let view = NewMonthPage::asking(form, &existing, &words);
            page(problem.status, &view.shell(&words), &view)
        }
    }
}
