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

pub(crate) use allowed_hosts::AllowedHosts;
pub use host_names::{HostNames, HostNamesError};
pub use problem_page::ProblemPage;
pub use public_url::{PublicUrl, PublicUrlError};
pub(crate) use request_id::RequestId;
pub use request_id::RequestIdSource;
pub use trusted_proxies::{TrustedProxies, TrustedProxiesError};

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use accept_encoding::Encoding;
use access_log::AccessLine;
use audience::Audience;
use client::Client;
use futures_util::FutureExt;
use poem::http::Method;
use poem::{Endpoint, Request, Response, Result, Route};

use crate::problem::Problem;

/// Wraps the routes: nothing reaches a handler that the doors refuse, and nothing leaves but a finished answer.
pub(crate) struct Edge {
    pub(crate) routes: Route,
    pub(crate) problem_page: Arc<dyn ProblemPage>,
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
        let encoding = Encoding::preferred(request.headers());
        let is_head = request.method() == Method::HEAD;
        if is_head {
            request.set_method(Method::GET);
        }
        request.set_data(id.clone());

        let outcome = self.serve(request, &client, &id).await;

        let mut response = outcome.unwrap_or_else(|problem| {
            problem_page::answer(problem, &id, audience, &*self.problem_page)
        });
        security_headers::apply(&mut response, client.scheme() == Some("https"));
        response = compression::apply(response, encoding).await;
        if is_head {
            response = head::without_body(response).await;
        }
        response
            .headers_mut()
            .insert(request_id::X_REQUEST_ID, id.header_value());
        line.write(response.status(), &id);
        Ok(response)
    }
}

impl Edge {
    /// The body is read first, since a client that is still sending may not see an earlier refusal.
    async fn serve(
        &self,
        mut request: Request,
        client: &Client<'_>,
        id: &RequestId,
    ) -> Result<Response, Problem> {
        let has_body = body_limit::read(&mut request, self.body_max_bytes).await?;
        self.allowed_hosts.check(client)?;
        same_origin::check(&request, client)?;
        media_type::check(&request, has_body)?;

        let path = request.uri().path().to_owned();
        let handling = AssertUnwindSafe(self.routes.call(request)).catch_unwind();
        match handling.await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) if error.is_from_response() => Ok(error.into_response()),
            Ok(Err(error)) => Err(errors::problem_of(error, id)),
            Err(_panic) => Err(errors::problem_of_panic(&path, id)),
        }
    }
}
