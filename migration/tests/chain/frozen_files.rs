//! An applied step is never edited: the committed list holds the SHA-256 of every step's file.

use std::fs;
use std::path::Path;

use quartermaster_migration::STEPS;
use sha2::{Digest, Sha256};

const FROZEN: &str = include_str!("../../FROZEN");

fn digest_of(step: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/{step}.rs"));
    let source = fs::read(&file).unwrap();
    Sha256::digest(source)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn no_step_was_edited_after_it_was_frozen() {
    let frozen: Vec<(&str, &str)> = FROZEN
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .collect();
    let files: Vec<String> = STEPS.iter().map(|step| format!("src/{step}.rs")).collect();
    let listed: Vec<&str> = frozen.iter().map(|(_, file)| *file).collect();
    assert_eq!(listed, files, "every step is frozen, in order");
    for (step, (digest, file)) in STEPS.iter().zip(&frozen) {
        assert_eq!(
            &digest_of(step),
            digest,
            "{file} was edited: write a new step instead"
        );
    }
}

#[test]
fn every_step_file_is_part_of_the_chain() {
    let sources = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let mut found: Vec<String> = sources
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("m0"))
        .collect();
    found.sort();
    let chain: Vec<String> = STEPS.iter().map(|step| format!("{step}.rs")).collect();
    assert_eq!(found, chain);
}
