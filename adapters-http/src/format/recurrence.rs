use quartermaster_domain::template::Recurrence;

use super::dates;

/// A recurrence in words: `every 3 months from January 2026`.
pub(crate) fn recurrence(recurrence: Recurrence) -> String {
    let (rhythm, from, until) = match recurrence {
        Recurrence::Months { every, from, until } => {
            let rhythm = match every {
                1 => "every month".to_owned(),
                12 => "every year".to_owned(),
                count => format!("every {count} months"),
            };
            (rhythm, from.map(dates::month), until)
        }
        Recurrence::Weeks { every, from, until } => {
            let rhythm = match every {
                1 => "every week".to_owned(),
                count => format!("every {count} weeks"),
            };
            (rhythm, Some(dates::date(from)), until)
        }
        Recurrence::Once { month } => return format!("once, in {}", dates::month(month)),
    };
    let from = from.map(|from| format!(" from {from}")).unwrap_or_default();
    let until = until.map(|until| format!(" until {}", dates::month(until)));
    format!("{rhythm}{from}{}", until.unwrap_or_default())
}
