//! What the HTTP layer answers by itself, to what it cannot read as a request: it says a status and nothing else, and
//! here that is given a problem like every other refusal.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use poem::http::StatusCode;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::edge::RequestIdSource;
use crate::problem::{PROBLEM_JSON, Problem, doors};

/// What the HTTP layer refuses before there is a request: its head cannot be read, its address or all of it is too long.
const STATUSES: [StatusCode; 3] = [
    StatusCode::BAD_REQUEST,
    StatusCode::URI_TOO_LONG,
    StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
];
/// The whole of such an answer is shorter.
const BARE_MAX_BYTES: usize = 256;

/// A connection on which every refusal is a problem.
pub(super) struct Explained<S> {
    stream: S,
    request_ids: RequestIdSource,
    instead: Option<Instead>,
}

/// What is being written instead of a bare answer.
struct Instead {
    bytes: Vec<u8>,
    written: usize,
    /// The bytes of the answer that this stands for.
    stands_for: usize,
}

impl<S> Explained<S> {
    pub(super) fn new(stream: S, request_ids: RequestIdSource) -> Self {
        Self {
            stream,
            request_ids,
            instead: None,
        }
    }

    fn instead_of(&self, bytes: &[u8]) -> Option<Instead> {
        let status = bare(bytes)?;
        let mut problem = match status {
            StatusCode::BAD_REQUEST => doors::unreadable_request(),
            status => doors::refused(status),
        };
        let id = (self.request_ids)();
        tracing::info!(
            event = "request_unread",
            status = status.as_u16(),
            request_id = id,
            "A request could not be read and was answered with {}",
            status.as_u16()
        );
        problem.request_id = id.as_str().into();
        Some(Instead {
            bytes: answer(&problem, &id).into_bytes(),
            written: 0,
            stands_for: bytes.len(),
        })
    }
}

/// The status of an answer that nothing of ours made: those all have an id.
fn bare(bytes: &[u8]) -> Option<StatusCode> {
    let text = std::str::from_utf8(bytes).ok()?;
    let head = text.strip_suffix("\r\n\r\n")?;
    if text.len() > BARE_MAX_BYTES || head.contains("\r\n\r\n") || head.contains("x-request-id:") {
        return None;
    }
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?;
    if !lines.any(|line| line == "content-length: 0") {
        return None;
    }
    let is_it = |known: &StatusCode| status.starts_with(known.as_str());
    STATUSES.into_iter().find(is_it)
}

fn answer(problem: &Problem, id: &str) -> String {
    let status = problem.status;
    let reason = status.canonical_reason().unwrap_or_default();
    let body = problem.to_json();
    format!(
        "HTTP/1.1 {} {reason}\r\ncontent-type: {PROBLEM_JSON}\r\ncontent-length: {}\r\nx-request-id: {id}\r\n\
         cache-control: no-store\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n{body}",
        status.as_str(),
        body.len(),
    )
}

impl<S: AsyncRead + Unpin> AsyncRead for Explained<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Explained<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.instead.is_none() {
            self.instead = self.instead_of(bytes);
        }
        let Self {
            stream, instead, ..
        } = &mut *self;
        let Some(other) = instead else {
            return Pin::new(stream).poll_write(context, bytes);
        };
        while let Some(rest) = other
            .bytes
            .get(other.written..)
            .filter(|rest| !rest.is_empty())
        {
            match ready!(Pin::new(&mut *stream).poll_write(context, rest))? {
                0 => return Poll::Ready(Err(ErrorKind::WriteZero.into())),
                written => other.written += written,
            }
        }
        let stands_for = other.stands_for;
        *instead = None;
        Poll::Ready(Ok(stands_for))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let first = slices.iter().find(|slice| !slice.is_empty());
        if let Some(first) = first
            && (self.instead.is_some() || bare(first).is_some())
        {
            return self.poll_write(context, first);
        }
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    const BARE: &str = "HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\n\
        content-length: 0\r\ndate: Sun, 29 Nov 2026 12:00:00 GMT\r\n\r\n";

    /// What a client reads of what is written; the pipe takes a few bytes at a time.
    async fn told(written: &[&'static str]) -> String {
        let (ours, mut theirs) = tokio::io::duplex(7);
        let mut explained = Explained::new(ours, Arc::new(|| "id-1".to_owned()));
        let written = written.to_vec();
        let writing = tokio::spawn(async move {
            for bytes in written {
                explained.write_all(bytes.as_bytes()).await.unwrap();
            }
        });
        let mut told = String::new();
        theirs.read_to_string(&mut told).await.unwrap();
        writing.await.unwrap();
        told
    }

    #[tokio::test]
    async fn a_bare_refusal_is_given_its_problem() {
        let told = told(&[BARE]).await;
        let (head, body) = told.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
        assert!(head.contains("\r\ncontent-type: application/problem+json\r\n"));
        assert!(head.contains(&format!("\r\ncontent-length: {}\r\n", body.len())));
        assert!(head.ends_with("\r\nconnection: close"));
        let problem: Value = serde_json::from_str(body).unwrap();
        assert_eq!(problem["status"], 431);
        assert_eq!(problem["code"], "request_refused");
        assert_eq!(problem["request_id"], "id-1");
    }

    #[tokio::test]
    async fn what_we_answer_ourselves_is_left_as_it_is() {
        for ours in [
            "HTTP/1.1 400 Bad Request\r\nx-request-id: 7\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\n",
        ] {
            assert_eq!(told(&[ours, "more"]).await, format!("{ours}more"));
        }
    }
}
