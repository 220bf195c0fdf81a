use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use poem::http::header::ETAG;
use poem::web::Data;
use poem::{Endpoint, EndpointExt as _, Request, Response, handler};
use quartermaster_application::Quartermaster;
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::household::{ChangeHousehold, change};
use quartermaster_application::ports::NoBackups;
use quartermaster_application::reading;
use quartermaster_application::repeats::ShownOnce;
use quartermaster_application::testing::{FixedClock, MemoryStore};
use quartermaster_domain::text::Name;

use super::Repeatable;

const SECRET: &str = "qm_made_up";

/// How often something was done.
#[derive(Clone, Default)]
struct Done(Arc<AtomicUsize>);

fn household() -> Quartermaster {
    Quartermaster {
        store: Arc::new(MemoryStore::default()),
        clock: Arc::new(FixedClock::at("2026-11-23T07:15:00Z".parse().unwrap())),
        backups: Arc::new(NoBackups),
    }
}

/// Changes something, and answers with a secret or without one.
#[handler]
async fn make(app: Data<&Quartermaster>, done: Data<&Done>, body: String) -> Response {
    done.0.0.fetch_add(1, Ordering::SeqCst);
    let renamed = ChangeHousehold {
        input: quartermaster_domain::household::HouseholdInput {
            name: Some(Name::parse("Ours")),
            ..quartermaster_domain::household::HouseholdInput::default()
        },
        expected_version: None,
    };
    let by = Author::local(Channel::Api);
    let changed = change(&app, &by, renamed).await.unwrap();
    let response = Response::builder()
        .status(poem::http::StatusCode::CREATED)
        .header(ETAG, changed.version);
    if body == "secret" {
        let mut response = response.body(SECRET);
        response.set_data(ShownOnce);
        return response;
    }
    response.body(changed.name.to_string())
}

struct House {
    app: Quartermaster,
    done: Done,
}

impl House {
    fn new() -> Self {
        Self {
            app: household(),
            done: Done::default(),
        }
    }

    async fn post(&self, keys: &[&str], body: &'static str) -> (u16, Option<String>, String) {
        let service = Repeatable::new(make, self.app.clone());
        let service = service.data(self.app.clone()).data(self.done.clone());
        let mut request = Request::builder().method(poem::http::Method::POST);
        for key in keys {
            request = request.header("Idempotency-Key", *key);
        }
        let response = match service.call(request.body(body)).await {
            Ok(response) => response,
            Err(error) => error.into_response(),
        };
        let status = response.status().as_u16();
        let etag = response.header(ETAG).map(str::to_owned);
        let body = response.into_body().into_string().await.unwrap();
        (status, etag, body)
    }

    fn times(&self) -> usize {
        self.done.0.load(Ordering::SeqCst)
    }

    async fn name(&self) -> String {
        let household = reading::household(&self.app).await.unwrap();
        household.name.to_string()
    }
}

#[tokio::test]
async fn a_secret_is_shown_once_and_its_repetition_is_refused() {
    let house = House::new();
    let first = house.post(&["k"], "secret").await;
    assert_eq!(first, (201, Some("2".to_owned()), SECRET.to_owned()));
    for _ in 0..2 {
        let (status, etag, body) = house.post(&["k"], "secret").await;
        assert_eq!((status, etag), (409, None), "{body}");
        assert!(body.contains("shown_once"), "{body}");
        assert!(!body.contains(SECRET));
    }
    assert_eq!((house.times(), house.name().await.as_str()), (1, "Ours"));
}

#[tokio::test]
async fn what_is_no_secret_is_answered_again() {
    let house = House::new();
    let first = house.post(&["k"], "").await;
    assert_eq!(first, (201, Some("2".to_owned()), "Ours".to_owned()));
    assert_eq!(house.post(&["k"], "").await, first);
    assert_eq!(house.times(), 1);
}

#[tokio::test]
async fn a_request_has_one_key_or_none() {
    let house = House::new();
    for keys in [["k", "k"], ["k", "l"], ["", "k"]] {
        let (status, _, body) = house.post(&keys, "").await;
        assert_eq!(status, 400, "{keys:?}");
        assert!(body.contains("unreadable_idempotency_key"), "{body}");
    }
    assert_eq!((house.times(), house.name().await.as_str()), (0, "Home"));
    house.post(&[], "").await;
    house.post(&[], "").await;
    assert_eq!(house.times(), 2);
}
