//! Forms as they can stand.

use quartermaster_application::ports::StoreError;
use quartermaster_domain::{FieldErrors, Message, ValueError};

use super::HOSTILE;
use crate::format::Wording;
use crate::problem::Problem;
use crate::views::form::FormView;

/// What a page whose form is `current` can be given: none, one refused at `field`, one overtaken.
pub(crate) fn forms(current: &FormView, field: &str) -> [Option<FormView>; 3] {
    [
        None,
        Some(refused(current.clone(), field)),
        Some(overtaken(current.clone())),
    ]
}

/// The form as it is shown again after a refusal.
pub(crate) fn refused(form: FormView, field: &str) -> FormView {
    let typed: Vec<(String, String)> = form
        .values
        .keys()
        .map(|name| (name.clone(), HOSTILE.to_owned()))
        .collect();
    let errors = FieldErrors::one(
        field,
        ValueError::invalid(Message::new("refusal-several-entries-fit").with("names", HOSTILE)),
    );
    form.typed(&typed)
        .refused(&Problem::from(errors), &Wording::for_programs())
}

/// The form as it is shown again where somebody else changed all of it meanwhile.
pub(crate) fn overtaken(current: FormView) -> FormView {
    let typed: Vec<(String, String)> = current
        .values
        .keys()
        .map(|name| (name.clone(), String::new()))
        .collect();
    let conflict = StoreError::Conflict;
    let refused = current
        .clone()
        .typed(&typed)
        .refused(&Problem::from(conflict), &Wording::for_programs());
    FormView::shown(Some(refused), current)
}
