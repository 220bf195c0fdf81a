use poem::http::StatusCode;
use poem::http::header::CONTENT_DISPOSITION;
use poem::web::{Data, Path, Query};
use poem::{Response, Result, handler};
use quartermaster_application::reading::YearView;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::Year;
use quartermaster_domain::sheet::Figure;

use super::csv::csv;
use crate::format::Words;
use crate::pages::reply::{page, refused};
use crate::problem::{doors, no_such_year};
use crate::views::year::YearPage;

#[derive(serde::Deserialize)]
struct Wanted {
    #[serde(default)]
    show: String,
}

/// The ending of an address that asks for the same figures as a file.
const CSV: &str = ".csv";

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Path(address): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let (year, is_file) = match address.strip_suffix(CSV) {
        Some(year) => (year, true),
        None => (address.as_str(), false),
    };
    let year: Year = year.parse().map_err(|_| no_such_year())?;
    let view = reading::year(&app, year).await.map_err(refused)?;
    let figure = Figure::parse(&wanted.show).unwrap_or(Figure::Posted);
    if is_file {
        return file(&view, figure);
    }
    let words = Words::of(&view.household);
    let view = YearPage::of(&view, figure, &words).map_err(refused)?;
    page(StatusCode::OK, &view.shell(&words), &view)
}

fn file(view: &YearView, figure: Figure) -> Result<Response> {
    let table = csv(view, figure).map_err(refused)?;
    let table = table.map_err(|error| doors::internal().with_fault("csv_failed", error))?;
    let name = format!("quartermaster-{}-{}{CSV}", view.year, figure.as_str());
    Ok(Response::builder()
        .content_type("text/csv; charset=utf-8; header=present")
        .header(
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        )
        .body(table))
}
