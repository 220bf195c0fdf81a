//! The listening server: bound first, so that a caller knows its port, then run until it is told to stop.

mod acceptor;
mod connection;
mod connections;
mod explained;
mod pace;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use poem::{Route, Server};
use tokio::net::TcpListener;

use crate::api::docs;
use crate::assets;
use crate::edge::{
    AllowedHosts, BodyRoom, Edge, HostNames, ProblemPage, PublicUrl, RequestIdSource,
    TrustedProxies,
};
use crate::metrics::Metrics;
use acceptor::PatientAcceptor;
pub(crate) use connections::Connections;
use pace::Patience;

/// How long requests that run when the server is told to stop may go on.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);
const HTTP2_MAX_STREAMS: u32 = 32;

/// What the server needs to know beside its routes.
#[derive(Clone)]
pub struct ServerConfig {
    /// Port 0 takes any free one.
    pub listen: SocketAddr,
    /// The address people use, if it is not a loopback one.
    pub public_url: Option<PublicUrl>,
    /// Served beside the loopback names and the host of the public address.
    pub allowed_hosts: HostNames,
    /// Networks whose X-Forwarded-For, -Proto and -Host count.
    pub trusted_proxies: TrustedProxies,
    pub body_max_bytes: usize,
    /// What all bodies that are held at once may take together, beside the first few KiB of each.
    pub bodies_max_bytes: usize,
    /// More connections than this wait to be accepted.
    pub connections_max: usize,
    /// More connections than this of one address, which is no trusted proxy's, are closed.
    pub connections_max_of_one: usize,
    /// A connection on which nothing is asked for so long, or no answer taken, is closed.
    pub idle_timeout: Duration,
    /// A connection is closed whose request has begun and has no whole head after so long.
    pub head_timeout: Duration,
    pub request_ids: RequestIdSource,
}

impl ServerConfig {
    /// Usual limits: bodies of 1 MiB and 8 MiB of all, 512 connections and 128 of one address, 30 seconds for the head of
    /// a request and 75 without one.
    pub fn new(listen: SocketAddr, request_ids: RequestIdSource) -> Self {
        Self {
            listen,
            public_url: None,
            allowed_hosts: HostNames::default(),
            trusted_proxies: TrustedProxies::default(),
            body_max_bytes: 1024 * 1024,
            bodies_max_bytes: 8 * 1024 * 1024,
            connections_max: 512,
            connections_max_of_one: 128,
            idle_timeout: Duration::from_secs(75),
            head_timeout: Duration::from_secs(30),
            request_ids,
        }
    }
}

/// What is served: the routes, beside the assets and the API's documentation, the look of a problem,
/// and where requests are counted.
pub struct Site {
    pub routes: Route,
    pub problem_page: Arc<dyn ProblemPage>,
    pub metrics: Metrics,
}

/// A server that is bound and does not answer yet.
pub struct Application {
    address: SocketAddr,
    acceptor: PatientAcceptor,
    edge: Edge,
}

impl Application {
    /// # Errors
    /// The address cannot be bound.
    pub async fn build(config: ServerConfig, site: Site) -> io::Result<Self> {
        let listener = TcpListener::bind(config.listen).await?;
        let address = listener.local_addr()?;
        let connections = Connections::new(
            config.connections_max,
            config.connections_max_of_one,
            config.trusted_proxies.clone(),
            Patience {
                idle: config.idle_timeout,
                head: config.head_timeout,
            },
        );
        let acceptor = PatientAcceptor::new(
            listener,
            Arc::clone(&connections),
            Arc::clone(&config.request_ids),
        )?;
        let edge = Edge {
            routes: site
                .routes
                .nest("/static", assets::files())
                .at(docs::PATH, docs::page()),
            problem_page: site.problem_page,
            metrics: site.metrics,
            request_ids: config.request_ids,
            allowed_hosts: AllowedHosts::new(config.public_url.as_ref(), config.allowed_hosts),
            trusted_proxies: config.trusted_proxies,
            public_url: config.public_url,
            body_max_bytes: config.body_max_bytes,
            body_room: BodyRoom::new(config.bodies_max_bytes),
            connections,
        };
        Ok(Self {
            address,
            acceptor,
            edge,
        })
    }

    /// Where the server listens, with the real port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves until `stop` comes, then accepts no more and finishes what runs, for 10 seconds at most.
    ///
    /// # Errors
    /// The server cannot run on.
    pub async fn run_until_stopped(self, stop: impl Future<Output = ()>) -> io::Result<()> {
        Server::new_with_acceptor(self.acceptor)
            .http2_max_concurrent_streams(HTTP2_MAX_STREAMS)
            .run_with_graceful_shutdown(self.edge, stop, Some(STOP_TIMEOUT))
            .await
    }
}
