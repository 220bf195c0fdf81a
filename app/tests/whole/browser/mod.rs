//! A browser without JavaScript.

pub(crate) mod form;
pub(crate) mod html;

use form::{Form, forms};
use reqwest::{RequestBuilder, StatusCode};

use crate::server::Server;

pub(crate) struct Browser {
    http: reqwest::Client,
    base: String,
}

/// A page that is open.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    /// Where it lies, after every redirect.
    pub(crate) address: String,
    pub(crate) html: String,
}

impl Page {
    /// The only form that is sent to `action`, whatever part of the page that shows.
    pub(crate) fn form(&self, action: &str) -> Form {
        let mut found = forms(&self.html);
        found.retain(|form| form.action.split('#').next() == Some(action));
        assert_eq!(found.len(), 1, "forms to {action} in {}", self.html);
        found.remove(0)
    }

    /// The cells of the row with this id.
    pub(crate) fn row(&self, id: &str) -> Vec<String> {
        html::row(&self.html, id)
    }

    /// The id at the end of the first address that begins so and whose link has this text.
    pub(crate) fn id_of(&self, address: &str, text: &str) -> String {
        let links = html::pieces(&self.html).filter(|piece| piece.name == "a");
        let found = links.filter(|link| link.text() == text).find_map(|link| {
            let to = link.attribute("href").unwrap();
            to.strip_prefix(address).map(str::to_owned)
        });
        found.unwrap_or_else(|| panic!("no link {address}… called {text} in {}", self.html))
    }
}

impl Browser {
    pub(crate) fn of(server: &Server) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            http: http.build().unwrap(),
            base: server.address.clone(),
        }
    }

    /// Opens a page that has to be there.
    pub(crate) async fn open(&self, path: &str) -> Page {
        let page = self.follow(path.to_owned()).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.html);
        page
    }

    async fn follow(&self, mut path: String) -> Page {
        loop {
            let without_part = path.split('#').next().unwrap();
            let request = self.http.get(format!("{}{without_part}", self.base));
            let (status, leads_to, html) = finished(request).await;
            match leads_to {
                Some(next) => path = next,
                None => {
                    return Page {
                        status,
                        address: path,
                        html,
                    };
                }
            }
        }
    }

    /// Fills the page's form to `action`, sends it, and opens where it leads.
    pub(crate) async fn submit(&self, page: &Page, action: &str, typed: &[(&str, &str)]) -> Page {
        let form = page.form(action).filled(typed);
        let (status, leads_to, html) = self.send(action, &form.fields).await;
        let said = html::text(&html);
        assert_eq!(status, StatusCode::SEE_OTHER, "{action}: {said}");
        let page = self.follow(leads_to.unwrap()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.address);
        page
    }

    /// Sends fields to an address as a form of one of our pages does: status, where it leads, and the page.
    pub(crate) async fn send(
        &self,
        path: &str,
        fields: &[(String, String)],
    ) -> (StatusCode, Option<String>, String) {
        let request = self.http.post(format!("{}{path}", self.base));
        finished(request.header("Origin", &self.base).form(fields)).await
    }
}

async fn finished(request: RequestBuilder) -> (StatusCode, Option<String>, String) {
    let answer = request.send().await.unwrap();
    let status = answer.status();
    let leads_to = answer.headers().get("Location");
    let leads_to = leads_to.map(|to| to.to_str().unwrap().to_owned());
    (status, leads_to, answer.text().await.unwrap())
}
