//! Watches that a refusal is clear and that nothing is written meanwhile.

use reqwest::StatusCode;
use serde_json::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection as _, Executor as _};

use crate::client::Answer;
use crate::lived_in::LivedIn;
use crate::server::Place;

/// Words that only the inside of the program knows.
const INSIDE: [&str; 9] = [
    "sqlite",
    "sqlx",
    "sea_orm",
    "seaorm",
    "constraint",
    "panicked",
    "serde",
    "poem",
    ".rs:",
];

pub(crate) struct Watch {
    database: SqliteConnection,
    version: i64,
    codes: Vec<String>,
    /// What was not as it should be.
    complaints: Vec<String>,
    refused: usize,
}

impl Watch {
    pub(crate) async fn over(home: &LivedIn) -> Self {
        let document = home.client.page("/api/openapi.json").await.1;
        let document: Value = serde_json::from_str(&document).unwrap();
        let codes = &document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"];
        let codes = codes.as_array().unwrap().iter();
        let codes = codes.map(|code| code.as_str().unwrap().to_owned());
        let options = SqliteConnectOptions::new().filename(home.place.database());
        let mut database = SqliteConnection::connect_with(&options).await.unwrap();
        Self {
            version: version(&mut database).await,
            database,
            codes: codes.collect(),
            complaints: Vec::new(),
            refused: 0,
        }
    }

    /// The answer of the API has to be a problem with this status and one of these codes; where
    /// `field` is named, its error has to be among the problem's.
    pub(crate) async fn api(
        &mut self,
        what: &str,
        answer: &Answer,
        expected: (u16, &str),
        field: Option<(&str, &str)>,
    ) {
        self.refusal(what, answer).await;
        if !answer.status.is_client_error() {
            return;
        }
        let code = answer.problem();
        if !self.codes.contains(&code) {
            self.complain(what, "a code that no document has", answer);
        }
        if (answer.status.as_u16(), code.as_str()) != expected {
            self.complain(what, &format!("not {expected:?}"), answer);
        }
        if let Some((field, code)) = field {
            let error = (field.to_owned(), code.to_owned());
            if !answer.field_errors().contains(&error) {
                self.complain(what, &format!("not {error:?}"), answer);
            }
        }
    }

    /// The answer has to be a page with this status.
    pub(crate) async fn page(&mut self, what: &str, answer: &Answer, status: u16) {
        self.refusal(what, answer).await;
        if answer.header("Content-Type") != "text/html; charset=utf-8"
            || !answer.text.contains("<h1>")
        {
            self.complain(what, "not a page", answer);
        }
        if answer.status.as_u16() != status {
            self.complain(what, &format!("not {status}"), answer);
        }
    }

    pub(crate) fn complain(&mut self, what: &str, why: &str, answer: &Answer) {
        let complaint = format!("{what}: {why}: {} {}", answer.status, answer.text);
        self.complaints.push(complaint);
    }

    async fn refusal(&mut self, what: &str, answer: &Answer) {
        self.refused += 1;
        if !answer.status.is_client_error() {
            self.complain(what, "not refused", answer);
        }
        let said = answer.text.to_lowercase();
        if INSIDE.iter().any(|word| said.contains(word)) {
            self.complain(what, "tells of the inside", answer);
        }
        let version = version(&mut self.database).await;
        if version != self.version {
            self.complain(what, "something was written", answer);
            self.version = version;
        }
    }

    /// Ends the watch: the server is well, its log has no error, and the database passes. Gives how
    /// much was refused.
    pub(crate) async fn end(self, home: LivedIn) -> usize {
        let complaints = self.complaints.join("\n");
        assert!(complaints.is_empty(), "{complaints}");
        assert_eq!(home.client.page("/healthz").await.0, StatusCode::OK);
        self.database.close().await.unwrap();
        let LivedIn { place, server, .. } = home;
        let (status, log) = server.stop();
        assert!(status.success());
        let mut errors = log.lines().filter(|line| line.contains("\"ERROR\""));
        assert_eq!(errors.next(), None);
        passes(&place);
        self.refused
    }
}

fn passes(place: &Place) {
    let (code, output, error) = place.run(&["verify"]);
    assert_eq!(code, Some(0), "{output}{error}");
}

/// SQLite counts the changes that others commit.
async fn version(database: &mut SqliteConnection) -> i64 {
    let row = database.fetch_one("PRAGMA data_version").await.unwrap();
    sqlx::Row::get(&row, 0)
}
