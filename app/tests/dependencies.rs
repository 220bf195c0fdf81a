//! The arrows between the crates, and what may come from outside: a new one is a decision, made here.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The platform the product is built for; what others would need is neither fetched nor shipped.
const PLATFORM: &str = "--filter-platform=x86_64-unknown-linux-gnu";

/// Each crate with all it depends on to run and to build, then with what only its tests need.
const ARROWS: [(&str, &[&str], &[&str]); 6] = [
    (
        "quartermaster-domain",
        &[
            // Unicode's tables: what is one text to a reader.
            "icu_casemap",
            "icu_locale_core",
            "icu_normalizer",
            "icu_properties",
            "iso_currency",
            "jiff",
            "sha2",
            "thiserror",
        ],
        &["proptest"],
    ),
    (
        "quartermaster-application",
        &[
            "async-lock",
            "async-trait",
            "quartermaster-domain",
            "thiserror",
            "tracing",
        ],
        &["proptest", "tokio"],
    ),
    (
        "quartermaster-migration",
        &["sea-orm-migration"],
        &["sha2", "tempfile", "tokio"],
    ),
    (
        "quartermaster-adapters-db",
        &[
            "async-trait",
            // What this process may do with a file.
            "nix",
            "quartermaster-application",
            "quartermaster-domain",
            "quartermaster-migration",
            "sea-orm",
            "sea-orm-migration",
            "serde",
            "serde_json",
            "sha2",
            "sqlx",
            "tempfile",
            "thiserror",
            "tokio",
            "toml",
        ],
        &["proptest", "quartermaster-application"],
    ),
    (
        "quartermaster-adapters-http",
        &[
            "brotli",
            "csv",
            "flate2",
            "fluent-bundle",
            "form_urlencoded",
            "futures-util",
            "getrandom",
            "icu_calendar",
            "icu_datetime",
            "icu_decimal",
            "icu_experimental",
            "icu_locale_core",
            "icu_provider",
            "intl-memoizer",
            "ipnet",
            "minijinja",
            "percent-encoding",
            "poem",
            "poem-openapi",
            "prometheus",
            "quartermaster-application",
            "quartermaster-domain",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "tracing",
            "unic-langid",
        ],
        &[
            "proptest",
            "quartermaster-application",
            "tokio",
            "tracing-subscriber",
        ],
    ),
    (
        "quartermaster",
        &[
            "anyhow",
            "async-trait",
            "clap",
            "csv",
            "getrandom",
            "jiff",
            "quartermaster-adapters-db",
            "quartermaster-adapters-http",
            "quartermaster-application",
            "quartermaster-domain",
            "serde",
            "serde_json",
            "serde_path_to_error",
            "tempfile",
            "thiserror",
            "tokio",
            "tracing",
            "tracing-subscriber",
        ],
        &[
            "cargo_metadata",
            "fastrand",
            "jsonschema",
            "nix",
            "proc-macro2",
            "proptest",
            "quartermaster-application",
            "reqwest",
            "schemars",
            "sha2",
            "sqlx",
            "tokio",
        ],
    ),
];

/// Parts of the machinery, and the only crates that may name them.
const BELONGS_TO: [(&str, &[&str]); 7] = [
    ("sea-orm", &["quartermaster-adapters-db"]),
    (
        "sea-orm-migration",
        &["quartermaster-adapters-db", "quartermaster-migration"],
    ),
    ("poem", &["quartermaster-adapters-http", "quartermaster"]),
    ("poem-openapi", &["quartermaster-adapters-http"]),
    ("minijinja", &["quartermaster-adapters-http"]),
    ("prometheus", &["quartermaster-adapters-http"]),
    (
        "serde",
        &[
            "quartermaster",
            "quartermaster-adapters-db",
            "quartermaster-adapters-http",
        ],
    ),
];

