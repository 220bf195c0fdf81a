use quartermaster_domain::Household;
use quartermaster_domain::month::{Act, MonthContents};
use serde::Serialize;

use crate::format::Words;

/// A month's life as three steps.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LifeView {
    steps: Vec<Step>,
    pub(crate) can_edit: bool,
    pub(crate) can_post: bool,
    can_activate: bool,
    can_close: bool,
    can_reopen: bool,
    can_delete: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Step {
    label: String,
    reached: bool,
    current: bool,
}

impl LifeView {
    pub(crate) fn of(contents: &MonthContents, household: &Household, words: &Words) -> Self {
        let on = |at| words.short_date(household.time_zone.date_at(at));
        let month = &contents.month;
        let head = month.head();
        let state = month.state();
        let active = month.activated_at().map(on);
        let closed = month.closed().map(|closed| on(closed.closed_at));
        let step = |day: Option<String>, ahead: &str, reached: &str| match day {
            Some(day) => words.text_with(reached, &[("date", day.into())]),
            None => words.text(ahead),
        };
        let is_active = active.is_some() && closed.is_none();
        let steps = vec![
            Step {
                label: words.text_with("life-draft", &[("date", on(head.created_at).into())]),
                reached: true,
                current: active.is_none(),
            },
            Step {
                reached: active.is_some(),
                current: is_active,
                label: step(active, "life-active", "life-active-since"),
            },
            Step {
                reached: closed.is_some(),
                current: closed.is_some(),
                label: step(closed, "life-closed", "life-closed-on"),
            },
        ];
        Self {
            steps,
            can_edit: state.allows(Act::Edit),
            can_post: state.allows(Act::Post),
            can_activate: state.allows(Act::Activate),
            can_close: state.allows(Act::Close),
            can_reopen: state.allows(Act::Reopen),
            can_delete: state.allows(Act::Delete) && !contents.has_postings_of_a_person(),
        }
    }
}
