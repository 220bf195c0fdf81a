use quartermaster_application::months::MonthAtVersion;
use quartermaster_application::reading::MonthView;

use crate::pages::typed::Typed;
use crate::problem::Problem;

/// The version to write at. Every posting counts the month's version up; where what is to be changed still
/// stands as the person saw it at an earlier version, that is no reason to refuse them.
pub(super) fn version_to_write(
    typed: &Typed,
    month: &MonthView,
    is_as_seen: bool,
) -> MonthAtVersion {
    let head = month.reading.contents.month.head();
    let seen = typed.month(head.year_month);
    let is_earlier = seen
        .expected_version
        .is_some_and(|version| (1..head.version).contains(&version));
    if is_earlier && is_as_seen {
        return MonthAtVersion {
            expected_version: Some(head.version),
            ..seen
        };
    }
    seen
}

/// Whether somebody else changed the month since the person saw it.
pub(super) fn was_changed_meanwhile(problem: &Problem) -> bool {
    problem.code == "version_conflict"
}
