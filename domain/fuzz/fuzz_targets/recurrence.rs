//! Whatever is taken as a recurrence says the same of itself, and can be asked about any month.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quartermaster_domain::template::{Recurrence, RecurrenceInput};
use quartermaster_domain::{MonthDays, StartDay, YearMonth};

fuzz_target!(|given: (&str, i64, Option<&str>, Option<&str>, i16, u8, i64)| {
    let (unit, every, from, until, year, month, day) = given;
    let input = RecurrenceInput {
        unit: unit.to_owned(),
        every,
        from: from.map(str::to_owned),
        until: until.map(str::to_owned),
    };
    let Ok(taken) = Recurrence::validate(&input) else {
        return;
    };
    let said = RecurrenceInput {
        unit: taken.unit().to_owned(),
        every: taken.every().into(),
        from: taken.from(),
        until: taken.until().map(|month| month.to_string()),
    };
    assert_eq!(Recurrence::validate(&said), Ok(taken));
    let asked = format!("{year:04}-{:02}", month % 12 + 1).parse::<YearMonth>();
    if let (Ok(month), Ok(start)) = (asked, StartDay::new(day)) {
        let _ = taken.occurrences(month, MonthDays::by_rule(month, start));
        let _ = taken.next_month(month, start);
    }
});
