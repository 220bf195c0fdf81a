//! The edge: everything between a socket and the handlers that needs no use case.
//!
//! [`Edge::call`] is the whole way of a request, in order. Each rule is a file beside it.

pub(crate) mod accept_encoding;
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
mod problem_page;
mod public_url;
mod request_id;
mod same_origin;
mod security_headers;
mod trusted_proxies;
mod way_on;

pub(crate) use allowed_hosts::AllowedHosts;
pub use host_names::{HostNames, HostNamesError};
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
        let method = request.method().clone();
        let is_head = method == Method::HEAD;
        if is_head {
            request.set_method(Method::GET);
        }
        request.set_data(id.clone());

        let (outcome, route) = self.serve(request, &client, &id).await;

        let mut response = outcome.unwrap_or_else(|problem| {
            if problem.is_of_a_busy_database() {
                self.metrics.count_busy();
            }
            problem_page::answer(problem, &id, audience, &way_on, &*self.problem_page)
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
        let route = route.as_ref().map(|pattern| &*pattern.0);
        self.metrics.count_request(&method, route, status, took);
        Ok(response)
    }
}

impl Edge {
    /// The outcome, with the pattern of the address where there is one.
    async fn serve(
        &self,
        mut request: Request,
        client: &Client<'_>,
        id: &RequestId,
    ) -> (Result<Response, Problem>, Option<PathPattern>) {
        if let Err(problem) = self.pass_doors(&mut request, client).await {
            return (Err(problem), None);
        }
        let path = request.uri().path().to_owned();
        let handling = AssertUnwindSafe(self.routes.call(request)).catch_unwind();
        match handling.await {
            Ok(Ok(response)) => {
                let route = response.data().cloned();
                (Ok(response), route)
            }
            Ok(Err(error)) => {
                // Where nothing lies, the router still names the branch it searched.
                let is_found = !error.is::<NotFoundError>();
                let route = error.data().filter(|_| is_found).cloned();
                if error.is_from_response() {
                    return (Ok(error.into_response()), route);
                }
                (Err(errors::problem_of(error, id)), route)
            }
            Err(_panic) => (Err(errors::problem_of_panic(&path, id)), None),
        }
    }

    /// The body is read first, since a client that is still sending may not see an earlier refusal.
    async fn pass_doors(&self, request: &mut Request, client: &Client<'_>) -> Result<(), Problem> {
        let has_body = body_limit::read(request, self.body_max_bytes).await?;
        self.allowed_hosts.check(client)?;
        same_origin::check(request, client)?;
        media_type::check(request, has_body)
    }
}
