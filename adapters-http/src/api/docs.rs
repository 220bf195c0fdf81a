use poem::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use poem::{Response, handler};

use crate::assets::asset_path;
use crate::edge::methods::{Methods, get};

/// Where the API's documentation is read.
pub(crate) const PATH: &str = "/api/docs";

/// As tight as for every page, but for the pictures that swagger-ui's style sheet holds as data.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; \
    frame-ancestors 'none'";

/// The page that shows `/api/openapi.json` with what this program holds, so it needs no internet.
pub(crate) fn page() -> Methods {
    get(show)
}

#[handler]
fn show() -> Response {
    let mut response = Response::from(html());
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

fn html() -> String {
    let asset = |name| asset_path(name).unwrap_or_default();
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quartermaster API</title>
<link rel="stylesheet" href="{style}">
<script src="{bundle}" defer></script>
<script src="{start}" defer></script>
</head>
<body>
<main id="api-description">
<h1>Quartermaster API</h1>
<p>This page needs JavaScript. The description itself is <a href="/api/openapi.json">openapi.json</a>.</p>
</main>
</body>
</html>
"#,
        style = asset("vendor/swagger-ui/swagger-ui.css"),
        bundle = asset("vendor/swagger-ui/swagger-ui-bundle.js"),
        start = asset("docs.js"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_refers_to_embedded_files_and_to_no_other_host() {
        let html = html();
        assert_eq!(html.matches("=\"/static/").count(), 3);
        assert!(!html.contains("=\"\""));
        assert!(!html.contains("//"));
    }
}
