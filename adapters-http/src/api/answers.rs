//! The successful answers.

use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::types::ToJSON;

#[derive(ApiResponse)]
pub(super) enum Answer<T: ToJSON + Send> {
    /// What was asked for.
    #[oai(status = 200)]
    Ok(
        Json<T>,
        /// The version, for If-Match.
        #[oai(header = "ETag")]
        Option<String>,
    ),
}

impl<T: ToJSON + Send> Answer<T> {
    pub(super) fn plain(body: T) -> Self {
        Self::Ok(Json(body), None)
    }

    pub(super) fn at(body: T, etag: String) -> Self {
        Self::Ok(Json(body), Some(etag))
    }
}

#[derive(ApiResponse)]
pub(super) enum Created<T: ToJSON + Send> {
    /// What was made.
    #[oai(status = 201)]
    Created(
        Json<T>,
        /// Where it is.
        #[oai(header = "Location")]
        Option<String>,
        /// The version, for If-Match.
        #[oai(header = "ETag")]
        Option<String>,
    ),
}

#[derive(ApiResponse)]
pub(super) enum Done {
    /// It is done, and there is nothing to tell.
    #[oai(status = 204)]
    Done,
}
