use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, Result, handler};
use quartermaster_application::{Quartermaster, reading};

use crate::format::Words;
use crate::pages::reply::{page, refused};
use crate::views::template::{TemplateForms, TemplatePage};

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>) -> Result<Response> {
    template_page(&app, StatusCode::OK, TemplateForms::default()).await
}

/// The page with `forms` as they have to be shown.
pub(super) async fn template_page(
    app: &Quartermaster,
    status: StatusCode,
    forms: TemplateForms,
) -> Result<Response> {
    let template = reading::template(app).await.map_err(refused)?;
    let words = Words::of(&template.household);
    let view = TemplatePage::of(&template, forms);
    page(status, &view.shell(&words), &view)
}
