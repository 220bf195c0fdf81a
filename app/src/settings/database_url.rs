use std::path::{Path, PathBuf};

/// The file that `sqlite:///relative.db` or `sqlite:////absolute.db` names.
///
/// # Errors
/// Another scheme, a database in memory, or no file; never with the URL, which may hold a password.
pub(super) fn database_file(url: &str) -> Result<PathBuf, String> {
    let refused = |why: &str| {
        Err(format!(
            "{why}; it has to be an SQLite file such as sqlite:///quartermaster.db"
        ))
    };
    let Some((scheme, rest)) = url.split_once(':') else {
        return refused("is not a URL");
    };
    if scheme != "sqlite" {
        return refused("names another kind of database");
    }
    if rest.contains(":memory:") || rest.contains("mode=memory") {
        return refused("names a database in memory, which would lose everything");
    }
    match rest.strip_prefix("///") {
        Some(path) if path.contains(['?', '#']) => refused("has parameters"),
        Some(path) if names_a_file(path) => Ok(PathBuf::from(path)),
        _ => refused("names no file"),
    }
}

fn names_a_file(path: &str) -> bool {
    !path.ends_with('/') && Path::new(path).file_name().is_some()
}
