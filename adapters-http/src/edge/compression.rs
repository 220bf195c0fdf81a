use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use poem::Response;
use poem::http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, VARY,
};

use super::accept_encoding::Encoding;
use crate::problem::doors;

/// A shorter body gains nothing.
const MIN_BYTES: usize = 1024;
/// A longer body would hold up the other requests of its thread.
const INLINE_MAX_BYTES: usize = 128 * 1024;
/// Where Brotli still costs about what gzip does, and takes less.
const BROTLI_QUALITY: i32 = 4;
/// The logarithm of how far back Brotli looks; pages are shorter, and less memory is faster.
const BROTLI_WINDOW_BITS: i32 = 18;
const GZIP_LEVEL: u32 = 5;

/// Compresses an HTML or JSON answer in the way the client prefers.
pub(super) async fn apply(response: Response, encoding: Encoding) -> Response {
    if !is_compressible(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts
        .headers
        .append(VARY, HeaderValue::from_static("accept-encoding"));
    let (Some(name), false) = (encoding.name(), body.is_empty()) else {
        return Response::from_parts(parts, body);
    };
    let Ok(plain) = body.into_bytes().await else {
        return doors::internal().to_json_response();
    };
    if plain.len() < MIN_BYTES {
        return Response::from_parts(parts, plain.into());
    }
    match compress_beside_others(&plain, encoding).await {
        Ok(compressed) => {
            announce(&mut parts.headers, name);
            Response::from_parts(parts, compressed.into())
        }
        Err(_) => Response::from_parts(parts, plain.into()),
    }
}

fn is_compressible(headers: &HeaderMap) -> bool {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    let is_text = matches!(
        media_type.trim(),
        "text/html" | "application/json" | "application/problem+json"
    );
    is_text && !headers.contains_key(CONTENT_ENCODING)
}

fn announce(headers: &mut HeaderMap, encoding: &'static str) {
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    headers.remove(CONTENT_LENGTH);
    let weak = headers
        .get(ETAG)
        .and_then(|etag| etag.to_str().ok())
        .filter(|etag| !etag.starts_with("W/"))
        .and_then(|etag| HeaderValue::from_str(&format!("W/{etag}")).ok());
    if let Some(weak) = weak {
        headers.insert(ETAG, weak);
    }
}

async fn compress_beside_others<B>(plain: &B, encoding: Encoding) -> io::Result<Vec<u8>>
where
    B: AsRef<[u8]> + Clone + Send + 'static,
{
    if plain.as_ref().len() <= INLINE_MAX_BYTES {
        return compress(plain.as_ref(), encoding);
    }
    let plain = plain.clone();
    tokio::task::spawn_blocking(move || compress(plain.as_ref(), encoding)).await?
}

fn compress(plain: &[u8], encoding: Encoding) -> io::Result<Vec<u8>> {
    match encoding {
        Encoding::Brotli => brotli_of(plain),
        Encoding::Gzip => gzip_of(plain),
        Encoding::Identity => Ok(plain.to_vec()),
    }
}

fn brotli_of(plain: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::with_capacity(plain.len() / 4);
    brotli::BrotliCompress(&mut &*plain, &mut compressed, &params)?;
    Ok(compressed)
}

fn gzip_of(plain: &[u8]) -> io::Result<Vec<u8>> {
    let space = Vec::with_capacity(plain.len() / 4);
    let mut encoder = GzEncoder::new(space, Compression::new(GZIP_LEVEL));
    encoder.write_all(plain)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn page(length: usize) -> Response {
        let mut response = Response::from("<p>budget</p>".repeat(length / 13 + 1));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, "text/html; charset=utf-8".parse().unwrap());
        headers.insert(ETAG, "\"7\"".parse().unwrap());
        response
    }

    async fn bytes(response: Response) -> Vec<u8> {
        response.into_body().into_vec().await.unwrap()
    }

    #[tokio::test]
    async fn gzip_gives_the_same_bytes_back_short_or_long() {
        for length in [2_000, 500_000] {
            let plain = bytes(page(length)).await;
            let response = apply(page(length), Encoding::Gzip).await;
            assert_eq!(response.header("content-encoding"), Some("gzip"));
            assert_eq!(response.header("vary"), Some("accept-encoding"));
            assert_eq!(response.header("etag"), Some("W/\"7\""));
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&*bytes(response).await)
                .read_to_end(&mut unpacked)
                .unwrap();
            assert!(unpacked == plain);
        }
    }

    #[tokio::test]
    async fn brotli_gives_the_same_bytes_back_and_is_short() {
        let plain = bytes(page(100_000)).await;
        let response = apply(page(100_000), Encoding::Brotli).await;
        assert_eq!(response.header("content-encoding"), Some("br"));
        let compressed = bytes(response).await;
        assert!(compressed.len() < plain.len() / 20);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*compressed, &mut unpacked).unwrap();
        assert!(unpacked == plain);
    }

    #[tokio::test]
    async fn a_short_page_stays_as_it_is_but_says_that_it_varies() {
        let response = apply(page(100), Encoding::Brotli).await;
        assert_eq!(response.header("content-encoding"), None);
        assert_eq!(response.header("vary"), Some("accept-encoding"));
        assert_eq!(response.header("etag"), Some("\"7\""));
    }

    #[tokio::test]
    async fn what_is_packed_or_is_no_text_is_left_alone() {
        let mut packed = page(5_000);
        packed
            .headers_mut()
            .insert(CONTENT_ENCODING, "gzip".parse().unwrap());
        let expected = bytes(page(5_000)).await;
        let response = apply(packed, Encoding::Brotli).await;
        assert_eq!(response.header("content-encoding"), Some("gzip"));
        assert!(bytes(response).await == expected);

        let mut picture = page(5_000);
        picture
            .headers_mut()
            .insert(CONTENT_TYPE, "image/png".parse().unwrap());
        let response = apply(picture, Encoding::Brotli).await;
        assert_eq!(response.header("content-encoding"), None);
        assert_eq!(response.header("vary"), None);
    }

    #[tokio::test]
    async fn an_earlier_vary_stays() {
        let mut response = page(5_000);
        response
            .headers_mut()
            .insert(VARY, "HX-Request".parse().unwrap());
        let response = apply(response, Encoding::Identity).await;
        let vary: Vec<_> = response.headers().get_all(VARY).iter().collect();
        assert_eq!(vary, ["HX-Request", "accept-encoding"]);
        assert_eq!(response.header("content-encoding"), None);
    }
}
