use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, handler};
use quartermaster_application::template::OrderError;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::{DebtTargetId, EntryId};

use crate::format::Words;
use crate::pages::reply::{page, refused, see_other};
use crate::views::template::{TemplateForms, TemplatePage};
use crate::views::template_told::Tell;

/// What an address can ask of the page; what cannot be read asks for nothing.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Wanted {
    archived_entry: String,
    archived_debt: String,
    deleted_entry: String,
    deleted_debt: String,
}

impl Wanted {
    async fn tell(&self, app: &Quartermaster) -> Result<Option<Tell>> {
        let entry = |text: &str| text.parse().ok().map(EntryId);
        let debt = |text: &str| text.parse().ok().map(DebtTargetId);
        if let Some(id) = entry(&self.deleted_entry) {
            let gone = reading::deleted_template_entry(app, id).await;
            return Ok(gone.map_err(refused)?.map(Tell::EntryDeleted));
        }
        if let Some(id) = debt(&self.deleted_debt) {
            let gone = reading::deleted_template_debt_target(app, id).await;
            return Ok(gone.map_err(refused)?.map(Tell::DebtDeleted));
        }
        let archived = entry(&self.archived_entry).map(Tell::EntryArchived);
        Ok(archived.or(debt(&self.archived_debt).map(Tell::DebtArchived)))
    }
}

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let forms = TemplateForms {
        tell: wanted.tell(&app).await?,
        ..TemplateForms::default()
    };
    template_page(&app, StatusCode::OK, forms).await
}

/// The page with `forms` as they have to be shown.
pub(super) async fn template_page(
    app: &Quartermaster,
    status: StatusCode,
    forms: TemplateForms,
) -> Result<Response> {
    let template = reading::template(app).await.map_err(refused)?;
    let words = Words::of(&template.household);
    let today = template.household.today(app.clock.now());
    let view = TemplatePage::of(&template, today, forms).map_err(refused)?;
    page(status, &view.shell(&words), &view)
}

/// Leads back to what an order was saved for, or shows the order that is there where it was not that of
/// everything.
pub(super) async fn ordered(
    app: &Quartermaster,
    saved: Result<(), OrderError>,
    to: String,
) -> Result<Response> {
    match saved {
        Ok(()) => Ok(see_other(to)),
        Err(OrderError::Invalid(_)) => not_moved(app).await,
        Err(error) => Err(refused(error)),
    }
}

/// The page as it is now, saying that nothing was moved: the order that somebody saw is not there any
/// more.
pub(super) async fn not_moved(app: &Quartermaster) -> Result<Response> {
    let forms = TemplateForms {
        tell: Some(Tell::NotMoved),
        ..TemplateForms::default()
    };
    template_page(app, StatusCode::CONFLICT, forms).await
}
