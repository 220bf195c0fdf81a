use std::collections::BTreeSet;

use super::forms::forms;
use super::huge::{self, Told};
use super::page_form::PageForm;
use super::watch::Watch;
use crate::browser::form::{self, Form};
use crate::browser::{Browser, html};
use crate::lived_in::LivedIn;

const FORM: &str = "application/x-www-form-urlencoded";

struct Walk {
    home: LivedIn,
    browser: Browser,
    watch: Watch,
}

/// The form as it stands on its page, filled well. Several lines of a list have the same form; the
/// first is as good as any.
async fn filled(browser: &Browser, form: &PageForm) -> Form {
    let page = browser.open(&form.page).await;
    let found = form::forms(&page.html).into_iter();
    let mut found = found.filter(|found| found.action.split('#').next() == Some(&*form.action));
    let what = format!("no form to {} on {}", form.action, form.page);
    let typed = form.typed.iter();
    let typed: Vec<(&str, &str)> = typed.map(|(name, text)| (*name, &**text)).collect();
    found.next().expect(&what).filled(&typed)
}

impl Walk {
    async fn refuse(&mut self, form: &PageForm, fields: &[(String, String)], why: &str) {
        let answer = self.browser.post(&form.action, fields).await;
        let what = format!("{} with {why:.90}", form.action);
        let status = answer.status.as_u16();
        if ![404, 409, 422].contains(&status) {
            self.watch.complain(&what, "another status", &answer);
        }
        if status == 422 && !answer.text.contains("role=\"alert\"") {
            self.watch
                .complain(&what, "does not say what is wrong", &answer);
        }
        self.watch.page(&what, &answer, status).await;
    }

    async fn wrong_fields(&mut self, form: &PageForm, good: &Form) {
        for (index, (name, _)) in good.fields.iter().enumerate() {
            for bad in form.bad(name) {
                let mut fields = good.fields.clone();
                let why = format!("{name} {bad:?}");
                fields[index].1 = bad;
                self.refuse(form, &fields, &why).await;
            }
            if form.needed.contains(&&**name) {
                let mut fields = good.fields.clone();
                fields.remove(index);
                self.refuse(form, &fields, &format!("no {name}")).await;
            }
        }
        if !form.needed.is_empty() {
            self.refuse(form, &[], "nothing").await;
        }
    }

    async fn wrong_types(&mut self, form: &PageForm) {
        for content_type in [
            "application/json",
            "text/plain",
            "multipart/form-data; boundary=x",
        ] {
            let answer = self
                .browser
                .post_raw(&form.action, content_type, "{}")
                .await;
            let what = format!("{} as {content_type}", form.action);
            self.watch.page(&what, &answer, 415).await;
        }
    }

    /// What an old browser, or one that was told to, sends of a name in another encoding.
    async fn wrong_encodings(&mut self, form: &PageForm, good: &Form) {
        let encoded = |text: &str| {
            text.bytes()
                .map(|byte| format!("%{byte:02X}"))
                .collect::<String>()
        };
        let fields = good.fields.iter();
        let fields = fields.map(|(name, text)| format!("{}={}", encoded(name), encoded(text)));
        let good = fields.collect::<Vec<_>>().join("&");
        for bytes in [
            &b"&more=Caf%E9"[..],
            b"&more=Caf\xe9",
            b"&%FF=x",
            b"&more=%ED%A0%80",
        ] {
            let body = [good.as_bytes(), bytes].concat();
            let answer = self.browser.post_raw(&form.action, FORM, body).await;
            let what = format!("{} with {}", form.action, String::from_utf8_lossy(bytes));
            self.watch.page(&what, &answer, 400).await;
        }
    }

