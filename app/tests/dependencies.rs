//! The arrows between the crates, and what may come from outside: a new one is a decision, made here.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .other_options(["--offline".to_owned(), "--locked".to_owned()])
        .exec()
        .unwrap()
}

fn direct(package: &Package) -> BTreeSet<&str> {
    package
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind != DependencyKind::Development)
        .map(|dependency| dependency.name.as_str())
        .collect()
}

/// Each crate with all it depends on, to run and to build.
const ARROWS: [(&str, &[&str]); 6] = [
    (
        "quartermaster-domain",
        &["iso_currency", "jiff", "sha2", "thiserror"],
    ),
    (
        "quartermaster-application",
        &["async-trait", "quartermaster-domain", "thiserror", "tracing"],
    ),
    ("quartermaster-migration", &["async-trait", "sea-orm-migration"]),
    (
        "quartermaster-adapters-db",
        &[
            "async-trait", "quartermaster-application", "quartermaster-domain",
            "quartermaster-migration", "sea-orm", "sea-orm-migration", "serde_json", "sqlx",
            "thiserror", "tokio",
        ],
    ),
    ("quartermaster-adapters-http", &[]),
    ("quartermaster", &[]),
];

#[test]
fn each_crate_depends_on_exactly_what_is_listed() {
    let metadata = metadata();
    let found: BTreeMap<&str, BTreeSet<&str>> = metadata
        .workspace_packages()
        .into_iter()
        .map(|package| (package.name.as_str(), direct(package)))
        .collect();
    let listed: BTreeMap<&str, BTreeSet<&str>> = ARROWS
        .into_iter()
        .map(|(name, dependencies)| (name, dependencies.iter().copied().collect()))
        .collect();
    assert_eq!(found, listed);
}

#[test]
fn each_part_is_named_only_by_the_crates_it_belongs_to() {
    let may_name = [
        ("sea-orm", vec!["quartermaster-adapters-db"]),
        ("sea-orm-migration", vec!["quartermaster-adapters-db", "quartermaster-migration"]),
        ("poem", vec!["quartermaster-adapters-http"]),
        ("poem-openapi", vec!["quartermaster-adapters-http"]),
        ("minijinja", vec!["quartermaster-adapters-http"]),
        ("serde", vec!["quartermaster-adapters-http"]),
        ("anyhow", vec!["quartermaster"]),
    ];
    let metadata = metadata();
    for (part, allowed) in may_name {
        for package in metadata.workspace_packages() {
            let named = direct(package).contains(part);
            assert!(
                !named || allowed.contains(&package.name.as_str()),
                "{} names {part}",
                package.name
            );
        }
    }
}

/// Licences that `MIT OR Apache-2.0` can stand beside.
const LICENCES: [&str; 14] = [
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
    "BSL-1.0", "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "Unicode-3.0",
    "Unlicense", "Zlib",
];

#[test]
fn every_licence_in_the_tree_is_compatible() {
    let compatible = |licence: &str| LICENCES.contains(&licence.trim_matches(['(', ')', ' ']));
    for package in metadata().packages {
        let text = package.license.clone().unwrap_or_default().replace('/', " OR ");
        let all_parts = |choice: &str| choice.split(" AND ").all(compatible);
        assert!(
            text.split(" OR ").any(all_parts) || text.split(" AND ").all(|part| {
                part.trim_matches(['(', ')']).split(" OR ").any(compatible)
            }),
            "{} has the licence {text:?}",
            package.name
        );
    }
}

#[test]
fn every_source_is_the_registry_or_this_tree() {
    for package in metadata().packages {
        let source = package.source.map(|source| source.repr).unwrap_or_default();
        assert!(source.is_empty() || source.starts_with("registry+"), "{source}");
    }
}

#[test]
fn the_top_of_the_tree_has_exactly_its_rooms() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let folders: BTreeSet<String> = std::process::Command::new("git")
        .args(["-C", root, "ls-tree", "-d", "--name-only", "HEAD"])
        .output()
        .map(|output| String::from_utf8(output.stdout).unwrap())
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let rooms = [
        ".ci", ".forgejo", "adapters-db", "adapters-http", "app", "application", "deploy", "docs",
        "domain", "migration", "scripts", "static", "templates",
    ];
    assert_eq!(folders, rooms.into_iter().map(str::to_owned).collect());
}
