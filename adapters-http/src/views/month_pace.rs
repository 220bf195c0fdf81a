use quartermaster_domain::{Date, Money, MonthDays, Overflow};
use serde::Serialize;

use crate::format::Words;

/// How far spending may be from the calendar, in percent of each, to be in step with it.
const IN_STEP_PERCENT: i64 = 5;

/// How much of what there is to spend is spent, beside how much of the month is gone.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Pace {
    /// 0 to 100, as they are drawn.
    spent: i64,
    gone: i64,
    over: bool,
    /// Both in words, and what follows from them.
    says: String,
}

impl Pace {
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn of(
        spent: Money,
        to_spend: Money,
        (days, today): (MonthDays, Date),
        words: &Words,
    ) -> Result<Self, Overflow> {
        let all = days.count().max(1);
        let gone = (all - i64::from((days.last() - today).get_days())).clamp(0, all);
        let gone = gone * 100 / all;
        let percent = percent_of(spent, to_spend);
        let key = match percent {
            None => "month-pace-nothing",
            Some(_) if today < days.first() => "month-pace-before",
            Some(_) if today > days.last() => "month-pace-after",
            Some(percent) if percent > gone + IN_STEP_PERCENT => "month-pace-ahead",
            Some(percent) if percent < gone - IN_STEP_PERCENT => "month-pace-behind",
            Some(_) => "month-pace-in-step",
        };
        let shown = percent.unwrap_or_default();
        let values = [
            ("spent", words.percent(shown).into()),
            ("gone", words.percent(gone).into()),
        ];
        Ok(Self {
            spent: shown.clamp(0, 100),
            gone,
            over: to_spend.minus(spent)?.is_negative(),
            says: words.text_with(key, &values),
        })
    }
}

/// None where there is nothing to spend.
fn percent_of(spent: Money, to_spend: Money) -> Option<i64> {
    if !to_spend.is_positive() {
        return None;
    }
    let percent = i128::from(spent.minor()) * 100 / i128::from(to_spend.minor());
    Some(i64::try_from(percent).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::StartDay;

    use super::*;
    use crate::views::sample;

    fn pace(spent: i64, to_spend: i64, day: (i16, i8, i8)) -> (i64, i64, bool, String) {
        let words = Words::of(&sample::households("en-GB")[0]);
        let days = MonthDays::by_rule("2026-10".parse().unwrap(), StartDay::FIRST);
        let today = Date::constant(day.0, day.1, day.2);
        let [spent, to_spend] = [spent, to_spend].map(Money::from_minor);
        let pace = Pace::of(spent, to_spend, (days, today), &words).unwrap();
        (pace.spent, pace.gone, pace.over, pace.says)
    }

    #[test]
    fn spending_is_ahead_in_step_or_behind() {
        let says = |spent, day| pace(spent, 100, (2026, 10, day)).3;
        assert!(
            says(80, 15).ends_with("ahead of the calendar."),
            "{}",
            says(80, 15)
        );
        assert!(says(50, 15).ends_with("in step with the calendar."));
        assert!(says(10, 15).ends_with("behind the calendar."));
        assert_eq!(
            says(80, 15),
            "80% spent, 48% of the month gone: ahead of the calendar."
        );
    }

    #[test]
    fn months_that_are_not_now_and_plans_of_nothing_say_so() {
        assert_eq!(pace(0, 100, (2026, 9, 1)).3, "The month has not begun.");
        assert_eq!(
            pace(96, 100, (2026, 11, 1)).3,
            "The month is over, with 96% spent."
        );
        assert_eq!(
            pace(5, 0, (2026, 10, 1)),
            (0, 3, true, "Nothing is planned to be spent.".to_owned())
        );
        let (spent, gone, over, _) = pace(150, 100, (2026, 11, 1));
        assert_eq!((spent, gone, over), (100, 100, true));
        assert_eq!(pace(-5, 100, (2026, 10, 31)).0, 0);
    }
}
