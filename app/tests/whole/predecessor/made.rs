//! The files that are made, once for all tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use super::figures::Figures;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Equal,
    Asked,
    Refused,
}

pub(super) struct Shape {
    pub(super) name: String,
    pub(super) file: PathBuf,
    pub(super) revision: u64,
    pub(super) currency: String,
    pub(super) outcome: Outcome,
    pub(super) named: Vec<String>,
    pub(super) answers: Vec<(String, String)>,
    pub(super) figures: Figures,
}

struct Made {
    _folder: TempDir,
    shapes: Vec<Shape>,
}

/// All shapes; none where there is no Python, which is said.
pub(super) fn shapes() -> Option<&'static [Shape]> {
    static MADE: OnceLock<Option<Made>> = OnceLock::new();
    let made = MADE.get_or_init(make);
    made.as_ref().map(|made| made.shapes.as_slice())
}

fn make() -> Option<Made> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = Command::new("python3").arg("--version").output();
    if !found.is_ok_and(|found| found.status.success()) {
        println!("skipped: no Python here, which makes the predecessor's files");
        return None;
    }
    let tools = Command::new(root.join("../scripts/python-tools.sh"))
        .output()
        .unwrap();
    assert!(tools.status.success(), "{tools:?}");
    let python = Path::new(String::from_utf8(tools.stdout).unwrap().trim()).join("bin/python");
    let folder = TempDir::new().unwrap();
    let made = Command::new(python)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .arg(root.join("tests/predecessor/make.py"))
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let told = std::fs::read_to_string(folder.path().join("shapes.json")).unwrap();
    let told: Vec<Value> = serde_json::from_str(&told).unwrap();
    let shapes = told.iter().map(|told| read(told, folder.path())).collect();
    Some(Made {
        _folder: folder,
        shapes,
    })
}

fn read(told: &Value, folder: &Path) -> Shape {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Shape {
        name: text(&told["name"]),
        file: folder.join(text(&told["file"])),
        revision: told["revision"].as_u64().unwrap(),
        currency: text(&told["currency"]),
        outcome: match text(&told["outcome"]).as_str() {
            "equal" => Outcome::Equal,
            "asked" => Outcome::Asked,
            "refused" => Outcome::Refused,
            other => panic!("{other}"),
        },
        named: told["named"].as_array().unwrap().iter().map(text).collect(),
        answers: told["answers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pair| (text(&pair[0]), text(&pair[1])))
            .collect(),
        figures: Figures::of_shape(&told["figures"]),
    }
}
