use poem::http::HeaderMap;
use poem::http::header::ACCEPT_LANGUAGE;

use super::PageLocale;
use crate::texts::Language;

/// What a client is told in that asks for no language the pages speak.
const ENGLISH: &str = "en-GB";

/// The locale that the client likes best of those whose language the pages speak.
pub(super) fn preferred(headers: &HeaderMap) -> PageLocale {
    PageLocale(best(headers).unwrap_or(ENGLISH).into())
}

fn best(headers: &HeaderMap) -> Option<&str> {
    let listed = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(u16, &str)> = None;
    for item in listed.split(',') {
        let (locale, weight) = item.split_once(';').unwrap_or((item, ""));
        let (locale, weight) = (locale.trim(), thousandths(weight.trim()));
        let is_better = best.is_none_or(|(heaviest, _)| weight > heaviest);
        if weight > 0 && is_better && Language::spoken_in(locale).is_some() {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

/// `q=0.8` as 800; a client that gives no weight means the highest, and one that cannot be read none.
fn thousandths(weight: &str) -> u16 {
    let Some(quality) = weight.strip_prefix("q=") else {
        return if weight.is_empty() { 1_000 } else { 0 };
    };
    let (whole, fraction) = quality.split_once('.').unwrap_or((quality, ""));
    match (whole, format!("{fraction:0<3}").parse()) {
        ("1", _) => 1_000,
        ("0", Ok(weight @ 0..=999)) => weight,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferred_of(listed: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, listed.parse().unwrap());
        preferred(&headers).0.to_string()
    }

    #[test]
    fn the_first_language_there_are_texts_for_is_taken_with_its_region() {
        for (listed, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", "de-AT"),
            ("fr-FR, ar-EG;q=0.9, en;q=0.8", "ar-EG"),
            ("en;q=0.3,de;q=0.30,ar;q=0.5", "ar"),
            ("fr,*;q=0.5", ENGLISH),
            ("de;q=0,en;q=0.1", "en"),
            ("de;q=many,en;q=0.1", "en"),
            ("", ENGLISH),
        ] {
            assert_eq!(preferred_of(listed), expected, "{listed}");
        }
        assert_eq!(&*preferred(&HeaderMap::new()).0, ENGLISH);
    }
}
