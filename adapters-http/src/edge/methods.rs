use poem::http::header::{ALLOW, HeaderValue};
use poem::http::{HeaderMap, Method, StatusCode};
use poem::{Endpoint, IntoEndpoint, Request, Response, Result, RouteMethod};

use crate::problem::doors;

/// The methods of one address. It knows them, so that 405 and OPTIONS can tell.
#[derive(Default)]
pub(crate) struct Methods {
    route: RouteMethod,
    known: Vec<Method>,
}

/// An address that is read.
pub(crate) fn get<E>(endpoint: E) -> Methods
where
    E: IntoEndpoint,
    E::Endpoint: 'static,
{
    Methods::default().on(Method::GET, endpoint)
}

/// An address that only takes changes.
pub(crate) fn post<E>(endpoint: E) -> Methods
where
    E: IntoEndpoint,
    E::Endpoint: 'static,
{
    Methods::default().on(Method::POST, endpoint)
}

impl Methods {
    #[must_use]
    pub(crate) fn post<E>(self, endpoint: E) -> Self
    where
        E: IntoEndpoint,
        E::Endpoint: 'static,
    {
        self.on(Method::POST, endpoint)
    }

    fn on<E>(mut self, method: Method, endpoint: E) -> Self
    where
        E: IntoEndpoint,
        E::Endpoint: 'static,
    {
        self.known.push(method.clone());
        self.route = self.route.method(method, endpoint);
        self
    }
}

impl Endpoint for Methods {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let method = request.method();
        if self.known.contains(method) {
            self.route.call(request).await
        } else {
            answer_unknown(method, &self.known)
        }
    }
}

/// The answer to a method that an address does not have: for OPTIONS the list of those it has, else 405 with the list.
pub(super) fn answer_unknown(method: &Method, known: &[Method]) -> Result<Response> {
    let allow = allow(known);
    if method == Method::OPTIONS {
        let mut response = Response::from(StatusCode::NO_CONTENT);
        response
            .headers_mut()
            .extend(allow.map(|allow| (ALLOW, allow)));
        return Ok(response);
    }
    Err(doors::method_not_allowed(allow).into())
}

/// Whether an answer to OPTIONS lists the method.
pub(super) fn are_allowed(answer: &HeaderMap, method: &Method) -> bool {
    let listed = answer.get(ALLOW).and_then(|allow| allow.to_str().ok());
    let mut listed = listed.unwrap_or_default().split(',');
    listed.any(|listed| listed.trim() == method.as_str())
}

/// The value of Allow: HEAD comes with GET, and OPTIONS is always there.
fn allow(known: &[Method]) -> Option<HeaderValue> {
    let mut names: Vec<&str> = known.iter().map(Method::as_str).collect();
    if names.contains(&"GET") {
        names.push("HEAD");
    }
    names.push("OPTIONS");
    names.sort_unstable();
    names.dedup();
    HeaderValue::from_str(&names.join(", ")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allow_lists_each_method_once_with_what_comes_for_free() {
        let known = [Method::POST, Method::GET];
        assert_eq!(allow(&known).unwrap(), "GET, HEAD, OPTIONS, POST");
        assert_eq!(allow(&[Method::POST]).unwrap(), "OPTIONS, POST");
    }
}
