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
use client::Client;
use futures_util::FutureExt;
use poem::error::NotFoundError;
use poem::http::Method;
use poem::{Endpoint, PathPattern, Request, Response, Result, Route};

use crate::metrics::Metrics;
use crate::problem::Problem;

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
}

impl Endpoint for Edge {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
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
        if let Err(problem) = self.pass_doors(&mut request, client).await {
            return Served::unrouted(problem);
        }
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

    /// The body is read first, since a client that is still sending may not see an earlier refusal.
    async fn pass_doors(&self, request: &mut Request, client: &Client<'_>) -> Result<(), Problem> {
        let has_body = body_limit::read(request, self.body_max_bytes).await?;
        self.allowed_hosts.check(client)?;
        same_origin::check(request, client)?;
        utf8::check(request)?;
        media_type::check(request, has_body)
    }
}
