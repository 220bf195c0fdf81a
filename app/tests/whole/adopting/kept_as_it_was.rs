//! The proof beside the new database, and the old one that stays.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::old::Old;

#[tokio::test]
async fn the_proof_is_kept_beside_the_new_database_for_its_owner_alone() {
    let old = Old::fixture(5).await;
    let (code, said, error) = old.adopt(&["--currency", "EUR"]);
    assert_eq!(code, Some(0), "{error}");
    let file = old.place.path().join("quartermaster.db.adoption.txt");
    let kept = fs::read_to_string(&file).unwrap();
    assert!(said.starts_with(&kept), "{said}");
    assert!(
        kept.ends_with(".\n") && kept.contains("The figures of both are equal"),
        "{kept}"
    );
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let expected = [
        "quartermaster.db",
        "quartermaster.db.adoption.txt",
        "quartermaster.db.lock",
    ];
    assert_eq!(old.left_behind(), expected);
}

/// What was cut off between the two renames is ended by the next start.
#[tokio::test]
async fn a_proof_whose_database_is_there_gets_its_name_and_one_without_goes() {
    let old = Old::fixture(5).await;
    assert_eq!(old.adopt(&["--currency", "EUR"]).0, Some(0));
    let (named, hidden) = (
        old.place.path().join("quartermaster.db.adoption.txt"),
        old.place.path().join(".quartermaster.db.adoption"),
    );
    fs::rename(&named, &hidden).unwrap();
    assert_eq!(old.place.run(&["migrate"]).0, Some(0));
    assert!(named.exists() && !hidden.exists());
    fs::rename(&named, &hidden).unwrap();
    fs::remove_file(old.place.database()).unwrap();
    assert_eq!(old.place.run(&["migrate"]).0, Some(0));
    assert!(!named.exists() && !hidden.exists());
}

#[tokio::test]
async fn the_old_file_is_read_where_nothing_can_be_written() {
    let old = Old::fixture(5).await;
    let folder = old.place.path().join("kept");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("old.db");
    fs::rename(old.file(), &file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    let (code, _, error) = old
        .place
        .run(&["adopt", file.to_str().unwrap(), "--currency", "EUR"]);
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}
