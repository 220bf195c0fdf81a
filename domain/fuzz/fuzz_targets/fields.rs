//! Whatever is taken as the value of a field is taken again as it stands then.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee, Reason};
use quartermaster_domain::{Currency, Year, YearMonth};

macro_rules! stays {
    ($text:expr, $($kind:ty),+) => {$(
        if let Ok(value) = <$kind>::parse($text) {
            assert_eq!(<$kind>::parse(value.as_str()).as_ref(), Ok(&value), "{value:?}");
            assert!(<$kind>::kept(value.as_str()).is_ok(), "{value:?}");
        }
    )+};
}

fuzz_target!(|text: &str| {
    stays!(text, Name, Category, Payee, Memo, Notes, Reason);
    if let Ok(date) = parse_date(text) {
        assert_eq!(parse_date(&date.to_string()), Ok(date));
    }
    if let Ok(month) = text.parse::<YearMonth>() {
        assert_eq!(month.to_string().parse(), Ok(month));
    }
    if let Ok(year) = text.parse::<Year>() {
        assert_eq!(year.to_string().parse(), Ok(year));
    }
    if let Ok(currency) = Currency::from_code(text) {
        assert_eq!(Currency::from_code(currency.code()), Ok(currency));
    }
    if let Ok(locale) = Locale::parse(text) {
        assert_eq!(Locale::parse(locale.as_str()).as_ref(), Ok(&locale));
    }
    if let Ok(zone) = TimeZoneName::parse(text) {
        assert!(TimeZoneName::parse(zone.as_str()).is_ok());
    }
});
