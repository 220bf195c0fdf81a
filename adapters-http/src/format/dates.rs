use std::sync::Arc;

use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{M, MD, Y, YM, YMD, YMDT};
use icu_datetime::input::{DateTime, Time};
use icu_locale_core::Locale;
use quartermaster_domain::household::TimeZoneName;
use quartermaster_domain::{Date, Timestamp, Year, YearMonth};

use crate::texts::{Language, PerLocale};

/// A date of the calendar that everything here is reckoned in, whatever else a locale may use.
type Day = icu_calendar::Date<Gregorian>;

/// How a locale writes dates, in the language of its texts.
pub(crate) struct Dates {
    /// None where ICU has no data for the locale at all; then dates are written as programs do.
    formatters: Option<Formatters>,
}

struct Formatters {
    year: Formatter<Gregorian, Y>,
    date: Formatter<Gregorian, YMD>,
    short_date: Formatter<Gregorian, MD>,
    month: Formatter<Gregorian, YM>,
    month_name: Formatter<Gregorian, M>,
    short_month_name: Formatter<Gregorian, M>,
    instant: Formatter<Gregorian, YMDT>,
}

impl Dates {
    pub(crate) fn of(locale: &str) -> Arc<Self> {
        static KNOWN: PerLocale<Dates> = PerLocale::new();
        KNOWN.get(locale, |locale| Self {
            formatters: Formatters::of(locale),
        })
    }

    /// `2026`
    pub(crate) fn year(&self, year: Year) -> String {
        let first = year.months().next().and_then(first_of);
        self.written(first, |by, day| by.year.format(day).to_string())
            .unwrap_or_else(|| year.to_string())
    }

    /// `October`
    pub(crate) fn month_name(&self, month: YearMonth) -> String {
        self.written(first_of(month), |by, day| {
            by.month_name.format(day).to_string()
        })
        .unwrap_or_else(|| month.to_string())
    }

    /// `Oct`
    pub(crate) fn short_month_name(&self, month: YearMonth) -> String {
        self.written(first_of(month), |by, day| {
            by.short_month_name.format(day).to_string()
        })
        .unwrap_or_else(|| month.to_string())
    }

    /// `October 2026`
    pub(crate) fn month(&self, month: YearMonth) -> String {
        self.written(first_of(month), |by, day| by.month.format(day).to_string())
            .unwrap_or_else(|| month.to_string())
    }

    /// `25 Oct`
    pub(crate) fn short_date(&self, date: Date) -> String {
        self.written(day_of(date), |by, day| {
            by.short_date.format(day).to_string()
        })
        .unwrap_or_else(|| date.to_string())
        .replace(' ', "\u{a0}")
    }

    /// `25 October 2026`
    pub(crate) fn date(&self, date: Date) -> String {
        self.written(day_of(date), |by, day| by.date.format(day).to_string())
            .unwrap_or_else(|| date.to_string())
    }

    /// `23 November 2026 at 08:15`, as clocks of the time zone say.
    pub(super) fn instant(&self, at: Timestamp, zone: &TimeZoneName) -> String {
        let local = zone.datetime_at(at);
        let parts = [local.hour(), local.minute()].map(|part| u8::try_from(part).ok());
        let time = match parts {
            [Some(hour), Some(minute)] => Time::try_new(hour, minute, 0, 0).ok(),
            _ => None,
        };
        let day = day_of(local.date());
        let written = self.formatters.as_ref().and_then(|by| {
            let (date, time) = (day?, time?);
            Some(by.instant.format(&DateTime { date, time }).to_string())
        });
        written.unwrap_or_else(|| local.to_string())
    }

    fn written(
        &self,
        day: Option<Day>,
        write: impl FnOnce(&Formatters, &Day) -> String,
    ) -> Option<String> {
        Some(write(self.formatters.as_ref()?, &day?))
    }
}

impl Formatters {
    fn of(locale: &str) -> Option<Self> {
        let place = Language::of(locale).in_place_of(locale);
        let locale: Locale = place.to_string().parse().ok()?;
        let preferences = || locale.clone().into();
        Some(Self {
            year: Formatter::try_new(preferences(), Y::long()).ok()?,
            date: Formatter::try_new(preferences(), YMD::long()).ok()?,
            short_date: Formatter::try_new(preferences(), MD::medium()).ok()?,
            month: Formatter::try_new(preferences(), YM::long()).ok()?,
            month_name: Formatter::try_new(preferences(), M::long()).ok()?,
            short_month_name: Formatter::try_new(preferences(), M::medium()).ok()?,
            instant: Formatter::try_new(preferences(), YMD::long().with_time_hm()).ok()?,
        })
    }
}

fn first_of(month: YearMonth) -> Option<Day> {
    let number = u8::try_from(month.month()).ok()?;
    Day::try_new_gregorian(i32::from(month.year()), number, 1).ok()
}

fn day_of(date: Date) -> Option<Day> {
    let [month, day] = [date.month(), date.day()].map(|part| u8::try_from(part).ok());
    Day::try_new_gregorian(i32::from(date.year()), month?, day?).ok()
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::calendar::parse_date;

    use super::*;

    /// A month, a date, a short date and an instant.
    fn written(locale: &str) -> [String; 4] {
        let dates = Dates::of(locale);
        let date = parse_date("2026-10-25").unwrap();
        let zone = TimeZoneName::parse("Europe/Berlin").unwrap();
        [
            dates.month("2026-10".parse().unwrap()),
            dates.date(date),
            dates.short_date(date),
            dates.instant("2026-11-23T07:15:00Z".parse().unwrap(), &zone),
        ]
    }

    #[test]
    fn dates_are_written_as_the_locale_does() {
        assert_eq!(
            written("en-GB"),
            [
                "October 2026",
                "25 October 2026",
                "25\u{a0}Oct",
                "23 November 2026 at 08:15"
            ]
        );
        assert_eq!(
            written("de-AT"),
            [
                "Oktober 2026",
                "25. Oktober 2026",
                "25.\u{a0}Okt.",
                "23. November 2026 um 08:15"
            ]
        );
        let [month, date, short, _] = written("ar-EG");
        assert_eq!(
            [month.as_str(), date.as_str()],
            ["أكتوبر ٢٠٢٦", "٢٥ أكتوبر ٢٠٢٦"]
        );
        assert_eq!(short, "٢٥\u{a0}أكتوبر");
    }

    #[test]
    fn a_year_is_written_in_the_digits_of_the_locale() {
        let year = |locale| Dates::of(locale).year("2026".parse().unwrap());
        assert_eq!(
            ["en-GB", "de-AT", "ar-EG", "ar-SA"].map(year),
            ["2026", "2026", "٢٠٢٦", "٢٠٢٦"]
        );
    }

    #[test]
    fn a_calendar_of_the_locale_does_not_move_the_month() {
        assert!(written("ar-SA")[0].contains("أكتوبر"));
        assert!(written("th-TH")[1].contains("2026"));
    }
}
