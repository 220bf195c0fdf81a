use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::client::Answer;
use super::house::House;

const LIMIT_BYTES: usize = 1024 * 1024;
const JSON: &str = "Content-Type: application/json";

#[tokio::test]
async fn a_body_of_exactly_the_limit_arrives_whole() {
    let house = House::open().await;
    let answer = house
        .send("POST /api/echo", &[JSON], &vec![b' '; LIMIT_BYTES])
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["bytes"], LIMIT_BYTES);
}

#[tokio::test]
async fn one_byte_more_is_too_large() {
    let house = House::open().await;
    let answer = house
        .send("POST /api/echo", &[JSON], &vec![b' '; LIMIT_BYTES + 1])
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (413, "body_too_large")
    );
}

#[tokio::test]
async fn a_hundred_megabytes_are_answered_even_to_a_client_that_only_sends() {
    let house = House::open().await;
    for line in ["POST /api/echo", "POST /page", "POST /nowhere", "GET /page"] {
        let answer = house.send(line, &[JSON], &vec![b'x'; 100_000_000]).await;
        assert_eq!(answer.status, 413, "{line}");
    }
}

#[tokio::test]
async fn a_length_over_the_limit_is_refused_before_the_body_comes() {
    let house = House::open().await;
    let mut stream = TcpStream::connect(house.address).await.unwrap();
    stream
        .write_all(b"POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n")
        .await
        .unwrap();
    assert_eq!(status_of_first_line(&mut stream).await, 400);

    let mut stream = TcpStream::connect(house.address).await.unwrap();
    stream
        .write_all(
            b"POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857600\r\n\r\n",
        )
        .await
        .unwrap();
    assert_eq!(status_of_first_line(&mut stream).await, 413);
}

/// Of each only a part of the body is sent, so that an answer shows that the rest is not waited for.
#[tokio::test]
async fn what_is_refused_anyway_is_refused_before_its_body_comes() {
    let house = House::open().await;
    for (line, host, header, status) in [
        ("POST /api/echo", "evil.example", JSON, 421),
        ("POST /echo", "localhost", "Sec-Fetch-Site: cross-site", 403),
        ("POST /echo", "localhost", "X-Nothing: at all", 403),
        ("POST /api/nowhere", "localhost", JSON, 404),
        ("POST /api/v1/nowhere", "localhost", JSON, 404),
        (
            "POST /nowhere",
            "localhost",
            "Sec-Fetch-Site: same-origin",
            404,
        ),
        ("POST /api/v1/months/1", "localhost", JSON, 405),
        ("PUT /page", "localhost", "Sec-Fetch-Site: same-origin", 405),
        (
            "POST /api/echo",
            "localhost",
            "Content-Type: text/plain",
            415,
        ),
        ("GET /page", "localhost", JSON, 200),
    ] {
        for length in ["Content-Length: 1000", "Transfer-Encoding: chunked"] {
            // Of a body without a length it is not known before whether there is one.
            if status == 415 && length.starts_with("Transfer") {
                continue;
            }
            let head = format!("{line} HTTP/1.1\r\nHost: {host}\r\n{header}\r\n{length}\r\n\r\n");
            let mut stream = TcpStream::connect(house.address).await.unwrap();
            stream.write_all(head.as_bytes()).await.unwrap();
            stream.write_all(b"64\r\na beginning").await.unwrap();
            let answered = status_of_first_line(&mut stream).await;
            assert_eq!(answered, status, "{line} {host} {header} {length}");
        }
    }
}

#[tokio::test]
async fn a_client_that_asks_first_is_spared_the_sending() {
    let house = House::open().await;
    let answer = house
        .ask(
            "POST /api/echo",
            &[JSON, "Content-Length: 104857600", "Expect: 100-continue"],
        )
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (413, "body_too_large")
    );
}

async fn status_of_first_line(stream: &mut TcpStream) -> u16 {
    let mut start = [0; 12];
    stream.read_exact(&mut start).await.unwrap();
    std::str::from_utf8(&start[9..]).unwrap().parse().unwrap()
}

/// Sends chunks of 64 KiB, as many as `count`, beside reading the answer.
async fn send_chunks(house: &House, count: usize) -> Answer {
    let stream = TcpStream::connect(house.address).await.unwrap();
    let (mut reading, mut writing) = stream.into_split();
    let writer = tokio::spawn(async move {
        let head = "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
            Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        writing.write_all(head.as_bytes()).await.unwrap();
        let chunk = [b"10000\r\n".as_slice(), &[b' '; 65_536], b"\r\n"].concat();
        for _ in 0..count {
            writing.write_all(&chunk).await.unwrap();
        }
        writing.write_all(b"0\r\n\r\n").await.unwrap();
        writing
    });
    let mut bytes = Vec::new();
    reading.read_to_end(&mut bytes).await.unwrap();
    writer.await.unwrap();
    Answer::parse(&bytes)
}

#[tokio::test]
async fn a_body_of_unknown_length_is_counted() {
    let house = House::open().await;
    let answer = send_chunks(&house, 16).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["bytes"], LIMIT_BYTES);
    for count in [17, 1600] {
        let answer = send_chunks(&house, count).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (413, "body_too_large")
        );
    }
}

#[tokio::test]
async fn the_limit_is_a_setting() {
    let house = House::open_with(|config| config.body_max_bytes = 10).await;
    assert_eq!(
        house
            .send("POST /api/echo", &[JSON], b"0123456789")
            .await
            .status,
        200
    );
    assert_eq!(
        house
            .send("POST /api/echo", &[JSON], b"0123456789a")
            .await
            .status,
        413
    );
}
