//! The edge: everything between a socket and the handlers that needs no use case.
//!
//! [`Edge::call`] is the whole way of a request, in order. Each rule is a file beside it.

pub(crate) mod accept_encoding;
mod accept_language;
mod access_log;
mod allowed_hosts;
pub(crate) mod api_methods;
mod audience;
mod body_limit;
mod client;
mod compression;
mod errors;
pub(crate) mod etag;
mod forwarded;
mod head;
mod host_names;
mod media_type;
pub(crate) mod methods;
mod page_locale;
mod problem_page;
mod public_url;
mod request_id;
mod same_origin;
mod security_headers;
mod trusted_proxies;
pub(crate) mod utf8;
mod way_on;

pub(crate) use allowed_hosts::AllowedHosts;
pub(crate) use body_limit::BodyRoom;
pub use host_names::{HostNames, HostNamesError};
pub(crate) use page_locale::PageLocale;
pub use problem_page::ProblemPage;
pub use public_url::{PublicUrl, PublicUrlError};
pub(crate) use request_id::RequestId;
pub use request_id::RequestIdSource;
pub use trusted_proxies::{TrustedProxies, TrustedProxiesError};
pub use way_on::WayOn;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use accept_encoding::Encoding;
use access_log::AccessLine;
use audience::Audience;
use body_limit::{Held, Unread};
use client::Client;
use futures_util::FutureExt;
use poem::error::NotFoundError;
use poem::http::Method;
use poem::{Endpoint, PathPattern, Request, Response, Result, Route};

use crate::health;
use crate::metrics::Metrics;
use crate::problem::Problem;
use crate::server::Connections;

/// Wraps the routes: nothing reaches a handler that the doors refuse, and nothing leaves but a finished answer.
pub(crate) struct Edge {
    pub(crate) routes: Route,
    pub(crate) problem_page: Arc<dyn ProblemPage>,
    pub(crate) metrics: Metrics,
    pub(crate) request_ids: RequestIdSource,
    pub(crate) allowed_hosts: AllowedHosts,
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) body_max_bytes: usize,
    pub(crate) body_room: BodyRoom,
    pub(crate) connections: Arc<Connections>,
}

impl Endpoint for Edge {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let _running = self.connections.run(&request);
        let public_url = self.public_url.as_ref();
        let client = Client::of(&request, &self.trusted_proxies, public_url);
        let line = AccessLine::begin(&request, &client);
        let id = RequestId::new(&(self.request_ids)());
        let audience = Audience::of(&request);
        let way_on = WayOn::of(&request, &client);
        let encoding = Encoding::preferred(request.headers());
        let asked_locale = accept_language::preferred(request.headers());
        let method = request.method().clone();
        let is_head = method == Method::HEAD;
        if is_head {
            request.set_method(Method::GET);
        }
        request.set_data(id.clone());

        let served = self.serve(request, &client, &id).await;

        let mut response = served.outcome.unwrap_or_else(|problem| {
            if problem.is_of_a_busy_database() {
                self.metrics.count_busy();
            }
            let locale = served.locale.unwrap_or(asked_locale);
            let pages = &*self.problem_page;
            problem_page::answer(problem, &id, audience, (&locale, &way_on), pages)
        });
        security_headers::apply(&mut response, client.scheme() == Some("https"));
        response = compression::apply(response, encoding).await;
        if is_head {
            response = head::without_body(response).await;
        }
        response
            .headers_mut()
            .insert(request_id::X_REQUEST_ID, id.header_value());
        let status = response.status();
        let took = line.write(status, &id);
        let route = served.route.as_ref().map(|pattern| &*pattern.0);
        self.metrics.count_request(&method, route, status, took);
        Ok(response)
    }
}

/// What became of a request.
struct Served {
    outcome: Result<Response, Problem>,
    /// The pattern of the address, where there is one.
    route: Option<PathPattern>,
    /// In whose words a problem is to be told, where that is known.
    locale: Option<PageLocale>,
}

impl Served {
    fn unrouted(problem: Problem) -> Self {
        Self {
            outcome: Err(problem),
            route: None,
            locale: None,
        }
    }
}

impl Edge {
    async fn serve(&self, mut request: Request, client: &Client<'_>, id: &RequestId) -> Served {
        // What it holds is let go of when the request is answered.
        let _held = match self.pass_doors(&mut request, client).await {
            Ok(held) => held,
            Err(problem) => return Served::unrouted(problem),
        };
        let path = request.uri().path().to_owned();
        let handling = AssertUnwindSafe(self.routes.call(request)).catch_unwind();
        match handling.await {
            Ok(Ok(response)) => Served {
                route: response.data().cloned(),
                outcome: Ok(response),
                locale: None,
            },
            Ok(Err(error)) => {
                // Where nothing lies, the router still names the branch it searched.
                let is_found = !error.is::<NotFoundError>();
                Served {
                    route: error.data().filter(|_| is_found).cloned(),
                    locale: error.data().cloned(),
                    outcome: if error.is_from_response() {
                        Ok(error.into_response())
                    } else {
                        Err(errors::problem_of(error, id))
                    },
                }
            }
            Err(_panic) => Served::unrouted(errors::problem_of_panic(&path, id)),
        }
    }

    /// Everything is judged before any of the body is read; one that is of no use is read beside the answer and kept
    /// nowhere, since a client that is still sending may not see an earlier refusal.
    async fn pass_doors(
        &self,
        request: &mut Request,
        client: &Client<'_>,
    ) -> Result<Option<Held>, Problem> {
        let body = Unread::take(request);
        let judged = self.judge(request, client, body.as_ref());
        let Some(body) = body else {
            return judged.map(|()| None);
        };
        if judged.is_err() || !self.takes_a_body(request).await {
            body.discard();
            return judged.map(|()| None);
        }
        let held = body.read(request, self.body_max_bytes, &self.body_room);
        let held = held.await?;
        media_type::check(request, !held.is_empty)?;
        Ok(Some(held))
    }

    fn judge(
        &self,
        request: &Request,
        client: &Client<'_>,
        body: Option<&Unread>,
    ) -> Result<(), Problem> {
        if let Some(body) = body {
            body.check_length(self.body_max_bytes)?;
        }
        if request.uri().path() != health::PATH {
            self.allowed_hosts.check(client)?;
        }
        same_origin::check(request, client)?;
        utf8::check(request)?;
        let has_body = body.and_then(|body| body.announced_bytes);
        media_type::check(request, has_body.is_some_and(|bytes| bytes > 0))
    }

    /// Whether the address has the method, and the method a use for a body. Who asks is a request for the methods, which
    /// every address answers by itself.
    async fn takes_a_body(&self, request: &Request) -> bool {
        let method = request.method();
        if method.is_safe() {
            return false;
        }
        let question = Request::builder()
            .method(Method::OPTIONS)
            .uri(request.uri().clone())
            .finish();
        let answer = self.routes.call(question).await;
        answer.is_ok_and(|answer| methods::are_allowed(answer.headers(), method))
    }
}
