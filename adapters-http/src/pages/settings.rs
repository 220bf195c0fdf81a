//! The household's settings, and the activity.

use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, Route, handler};
use quartermaster_application::household::{ChangeHousehold, change};
use quartermaster_application::reading::AuditPage;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::household::{HouseholdInput, Locale, TimeZoneName};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, StartDay};

use super::backups;
use super::reply::{by, on_form, page, refused, see_other, words};
use super::typed::{Typed, whole};
use crate::edge::methods::get;
use crate::format::Words;
use crate::views::activity::ActivityPage;
use crate::views::form::FormView;
use crate::views::settings::SettingsPage;

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/settings", get(show).post(save))
        .at("/settings/activity", get(activity))
}

/// What was just done, as the address says it.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Done {
    saved: String,
}

#[handler]
async fn show(app: Data<&Quartermaster>, Query(done): Query<Done>) -> Result<Response> {
    settings_page(&app, StatusCode::OK, None, &done).await
}

async fn settings_page(
    app: &Quartermaster,
    status: StatusCode,
    form: Option<FormView>,
    done: &Done,
) -> Result<Response> {
    let household = reading::household(app).await.map_err(refused)?;
    let words = Words::of(&household);
    let backups = backups::part(app, &words, None).await?;
    let mut view = SettingsPage::of(&household, form, backups);
    if !done.saved.is_empty() {
        view = view.saved(&words);
    }
    page(status, &view.shell(&words), &view)
}

/// The household as it was typed.
pub(super) fn command_of(typed: &Typed) -> ChangeHousehold {
    ChangeHousehold {
        input: HouseholdInput {
            name: typed.read("name", Name::parse),
            currency: typed.read("currency", |text| {
                Currency::from_code(&text.to_ascii_uppercase())
            }),
            locale: typed.read("locale", Locale::parse),
            time_zone: typed.read("time_zone", TimeZoneName::parse),
            month_start_day: typed.read("month_start_day", |text| {
                whole(text).and_then(StartDay::new)
            }),
        },
        expected_version: typed.version(),
    }
}

#[handler]
async fn save(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let error = match change(&app, &by(), command_of(&typed)).await {
        Ok(_) => return Ok(see_other("/settings?saved=1")),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    let words = words(&app).await?;
    let form = SettingsPage::form_empty()
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    settings_page(&app, problem.status, Some(form), &Done::default()).await
}

/// How many changes a page of the activity shows.
const PAGE_MAX_CHANGES: u32 = 50;

#[derive(serde::Deserialize)]
struct Before {
    #[serde(default)]
    before: String,
}

#[handler]
async fn activity(app: Data<&Quartermaster>, Query(query): Query<Before>) -> Result<Response> {
    let wanted = AuditPage {
        before: query.before.parse().ok(),
        limit: PAGE_MAX_CHANGES + 1,
    };
    let words = words(&app).await?;
    let mut changes = reading::recent_changes(&app, &wanted)
        .await
        .map_err(refused)?;
    let page_changes = usize::try_from(PAGE_MAX_CHANGES).unwrap_or(usize::MAX);
    let has_more = changes.len() > page_changes;
    changes.truncate(page_changes);
    let view = ActivityPage::of(&changes, &words, has_more);
    page(StatusCode::OK, &view.shell(&words), &view)
}
