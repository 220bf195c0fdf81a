use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use poem::http::uri::Scheme;
use poem::listener::Acceptor;
use poem::web::{LocalAddr, RemoteAddr};
use tokio::net::{TcpListener, TcpStream};

use super::connection::Connection;
use super::connections::{Admission, Connections, Ends};
use super::explained::Explained;
use crate::edge::RequestIdSource;

/// An error of accept mostly means that this machine has run out of something; asking again at once makes it worse.
const PAUSE_AFTER_ERROR: Duration = Duration::from_millis(100);

/// Accepts connections one after another, and waits while too many are open or accepting fails.
pub(super) struct PatientAcceptor {
    listener: TcpListener,
    address: SocketAddr,
    connections: Arc<Connections>,
    request_ids: RequestIdSource,
}

impl PatientAcceptor {
    pub(super) fn new(
        listener: TcpListener,
        connections: Arc<Connections>,
        request_ids: RequestIdSource,
    ) -> io::Result<Self> {
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            connections,
            request_ids,
        })
    }

    async fn next(&self) -> (TcpStream, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok(accepted) => return accepted,
                Err(error) if is_of_the_peer(&error) => {}
                Err(error) => {
                    tracing::warn!(
                        event = "accept_failed",
                        error = %error,
                        "A connection could not be accepted: {error}"
                    );
                    tokio::time::sleep(PAUSE_AFTER_ERROR).await;
                }
            }
        }
    }

    /// The next connection of a client that has not its share of them already; others are closed.
    async fn next_admitted(&self) -> io::Result<(TcpStream, Ends, Admission)> {
        let mut place = self.connections.place().await?;
        loop {
            let (stream, peer) = self.next().await;
            let ends = (stream.local_addr().unwrap_or(self.address), peer);
            match self.connections.admit(ends, place) {
                Ok(admission) => return Ok((stream, ends, admission)),
                Err(unused) => place = unused,
            }
        }
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
    type Io = Explained<Connection>;

    fn local_addr(&self) -> Vec<LocalAddr> {
        vec![LocalAddr(self.address.into())]
    }

    async fn accept(
        &mut self,
    ) -> io::Result<(Explained<Connection>, LocalAddr, RemoteAddr, Scheme)> {
        let (stream, (local, peer), admission) = self.next_admitted().await?;
        // Answers are written whole; holding back the end of one to fill a packet only delays it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(
                event = "nodelay_failed",
                error = %error,
                "A connection will send its answers with a delay: {error}"
            );
        }
        let connection = Connection::new(stream, admission);
        let connection = Explained::new(connection, Arc::clone(&self.request_ids));
        let ends = (LocalAddr(local.into()), RemoteAddr(peer.into()));
        Ok((connection, ends.0, ends.1, Scheme::HTTP))
    }
}
