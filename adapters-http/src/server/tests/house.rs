use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use poem::web::Json;
use poem::{Request, Response, Route, handler};
use poem_openapi::{
    OpenApi, OpenApiService,
    param::{Path, Query},
    payload::PlainText,
};
use serde_json::{Value, json};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::client::{Answer, exchange};
use quartermaster_application::ports::StoreError;

use crate::edge::RequestId;
use crate::edge::api_methods::ApiMethods;
use crate::edge::methods::{get, post};
use crate::format::Wording;
use crate::problem::{FieldProblem, Problem};
use crate::{Application, Metrics, ProblemPage, ServerConfig, Site, WayOn};

/// A running server with a few routes; stops when it is dropped.
pub(super) struct House {
    pub(super) address: std::net::SocketAddr,
    pub(super) stop: oneshot::Sender<()>,
    pub(super) running: JoinHandle<std::io::Result<()>>,
}

impl House {
    pub(super) async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    pub(super) async fn open_with(change: impl FnOnce(&mut ServerConfig)) -> Self {
        let count = AtomicU32::new(1);
        let request_ids = move || format!("request-{}", count.fetch_add(1, Ordering::Relaxed));
        let mut config = ServerConfig::new(([127, 0, 0, 1], 0).into(), Arc::new(request_ids));
        change(&mut config);
        let metrics = Metrics::new().unwrap();
        let site = Site {
            routes: routes(),
            problem_page: Arc::new(PlainProblemPage),
            metrics,
        };
        let application = Application::build(config, site).await.unwrap();
        let address = application.address();
        assert_eq!(application.port(), address.port());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(application.run_until_stopped(async {
            let _ = stopped.await;
        }));
        Self {
            address,
            stop,
            running,
        }
    }

    /// Sends a request with `headers`, `Host: localhost` unless they name one, and no body.
    pub(super) async fn ask(&self, line: &str, headers: &[&str]) -> Answer {
        self.send(line, headers, b"").await
    }

    /// As [`House::ask`], with a body of the length it has.
    pub(super) async fn send(&self, line: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut head = format!("{line} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            head.push_str("Host: localhost\r\n");
        }
        if !body.is_empty() {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        for header in headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        exchange(self.address, &[head.as_bytes(), body].concat()).await
    }
}

/// The least that shows a problem to a person.
struct PlainProblemPage;

impl ProblemPage for PlainProblemPage {
    fn page(&self, problem: &Problem, locale: &str, way_on: &WayOn) -> String {
        format!(
            "<!doctype html><title>{}</title>{}",
            problem.title(&Wording::of(locale)),
            self.fragment(problem, locale, way_on)
        )
    }

    fn fragment(&self, problem: &Problem, locale: &str, _: &WayOn) -> String {
        format!(
            "<p role=\"alert\" id=\"{}\">{}</p>",
            problem.request_id,
            problem.detail(&Wording::of(locale))
        )
    }
}

fn routes() -> Route {
    Route::new()
        .at("/page", get(page).post(page))
        .at(crate::health::PATH, get(page))
        .at("/long", get(long))
        .at("/only-post", post(page))
        .at("/panic", get(panics))
        .at("/fault", get(fault))
        .at("/full", get(full))
        .at("/refused", get(refused))
        .at("/echo", post(echo))
        .at("/api/echo", post(echo))
        .at("/api/long", get(long_json))
        .at("/months/:ym", get(needs_a_number))
        .nest(
            "/api/v1",
            ApiMethods::new(OpenApiService::new(Api, "test", "1"), Api::meta()),
        )
}

#[handler]
fn page(request: &Request) -> Response {
    let id = request.data::<RequestId>().map_or("", RequestId::as_str);
    Response::builder()
        .content_type("text/html; charset=utf-8")
        .body(format!("<p>{} {id}</p>", request.method()))
}

#[handler]
fn long() -> Response {
    Response::builder()
        .content_type("text/html; charset=utf-8")
        .body("<p>Groceries 350.00</p>".repeat(200))
}

#[handler]
fn long_json() -> Response {
    let mut response = Response::from("[".to_owned() + &"1250,".repeat(999) + "1250]");
    response
        .headers_mut()
        .insert("etag", "\"7\"".parse().unwrap());
    response.set_content_type("application/json")
}

#[handler]
fn panics() -> Response {
    panic!("secret note")
}

#[handler]
fn fault() -> poem::Result<Response> {
    Err(poem::error::InternalServerError(std::io::Error::other(
        "no such table: secret",
    )))
}

#[handler]
fn full() -> poem::Result<Response> {
    let error = StoreError::Unavailable("no such table: secret".into());
    Err(Problem::from(error).into())
}

#[handler]
fn refused() -> poem::Result<Response> {
    let problem = Problem::new(
        poem::http::StatusCode::UNPROCESSABLE_ENTITY,
        "invalid_fields",
        "problem-invalid-fields",
    );
    Err(problem
        .with_errors(vec![FieldProblem {
            field: "name".to_owned(),
            code: "required",
            message: "refusal-required".into(),
        }])
        .into())
}

#[handler]
fn echo(body: Vec<u8>) -> Json<Value> {
    Json(json!({ "bytes": body.len() }))
}

#[handler]
fn needs_a_number(poem::web::Path(number): poem::web::Path<u32>) -> String {
    number.to_string()
}

struct Api;

#[OpenApi]
impl Api {
    #[oai(path = "/months/:ym", method = "get")]
    async fn read(&self, ym: Path<u32>, limit: Query<Option<u32>>) -> PlainText<String> {
        PlainText(format!("{} {:?}", *ym, *limit))
    }

    #[oai(path = "/months/:ym", method = "patch")]
    async fn change(&self, ym: Path<u32>) -> PlainText<String> {
        PlainText(ym.to_string())
    }
}
