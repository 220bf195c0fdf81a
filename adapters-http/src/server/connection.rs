use std::future::Future;
use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};

use super::connections::Admission;

/// Less than the buffer that the HTTP layer begins with: where one read filled it, it would grow to fifty times that for
/// each connection on which a body comes in.
const READ_MAX_BYTES: usize = 8 * 1024 - 1;

/// An open connection at its place among all, which fails when it keeps us waiting for too long.
pub(super) struct Connection<S = TcpStream> {
    stream: S,
    admission: Admission,
    /// Runs from the first time a side waits. It is moved and not dropped, so that whoever waits on it need not be
    /// woken by what moves.
    timer: Option<Pin<Box<Sleep>>>,
}

impl<S> Connection<S> {
    pub(super) fn new(stream: S, admission: Admission) -> Self {
        Self {
            stream,
            admission,
            timer: None,
        }
    }

    /// Waits on, or turns waiting for too long into an error.
    fn wait<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        while let Some(until) = self.admission.pace.until() {
            let timer = self
                .timer
                .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(until)));
            if timer.deadline() != until {
                timer.as_mut().reset(until);
            }
            ready!(timer.as_mut().poll(context));
            if self.is_late() {
                return Poll::Ready(Err(ErrorKind::TimedOut.into()));
            }
        }
        Poll::Pending
    }

    fn is_late(&self) -> bool {
        let until = self.admission.pace.until();
        until.is_some_and(|until| until <= Instant::now())
    }

    fn wrote(&self, written: &io::Result<usize>) {
        if let Ok(bytes) = written {
            self.admission.pace.has_written(*bytes);
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Connection<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let room = buffer.remaining().min(READ_MAX_BYTES);
        let mut read = ReadBuf::new(buffer.initialize_unfilled_to(room));
        let Poll::Ready(done) = Pin::new(&mut self.stream).poll_read(context, &mut read) else {
            return self.wait(context);
        };
        let bytes = read.filled().len();
        buffer.advance(bytes);
        self.admission.pace.has_read(bytes);
        Poll::Ready(done)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Connection<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Poll::Ready(written) = Pin::new(&mut self.stream).poll_write(context, bytes) else {
            return self.wait(context);
        };
        self.wrote(&written);
        Poll::Ready(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let Poll::Ready(written) = Pin::new(&mut self.stream).poll_write_vectored(context, slices)
        else {
            return self.wait(context);
        };
        self.wrote(&written);
        Poll::Ready(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if let Poll::Ready(Ok(())) = flushed {
            self.admission.pace.has_flushed();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};

    use super::*;
    use crate::edge::TrustedProxies;
    use crate::server::connections::Connections;
    use crate::server::pace::{Pace, Patience};

    const HEAD: Duration = Duration::from_secs(30);
    const IDLE: Duration = Duration::from_secs(75);
    const LITTLE: usize = 64;

    /// A connection, the client's end of it, and its pace.
    async fn opened() -> (Connection<DuplexStream>, DuplexStream, Arc<Pace>) {
        let patience = Patience {
            idle: IDLE,
            head: HEAD,
        };
        let connections = Connections::new(1, 1, TrustedProxies::default(), patience);
        let place = connections.place().await.unwrap();
        let ends = ([127, 0, 0, 1], 1).into();
        let admission = connections.admit((ends, ends), place).ok().unwrap();
        let pace = Arc::clone(&admission.pace);
        let (client, server) = tokio::io::duplex(LITTLE);
        (Connection::new(server, admission), client, pace)
    }

    /// Reads what comes until it is over, and says how long that took.
    async fn read_to_the_end(connection: &mut Connection<DuplexStream>) -> Duration {
        let begun = Instant::now();
        let error = loop {
            if let Err(error) = connection.read(&mut [0; LITTLE]).await {
                break error;
            }
        };
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        begun.elapsed()
    }

    fn drip(mut client: DuplexStream) {
        tokio::spawn(async move {
            while client.write_all(b"a").await.is_ok() {
                tokio::time::sleep(Duration::from_secs(7)).await;
            }
        });
    }

    async fn answer(connection: &mut Connection<DuplexStream>, pace: &Arc<Pace>) {
        drop(Arc::clone(pace).run());
        connection.write_all(b"answer").await.unwrap();
        connection.flush().await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_has_its_time_however_its_bytes_drip() {
        let (mut connection, client, _) = opened().await;
        drip(client);
        assert_eq!(read_to_the_end(&mut connection).await, HEAD);
    }

    #[tokio::test(start_paused = true)]
    async fn the_next_request_may_be_waited_for_longer_and_its_head_not() {
        let (mut connection, mut client, pace) = opened().await;
        answer(&mut connection, &pace).await;
        assert_eq!(read_to_the_end(&mut connection).await, IDLE);

        answer(&mut connection, &pace).await;
        tokio::time::sleep(IDLE - Duration::from_secs(1)).await;
        client.write_all(b"G").await.unwrap();
        drip(client);
        assert_eq!(read_to_the_end(&mut connection).await, HEAD);
    }

    #[tokio::test(start_paused = true)]
    async fn while_a_request_is_answered_there_is_no_hurry() {
        let (mut connection, mut client, pace) = opened().await;
        let running = Arc::clone(&pace).run();
        let mut byte = [0];
        let reading = tokio::time::timeout(IDLE * 10, connection.read(&mut byte));
        assert!(reading.await.is_err(), "cut off while it waits for us");
        client.write_all(b"a").await.unwrap();
        connection.read_exact(&mut byte).await.unwrap();
        drop(running);
        assert_eq!(read_to_the_end(&mut connection).await, IDLE);
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_nobody_takes_ends() {
        let (mut connection, mut client, pace) = opened().await;
        drop(Arc::clone(&pace).run());
        let much = vec![b'a'; 1_000_000];
        let begun = Instant::now();
        let taking = tokio::spawn(async move {
            // A byte at a time is no progress.
            while client.read(&mut [0]).await.is_ok() {
                tokio::time::sleep(Duration::from_secs(7)).await;
            }
        });
        let error = connection.write_all(&much).await.unwrap_err();
        assert_eq!((error.kind(), begun.elapsed()), (ErrorKind::TimedOut, IDLE));
        taking.abort();
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_is_taken_slowly_may_take_long() {
        let (mut connection, mut client, pace) = opened().await;
        drop(Arc::clone(&pace).run());
        let much = vec![b'a'; 200_000];
        let begun = Instant::now();
        tokio::spawn(async move {
            let mut taken = vec![0; 8_000];
            while client.read_exact(&mut taken).await.is_ok() {
                tokio::time::sleep(Duration::from_secs(20)).await;
            }
        });
        connection.write_all(&much).await.unwrap();
        assert!(begun.elapsed() > IDLE * 4);
    }

    /// As many as come at once would make the buffers of the HTTP layer grow.
    #[tokio::test]
    async fn no_read_fills_a_buffer() {
        let (mut connection, mut client, _) = opened().await;
        tokio::spawn(async move { client.write_all(&[b'a'; 100_000]).await });
        let mut room = vec![0; 50_000];
        assert!(connection.read(&mut room).await.unwrap() <= READ_MAX_BYTES);
    }
}
