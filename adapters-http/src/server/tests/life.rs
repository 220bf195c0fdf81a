use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

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

/// Whether the server has ended the connection by now.
async fn has_ended(stream: &mut TcpStream) -> bool {
    let mut bytes = [0; 64];
    let read = tokio::time::timeout(Duration::from_millis(1), stream.read(&mut bytes));
    matches!(read.await, Ok(Ok(0) | Err(_)))
}

#[tokio::test]
async fn a_connection_whose_head_drips_is_closed_the_first_and_every_other() {
    let house = House::open_with(|config| config.head_timeout = Duration::from_millis(100)).await;
    for requests_before in [0, 2] {
        let mut stream = TcpStream::connect(house.address).await.unwrap();
        for _ in 0..requests_before {
            stream.write_all(KEPT_OPEN).await.unwrap();
            read_one_answer(&mut stream).await;
        }
        let mut beginning = b"GET /page HTTP/1.1\r\nX-Long: ".to_vec();
        while !has_ended(&mut stream).await {
            // It may end right before.
            let _ = stream.write_all(&beginning).await;
            beginning = vec![b'a'];
        }
    }
    assert_eq!(house.ask("GET /page", &[]).await.status, 200);
}

#[tokio::test]
async fn no_address_has_more_than_its_share_but_a_trusted_proxy() {
    for (trusted, is_closed) in [("10.0.0.7", true), ("127.0.0.1", false)] {
        let house = House::open_with(|config| {
            config.connections_max_of_one = 2;
            config.trusted_proxies = trusted.parse().unwrap();
        })
        .await;
        let mut open = Vec::new();
        for _ in 0..2 {
            let mut stream = TcpStream::connect(house.address).await.unwrap();
            stream.write_all(KEPT_OPEN).await.unwrap();
            read_one_answer(&mut stream).await;
            open.push(stream);
        }
        let mut third = TcpStream::connect(house.address).await.unwrap();
        let _ = third.write_all(KEPT_OPEN).await;
        let read = third.read(&mut [0; 8]).await.unwrap_or(0);
        assert_eq!(read == 0, is_closed, "{trusted}");
        let other = TcpSocket::new_v4().unwrap();
        other.bind(([127, 0, 0, 2], 0).into()).unwrap();
        let mut other = other.connect(house.address).await.unwrap();
        other.write_all(KEPT_OPEN).await.unwrap();
        read_one_answer(&mut other).await;

        drop((open, third));
        // The server learns of the end a moment later.
        loop {
            let mut again = TcpStream::connect(house.address).await.unwrap();
            let _ = again.write_all(KEPT_OPEN).await;
            if again.read(&mut [0; 8]).await.unwrap_or(0) > 0 {
                break;
            }
        }
    }
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
