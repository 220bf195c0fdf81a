use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

use poem::http::uri::Scheme;
use poem::listener::Acceptor;
use poem::web::{LocalAddr, RemoteAddr};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::connection::Connection;

/// An error of accept mostly means that this machine has run out of something; asking again at once makes it worse.
const PAUSE_AFTER_ERROR: Duration = Duration::from_millis(100);

/// Accepts connections one after another, and waits while too many are open or accepting fails.
pub(super) struct PatientAcceptor {
    listener: TcpListener,
    address: LocalAddr,
    slots: Arc<Semaphore>,
    idle_timeout: Duration,
}

impl PatientAcceptor {
    pub(super) fn new(
        listener: TcpListener,
        connections_max: usize,
        idle_timeout: Duration,
    ) -> io::Result<Self> {
        Ok(Self {
            address: LocalAddr(listener.local_addr()?.into()),
            listener,
            slots: Arc::new(Semaphore::new(connections_max)),
            idle_timeout,
        })
    }

    async fn next(&self) -> (TcpStream, RemoteAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, peer)) => return (stream, RemoteAddr(peer.into())),
                Err(error) if is_of_the_peer(&error) => {}
                Err(error) => {
                    tracing::warn!(event = "accept_failed", error = %error);
                    tokio::time::sleep(PAUSE_AFTER_ERROR).await;
                }
            }
        }
    }

    async fn slot(&self) -> io::Result<OwnedSemaphorePermit> {
        let slots = Arc::clone(&self.slots);
        slots.acquire_owned().await.map_err(io::Error::other)
    }
}

/// Whether the one connection failed and not accepting itself.
fn is_of_the_peer(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset | ErrorKind::ConnectionRefused
    )
}

impl Acceptor for PatientAcceptor {
    type Io = Connection;

    fn local_addr(&self) -> Vec<LocalAddr> {
        vec![self.address.clone()]
    }

    async fn accept(&mut self) -> io::Result<(Connection, LocalAddr, RemoteAddr, Scheme)> {
        let slot = self.slot().await?;
        let (stream, peer) = self.next().await;
        // Answers are written whole; holding back the end of one to fill a packet only delays it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(event = "nodelay_failed", error = %error);
        }
        let connection = Connection::new(stream, slot, self.idle_timeout);
        Ok((connection, self.address.clone(), peer, Scheme::HTTP))
    }
}
