//! What was sealed under any earlier schema is recomputed for ever to the letter it was sealed over.
//!
//! Each folder of `tests/sealed` is a household as the program of its schema step left it: its database as SQL, and for each
//! closed month the text its seal is over. A new version of the text, or a step that touches closed months, brings a folder of
//! its own and no code; what is there is never made again.

use std::fs;
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{SqliteStore, migrate, verify};
use quartermaster_application::archive::{all_months, whole_month};
use quartermaster_application::ports::{Snapshot, Store};
use quartermaster_domain::seal::{Seal, SealedContents};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::household::now;
use crate::raw_sql::RawDatabase;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sealed")
}

fn sha_256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The names of what is in a folder, in their order.
fn names(folder: &Path) -> Vec<String> {
    let found = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = found
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The schema steps that there is a household of.
fn households() -> Vec<String> {
    let mut households = names(&folder());
    households.retain(|name| name.starts_with('m'));
    assert!(!households.is_empty());
    households
}

/// A household as its program left it.
struct Kept {
    folder: TempDir,
    /// Each closed month with its seal, the earliest first.
    sealed: Vec<String>,
}

impl Kept {
    async fn of(step: &str) -> Self {
        let kept = tempfile::tempdir().unwrap();
        let sql = fs::read_to_string(folder().join(step).join("database.sql")).unwrap();
        let mut raw = RawDatabase::open(&kept.path().join("kept.db")).await;
        raw.run(&sql).await;
        raw.close().await;
        let mut kept = Self {
            folder: kept,
            sealed: Vec::new(),
        };
        kept.sealed = kept.seals().await;
        assert!(!kept.sealed.is_empty(), "{step} has no closed month");
        kept
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("kept.db")
    }

    async fn seals(&self) -> Vec<String> {
        let mut raw = RawDatabase::open(&self.file()).await;
        let seals = "SELECT year_month || ' ' || seal FROM month WHERE state = 'closed' ORDER BY year_month";
        let seals = raw.texts(seals).await;
        raw.close().await;
        seals
    }

    async fn upgrade(&self) {
        let backups = self.folder.path().join("backups");
        migrate(&self.file(), &backups, now()).await.unwrap();
    }

    /// What the program of today says each closed month is sealed over.
    async fn texts(&self) -> Vec<(String, String)> {
        let store = SqliteStore::open(&self.file()).await.unwrap();
        let mut snapshot = store.read().await.unwrap();
        let texts = texts(&mut *snapshot).await;
        drop(snapshot);
        store.close().await.unwrap();
        texts
    }
}

async fn texts(snapshot: &mut dyn Snapshot) -> Vec<(String, String)> {
    let currency = snapshot.household().await.unwrap().currency;
    let mut previous: Option<Seal> = None;
    let mut texts = Vec::new();
    for month in all_months(snapshot).await.unwrap() {
        let whole = whole_month(snapshot, month).await.unwrap().unwrap();
        let Some(closed) = whole.month.closed() else {
            continue;
        };
        let sheet = snapshot.month(month).await.unwrap().unwrap().sheet();
        let sheet = sheet.unwrap();
        let contents =
            SealedContents::of(closed, currency, &sheet, &whole.postings, previous.as_ref());
        texts.push((month.to_string(), contents.canonical_text()));
        previous = Some(closed.seal.clone());
    }
    texts
}

#[test]
fn no_household_was_edited_after_it_was_frozen() {
    let frozen = fs::read_to_string(folder().join("FROZEN")).unwrap();
    let mut listed = Vec::new();
    for (digest, name) in frozen.lines().map(|line| line.split_once("  ").unwrap()) {
        let content = fs::read(folder().join(name)).unwrap();
        assert_eq!(sha_256(&content), digest, "{name} was edited");
        listed.push(name.to_owned());
    }
    let mut there = Vec::new();
    for step in households() {
        let files = names(&folder().join(&step));
        there.extend(files.iter().map(|file| format!("{step}/{file}")));
    }
    assert_eq!(listed, there, "every file is frozen, in order");
}

#[tokio::test]
async fn what_was_sealed_before_is_recomputed_to_the_letter_and_sound() {
    for step in households() {
        let kept = Kept::of(&step).await;
        kept.upgrade().await;
        assert_eq!(kept.seals().await, kept.sealed, "{step}");
        assert_eq!(verify(&kept.file()).await.unwrap(), [], "{step}");
        let mut sealed = Vec::new();
        for (month, text) in kept.texts().await {
            let then = folder().join(&step).join(format!("{month}.txt"));
            let then = fs::read_to_string(then).unwrap();
            assert_eq!(text, then, "{step}: {month}");
            sealed.push(format!("{month} {}", sha_256(then.as_bytes())));
        }
        assert_eq!(sealed, kept.sealed, "{step}: a text for each seal");
    }
}

/// A folder that was added needs its texts, made by the program as it is then.
#[tokio::test]
#[ignore = "writes the texts of a new folder, once"]
async fn write_the_texts_of_the_newest_household() {
    let step = households().pop().unwrap();
    let kept = Kept::of(&step).await;
    for (month, text) in kept.texts().await {
        let file = folder().join(&step).join(format!("{month}.txt"));
        let mut file = fs::File::create_new(file).expect("a text is written once");
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    }
}
