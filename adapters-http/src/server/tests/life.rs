use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::client::exchange;
use super::house::House;

const KEPT_OPEN: &[u8] = b"GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n";

async fn read_one_answer(stream: &mut TcpStream) {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"</p>") {
        assert_ne!(stream.read_buf(&mut bytes).await.unwrap(), 0);
    }
    assert!(bytes.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn stopping_ends_open_connections_and_accepts_no_new_ones() {
    let house = House::open().await;
    let address = house.address;
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(KEPT_OPEN).await.unwrap();
    read_one_answer(&mut idle).await;

    house.stop.send(()).unwrap();
    house.running.await.unwrap().unwrap();
    assert_eq!(idle.read(&mut [0; 1]).await.unwrap(), 0);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_connection_serves_many_requests() {
    let house = House::open().await;
    let mut stream = TcpStream::connect(house.address).await.unwrap();
    for _ in 0..3 {
        stream.write_all(KEPT_OPEN).await.unwrap();
        read_one_answer(&mut stream).await;
    }
}

#[tokio::test]
async fn a_connection_on_which_nothing_moves_is_closed() {
    let house = House::open_with(|config| config.idle_timeout = Duration::from_millis(30)).await;
    for beginning in [b"".as_slice(), b"GET /page HTTP/1.1\r\nHos", KEPT_OPEN] {
        let mut stream = TcpStream::connect(house.address).await.unwrap();
        stream.write_all(beginning).await.unwrap();
        let mut bytes = Vec::new();
        // It ends, by a close or a reset; waiting for ever would fail the test.
        let _ = stream.read_to_end(&mut bytes).await;
    }
}

#[tokio::test]
async fn a_connection_over_the_cap_is_served_when_another_ends() {
    let house = House::open_with(|config| config.connections_max = 1).await;
    let mut first = TcpStream::connect(house.address).await.unwrap();
    first.write_all(KEPT_OPEN).await.unwrap();
    read_one_answer(&mut first).await;

    let mut second = TcpStream::connect(house.address).await.unwrap();
    second.write_all(KEPT_OPEN).await.unwrap();
    let waiting = tokio::time::timeout(Duration::from_millis(50), second.read_u8()).await;
    assert!(waiting.is_err(), "served beside the first");

    drop(first);
    let mut bytes = vec![0; 8];
    second.read_exact(&mut bytes).await.unwrap();
    assert_eq!(bytes, b"HTTP/1.1");
}

#[tokio::test]
async fn strange_requests_are_refused_and_the_server_lives_on() {
    let house = House::open().await;
    for request in [
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\nConnection: close\r\n\r\n",
        "TRACE /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /page HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /page HTTP/1.0\r\n\r\n",
        "GET /%00/%ff/../%2e%2e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "POST /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "GET /page HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "nonsense\r\n\r\n",
    ] {
        let answer = exchange(house.address, request.as_bytes()).await;
        assert!(
            (400..500).contains(&answer.status),
            "{} {request}",
            answer.status
        );
    }
    assert_eq!(house.ask("GET /page", &[]).await.status, 200);
}
