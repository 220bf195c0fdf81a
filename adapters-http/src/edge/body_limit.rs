use std::io;
use std::pin::Pin;
use std::time::Duration;

use futures_util::{Stream, StreamExt};
use poem::http::HeaderMap;
use poem::http::header::{CONTENT_LENGTH, EXPECT};
use poem::{Body, Request};

use crate::problem::{Problem, doors};

/// How long a whole body may take to arrive.
const ARRIVAL_TIMEOUT: Duration = Duration::from_secs(30);
/// A refused body is still read, up to here, since a client that is only sending does not see the answer
/// when the connection closes under it.
const DISCARD_MAX_BYTES: usize = 256 * 1024 * 1024;
const DISCARD_TIMEOUT: Duration = Duration::from_secs(10);

/// Reads the body into memory, up to `limit_bytes`, and says whether there is one.
///
/// # Errors
/// `body_too_large` at once when the request says so, else as soon as it is;
/// `body_too_slow`, or `unreadable_body` when the connection breaks.
pub(super) async fn read(request: &mut Request, limit_bytes: usize) -> Result<bool, Problem> {
    let body = request.take_body();
    if body.is_empty() {
        return Ok(false);
    }
    if announced_bytes(request.headers()).is_some_and(|bytes| bytes > limit_bytes) {
        let waits_for_our_word = request.headers().contains_key(EXPECT);
        if !waits_for_our_word {
            discard(Box::pin(body.into_bytes_stream()));
        }
        return Err(doors::body_too_large(limit_bytes));
    }
    let collected = tokio::time::timeout(ARRIVAL_TIMEOUT, collect(body, limit_bytes))
        .await
        .map_err(|_elapsed| doors::body_too_slow())??;
    let has_body = !collected.is_empty();
    request.set_body(collected);
    Ok(has_body)
}

/// `None` if the length is not known beforehand.
fn announced_bytes(headers: &HeaderMap) -> Option<usize> {
    let digits = headers.get(CONTENT_LENGTH)?.to_str().ok()?;
    Some(digits.parse().unwrap_or(usize::MAX))
}

async fn collect(body: Body, limit_bytes: usize) -> Result<Vec<u8>, Problem> {
    let mut chunks = Box::pin(body.into_bytes_stream());
    let mut collected = Vec::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_broken| doors::unreadable_body())?;
        if collected.len() + chunk.len() > limit_bytes {
            discard(chunks);
            return Err(doors::body_too_large(limit_bytes));
        }
        collected.extend_from_slice(&chunk);
    }
    Ok(collected)
}

/// Reads the rest of a refused body beside the answer, and throws it away.
fn discard<B>(mut chunks: Pin<Box<dyn Stream<Item = io::Result<B>> + Send>>)
where
    B: AsRef<[u8]> + Send + 'static,
{
    tokio::spawn(async move {
        let mut discarded_bytes = 0;
        let reading = async {
            while let Some(Ok(chunk)) = chunks.next().await {
                discarded_bytes += chunk.as_ref().len();
                if discarded_bytes > DISCARD_MAX_BYTES {
                    break;
                }
            }
        };
        // Nobody waits for the outcome: dropping the body closes the connection.
        let _outcome = tokio::time::timeout(DISCARD_TIMEOUT, reading).await;
    });
}
