//! The predecessor's database in many shapes, made by the tools that made it: SQLAlchemy and Alembic.
//!
//! `app/tests/predecessor/make.py` makes a file in each shape and says what has to come of it; its figures are counted there
//! in decimals, by nothing of ours. Each shape comes over with equal figures, or is refused or asked about with everything
//! named and no file left behind.

mod figures;
mod made;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::server::Place;
use figures::Figures;
use made::{Outcome, Shape, shapes};

/// What is in a folder and below: names and bytes.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for file in fs::read_dir(next).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                found.insert(name.display().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Runs `adopt` on the shape's file: exit code and all that was printed.
fn adopt(place: &Place, shape: &Shape, more: &[&str]) -> (Option<i32>, String) {
    let file = shape.file.display().to_string();
    let mut arguments = vec!["adopt", &file, "--currency", &shape.currency];
    arguments.extend(more);
    let (code, printed, error) = place.run(&arguments);
    (code, printed + &error)
}

fn names_all(shape: &Shape, told: &str) {
    for name in &shape.named {
        assert!(
            told.contains(name),
            "{} says nothing of {name}: {told}",
            shape.name
        );
    }
}

/// The shape comes over, and what came over has the figures that were counted in decimals.
fn comes_over(shape: &Shape, more: &[&str]) {
    let place = Place::new();
    let (code, told) = adopt(&place, shape, &[more, &["--check"]].concat());
    assert_eq!(code, Some(0), "{}: {told}", shape.name);
    // What was asked about is named where it is asked.
    if shape.outcome == Outcome::Equal {
        names_all(shape, &told);
    }
    assert!(
        content(place.path()).is_empty(),
        "{}: a check writes",
        shape.name
    );
    let (code, told) = adopt(&place, shape, more);
    assert_eq!(code, Some(0), "{}: {told}", shape.name);
    let (code, export, error) = place.run(&["export"]);
    assert_eq!(code, Some(0), "{}: {error}", shape.name);
    assert_eq!(Figures::of_export(&export), shape.figures, "{}", shape.name);
    let (code, told, error) = place.run(&["verify"]);
    assert_eq!(code, Some(0), "{}: {told}{error}", shape.name);
    // What is there is not adopted over.
    let before = content(place.path());
    let (code, _) = adopt(&place, shape, more);
    assert_eq!(code, Some(1), "{}", shape.name);
    assert!(
        before == content(place.path()),
        "{}: adopted twice",
        shape.name
    );
}

/// The shape is not taken, what has to be named is, and nothing is left behind.
fn leaves_nothing(shape: &Shape, code_wanted: i32) {
    let place = Place::new();
    for more in [vec!["--check"], Vec::new()] {
        let (code, told) = adopt(&place, shape, &more);
        assert_eq!(code, Some(code_wanted), "{}: {told}", shape.name);
        names_all(shape, &told);
        assert!(
            content(place.path()).is_empty(),
            "{} leaves a file",
            shape.name
        );
    }
}

/// What was asked is answered in the mapping that was proposed.
fn answered(shape: &Shape) {
    let place = Place::new();
    let (code, proposed, error) =
        place.run(&["adopt", &shape.file.display().to_string(), "--propose"]);
    assert_eq!(code, Some(0), "{}: {error}", shape.name);
    let mut mapping = proposed;
    for (open, answer) in &shape.answers {
        assert!(
            mapping.contains(open),
            "{}: no {open} in {mapping}",
            shape.name
        );
        mapping = mapping.replacen(open, answer, 1);
    }
    let answers = tempfile::NamedTempFile::new().unwrap();
    fs::write(answers.path(), mapping).unwrap();
    comes_over(shape, &["--mapping", &answers.path().display().to_string()]);
}

fn each(wanted: &[Outcome], comes_of_it: impl Fn(&Shape)) {
    let Some(shapes) = shapes() else { return };
    let mut tried = 0;
    for shape in shapes
        .iter()
        .filter(|shape| wanted.contains(&shape.outcome))
    {
        let before = content(shape.file.parent().unwrap());
        comes_of_it(shape);
        let after = content(shape.file.parent().unwrap());
        assert!(before == after, "{}: the old file was touched", shape.name);
        tried += 1;
    }
    assert!(tried > 0, "no shape of {wanted:?}");
    println!("{tried} shapes of the predecessor's file");
}

#[test]
fn what_is_clear_comes_over_with_equal_figures() {
    each(&[Outcome::Equal], |shape| comes_over(shape, &[]));
}

#[test]
fn what_could_be_two_things_is_asked_for_and_comes_over_when_it_is_answered() {
    each(&[Outcome::Asked], |shape| {
        leaves_nothing(shape, 3);
        answered(shape);
    });
}

#[test]
fn what_does_not_fit_is_refused_with_all_of_it_named() {
    each(&[Outcome::Refused], |shape| leaves_nothing(shape, 1));
}

#[test]
fn every_revision_is_among_at_least_24_shapes() {
    let Some(shapes) = shapes() else { return };
    assert!(shapes.len() >= 24, "{}", shapes.len());
    for revision in 1..=5 {
        assert!(
            shapes.iter().any(|shape| shape.revision == revision),
            "{revision}"
        );
    }
}
