//! What is usual where a browser seems to be, for a first guess that a person only has to look over.

/// A country by its ISO 3166-1 code, with its currency (ISO 4217, list one) and the time zone that
/// most of its people live in (IANA time zone database, `zone1970.tab`).
type Place = (&'static str, &'static str, &'static str);

const PLACES: [Place; 62] = [
    ("AE", "AED", "Asia/Dubai"),
    ("AR", "ARS", "America/Argentina/Buenos_Aires"),
    ("AT", "EUR", "Europe/Vienna"),
    ("AU", "AUD", "Australia/Sydney"),
    ("BE", "EUR", "Europe/Brussels"),
    ("BG", "EUR", "Europe/Sofia"),
    ("BH", "BHD", "Asia/Bahrain"),
    ("BR", "BRL", "America/Sao_Paulo"),
    ("CA", "CAD", "America/Toronto"),
    ("CH", "CHF", "Europe/Zurich"),
    ("CN", "CNY", "Asia/Shanghai"),
    ("CY", "EUR", "Asia/Nicosia"),
    ("CZ", "CZK", "Europe/Prague"),
    ("DE", "EUR", "Europe/Berlin"),
    ("DK", "DKK", "Europe/Copenhagen"),
    ("DZ", "DZD", "Africa/Algiers"),
    ("EE", "EUR", "Europe/Tallinn"),
    ("EG", "EGP", "Africa/Cairo"),
    ("ES", "EUR", "Europe/Madrid"),
    ("FI", "EUR", "Europe/Helsinki"),
    ("FR", "EUR", "Europe/Paris"),
    ("GB", "GBP", "Europe/London"),
    ("GR", "EUR", "Europe/Athens"),
    ("HR", "EUR", "Europe/Zagreb"),
    ("HU", "HUF", "Europe/Budapest"),
    ("IE", "EUR", "Europe/Dublin"),
    ("IL", "ILS", "Asia/Jerusalem"),
    ("IN", "INR", "Asia/Kolkata"),
    ("IQ", "IQD", "Asia/Baghdad"),
    ("IS", "ISK", "Atlantic/Reykjavik"),
    ("IT", "EUR", "Europe/Rome"),
    ("JO", "JOD", "Asia/Amman"),
    ("JP", "JPY", "Asia/Tokyo"),
    ("KR", "KRW", "Asia/Seoul"),
    ("KW", "KWD", "Asia/Kuwait"),
    ("LB", "LBP", "Asia/Beirut"),
    ("LI", "CHF", "Europe/Vaduz"),
    ("LT", "EUR", "Europe/Vilnius"),
    ("LU", "EUR", "Europe/Luxembourg"),
    ("LV", "EUR", "Europe/Riga"),
    ("LY", "LYD", "Africa/Tripoli"),
    ("MA", "MAD", "Africa/Casablanca"),
    ("MT", "EUR", "Europe/Malta"),
    ("MX", "MXN", "America/Mexico_City"),
    ("NL", "EUR", "Europe/Amsterdam"),
    ("NO", "NOK", "Europe/Oslo"),
    ("NZ", "NZD", "Pacific/Auckland"),
    ("OM", "OMR", "Asia/Muscat"),
    ("PL", "PLN", "Europe/Warsaw"),
    ("PT", "EUR", "Europe/Lisbon"),
    ("QA", "QAR", "Asia/Qatar"),
    ("RO", "RON", "Europe/Bucharest"),
    ("SA", "SAR", "Asia/Riyadh"),
    ("SE", "SEK", "Europe/Stockholm"),
    ("SI", "EUR", "Europe/Ljubljana"),
    ("SK", "EUR", "Europe/Bratislava"),
    ("TN", "TND", "Africa/Tunis"),
    ("TR", "TRY", "Europe/Istanbul"),
    ("UA", "UAH", "Europe/Kyiv"),
    ("US", "USD", "America/New_York"),
    ("UY", "UYU", "America/Montevideo"),
    ("ZA", "ZAR", "Africa/Johannesburg"),
];

/// Where most people live whose browser names a language alone (Unicode CLDR, likely subtags).
const USUAL_REGIONS: [(&str, &str); 21] = [
    ("ar", "EG"),
    ("cs", "CZ"),
    ("da", "DK"),
    ("de", "DE"),
    ("el", "GR"),
    ("en", "US"),
    ("es", "ES"),
    ("fi", "FI"),
    ("fr", "FR"),
    ("he", "IL"),
    ("hu", "HU"),
    ("it", "IT"),
    ("ja", "JP"),
    ("ko", "KR"),
    ("nb", "NO"),
    ("nl", "NL"),
    ("pl", "PL"),
    ("pt", "BR"),
    ("sv", "SE"),
    ("tr", "TR"),
    ("uk", "UA"),
];

/// A household as it could be set up where the browser is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) locale: String,
    pub(super) currency: &'static str,
    pub(super) time_zone: &'static str,
}

/// What `Accept-Language` lets one guess; none where it names no place that is known here.
pub(super) fn guess(accept_language: &str) -> Option<Guess> {
    let tags = accept_language.split(',').map(|item| {
        let tag = item.split(';').next().unwrap_or_default();
        tag.trim()
    });
    tags.filter(|tag| !tag.is_empty()).find_map(of_tag)
}

fn of_tag(tag: &str) -> Option<Guess> {
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let is_region =
        |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let named = parts.find(is_region).map(str::to_ascii_uppercase);
    let usual = || {
        let found = USUAL_REGIONS.iter().find(|(known, _)| *known == language);
        found.map(|(_, region)| (*region).to_owned())
    };
    let region = named.or_else(usual)?;
    let (_, currency, time_zone) = PLACES.iter().find(|(known, ..)| *known == region)?;
    Some(Guess {
        locale: format!("{language}-{region}"),
        currency,
        time_zone,
    })
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::Currency;
    use quartermaster_domain::household::{Locale, TimeZoneName};

    use super::*;

    #[test]
    fn the_first_place_that_is_known_counts() {
        for (listed, locale, currency, zone) in [
            ("de-AT,de;q=0.9,en;q=0.8", "de-AT", "EUR", "Europe/Vienna"),
            ("ar", "ar-EG", "EGP", "Africa/Cairo"),
            (
                "xx, tlh-QX;q=0.9, en-gb;q=0.1",
                "en-GB",
                "GBP",
                "Europe/London",
            ),
            ("zh-Hans-CN", "zh-CN", "CNY", "Asia/Shanghai"),
        ] {
            let expected = Guess {
                locale: locale.to_owned(),
                currency: Box::leak(currency.to_owned().into_boxed_str()),
                time_zone: Box::leak(zone.to_owned().into_boxed_str()),
            };
            assert_eq!(guess(listed), Some(expected), "{listed}");
        }
        for nothing in ["", "*", "xx-QX", ";;,,", "-"] {
            assert_eq!(guess(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn every_guess_can_be_set() {
        for (region, currency, zone) in PLACES {
            assert!(Currency::from_code(currency).is_ok(), "{region}");
            let found = TimeZoneName::parse(zone).unwrap();
            assert_eq!(found.as_str(), zone, "{region}");
        }
        for (language, _) in USUAL_REGIONS {
            let guessed = guess(language).unwrap();
            assert!(Locale::parse(&guessed.locale).is_ok(), "{language}");
        }
    }
}
