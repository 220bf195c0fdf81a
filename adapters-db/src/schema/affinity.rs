/// What SQLite makes of a declared type: what a column turns the values it is given into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Affinity {
    Integer,
    Text,
    Blob,
    Real,
    Numeric,
}

/// SQLite's own rules, in their order.
pub(super) fn affinity(declared: &str) -> Affinity {
    let declared = declared.to_ascii_uppercase();
    let has = |parts: &[&str]| parts.iter().any(|part| declared.contains(part));
    if has(&["INT"]) {
        Affinity::Integer
    } else if has(&["CHAR", "CLOB", "TEXT"]) {
        Affinity::Text
    } else if declared.is_empty() || has(&["BLOB"]) {
        Affinity::Blob
    } else if has(&["REAL", "FLOA", "DOUB"]) {
        Affinity::Real
    } else {
        Affinity::Numeric
    }
}

/// SQLite has no type for a day or an instant: declared as one, a column keeps such a text as it is.
fn is_temporal(declared: &str) -> bool {
    ["DATE", "DATETIME", "TIMESTAMP"]
        .iter()
        .any(|name| declared.eq_ignore_ascii_case(name))
}

/// Whether a column of the one type keeps what is put into one of the other.
pub(super) fn keeps_the_same(expected: &str, found: &str) -> bool {
    affinity(expected) == affinity(found)
        || (affinity(expected) == Affinity::Text && is_temporal(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_means_what_sqlite_makes_of_it() {
        for (declared, expected) in [
            ("BIGINT", Affinity::Integer),
            ("integer", Affinity::Integer),
            ("CHARINT", Affinity::Integer),
            ("VARCHAR(200)", Affinity::Text),
            ("Text", Affinity::Text),
            ("CLOB", Affinity::Text),
            ("", Affinity::Blob),
            ("BLOB", Affinity::Blob),
            ("FLOAT", Affinity::Real),
            ("DOUBLE PRECISION", Affinity::Real),
            ("NUMERIC(12, 2)", Affinity::Numeric),
            ("DECIMAL", Affinity::Numeric),
            ("DATETIME", Affinity::Numeric),
        ] {
            assert_eq!(affinity(declared), expected, "{declared}");
        }
    }
}
