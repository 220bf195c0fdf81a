//! Many clients at once, from several addresses of this machine, which stand for as many hosts; and a person among them.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};

use super::postings::payment;
use crate::client::{Answer, Client};
use crate::server::Server;

/// What a person may have to wait for an answer before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Connections from `hosts` other addresses, so many of each, each with the beginning of a request sent on it. The server
/// may close some of them.
pub(super) async fn throng(
    server: &Server,
    hosts: u8,
    of_each: usize,
    beginning: &[u8],
) -> Vec<TcpStream> {
    let address: SocketAddr = server
        .address
        .strip_prefix("http://")
        .unwrap()
        .parse()
        .unwrap();
    let mut open = Vec::new();
    for host in 2..hosts + 2 {
        for _ in 0..of_each {
            let socket = TcpSocket::new_v4().unwrap();
            socket
                .bind((Ipv4Addr::new(127, 0, 0, host), 0).into())
                .unwrap();
            let connecting = tokio::time::timeout(PATIENCE, socket.connect(address));
            if let Ok(mut connection) = connecting.await.expect("nobody is let in") {
                let _ = connection.write_all(beginning).await;
                open.push(connection);
            }
        }
    }
    open
}

/// A person makes a payment and is told that it was made.
pub(super) async fn pay(client: &Client, entry: i64, memo: &str) {
    let paying = Answer::to(payment(client, entry, memo));
    let answer = tokio::time::timeout(PATIENCE, paying).await;
    let answer = answer.expect("a person waits for an answer");
    assert_eq!(answer.status, 201, "{}", answer.text);
}

/// The health is told as well.
pub(super) async fn expect_health(client: &Client) {
    let asking = tokio::time::timeout(PATIENCE, client.page("/healthz"));
    let (status, _) = asking.await.expect("the health is not told");
    assert_eq!(status, 200);
}
