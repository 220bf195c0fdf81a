//! A browser without JavaScript.

pub(crate) mod form;
pub(crate) mod html;

use std::collections::{BTreeSet, VecDeque};

use form::{Form, forms};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::client::Answer;
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
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
}

impl Page {
    /// The only form that is sent to `action`, whatever part of the page that shows; without a `?` in it,
    /// whatever the form's address keeps.
    pub(crate) fn form(&self, action: &str) -> Form {
        let mut found = forms(&self.html);
        found.retain(|form| form.is_sent_to(action));
        assert_eq!(found.len(), 1, "forms to {action} in {}", self.html);
        found.remove(0)
    }

    /// The cells of the row with this id.
    pub(crate) fn row(&self, id: &str) -> Vec<String> {
        html::row(&self.html, id)
    }

    /// The id of the month's entry of this name.
    pub(crate) fn entry(&self, name: &str) -> String {
        let rows = html::pieces(&self.html).filter(|piece| piece.name == "tr");
        let mut named = rows.filter(|row| row.attribute("data-name").as_deref() == Some(name));
        let row = named.next().and_then(|row| row.attribute("id"));
        let row = row.unwrap_or_else(|| panic!("no entry {name} in {}", self.html));
        row.strip_prefix("entry-").unwrap().to_owned()
    }

    /// Where the link with this text leads.
    pub(crate) fn link(&self, says: &str) -> String {
        let mut links = html::pieces(&self.html).filter(|piece| piece.name == "a");
        let link = links.find(|piece| piece.text() == says);
        let link = link.unwrap_or_else(|| panic!("{says}: {}", html::text(&self.html)));
        link.attribute("href").unwrap()
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

    /// Opens a page that may be a refusal.
    pub(crate) async fn look_at(&self, path: &str) -> Page {
        self.follow(path.to_owned()).await
    }

    /// Every page that links lead to, from the start on.
    pub(crate) async fn all_pages(&self) -> Vec<Page> {
        let mut known = BTreeSet::from(["/".to_owned()]);
        let mut to_open: VecDeque<String> = known.iter().cloned().collect();
        let mut pages = Vec::new();
        while let Some(path) = to_open.pop_front() {
            let page = self.open(&path).await;
            let is_link =
                |piece: &html::Piece| piece.name == "a" && piece.attribute("download").is_none();
            for link in html::pieces(&page.html).filter(is_link) {
                let link = link.attribute("href").unwrap();
                let path = link.split('#').next().unwrap().to_owned();
                if path.starts_with('/') && known.insert(path.clone()) {
                    to_open.push_back(path);
                }
            }
            pages.push(page);
        }
        pages
    }

    async fn follow(&self, mut path: String) -> Page {
        loop {
            let without_part = path.split('#').next().unwrap();
            let request = self.http.get(format!("{}{without_part}", self.base));
            let answer = Answer::to(request).await;
            if answer.status != StatusCode::SEE_OTHER {
                return Page {
                    status: answer.status,
                    address: path,
                    headers: answer.headers,
                    html: answer.text,
                };
            }
            path = answer.header("Location").to_owned();
        }
    }

    /// Fills the page's form to `action`, sends it, and opens where it leads.
    pub(crate) async fn submit(&self, page: &Page, action: &str, typed: &[(&str, &str)]) -> Page {
        let form = page.form(action).filled(typed);
        let answer = self.post(&form.action, &form.fields).await;
        let said = html::text(&answer.text);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{action}: {said}");
        let page = self.follow(answer.header("Location").to_owned()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.address);
        page
    }

    /// Sends fields to an address as a form of one of our pages does.
    pub(crate) async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let request = self.http.post(format!("{}{path}", self.base));
        Answer::to(request.header("Origin", &self.base).form(fields)).await
    }

    /// Sends anything to an address, from one of our pages.
    pub(crate) async fn post_raw(
        &self,
        path: &str,
        content_type: &str,
        body: impl Into<Vec<u8>>,
    ) -> Answer {
        let request = self.http.post(format!("{}{path}", self.base));
        let request = request.header("Origin", &self.base);
        let request = request.header("Content-Type", content_type);
        Answer::to(request.body(body.into())).await
    }
}
