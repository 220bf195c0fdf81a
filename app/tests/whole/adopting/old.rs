//! An old database beside a place where there is no new one yet.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::raw_database::RawDatabase;
use crate::server::Place;

pub(super) const REVISIONS: [&str; 5] = [
    "f1ccdc4bc1bf",
    "03ebe3c07262",
    "ec804bdf366d",
    "a4ec4f8f6e9f",
    "cc60e7f73a1c",
];

/// What says in what the whole numbers of a column are whose name does not.
pub(super) const IN_MINOR: &str = "amounts = \"minor\"\n";

pub(super) struct Old {
    pub(super) place: Place,
}

impl Old {
    /// A file with the tables and rows of `sql`, at the revision of this number.
    pub(super) async fn at(number: usize, sql: &str) -> Self {
        let old = Self {
            place: Place::new(),
        };
        let record = format!(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
             INSERT INTO alembic_version VALUES ('{}');",
            REVISIONS[number - 1]
        );
        old.run(&format!("{record}{sql}")).await;
        old
    }

    /// The file that stands for the revision of this number among the fixtures.
    pub(super) async fn fixture(number: usize) -> Self {
        let old = Self {
            place: Place::new(),
        };
        let name = format!("predecessor/{}.sql", REVISIONS[number - 1]);
        let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../migration/fixtures/");
        let sql = fs::read_to_string(format!("{fixtures}{name}")).unwrap();
        old.run(&sql).await;
        old
    }

    pub(super) async fn run(&self, sql: &str) {
        let mut raw = RawDatabase::open(&self.file()).await;
        raw.run(sql).await;
        raw.close().await;
    }

    pub(super) fn file(&self) -> PathBuf {
        self.place.path().join("old.db")
    }

    /// `adopt` with these words behind the file: exit code, standard output, standard error.
    pub(super) fn adopt(&self, words: &[&str]) -> (Option<i32>, String, String) {
        let file = self.file();
        let adopt = ["adopt", file.to_str().unwrap()];
        self.place.run(&[&adopt, words].concat())
    }

    /// A mapping file with this text.
    pub(super) fn mapping(&self, text: &str) -> String {
        let file = self.place.path().join("mapping.toml");
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    }

    /// The file comes over with an equal proof, and is sound: what the new database exports.
    pub(super) fn comes_over(&self, words: &[&str], mapping: &str) -> Value {
        let before = fs::read(self.file()).unwrap();
        let mapping = self.mapping(mapping);
        let words = [words, &["--mapping", &mapping]].concat();
        let check = [&words[..], &["--check"]].concat();
        let (code, said, error) = self.adopt(&check);
        assert_eq!(code, Some(0), "{said}{error}");
        assert!(!self.place.database().exists());
        let (code, said, error) = self.adopt(&words);
        assert_eq!(code, Some(0), "{said}{error}");
        assert!(said.contains("The figures of both are equal"), "{said}");
        assert_eq!(fs::read(self.file()).unwrap(), before);
        let (code, said, error) = self.place.run(&["verify"]);
        assert_eq!(code, Some(0), "{said}{error}");
        self.exported()
    }

    pub(super) fn exported(&self) -> Value {
        let (code, export, error) = self.place.run(&["export"]);
        assert_eq!(code, Some(0), "{error}");
        serde_json::from_str(&export).unwrap()
    }

    /// The names of what is beside the old file, without the mapping.
    pub(super) fn left_behind(&self) -> Vec<String> {
        let files = fs::read_dir(self.place.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names
            .filter(|name| !["old.db", "mapping.toml"].contains(&name.as_str()))
            .collect();
        names.sort();
        names
    }
}

/// The sum of the postings of each entry of a month of an export, in the order of the entries.
pub(super) fn sums(month: &Value) -> Vec<i64> {
    let entries = month["entries"].as_array().unwrap();
    let payments = month["payments"].as_array().unwrap().iter();
    let postings: Vec<&Value> = payments
        .flat_map(|payment| payment["postings"].as_array().unwrap())
        .collect();
    let sums = entries.iter().map(|entry| {
        assert_eq!(entry["opening"], Value::Null, "{entry}");
        let own = postings.iter().filter(|it| it["entry_id"] == entry["id"]);
        own.map(|it| it["amount_minor"].as_i64().unwrap()).sum()
    });
    sums.collect()
}
