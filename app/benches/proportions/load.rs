//! A load from this process over kept-alive loopback connections.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What is asked for: a path at an address such as `http://127.0.0.1:8000`.
#[derive(Clone)]
pub(crate) struct Target {
    host: String,
    request: String,
}

impl Target {
    pub(crate) fn new(address: &str, path: &str) -> Self {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        Self {
            host: host.to_owned(),
            request: format!(
                "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: identity\r\n\r\n"
            ),
        }
    }
}

pub(crate) struct Load {
    target: Target,
    connections: usize,
}

impl Load {
    pub(crate) fn of(target: &Target, connections: usize) -> Self {
        Self {
            target: target.clone(),
            connections,
        }
    }

    /// Fetches `pages` and gives how many a second.
    pub(crate) async fn run(&self, pages: usize) -> Result<f64> {
        let left = Arc::new(AtomicUsize::new(pages));
        let begun = Instant::now();
        let mut tasks = Vec::new();
        for _ in 0..self.connections {
            let (target, left) = (self.target.clone(), left.clone());
            tasks.push(tokio::spawn(async move {
                let mut connection = TcpStream::connect(&target.host).await?;
                connection.set_nodelay(true)?;
                let take = |left: usize| left.checked_sub(1);
                while left
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
                    .is_ok()
                {
                    exchange(&mut connection, &target.request).await?;
                }
                anyhow::Ok(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        Ok(pages as f64 / begun.elapsed().as_secs_f64())
    }
}

/// Runs both loads in turns, so that both meet the same machine; gives the median rate of each.
pub(crate) async fn in_turns(
    one: &Load,
    other: &Load,
    rounds: usize,
    pages: usize,
) -> Result<(f64, f64)> {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        ones.push(one.run(pages).await?);
        others.push(other.run(pages).await?);
    }
    Ok((median(ones), median(others)))
}

/// How much a page of `one` costs against one of `other`, over single connections in turns.
pub(crate) async fn cost_ratio(
    one: &Target,
    other: &Target,
    rounds: usize,
    pages: usize,
) -> Result<f64> {
    let (one, other) = (Load::of(one, 1), Load::of(other, 1));
    in_turns(&one, &other, 1, pages).await?;
    let (one, other) = in_turns(&one, &other, rounds, pages).await?;
    Ok(other / one)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Fetches once; gives the body.
pub(crate) async fn fetch(target: &Target) -> Result<Vec<u8>> {
    let mut connection = TcpStream::connect(&target.host).await?;
    exchange(&mut connection, &target.request).await
}

async fn exchange(connection: &mut TcpStream, request: &str) -> Result<Vec<u8>> {
    connection.write_all(request.as_bytes()).await?;
    let mut received = Vec::with_capacity(64 * 1024);
    loop {
        if connection.read_buf(&mut received).await? == 0 {
            bail!("the connection was closed");
        }
        let Some(head_ends) = received.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(received.get(..head_ends).unwrap_or_default())
            .to_ascii_lowercase();
        if !head.starts_with("http/1.1 200") {
            bail!("not served: {head}");
        }
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .context("no content-length")?
            .trim()
            .parse()?;
        let whole = head_ends + 4 + length;
        while received.len() < whole {
            if connection.read_buf(&mut received).await? == 0 {
                bail!("the connection was closed");
            }
        }
        return Ok(received.split_off(head_ends + 4));
    }
}
