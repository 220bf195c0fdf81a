use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::bad_input::forms::forms;
use crate::bad_input::watch::Watch;
use crate::client::Answer;
use crate::lived_in::LivedIn;

/// What a browser says of a request that another site's page, or nobody's, made it send.
const NOT_FROM_OUR_PAGES: [&[(&str, &str)]; 7] = [
    &[],
    &[("Origin", "null")],
    &[("Origin", "https://evil.example")],
    &[("Origin", "http://127.0.0.1:1")],
    &[("Sec-Fetch-Site", "cross-site")],
    &[("Sec-Fetch-Site", "same-site")],
    &[("Sec-Fetch-Site", "none")],
];

fn with(request: RequestBuilder, headers: &[(&str, &str)]) -> RequestBuilder {
    let add = |request: RequestBuilder, (name, value): &(&str, &str)| request.header(*name, *value);
    headers.iter().fold(request, add)
}

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let home = LivedIn::new().await;
    let mut watch = Watch::over(&home).await;
    let http = reqwest::Client::new();
    for form in forms(&home) {
        let as_a_user = home.client.address("").replacen("://", "://user@", 1);
        let named: &[(&str, &str)] = &[("Origin", &as_a_user)];
        for headers in NOT_FROM_OUR_PAGES.into_iter().chain([named]) {
            let request = http
                .post(home.client.address(&form.action))
                .form(&form.typed);
            let answer = Answer::to(with(request, headers)).await;
            let what = format!("{} with {headers:?}", form.action);
            watch.page(&what, &answer, 403).await;
        }
    }
    assert!(watch.end(home).await > 200);
}

#[tokio::test]
async fn a_program_may_call_the_api_but_no_page_of_another_site() {
    let home = LivedIn::new().await;
    let notes = json!({"notes": "x"});
    let patch = || {
        home.client
            .request(Method::PATCH, "/months/2026-10")
            .json(&notes)
    };
    assert_eq!(Answer::to(patch()).await.status, 200);
    for headers in &NOT_FROM_OUR_PAGES[1..6] {
        let answer = Answer::to(with(patch(), headers)).await;
        let refusal = (answer.status.as_u16(), answer.problem());
        assert_eq!(refusal, (403, "cross_origin".to_owned()), "{headers:?}");
    }
}
