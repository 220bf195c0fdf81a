use super::house::House;
use crate::assets::asset_path;

const FOR_EVER: Option<&str> = Some("public, max-age=31536000, immutable");

#[tokio::test]
async fn a_hashed_name_is_kept_for_ever_and_a_plain_one_briefly() {
    let house = House::open().await;
    let hashed = asset_path("docs.js").unwrap();
    let by_hash = house.ask(&format!("GET {hashed}"), &[]).await;
    assert_eq!(
        (by_hash.status, by_hash.header("cache-control")),
        (200, FOR_EVER)
    );
    let by_name = house.ask("GET /static/docs.js", &[]).await;
    assert_eq!(by_name.header("cache-control"), Some("public, max-age=300"));
    assert_eq!(by_name.body, by_hash.body);
    assert_eq!(
        by_name.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert!(by_name.text().contains("/api/openapi.json"));
}

#[tokio::test]
async fn what_the_client_has_is_not_sent_again() {
    let house = House::open().await;
    let line = format!(
        "GET {}",
        asset_path("vendor/swagger-ui/swagger-ui.css").unwrap()
    );
    for wish in ["br", "gzip", "identity"] {
        let wish = format!("Accept-Encoding: {wish}");
        let first = house.ask(&line, &[&wish]).await;
        let etag = first.header("etag").unwrap();
        assert!(etag.starts_with('"') && etag.ends_with('"'), "{etag}");
        for (listed, status) in [
            (etag.to_owned(), 304),
            (format!("\"other\", W/{etag}"), 304),
            ("*".to_owned(), 304),
            ("\"other\"".to_owned(), 200),
        ] {
            let again = house
                .ask(&line, &[&wish, &format!("If-None-Match: {listed}")])
                .await;
            assert_eq!(again.status, status, "{listed}");
            assert_eq!(again.body.is_empty(), status == 304);
            assert_eq!(again.header("etag"), Some(etag));
            assert_eq!(again.header("cache-control"), FOR_EVER);
            assert_eq!(again.header("vary"), Some("accept-encoding"));
        }
    }
}

#[tokio::test]
async fn each_encoding_has_its_own_etag() {
    let house = House::open().await;
    let mut etags = Vec::new();
    for wish in ["br", "gzip", "identity"] {
        let wish = format!("Accept-Encoding: {wish}");
        let answer = house.ask("GET /static/docs.js", &[&wish]).await;
        etags.push(answer.header("etag").unwrap().to_owned());
    }
    etags.sort_unstable();
    etags.dedup();
    assert_eq!(etags.len(), 3);
}

#[tokio::test]
async fn what_is_no_file_is_not_found() {
    let house = House::open().await;
    for path in [
        "/static/",
        "/static",
        "/static/nothing.css",
        "/static/docs.00000000.js",
        "/static/vendor/swagger-ui",
        "/static/../Cargo.toml",
        "/static/..%2fCargo.toml",
        "/static//etc/passwd",
        "/static/vendor/../docs.js",
    ] {
        assert_eq!(
            house.ask(&format!("GET {path}"), &[]).await.status,
            404,
            "{path}"
        );
    }
}
