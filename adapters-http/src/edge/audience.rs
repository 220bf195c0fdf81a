use poem::Request;
use poem::http::HeaderMap;
use poem::http::header::ACCEPT;

/// Who reads the answer to a request, which decides what an error looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    Program,
    /// A browser that opens a page.
    Person,
    /// A script of ours that puts the answer into a page that is open.
    PageInPlace,
}

impl Audience {
    pub(super) fn of(request: &Request) -> Self {
        let headers = request.headers();
        if is_api_path(request.uri().path()) || asks_for_json(headers) {
            Self::Program
        } else if asks_for_a_fragment(headers) {
            Self::PageInPlace
        } else {
            Self::Person
        }
    }
}

pub(super) fn is_api_path(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

fn asks_for_json(headers: &HeaderMap) -> bool {
    let accept = text(headers, ACCEPT.as_str());
    accept.contains("json") && !accept.contains("text/html")
}

/// htmx says which of its requests replace a part of the page and which the whole of it.
fn asks_for_a_fragment(headers: &HeaderMap) -> bool {
    text(headers, "hx-request") == "true"
        && text(headers, "hx-request-type") != "full"
        && text(headers, "hx-boosted") != "true"
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audience(path: &str, headers: &[(&str, &str)]) -> Audience {
        let mut builder = Request::builder().uri_str(path);
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        Audience::of(&builder.finish())
    }

    #[test]
    fn the_api_is_for_programs_whatever_they_accept() {
        assert_eq!(audience("/api", &[]), Audience::Program);
        let html = [("accept", "text/html")];
        assert_eq!(audience("/api/v1/x", &html), Audience::Program);
        assert_eq!(audience("/apiary", &html), Audience::Person);
    }

    #[test]
    fn a_page_is_for_a_person_unless_json_is_asked_for() {
        assert_eq!(audience("/months", &[]), Audience::Person);
        let json = [("accept", "application/json")];
        assert_eq!(audience("/months", &json), Audience::Program);
        let browser = [("accept", "text/html,application/json;q=0.5")];
        assert_eq!(audience("/months", &browser), Audience::Person);
    }

    #[test]
    fn htmx_replaces_a_part_unless_it_says_otherwise() {
        let htmx = ("hx-request", "true");
        assert_eq!(audience("/months", &[htmx]), Audience::PageInPlace);
        for full in [("hx-boosted", "true"), ("hx-request-type", "full")] {
            assert_eq!(audience("/months", &[htmx, full]), Audience::Person);
        }
    }
}