    async fn wrong_addresses(&mut self, form: &PageForm, good: &Form) {
        let mut wrong = Vec::new();
        for month in ["2026-09", "2026-10", "2026-11"] {
            if form.action.starts_with(&format!("/months/{month}")) {
                for other in ["2026-13", "2030-01", "soon"] {
                    wrong.push(form.action.replacen(month, other, 1));
                }
            }
        }
        let parts: Vec<&str> = form.action.split('/').collect();
        if let Some(at) = parts.iter().position(|part| part.parse::<i64>().is_ok()) {
            for other in form.bad_ids() {
                let mut parts = parts.clone();
                parts[at] = &other;
                wrong.push(parts.join("/"));
            }
        }
        for action in wrong {
            let answer = self.browser.post(&action, &good.fields).await;
            self.watch.page(&action, &answer, 404).await;
        }
    }

    async fn huge_bodies(&mut self, form: &PageForm) {
        for told in [Told::InAdvance, Told::ChunkByChunk] {
            let address = &self.home.server.address;
            let answer = huge::send(address, "POST", &form.action, FORM, told).await;
            let what = format!("{} with 100 MB told {told:?}", form.action);
            self.watch.page(&what, &answer, 413).await;
        }
    }
}

#[tokio::test]
async fn every_form_refuses_every_bad_input() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let watch = Watch::over(&home).await;
    let mut walk = Walk {
        home,
        browser,
        watch,
    };
    for form in forms(&walk.home) {
        let good = filled(&walk.browser, &form).await;
        walk.wrong_fields(&form, &good).await;
        if !good.fields.is_empty() {
            walk.wrong_types(&form).await;
            walk.wrong_encodings(&form, &good).await;
        }
        walk.wrong_addresses(&form, &good).await;
        walk.huge_bodies(&form).await;
    }
    let Walk { home, watch, .. } = walk;
    let refused = watch.end(home).await;
    assert!(refused > 400, "{refused}");
}

#[tokio::test]
async fn an_address_that_is_not_utf8_is_refused_by_every_door() {
    let home = LivedIn::new().await;
    let http = reqwest::Client::new();
    for path in [
        "/months/2026-10?filter=Caf%E9",
        "/months/2026-10?Caf%E9=1",
        "/months/new?month=%FF",
        "/settings?saved=%C3",
        "/template?entry=%C0%AF",
        "/api/v1/months/2026-10/postings?text=Caf%E9",
        "/api/v1/months?state=%ED%A0%80",
    ] {
        let answer = http.get(home.client.address(path)).send().await.unwrap();
        assert_eq!(answer.status(), 400, "{path}");
    }
    let answer = http
        .get(home.client.address("/months/2026-10?filter=Caf%C3%A9"))
        .send();
    assert_eq!(answer.await.unwrap().status(), 200);
}

/// After these, others have nothing to work on.
const ENDS: [&str; 7] = [
    "archive", "delete", "activate", "reopen", "close", "remove", "restore",
];

/// Without this, a refusal above could be for another reason than the one that is meant.
#[tokio::test]
async fn every_form_takes_the_good_input() {
    let mut home = LivedIn::new().await;
    for index in 0..forms(&home).len() {
        let browser = Browser::of(&home.server);
        let form = &forms(&home)[index];
        let good = filled(&browser, form).await;
        let answer = browser.post(&form.action, &good.fields).await;
        let said = html::text(&answer.text);
        assert_eq!(answer.status.as_u16(), 303, "{}: {said}", form.action);
        if ENDS.iter().any(|end| form.action.ends_with(end)) {
            home = LivedIn::new().await;
        }
    }
}

/// Ids and months are the same form, with and without the way back to a checklist.
fn pattern(action: &str) -> String {
    let path = action.split(['?', '#']).next().unwrap().split('/');
    let parts = path.map(|part| match part {
        part if part.parse::<i64>().is_ok() => "{id}",
        part if part.ends_with(".db") => "{backup}",
        "2026-09" | "2026-10" | "2026-11" => "{ym}",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn the_walk_leaves_out_no_form_of_any_page() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let mut found = BTreeSet::new();
    for page in browser.all_pages().await {
        let forms = form::forms(&page.html);
        found.extend(forms.iter().map(|form| pattern(&form.action)));
    }
    let walked: BTreeSet<String> = forms(&home)
        .iter()
        .map(|form| pattern(&form.action))
        .collect();
    assert_eq!(found, walked);
}
