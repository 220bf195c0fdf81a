//! Bodies that are far too large.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::client::Answer;

const HUNDRED_MEGABYTES: usize = 100_000_000;

/// How a body's length is told.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told {
    InAdvance,
    ChunkByChunk,
}

/// Sends a request with a body of 100 MB, as much of it as the server takes before it answers.
pub(super) async fn send(
    address: &str,
    method: &str,
    path: &str,
    content_type: &str,
    told: Told,
) -> Answer {
    let host = address.strip_prefix("http://").unwrap();
    let length = match told {
        Told::InAdvance => format!("Content-Length: {HUNDRED_MEGABYTES}"),
        Told::ChunkByChunk => "Transfer-Encoding: chunked".to_owned(),
    };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {address}\r\nConnection: close\r\n\
         Content-Type: {content_type}\r\n{length}\r\n\r\n"
    );
    let mut stream = TcpStream::connect(host).await.unwrap();
    let (mut reading, mut writing) = stream.split();
    let body = async {
        writing.write_all(head.as_bytes()).await?;
        let piece = piece(told);
        for _ in 0..HUNDRED_MEGABYTES / PIECE_BYTES {
            writing.write_all(&piece).await?;
        }
        if matches!(told, Told::ChunkByChunk) {
            writing.write_all(b"0\r\n\r\n").await?;
        }
        Ok::<(), std::io::Error>(())
    };
    let mut answer = Vec::new();
    let read = async {
        let mut buffer = [0; 4096];
        while !is_whole(&answer) {
            let count = reading.read(&mut buffer).await.unwrap();
            assert_ne!(count, 0, "closed before the answer was whole");
            answer.extend_from_slice(&buffer[..count]);
        }
    };
    tokio::select! {
        biased;
        () = read => {}
        () = async {
            // The server may close its side as soon as it has answered.
            let _sent = body.await;
            std::future::pending().await
        } => {}
    }
    parsed(&answer)
}

const PIECE_BYTES: usize = 100_000;

fn piece(told: Told) -> Vec<u8> {
    let bytes = vec![b'x'; PIECE_BYTES];
    match told {
        Told::InAdvance => bytes,
        Told::ChunkByChunk => {
            let size = format!("{PIECE_BYTES:x}\r\n");
            [size.as_bytes(), &bytes, b"\r\n"].concat()
        }
    }
}

fn split(answer: &[u8]) -> Option<(String, &[u8])> {
    let ends = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8(answer[..ends].to_vec()).unwrap();
    Some((head, &answer[ends + 4..]))
}

fn length(head: &str) -> usize {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    let length = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    length
        .expect("an answer says its length")
        .1
        .parse()
        .unwrap()
}

fn is_whole(answer: &[u8]) -> bool {
    split(answer).is_some_and(|(head, body)| body.len() >= length(&head))
}

fn parsed(answer: &[u8]) -> Answer {
    let (head, body) = split(answer).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let name: reqwest::header::HeaderName = name.parse().unwrap();
        headers.insert(name, value.parse().unwrap());
    }
    Answer {
        status: StatusCode::from_bytes(status.as_bytes()).unwrap(),
        headers,
        text: String::from_utf8(body.to_vec()).unwrap(),
    }
}
