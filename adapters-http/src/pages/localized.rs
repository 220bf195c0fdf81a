use std::sync::Arc;

use poem::http::StatusCode;
use poem::{Endpoint, Request, Result};
use quartermaster_application::{Quartermaster, reading};

use crate::edge::PageLocale;

/// Notes with what a page failed with in whose language it is to be told.
pub(super) struct Localized<E> {
    pub(super) pages: E,
    pub(super) app: Quartermaster,
}

impl<E: Endpoint> Endpoint for Localized<E> {
    type Output = E::Output;

    async fn call(&self, request: Request) -> Result<Self::Output> {
        let mut error = match self.pages.call(request).await {
            Ok(page) => return Ok(page),
            Err(error) => error,
        };
        // What does not answer is not asked a second time: nobody wants to wait twice to be told so.
        if error.status() != StatusCode::SERVICE_UNAVAILABLE
            && let Ok(household) = reading::household(&self.app).await
        {
            error.set_data(PageLocale(Arc::from(household.locale.as_str())));
        }
        Err(error)
    }
}
