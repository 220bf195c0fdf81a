use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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
