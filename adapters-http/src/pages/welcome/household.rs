use poem::http::header::ACCEPT_LANGUAGE;
use poem::http::{HeaderMap, StatusCode};
use poem::web::Data;
use poem::{Request, Response, Result, handler};
use quartermaster_application::household::change;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::{Household, household::Locale};

use super::places::{Guess, guess};
use super::{begun, done};
use crate::format::Words;
use crate::pages::reply::{by, on_form, page, refused, see_other};
use crate::pages::settings::command_of;
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::settings::SettingsPage;
use crate::views::welcome::WelcomeHousehold;

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>, request: &Request) -> Result<Response> {
    match begun(&app).await? {
        Some(month) => done(&app, Some(month)).await,
        None => step(&app, request.headers(), StatusCode::OK, None).await,
    }
}

async fn step(
    app: &Quartermaster,
    headers: &HeaderMap,
    status: StatusCode,
    refusal: Option<FormView>,
) -> Result<Response> {
    let household = reading::household(app).await.map_err(refused)?;
    let is_untouched = is_untouched(&household);
    let mut current = SettingsPage::form(&household);
    if let Some(guess) = guessed(headers).filter(|_| is_untouched) {
        current.set("locale", guess.locale);
        current.set("currency", guess.currency);
        current.set("time_zone", guess.time_zone);
    }
    let may_guess = is_untouched && refusal.is_none();
    let words = Words::of(&read_by(household, headers));
    let view = WelcomeHousehold::of(FormView::shown(refusal, current), may_guess);
    page(status, &view.shell(&words), &view)
}

/// Nobody has saved settings yet.
fn is_untouched(household: &Household) -> bool {
    household.version == 1
}

fn guessed(headers: &HeaderMap) -> Option<Guess> {
    let said = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    guess(said)
}

/// The household for whoever reads its first page: until somebody chooses a locale, in the guessed one.
fn read_by(household: Household, headers: &HeaderMap) -> Household {
    if !is_untouched(&household) {
        return household;
    }
    let locale = guessed(headers).and_then(|guess| Locale::parse(&guess.locale).ok());
    Household {
        locale: locale.unwrap_or_else(|| household.locale.clone()),
        ..household
    }
}

#[handler]
pub(super) async fn save(
    app: Data<&Quartermaster>,
    request: &Request,
    typed: Typed,
) -> Result<Response> {
    let error = match change(&app, &by(), command_of(&typed)).await {
        Ok(_) => return Ok(see_other("/welcome/template")),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    let household = reading::household(&app).await.map_err(refused)?;
    let words = Words::of(&read_by(household, request.headers()));
    let form = SettingsPage::form_empty()
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    step(&app, request.headers(), problem.status, Some(form)).await
}
