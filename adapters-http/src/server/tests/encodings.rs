use std::io::Read;

use super::client::Answer;
use super::house::House;

fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut plain = Vec::new();
    match answer.header("content-encoding") {
        Some("gzip") => {
            flate2::read::GzDecoder::new(&*answer.body)
                .read_to_end(&mut plain)
                .unwrap();
        }
        Some("br") => brotli::BrotliDecompress(&mut &*answer.body, &mut plain).unwrap(),
        None => plain.clone_from(&answer.body),
        other => panic!("{other:?}"),
    }
    plain
}

#[tokio::test]
async fn a_page_comes_in_the_encoding_the_client_prefers() {
    let house = House::open().await;
    for path in [
        "/long",
        "/api/long",
        "/static/docs.js",
        "/static/vendor/swagger-ui/swagger-ui-bundle.js",
    ] {
        let plain = house.ask(&format!("GET {path}"), &[]).await;
        assert_eq!(plain.header("content-encoding"), None);
        for (wish, expected) in [
            ("gzip, deflate, br", Some("br")),
            ("gzip", Some("gzip")),
            ("gzip;q=0", None),
            ("br;q=0, gzip;q=0.5", Some("gzip")),
            ("identity", None),
        ] {
            let headers = [format!("Accept-Encoding: {wish}")];
            let answer = house.ask(&format!("GET {path}"), &[&headers[0]]).await;
            assert_eq!(answer.header("content-encoding"), expected, "{path} {wish}");
            assert_eq!(
                answer.header("vary"),
                Some("accept-encoding"),
                "{path} {wish}"
            );
            assert!(unpacked(&answer) == plain.body, "{path} {wish}");
            let length: usize = answer.header("content-length").unwrap().parse().unwrap();
            assert_eq!(length, answer.body.len());
        }
    }
}

#[tokio::test]
async fn compressing_makes_the_etag_weak() {
    let house = House::open().await;
    for (wish, etag) in [
        ("br", "W/\"7\""),
        ("gzip", "W/\"7\""),
        ("identity", "\"7\""),
    ] {
        let answer = house
            .ask("GET /api/long", &[&format!("Accept-Encoding: {wish}")])
            .await;
        assert_eq!(answer.header("etag"), Some(etag));
    }
}

#[tokio::test]
async fn a_short_answer_is_not_compressed() {
    let house = House::open().await;
    for path in ["/page", "/api/v1/months/1"] {
        let answer = house
            .ask(&format!("GET {path}"), &["Accept-Encoding: br, gzip"])
            .await;
        assert_eq!(answer.header("content-encoding"), None, "{path}");
    }
}
