use super::house::House;

#[tokio::test]
async fn an_unknown_path_is_not_found() {
    let house = House::open().await;
    for path in [
        "/nowhere",
        "/api/nowhere",
        "/api/v1/nowhere",
        "/page/",
        "/months/2026-13",
    ] {
        let answer = house
            .ask(&format!("GET {path}"), &["Accept: application/json"])
            .await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (404, "not_found"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn another_method_is_told_which_there_are() {
    let house = House::open().await;
    for (line, allow) in [
        ("DELETE /page", "GET, HEAD, OPTIONS, POST"),
        ("GET /only-post", "OPTIONS, POST"),
        ("HEAD /only-post", "OPTIONS, POST"),
        ("DELETE /api/v1/months/1", "GET, HEAD, OPTIONS, PATCH"),
        ("POST /api/docs", "GET, HEAD, OPTIONS"),
        ("POST /static/docs.js", "GET, HEAD, OPTIONS"),
    ] {
        let answer = house.ask(line, &["Sec-Fetch-Site: same-origin"]).await;
        assert_eq!(answer.status, 405, "{line}");
        assert_eq!(answer.header("allow"), Some(allow), "{line}");
    }
}

#[tokio::test]
async fn options_lists_the_methods_and_grants_no_other_site_anything() {
    let house = House::open().await;
    for (line, allow) in [
        ("OPTIONS /page", "GET, HEAD, OPTIONS, POST"),
        ("OPTIONS /api/v1/months/1", "GET, HEAD, OPTIONS, PATCH"),
    ] {
        let preflight = [
            "Origin: http://evil.example",
            "Access-Control-Request-Method: PATCH",
        ];
        let answer = house.ask(line, &preflight).await;
        assert_eq!(answer.status, 204, "{line}");
        assert_eq!(answer.header("allow"), Some(allow), "{line}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    assert_eq!(house.ask("OPTIONS /nowhere", &[]).await.status, 404);
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let house = House::open().await;
    for path in [
        "/page",
        "/long",
        "/api/v1/months/1",
        "/static/docs.js",
        "/api/docs",
        "/nowhere",
    ] {
        let get = house.ask(&format!("GET {path}"), &[]).await;
        let head = house.ask(&format!("HEAD {path}"), &[]).await;
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        for name in ["content-type", "etag", "vary", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
        let length: usize = head.header("content-length").unwrap().parse().unwrap();
        // The request id in the page may have one digit more.
        assert!(length.abs_diff(get.body.len()) <= 1, "{path}");
    }
    let packed = house.ask("HEAD /long", &["Accept-Encoding: br"]).await;
    assert_eq!(packed.header("content-encoding"), Some("br"));
    assert!(packed.body.is_empty());
}
