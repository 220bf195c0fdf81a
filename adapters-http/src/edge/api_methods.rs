use poem::error::MethodNotAllowedError;
use poem::http::Method;
use poem::{Endpoint, IntoEndpoint, Request, Response, Result};
use poem_openapi::registry::MetaApi;

use super::methods::answer_unknown;

/// An API service that answers a method it does not have with the list of those it has, which poem-openapi leaves out.
///
/// To be nested under the same prefix as the service would be.
pub(crate) struct ApiMethods<E> {
    service: E,
    addresses: Vec<Address>,
}

struct Address {
    /// As poem-openapi writes it: `/months/{ym}`.
    pattern: String,
    methods: Vec<Method>,
}

impl<E: Endpoint<Output = Response>> ApiMethods<E> {
    /// `meta` is `T::meta()` of the API that `service` serves.
    pub(crate) fn new(service: impl IntoEndpoint<Endpoint = E>, meta: Vec<MetaApi>) -> Self {
        let mut addresses: Vec<Address> = Vec::new();
        for path in meta.into_iter().flat_map(|api| api.paths) {
            let methods = path
                .operations
                .into_iter()
                .map(|operation| operation.method);
            match addresses
                .iter_mut()
                .find(|known| known.pattern == path.path)
            {
                Some(known) => known.methods.extend(methods),
                None => addresses.push(Address {
                    pattern: path.path,
                    methods: methods.collect(),
                }),
            }
        }
        Self {
            service: service.into_endpoint(),
            addresses,
        }
    }

    /// All methods of the address whose pattern fits `path`: the one that says most of it, as the router finds it.
    fn methods_of(&self, path: &str) -> Vec<Method> {
        let fitting = self.addresses.iter();
        let fitting = fitting.filter(|address| fits(&address.pattern, path));
        let closest = fitting.min_by_key(|address| address.pattern.matches('{').count());
        closest.map_or_else(Vec::new, |address| address.methods.clone())
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for ApiMethods<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let method = request.method().clone();
        let path = request.uri().path().to_owned();
        match self.service.call(request).await {
            Err(error) if error.is::<MethodNotAllowedError>() => {
                answer_unknown(&method, &self.methods_of(&path))
            }
            outcome => outcome,
        }
    }
}

/// Whether `path` has the shape of `pattern`, in which `{name}` stands for any one segment.
fn fits(pattern: &str, path: &str) -> bool {
    let mut expected = pattern.split('/');
    let mut actual = path.split('/');
    loop {
        match (expected.next(), actual.next()) {
            (None, None) => return true,
            (Some(expected), Some(actual)) => {
                let is_variable = expected.starts_with('{') && !actual.is_empty();
                if !is_variable && expected != actual {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_stands_for_one_segment() {
        assert!(fits("/months/{ym}", "/months/2026-11"));
        assert!(fits("/months/{ym}/close", "/months/2026-11/close"));
        assert!(!fits("/months/{ym}", "/months/"));
        assert!(!fits("/months/{ym}", "/months/2026-11/close"));
        assert!(!fits("/months/{ym}/close", "/months/2026-11/open"));
        assert!(!fits("/months", "/template"));
    }
}
