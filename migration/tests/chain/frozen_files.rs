//! An applied step is never edited, nor is the fixture of a released schema: the committed lists hold
//! the SHA-256 of every file.

use std::fs;
use std::path::{Path, PathBuf};

use quartermaster_migration::STEPS;
use sha2::{Digest, Sha256};

const FROZEN_STEPS: &str = include_str!("../../FROZEN");
const FROZEN_FIXTURES: &str = include_str!("../../fixtures/FROZEN");

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn digest_of(file: &Path) -> String {
    let content = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The names listed in `frozen`, after a look at each file of it in `folder`.
fn unchanged(frozen: &'static str, folder: &Path) -> Vec<&'static str> {
    let lines = frozen.lines().map(|line| line.split_once("  ").unwrap());
    let unchanged = lines.map(|(digest, name)| {
        assert_eq!(
            digest_of(&folder.join(name)),
            digest,
            "{name} was edited: what is released stays as it is, so write a new step instead"
        );
        name
    });
    unchanged.collect()
}

/// The names of the files in a folder that begin so, in their order.
fn found(folder: &Path, prefix: &str) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let mut found: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(prefix))
        .collect();
    found.sort();
    found
}

#[test]
fn no_step_was_edited_after_it_was_frozen() {
    let files: Vec<String> = STEPS.iter().map(|step| format!("src/{step}.rs")).collect();
    let listed = unchanged(FROZEN_STEPS, &folder("."));
    assert_eq!(listed, files, "every step is frozen, in order");
}

#[test]
fn every_step_file_is_part_of_the_chain() {
    let chain: Vec<String> = STEPS.iter().map(|step| format!("{step}.rs")).collect();
    assert_eq!(found(&folder("src"), "m0"), chain);
}

#[test]
fn no_fixture_was_edited_after_it_was_frozen() {
    let listed = unchanged(FROZEN_FIXTURES, &folder("fixtures"));
    let of_steps: Vec<String> = STEPS.iter().map(|step| format!("{step}.sql")).collect();
    let (steps, earlier) = listed.split_at(STEPS.len());
    assert_eq!(steps, of_steps, "every step has its fixture, in order");
    assert_eq!(found(&folder("fixtures"), "m0"), of_steps);
    let mut earlier: Vec<String> = earlier
        .iter()
        .map(|name| name.replace("predecessor/", ""))
        .collect();
    earlier.sort();
    assert_eq!(found(&folder("fixtures/predecessor"), ""), earlier);
}
