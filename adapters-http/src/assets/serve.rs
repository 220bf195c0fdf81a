use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::GzDecoder;
use poem::error::{InternalServerError, NotFoundError};
use poem::http::StatusCode;
use poem::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use poem::{Request, Response, Result, Route, handler};

use super::{ASSETS, Asset, Content};
use crate::edge::accept_encoding::Encoding;
use crate::edge::etag;
use crate::edge::methods::get;

/// The name holds the content's hash: it can never mean anything else.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Under its plain name, as a style sheet refers to its fonts, a file may change with the next version.
const FIVE_MINUTES: &str = "public, max-age=300";

/// All files, to be nested under `/static`.
pub(crate) fn files() -> Route {
    Route::new().at("/*name", get(file))
}

#[handler]
fn file(request: &Request) -> Result<Response> {
    let (asset, cache_control) = find(request.original_uri().path()).ok_or(NotFoundError)?;
    let (encoding, bytes) = asset
        .content
        .fit(Encoding::preferred(request.headers()))
        .map_err(InternalServerError)?;
    let etag = match encoding.name() {
        Some(name) => format!("\"{}-{name}\"", asset.tag),
        None => format!("\"{}\"", asset.tag),
    };
    let mut response = if is_known(request, &etag) {
        Response::from(StatusCode::NOT_MODIFIED)
    } else {
        whole(asset, encoding, bytes)
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache_control));
    headers.extend(HeaderValue::from_str(&etag).map(|etag| (ETAG, etag)));
    if asset.content.gzip.is_some() {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    Ok(response)
}

/// Whether the client says that it has what `etag` names.
fn is_known(request: &Request, etag: &str) -> bool {
    request
        .headers()
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|listed| listed.to_str().ok())
        .any(|listed| etag::is_listed(listed, etag))
}

fn whole(asset: &Asset, encoding: Encoding, bytes: Cow<'static, [u8]>) -> Response {
    let mut response = match bytes {
        Cow::Borrowed(embedded) => Response::from(embedded),
        Cow::Owned(inflated) => Response::from(inflated),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    if let Some(name) = encoding.name() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

/// The file at `address` and how long it may be kept.
fn find(address: &str) -> Option<(&'static Asset, &'static str)> {
    let name = address.strip_prefix("/static/")?;
    ASSETS.iter().find_map(|asset| {
        if asset.path == address {
            Some((asset, FOR_EVER))
        } else {
            (asset.name == name).then_some((asset, FIVE_MINUTES))
        }
    })
}

impl Content {
    /// The content in the encoding wished for, or as it is.
    fn fit(&self, wished: Encoding) -> io::Result<(Encoding, Cow<'static, [u8]>)> {
        let packed = match wished {
            Encoding::Brotli => self.brotli,
            Encoding::Gzip => self.gzip,
            Encoding::Identity => None,
        };
        match (packed, self.plain) {
            (Some(packed), _) => Ok((wished, Cow::Borrowed(packed))),
            (None, Some(plain)) => Ok((Encoding::Identity, Cow::Borrowed(plain))),
            (None, None) => Ok((Encoding::Identity, Cow::Owned(self.inflate()?))),
        }
    }

    fn inflate(&self) -> io::Result<Vec<u8>> {
        let mut inflated = Vec::new();
        GzDecoder::new(self.gzip.unwrap_or_default()).read_to_end(&mut inflated)?;
        Ok(inflated)
    }
}
