use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, handler};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::{Year, YearMonth};

use crate::format::Words;
use crate::pages::reply::{page, refused};
use crate::views::months::MonthsPage;

#[derive(serde::Deserialize)]
struct Before {
    #[serde(default)]
    before: String,
}

impl Before {
    /// The year that the list ends before. Years are shown whole, so that of a month in the middle
    /// of one is shown too; what cannot be read asks for the latest.
    fn year(&self) -> Option<Year> {
        let month: YearMonth = self.before.parse().ok()?;
        let year = Year::from(month);
        if year.months().next() == Some(month) {
            Some(year)
        } else {
            year.next()
        }
    }
}

#[handler]
pub(in crate::pages) async fn list(
    app: Data<&Quartermaster>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let before = query.year();
    let overview = reading::overview(&app, before).await.map_err(refused)?;
    let words = Words::of(&overview.household);
    let view = MonthsPage::of(&overview, before, &words).map_err(refused)?;
    page(StatusCode::OK, &view.shell(&words), &view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_in_the_middle_of_a_year_asks_for_the_whole_year() {
        for (before, year) in [
            ("2024-01", Some("2024")),
            ("2024-02", Some("2025")),
            ("2024-12", Some("2025")),
            ("2199-06", None),
            ("2024", None),
            ("", None),
        ] {
            let before = Before {
                before: before.to_owned(),
            };
            let found = before.year().map(|year| year.to_string());
            assert_eq!(found.as_deref(), year, "{}", before.before);
        }
    }
}
