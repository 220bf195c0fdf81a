use quartermaster_domain::closing::Finding;
use quartermaster_domain::{Money, MonthDebtTargetId, MonthEntryId, YearMonth};

use super::{HOSTILE, today};

/// One of each finding of the checklist.
pub(crate) fn findings() -> Vec<Finding> {
    let entry = MonthEntryId(2);
    let debt = MonthDebtTargetId(1);
    let amount = Money::from_minor(2_000);
    let earlier = YearMonth::new(2026, 9).ok();
    let mut findings = vec![
        Finding::OpeningConflict {
            name: HOSTILE.to_owned(),
        },
        Finding::NotOver { last_day: today() },
        Finding::CarryDropped { entry, amount },
        Finding::NothingPosted { entry },
        Finding::Overspent { entry, by: amount },
        Finding::NotAllocated {
            to_allocate: amount,
        },
        Finding::InterestEstimated { debt },
        Finding::BelowMinimumPayment {
            debt,
            short_by: amount,
        },
    ];
    findings.extend(earlier.map(|month| Finding::EarlierMonthOpen { month }));
    findings
}
