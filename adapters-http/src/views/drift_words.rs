//! What a line of the drift says, what its acts are called, and why one cannot be done.

use quartermaster_domain::drift::{CannotAdopt, CannotPushBack, DriftLine, OnlyInMonth};

use crate::format::Words;

pub(super) fn says(line: &DriftLine, words: &Words) -> String {
    words.text(match line {
        DriftLine::OnlyInTemplate { .. } => "drift-only-in-template",
        DriftLine::OnlyInMonth { why, .. } => match why {
            OnlyInMonth::AddedByHand => "drift-added-by-hand",
            OnlyInMonth::Archived => "drift-archived",
            OnlyInMonth::NotDue => "drift-not-due",
        },
        DriftLine::Differs { .. } => "drift-differs",
        DriftLine::DebtOnlyInTemplate { .. } => "drift-debt-only-in-template",
        DriftLine::DebtOnlyInMonth { .. } => "drift-debt-archived",
        DriftLine::DebtDiffers { .. } => "drift-debt-differs",
    })
}

/// What adopting the line and pushing it back are called.
pub(super) fn acts(line: &DriftLine, words: &Words) -> (String, String) {
    let (adopt, push_back) = match line {
        DriftLine::OnlyInTemplate { .. } | DriftLine::DebtOnlyInTemplate { .. } => {
            ("drift-add-to-month", "drift-archive")
        }
        DriftLine::OnlyInMonth {
            why: OnlyInMonth::AddedByHand,
            ..
        } => ("drift-remove-from-month", "drift-add-to-template"),
        DriftLine::OnlyInMonth { .. } | DriftLine::DebtOnlyInMonth { .. } => {
            ("drift-remove-from-month", "drift-take-back")
        }
        DriftLine::Differs { .. } | DriftLine::DebtDiffers { .. } => {
            ("drift-take-template", "drift-change-template")
        }
    };
    (words.text(adopt), words.text(push_back))
}

pub(super) fn cannot_adopt(error: &CannotAdopt, words: &Words) -> String {
    match error {
        CannotAdopt::HasPayments { name } => {
            words.text_with("drift-has-payments", &[("entry", name.as_str().into())])
        }
        CannotAdopt::DebtNotInMonth { name } => {
            words.text_with("drift-debt-first", &[("debt", name.as_str().into())])
        }
        CannotAdopt::MonthFull => words.text("drift-month-full"),
    }
}

pub(super) fn cannot_push_back(error: CannotPushBack, words: &Words) -> String {
    match error {
        CannotPushBack::NotDue => words.text("drift-cannot-say-not-due"),
        CannotPushBack::NotDivisible { times } => {
            words.text_with("drift-cannot-divide", &[("times", times.into())])
        }
        CannotPushBack::NothingDue => words.text("drift-nothing-due"),
        CannotPushBack::DayTwice => words.text("drift-day-twice"),
        CannotPushBack::TemplateFull => words.text("drift-template-full"),
    }
}
