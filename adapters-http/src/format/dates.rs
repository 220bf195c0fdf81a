use quartermaster_domain::household::TimeZoneName;
use quartermaster_domain::{Date, MonthDays, Timestamp, YearMonth};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name_of(month: i8) -> &'static str {
    let index = usize::try_from(month - 1).ok();
    index
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or_default()
}

/// `October`
pub(crate) fn month_name(month: YearMonth) -> &'static str {
    name_of(month.month())
}

/// `October 2026`
pub(crate) fn month(month: YearMonth) -> String {
    format!("{} {}", month_name(month), month.year())
}

/// `25 Oct`
pub(crate) fn short_date(date: Date) -> String {
    let name = name_of(date.month());
    format!("{}\u{a0}{}", date.day(), name.get(..3).unwrap_or(name))
}

/// `25 October 2026`
pub(crate) fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), name_of(date.month()), date.year())
}

/// `1 October 2026 to 31 October 2026`
pub(crate) fn days(days: MonthDays) -> String {
    format!("{} to {}", date(days.first()), date(days.last()))
}

/// `23 November 2026, 08:15`, as clocks of the time zone say.
pub(super) fn instant(at: Timestamp, zone: &TimeZoneName) -> String {
    let local = zone.datetime_at(at);
    format!(
        "{}, {:02}:{:02}",
        date(local.date()),
        local.hour(),
        local.minute()
    )
}
