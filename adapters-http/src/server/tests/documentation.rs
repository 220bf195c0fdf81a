use super::house::House;

#[tokio::test]
async fn the_page_and_all_it_loads_come_from_here_under_a_tight_policy() {
    let house = House::open().await;
    let page = house.ask("GET /api/docs", &[]).await;
    assert_eq!(page.status, 200);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    assert!(!policy.contains("unsafe"));
    assert_eq!(page.text().matches("<script>").count(), 0);

    let loaded: Vec<_> = page
        .text()
        .split('"')
        .filter(|part| part.starts_with("/static/"))
        .collect();
    assert_eq!(loaded.len(), 3);
    for path in loaded {
        assert_eq!(
            house.ask(&format!("GET {path}"), &[]).await.status,
            200,
            "{path}"
        );
    }
}
