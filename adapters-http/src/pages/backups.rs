//! Looking after the backups.

use poem::http::StatusCode;
use poem::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use poem::web::{Data, Path, Query};
use poem::{Body, Response, Result, Route, handler};
use quartermaster_application::Quartermaster;
use quartermaster_application::ports::{BackupsError, KeptBackup};
use quartermaster_domain::{FieldErrors, Message, ValueError};

use super::reply::{page, refused, see_other, words};
use super::typed::Typed;
use crate::edge::methods::{get, post};
use crate::format::Words;
use crate::problem::Problem;
use crate::views::backups::{BackupPage, BackupsPage, BackupsPart, CONFIRMATION};
use crate::views::form::FormView;

const MEDIA_TYPE: &str = "application/vnd.sqlite3";

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/settings/backups", get(list).post(create))
        .at("/settings/backups/:name", get(show))
        .at("/settings/backups/:name/file", get(download))
        .at("/settings/backups/:name/verify", post(verify))
        .at("/settings/backups/:name/restore", post(restore))
}

#[derive(serde::Deserialize)]
struct Restored {
    #[serde(default)]
    restored: String,
}

#[handler]
async fn list(app: Data<&Quartermaster>, Query(query): Query<Restored>) -> Result<Response> {
    list_page(&app, StatusCode::OK, &query.restored, None).await
}

async fn list_page(
    app: &Quartermaster,
    status: StatusCode,
    restored: &str,
    form: Option<FormView>,
) -> Result<Response> {
    let words = words(app).await?;
    let part = part(app, &words, form).await?;
    let view = BackupsPage::of(part, restored);
    page(status, &view.shell(&words), &view)
}

/// The backups as they stand now.
pub(super) async fn part(
    app: &Quartermaster,
    words: &Words,
    form: Option<FormView>,
) -> Result<BackupsPart> {
    let backups = app.backups.list().await.map_err(refused)?;
    let (standing, now) = (app.backups.standing(), app.clock.now());
    Ok(BackupsPart::of(&standing, &backups, words, now, form))
}

#[handler]
async fn create(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let problem: Problem = match app.backups.create(typed.text("reason")).await {
        Ok(_) => return Ok(see_other("/settings/backups")),
        Err(error) => error.into(),
    };
    let words = words(&app).await?;
    let form = BackupsPart::form_empty()
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    list_page(&app, problem.status, "", Some(form)).await
}

#[handler]
async fn show(app: Data<&Quartermaster>, Path(name): Path<String>) -> Result<Response> {
    let backup = find(&app, &name).await?;
    backup_page(&app, &backup, StatusCode::OK, None).await
}

async fn find(app: &Quartermaster, name: &str) -> Result<KeptBackup> {
    app.backups.find(name).await.map_err(refused)
}

async fn backup_page(
    app: &Quartermaster,
    backup: &KeptBackup,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let words = words(app).await?;
    let view = BackupPage::of(backup, &words, app.clock.now(), form);
    page(status, &view.shell(&words), &view)
}

#[handler]
async fn download(app: Data<&Quartermaster>, Path(name): Path<String>) -> Result<Response> {
    let backup = find(&app, &name).await?;
    let file = app.backups.open(&backup.name).await.map_err(refused)?;
    let body = Body::from_async_read(tokio::fs::File::from_std(file));
    Ok(Response::builder()
        .header(CONTENT_TYPE, MEDIA_TYPE)
        .header(CONTENT_LENGTH, backup.bytes)
        .header(
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", backup.name),
        )
        .body(body))
}

#[handler]
async fn verify(app: Data<&Quartermaster>, Path(name): Path<String>) -> Result<Response> {
    match app.backups.drill(&name).await {
        Ok(backup) => Ok(see_other(format!("/settings/backups/{}", backup.name))),
        Err(error) => refused_act(&app, &name, error.into(), BackupPage::form_empty()).await,
    }
}

#[handler]
async fn restore(
    app: Data<&Quartermaster>,
    Path(name): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let form = BackupPage::form_empty().typed(typed.fields());
    if !typed
        .text("confirmation")
        .eq_ignore_ascii_case(CONFIRMATION)
    {
        return refused_act(&app, &name, unconfirmed(), form).await;
    }
    match app.backups.restore(&name).await {
        Ok(_) => Ok(see_other(format!("/settings/backups?restored={name}"))),
        Err(error @ BackupsError::Closed(_)) => Err(refused(error)),
        Err(error) => refused_act(&app, &name, error.into(), form).await,
    }
}

/// The backup's page with why the act was refused.
async fn refused_act(
    app: &Quartermaster,
    name: &str,
    problem: Problem,
    form: FormView,
) -> Result<Response> {
    let backup = find(app, name).await?;
    let words = words(app).await?;
    let form = form.refused(&problem, &words.wording());
    backup_page(app, &backup, problem.status, Some(form)).await
}

fn unconfirmed() -> Problem {
    let error =
        ValueError::unknown(Message::new("refusal-not-confirmed").with("word", CONFIRMATION));
    FieldErrors::one("confirmation", error).into()
}
