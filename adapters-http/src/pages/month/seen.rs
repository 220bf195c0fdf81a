use quartermaster_application::months::MonthAtVersion;
use quartermaster_application::reading::MonthView;

use crate::pages::typed::Typed;
use crate::problem::Problem;

/// The version to write at. Every posting counts the month's version up; where what is to be changed still
/// stands as the person saw it, that is no reason to refuse them.
pub(super) fn version_to_write(
    typed: &Typed,
    month: &MonthView,
    is_as_seen: bool,
) -> MonthAtVersion {
    let head = month.reading.contents.month.head();
    let seen = typed.month(head.year_month);
    MonthAtVersion {
        expected_version: if is_as_seen {
            seen.expected_version.map(|_| head.version)
        } else {
            seen.expected_version
        },
        ..seen
    }
}

/// Whether somebody else changed the month since the person saw it.
pub(super) fn was_changed_meanwhile(problem: &Problem) -> bool {
    problem.code == "version_conflict"
}
