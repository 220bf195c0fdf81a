use std::collections::HashMap;
use std::path::Path;

use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Settings, SettingsErrors> {
    let map: HashMap<&str, &str> = variables.iter().copied().collect();
    Settings::read(&|name| map.get(name).map(Into::into))
}

#[test]
fn nothing_set_means_the_defaults() {
    let settings = read(&[]).unwrap();
    assert_eq!(settings.database, Path::new("quartermaster.db"));
    assert_eq!(settings.backups, Path::new("backups"));
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8000");
    assert_eq!(settings.log, "info");
    assert!(settings.public_url.is_none());
    assert_eq!(settings.allowed_hosts, HostNames::default());
    assert_eq!(settings.trusted_proxies, TrustedProxies::default());
}

/// As compose.yml passes on what nobody has set.
#[test]
fn an_empty_value_counts_as_not_set() {
    let empty = VARIABLES.map(|variable| (variable.name, ""));
    let settings = read(&empty).unwrap();
    assert_eq!(format!("{settings:?}"), format!("{:?}", read(&[]).unwrap()));
}

#[test]
fn three_slashes_are_relative_and_four_absolute() {
    let database = |url| read(&[("QUARTERMASTER_DB_URL", url)]).unwrap().database;
    assert_eq!(
        database("sqlite:///data/money.db"),
        Path::new("data/money.db")
    );
    assert_eq!(
        database("sqlite:////data/money.db"),
        Path::new("/data/money.db")
    );
    let settings = read(&[("QUARTERMASTER_DB_URL", "sqlite:////data/money.db")]).unwrap();
    assert_eq!(settings.backups, Path::new("/data/backups"));
}

#[test]
fn every_bad_value_is_named_at_once_and_no_password_is_shown() {
    let errors = read(&[
        ("QUARTERMASTER_DB_URL", "postgres://me:secret@host/money"),
        ("QUARTERMASTER_LISTEN", "everywhere"),
        ("QUARTERMASTER_LOG_FORMAT", "xml"),
        ("QUARTERMASTER_LOG", "=nonsense=,"),
        ("QUARTERMASTER_PUBLIC_URL", "ftp://host"),
        ("QUARTERMASTER_ALLOWED_HOSTS", "budget.lan:8000"),
        ("QUARTERMASTER_TRUSTED_PROXIES", "10.0.0.0/8, proxy-net"),
    ])
    .unwrap_err();
    let text = errors.to_string();
    for name in [
        "DB_URL",
        "LISTEN",
        "LOG_FORMAT",
        "LOG ",
        "PUBLIC_URL",
        "ALLOWED_HOSTS names \"budget.lan:8000\"",
        "TRUSTED_PROXIES names \"proxy-net\"",
    ] {
        assert!(
            text.contains(&format!("QUARTERMASTER_{name}")),
            "{name}: {text}"
        );
    }
    assert!(!text.contains("secret"), "{text}");
}

#[test]
fn a_database_in_memory_is_refused() {
    for url in [
        "sqlite::memory:",
        "sqlite://:memory:",
        "sqlite:///x.db?mode=memory",
        "sqlite:///",
        "sqlite:///data/",
        "sqlite:////data/..",
        "money.db",
    ] {
        let errors = read(&[("QUARTERMASTER_DB_URL", url)]).unwrap_err();
        assert!(errors.to_string().contains("QUARTERMASTER_DB_URL"), "{url}");
    }
}

#[test]
fn a_value_may_come_from_a_file_but_not_from_both() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("listen");
    std::fs::write(&file, "127.0.0.1:9000\n").unwrap();
    let file = file.to_str().unwrap();
    let settings = read(&[("QUARTERMASTER_LISTEN_FILE", file)]).unwrap();
    assert_eq!(settings.listen.port(), 9000);
    let both = [
        ("QUARTERMASTER_LISTEN_FILE", file),
        ("QUARTERMASTER_LISTEN", "127.0.0.1:1"),
    ];
    assert!(read(&both).unwrap_err().to_string().contains("both set"));
    let missing = [("QUARTERMASTER_LISTEN_FILE", "/no/such/file")];
    assert!(
        read(&missing)
            .unwrap_err()
            .to_string()
            .contains("/no/such/file")
    );
}

#[test]
fn lists_are_read() {
    let settings = read(&[
        ("QUARTERMASTER_ALLOWED_HOSTS", "quartermaster, 10.0.0.7"),
        ("QUARTERMASTER_TRUSTED_PROXIES", "172.18.0.0/16 ::1"),
    ])
    .unwrap();
    assert_eq!(Ok(settings.allowed_hosts), "quartermaster 10.0.0.7".parse());
    assert_eq!(Ok(settings.trusted_proxies), "172.18.0.0/16,::1".parse());
}

#[test]
fn help_names_every_variable_with_its_default() {
    let text = help();
    for variable in &VARIABLES {
        assert!(text.contains(variable.name) && text.contains(variable.default));
    }
}
