use quartermaster_application::reading::MonthReading;
use quartermaster_domain::YearMonth;
use serde::Serialize;

use crate::format::Words;

/// A month in a heading, with its neighbours.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MonthName {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) days: String,
    /// Empty where there is none.
    previous: String,
    next: String,
    /// Where a household goes on from a closed month, and what the link there says; empty where it is not closed.
    ahead: String,
    ahead_says: String,
}

impl MonthName {
    pub(crate) fn of(reading: &MonthReading, words: &Words) -> Self {
        let month = &reading.contents.month;
        let head = month.head();
        let key = |month: Option<YearMonth>| month.map(|m| m.to_string()).unwrap_or_default();
        let after = head.year_month.next().filter(|_| month.is_closed());
        let ahead = after.map(|after| ahead(after, reading.next == Some(after), words));
        let (ahead, ahead_says) = ahead.unwrap_or_default();
        Self {
            key: head.year_month.to_string(),
            title: words.month(head.year_month),
            days: words.days(head.days),
            previous: key(reading.previous),
            next: key(reading.next),
            ahead,
            ahead_says,
        }
    }
}

/// The address of the month `after`, or of its creation.
fn ahead(after: YearMonth, is_there: bool, words: &Words) -> (String, String) {
    let (address, says) = match is_there {
        true => (format!("/months/{after}"), "life-open-month"),
        false => (format!("/months/new?month={after}"), "life-create-month"),
    };
    let month = words.month(after);
    (address, words.text_with(says, &[("month", month.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    fn after_october(next: Option<&str>) -> Vec<[String; 2]> {
        let months = sample::months("en-GB").into_iter();
        let names = months.map(|mut month| {
            month.reading.next = next.map(|next| next.parse().unwrap());
            let words = Words::of(&month.reading.household);
            let name = MonthName::of(&month.reading, &words);
            let is_closed = month.reading.contents.month.is_closed();
            (is_closed, [name.ahead, name.ahead_says])
        });
        let (closed, other): (Vec<_>, Vec<_>) = names.partition(|(is_closed, _)| *is_closed);
        assert!(!closed.is_empty() && !other.is_empty());
        for (_, ahead) in other {
            assert_eq!(ahead, ["", ""], "only a closed month leads on");
        }
        closed.into_iter().map(|(_, ahead)| ahead).collect()
    }

    #[test]
    fn a_closed_month_leads_to_the_month_after_or_its_creation() {
        let create = ["/months/new?month=2026-11", "Create November 2026"];
        let open = ["/months/2026-11", "Open November 2026"];
        for (next, expected) in [
            (None, create),
            (Some("2027-02"), create),
            (Some("2026-11"), open),
        ] {
            for ahead in after_october(next) {
                assert_eq!(ahead, expected, "{next:?}");
            }
        }
    }
}
