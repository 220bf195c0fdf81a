//! A start on a file of the predecessor says what to type, and changes nothing.

use std::fs;

use super::old::Old;

#[tokio::test]
async fn whatever_is_started_on_the_old_file_stops_and_says_the_command() {
    for number in 1..=5 {
        let old = Old::fixture(number).await;
        fs::rename(old.file(), old.place.database()).unwrap();
        let before = fs::read(old.place.database()).unwrap();
        for command in ["serve", "migrate", "export"] {
            let (code, _, error) = old.place.run(&[command]);
            assert_eq!(code, Some(1), "{error}");
            assert!(
                error.contains("quartermaster adopt FILE --currency"),
                "{error}"
            );
            assert!(error.contains("give it another name"), "{error}");
        }
        assert_eq!(fs::read(old.place.database()).unwrap(), before);
        assert!(!old.place.path().join("backups").exists());
        fs::rename(old.place.database(), old.file()).unwrap();
    }
}

#[tokio::test]
async fn what_came_over_is_served_and_told_in_the_activity() {
    use crate::client::Client;

    let old = Old::fixture(5).await;
    let (code, _, error) = old.adopt(&["--currency", "EUR"]);
    assert_eq!(code, Some(0), "{error}");
    let server = old.place.start();
    let client = Client::of(&server);
    let month = client.get("/months/2025-01").await;
    assert_eq!(month["state"], "closed");
    assert_eq!(month["entries"][1]["applied_minor"], 240_000);
    for page in [
        "/months/2025-01",
        "/months/2025-02",
        "/settings/activity",
        "/template",
    ] {
        let (status, html) = client.page(page).await;
        assert_eq!(status, 200, "{page}");
        if page == "/settings/activity" {
            assert!(html.contains("Brought over from the predecessor"), "{html}");
        }
    }
    assert!(server.stop().0.success());
}
