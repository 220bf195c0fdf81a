use quartermaster_application::months::DriftView;
use quartermaster_domain::drift::{DriftField, DriftLine, DriftValue, FieldDrift, OnlyInMonth};
use quartermaster_domain::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId};

use super::months::months;
use super::templates::full_template;
use super::{HOSTILE, build};

/// The drift of each open month: one without a difference, and one with every kind of line.
pub(crate) fn drifts(locale: &str) -> Vec<DriftView> {
    let name = || HOSTILE.to_owned();
    let fields = || {
        vec![FieldDrift {
            field: DriftField::Name,
            month: DriftValue::Text(HOSTILE.to_owned()),
            template: DriftValue::Text(String::new()),
        }]
    };
    let (here, there) = (MonthEntryId(2), EntryId(2));
    let (debt_here, debt_there) = (MonthDebtTargetId(1), DebtTargetId(1));
    let only_here = |why| DriftLine::OnlyInMonth {
        entry: here,
        source: Some(there),
        name: HOSTILE.to_owned(),
        why,
    };
    let lines = vec![
        DriftLine::OnlyInTemplate {
            entry: there,
            name: name(),
        },
        only_here(OnlyInMonth::AddedByHand),
        only_here(OnlyInMonth::Archived),
        only_here(OnlyInMonth::NotDue),
        DriftLine::Differs {
            entry: here,
            source: there,
            name: name(),
            fields: fields(),
        },
        DriftLine::DebtOnlyInTemplate {
            debt: debt_there,
            name: name(),
        },
        DriftLine::DebtOnlyInMonth {
            debt: debt_here,
            source: debt_there,
            name: name(),
        },
        DriftLine::DebtDiffers {
            debt: debt_here,
            source: debt_there,
            name: name(),
            fields: fields(),
        },
    ];
    let months = months(locale).into_iter();
    months
        .zip([Vec::new(), lines])
        .map(|(month, lines)| DriftView {
            reading: month.reading,
            template: build(full_template).pop().unwrap_or_default(),
            lines,
        })
        .collect()
}
