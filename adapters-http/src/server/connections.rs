use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use poem::Request;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::pace::{Pace, Patience, Running};
use crate::edge::TrustedProxies;

/// How much of an address of IPv6 a provider gives to one customer.
const NETWORK_BITS: u32 = 64;

/// All connections that are open, each at its place. No address has more than its share of the places, but that a
/// trusted proxy speaks for many.
pub(crate) struct Connections {
    places: Arc<Semaphore>,
    share: usize,
    trusted_proxies: TrustedProxies,
    patience: Patience,
    open: Mutex<Open>,
}

/// Both ends of a connection, which no other that is open has.
pub(super) type Ends = (SocketAddr, SocketAddr);

#[derive(Default)]
struct Open {
    paces: HashMap<Ends, Arc<Pace>>,
    by_client: HashMap<IpAddr, Count>,
}

#[derive(Default)]
struct Count {
    connections: usize,
    /// The log has it that the address asks for more than its share.
    is_told: bool,
}

impl Connections {
    pub(super) fn new(
        connections_max: usize,
        share: usize,
        trusted_proxies: TrustedProxies,
        patience: Patience,
    ) -> Arc<Self> {
        Arc::new(Self {
            places: Arc::new(Semaphore::new(connections_max)),
            share,
            trusted_proxies,
            patience,
            open: Mutex::default(),
        })
    }

    /// Waits until a connection may be accepted.
    pub(super) async fn place(&self) -> io::Result<OwnedSemaphorePermit> {
        let places = Arc::clone(&self.places);
        places.acquire_owned().await.map_err(io::Error::other)
    }

    /// Lets a connection in.
    ///
    /// # Errors
    /// The client has its share already; the place is given back.
    pub(super) fn admit(
        self: &Arc<Self>,
        (local, peer): Ends,
        place: OwnedSemaphorePermit,
    ) -> Result<Admission, OwnedSemaphorePermit> {
        let client = client(peer.ip());
        let mut open = self.open();
        let count = open.by_client.entry(client).or_default();
        if count.connections >= self.share && !self.trusted_proxies.contain(peer.ip()) {
            if !std::mem::replace(&mut count.is_told, true) {
                let client_ip = peer.ip().to_canonical();
                tracing::warn!(
                    event = "connections_refused",
                    client_ip = %client_ip,
                    connections = count.connections,
                    "{client_ip} has its share of connections open, and further ones are closed"
                );
            }
            return Err(place);
        }
        count.connections += 1;
        let pace = Pace::new(self.patience);
        open.paces.insert((local, peer), Arc::clone(&pace));
        drop(open);
        Ok(Admission {
            connections: Arc::clone(self),
            ends: (local, peer),
            client,
            pace,
            _place: place,
        })
    }

    /// Notes that the head of the request has come, on its connection.
    pub(crate) fn run(&self, request: &Request) -> Option<Running> {
        let local = request.local_addr().as_socket_addr();
        let peer = request.remote_addr().as_socket_addr();
        let ends = (*local?, *peer?);
        let pace = self.open().paces.get(&ends).map(Arc::clone);
        pace.map(Pace::run)
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whose share an address counts to: its own, or in IPv6 that of its network, all of which one customer has.
fn client(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) => {
            let network = ip.to_bits() >> NETWORK_BITS << NETWORK_BITS;
            IpAddr::V6(Ipv6Addr::from_bits(network))
        }
        ip => ip,
    }
}

/// The place of an open connection; free again when it is dropped.
pub(super) struct Admission {
    connections: Arc<Connections>,
    ends: Ends,
    client: IpAddr,
    pub(super) pace: Arc<Pace>,
    _place: OwnedSemaphorePermit,
}

impl Drop for Admission {
    fn drop(&mut self) {
        let mut open = self.connections.open();
        // Where the client was quick to use its port again, another connection has the same ends by now.
        let is_ours = |pace: &Arc<Pace>| Arc::ptr_eq(pace, &self.pace);
        if open.paces.get(&self.ends).is_some_and(is_ours) {
            open.paces.remove(&self.ends);
        }
        if let Some(count) = open.by_client.get_mut(&self.client) {
            count.connections = count.connections.saturating_sub(1);
            if count.connections == 0 {
                open.by_client.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_ipv6_is_one_client_and_ipv4_is_the_same_in_it() {
        let client = |ip: &str| client(ip.parse().unwrap()).to_string();
        assert_eq!(client("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_ne!(client("2001:db8:1:3::1"), client("2001:db8:1:2::1"));
        assert_eq!(client("::ffff:192.0.2.7"), "192.0.2.7");
        assert_ne!(client("192.0.2.8"), client("192.0.2.7"));
    }
}
