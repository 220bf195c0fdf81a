use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{Stream, StreamExt};
use poem::http::HeaderMap;
use poem::http::header::{CONTENT_LENGTH, EXPECT};
use poem::{Body, Request};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::{Problem, doors};

/// How long a whole body may take to arrive.
const ARRIVAL_TIMEOUT: Duration = Duration::from_secs(30);
/// A refused body is still read, up to here, since a client that is only sending does not see the answer
/// when the connection closes under it.
const DISCARD_MAX_BYTES: usize = 256 * 1024 * 1024;
const DISCARD_TIMEOUT: Duration = Duration::from_secs(10);
/// So much of every body needs no room among all: what people type goes on coming in while others fill it.
const ROOMLESS_BYTES: usize = 16 * 1024;

/// The memory that bodies may take together, from their arrival to the end of their request. Where it is full, a body
/// that grows waits, as long as one may take to arrive.
pub(crate) struct BodyRoom(Arc<Semaphore>);

impl BodyRoom {
    pub(crate) fn new(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new(bytes)))
    }
}

/// The body of a request of which nothing has been read.
pub(super) struct Unread {
    body: Body,
    /// `None` if the length is not known beforehand.
    pub(super) announced_bytes: Option<usize>,
    /// The client sends it only when it is told to go on, which happens when it is read.
    waits_for_our_word: bool,
}

/// What a body takes of the room, for as long as it is kept.
pub(super) struct Held {
    pub(super) is_empty: bool,
    _room: Option<OwnedSemaphorePermit>,
}

impl Unread {
    /// Takes the body out of the request, where it may have one.
    pub(super) fn take(request: &mut Request) -> Option<Self> {
        let body = request.take_body();
        let headers = request.headers();
        (!body.is_empty()).then(|| Self {
            body,
            announced_bytes: announced_bytes(headers),
            waits_for_our_word: headers.contains_key(EXPECT),
        })
    }

    /// # Errors
    /// `body_too_large` where the request says so.
    pub(super) fn check_length(&self, limit_bytes: usize) -> Result<(), Problem> {
        if self
            .announced_bytes
            .is_some_and(|bytes| bytes > limit_bytes)
        {
            return Err(doors::body_too_large(limit_bytes));
        }
        Ok(())
    }

    /// Reads it beside the answer, and throws it away.
    pub(super) fn discard(self) {
        if !self.waits_for_our_word {
            discard(Box::pin(self.body.into_bytes_stream()));
        }
    }

    /// Reads it into the request, up to `limit_bytes`.
    ///
    /// # Errors
    /// `body_too_large` as soon as it is; `body_too_slow`, also where there is no room for it;
    /// `unreadable_body` when the connection breaks.
    pub(super) async fn read(
        self,
        request: &mut Request,
        limit_bytes: usize,
        room: &BodyRoom,
    ) -> Result<Held, Problem> {
        let collecting = collect(self.body, limit_bytes, room);
        let (collected, room) = tokio::time::timeout(ARRIVAL_TIMEOUT, collecting)
            .await
            .map_err(|_elapsed| doors::body_too_slow())??;
        let is_empty = collected.is_empty();
        request.set_body(collected);
        Ok(Held {
            is_empty,
            _room: room,
        })
    }
}

fn announced_bytes(headers: &HeaderMap) -> Option<usize> {
    let digits = headers.get(CONTENT_LENGTH)?.to_str().ok()?;
    Some(digits.parse().unwrap_or(usize::MAX))
}

async fn collect(
    body: Body,
    limit_bytes: usize,
    room: &BodyRoom,
) -> Result<(Vec<u8>, Option<OwnedSemaphorePermit>), Problem> {
    let mut chunks = Box::pin(body.into_bytes_stream());
    let mut collected = Vec::new();
    let mut held: Option<OwnedSemaphorePermit> = None;
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_broken| doors::unreadable_body())?;
        let whole_bytes = collected.len() + chunk.len();
        if whole_bytes > limit_bytes {
            discard(chunks);
            return Err(doors::body_too_large(limit_bytes));
        }
        let has_bytes = held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more_bytes = whole_bytes.saturating_sub(ROOMLESS_BYTES + has_bytes);
        if more_bytes > 0 {
            let more = room_for(more_bytes, room).await?;
            match &mut held {
                Some(held) => held.merge(more),
                None => held = Some(more),
            }
        }
        collected.extend_from_slice(&chunk);
    }
    Ok((collected, held))
}

async fn room_for(bytes: usize, room: &BodyRoom) -> Result<OwnedSemaphorePermit, Problem> {
    let permits = u32::try_from(bytes).unwrap_or(u32::MAX);
    let room = Arc::clone(&room.0).acquire_many_owned(permits).await;
    // It is never closed.
    room.map_err(|_closed| doors::body_too_slow())
}

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

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT_BYTES: usize = 1024 * 1024;

    fn unread(bytes: usize) -> (Request, Unread) {
        let mut request = Request::builder().body(vec![b'a'; bytes]);
        let body = Unread::take(&mut request).unwrap();
        (request, body)
    }

    async fn read(bytes: usize, room: &BodyRoom) -> Result<Held, Problem> {
        let (mut request, body) = unread(bytes);
        let held = body.read(&mut request, LIMIT_BYTES, room).await?;
        assert_eq!(request.into_body().into_vec().await.unwrap().len(), bytes);
        Ok(held)
    }

    #[tokio::test(start_paused = true)]
    async fn where_others_fill_the_room_only_what_is_short_comes_in() {
        let room = BodyRoom::new(100_000);
        let held = read(ROOMLESS_BYTES + 90_000, &room).await.unwrap();
        let short = read(ROOMLESS_BYTES, &room).await.unwrap();
        read(ROOMLESS_BYTES + 10_000, &room).await.unwrap();
        let problem = read(ROOMLESS_BYTES + 10_001, &room).await.err().unwrap();
        assert_eq!(problem.code, "body_too_slow");
        drop((held, short));
        read(ROOMLESS_BYTES + 100_000, &room).await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_has_its_time_however_its_bytes_drip() {
        let mut request = Request::builder().body(Body::from_bytes_stream(
            futures_util::stream::unfold((), |()| async {
                tokio::time::sleep(Duration::from_secs(7)).await;
                Some((io::Result::Ok("a"), ()))
            }),
        ));
        let body = Unread::take(&mut request).unwrap();
        let begun = tokio::time::Instant::now();
        let room = BodyRoom::new(0);
        let read = body.read(&mut request, LIMIT_BYTES, &room);
        assert_eq!(read.await.err().unwrap().code, "body_too_slow");
        assert_eq!(begun.elapsed(), ARRIVAL_TIMEOUT);
    }
}