/// Licences that `MIT OR Apache-2.0` can stand beside; `deny.toml` has the same.
const LICENCES: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// All that is at the top of the tree, folders with a slash.
const TOP: [&str; 25] = [
    ".ci/",
    ".clippy.toml",
    ".dockerignore",
    ".editorconfig",
    ".forgejo/",
    ".gitignore",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "adapters-db/",
    "adapters-http/",
    "app/",
    "application/",
    "deny.toml",
    "deploy/",
    "docs/",
    "domain/",
    "migration/",
    "scripts/",
    "static/",
    "templates/",
];

#[cfg(test)]
fn metadata() -> Metadata {
    MetadataCommand::new()
        .current_dir(ROOT)
        .other_options(["--locked".to_owned(), PLATFORM.to_owned()])
        .exec()
        .unwrap()
}

fn direct(package: &Package, is_wanted: impl Fn(DependencyKind) -> bool) -> BTreeSet<&str> {
    package
        .dependencies
        .iter()
        .filter(|dependency| is_wanted(dependency.kind))
        .map(|dependency| dependency.name.as_str())
        .collect()
}

#[test]
fn each_crate_depends_on_exactly_what_is_listed() {
    let metadata = metadata();
    let found: BTreeMap<&str, _> = metadata
        .workspace_packages()
        .into_iter()
        .map(|package| {
            let run_or_build = direct(package, |kind| kind != DependencyKind::Development);
            let tests = direct(package, |kind| kind == DependencyKind::Development);
            (package.name.as_str(), (run_or_build, tests))
        })
        .collect();
    let set = |names: &[&'static str]| names.iter().copied().collect();
    let listed: BTreeMap<&str, _> = ARROWS
        .into_iter()
        .map(|(name, run_or_build, tests)| (name, (set(run_or_build), set(tests))))
        .collect();
    assert_eq!(found, listed);
}

#[test]
fn each_part_is_named_only_by_the_crates_it_belongs_to() {
    let metadata = metadata();
    for (part, crates) in BELONGS_TO {
        for package in metadata.workspace_packages() {
            let is_named = direct(package, |_| true).contains(part);
            assert!(
                !is_named || crates.contains(&package.name.as_str()),
                "{} names {part}",
                package.name
            );
        }
    }
}

#[test]
fn every_licence_is_compatible_and_every_source_is_the_registry_or_this_tree() {
    for package in metadata().packages {
        let licence = package.license.as_deref().unwrap_or_default();
        assert!(
            can_be_taken(licence),
            "{} has the licence {licence:?}",
            package.name
        );
        let source = package.source.map(|source| source.repr).unwrap_or_default();
        assert!(
            source.is_empty() || source.starts_with("registry+"),
            "{} comes from {source}",
            package.name
        );
    }
}

/// Whether one choice that a licence expression gives is of listed licences only. Expressions have
/// parentheses around choices only, and `/` is an old way to write OR.
fn can_be_taken(expression: &str) -> bool {
    let is_listed = |licence: &str| LICENCES.contains(&licence.trim());
    let expression = expression.replace('/', " OR ");
    if expression.contains('(') {
        return expression
            .split(" AND ")
            .all(|part| part.trim_matches(['(', ')']).split(" OR ").any(is_listed));
    }
    expression
        .split(" OR ")
        .any(|choice| choice.split(" AND ").all(is_listed))
}

#[test]
fn a_licence_expression_is_read_as_it_binds() {
    for taken in [
        "MIT",
        "MIT/Apache-2.0",
        "LGPL-2.1-or-later OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "GPL-3.0 OR MIT AND ISC",
    ] {
        assert!(can_be_taken(taken), "{taken}");
    }
    for refused in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR Apache-2.0) AND GPL-3.0",
    ] {
        assert!(!can_be_taken(refused), "{refused}");
    }
}

#[test]
fn the_top_of_the_tree_has_exactly_its_rooms() {
    let listing = Command::new("git")
        .args(["-C", ROOT, "ls-files"])
        .output()
        .unwrap();
    let files = String::from_utf8(listing.stdout).unwrap();
    let found: BTreeSet<String> = files
        .lines()
        .map(|path| match path.split_once('/') {
            Some((folder, _)) => format!("{folder}/"),
            None => path.to_owned(),
        })
        .collect();
    assert_eq!(found, TOP.map(str::to_owned).into());
}
