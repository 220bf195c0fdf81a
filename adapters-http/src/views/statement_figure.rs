use quartermaster_domain::Money;
use quartermaster_domain::sheet::Beyond;
use quartermaster_domain::template::EntryKind;
use serde::Serialize;

use super::statement::{StatementLine, StatementSection};
use crate::format::Words;

/// An amount of the statement with what its sign means; empty where there is nothing to say.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Figure {
    amount: String,
    /// Empty where the amount is not negative.
    word: String,
    pub(super) is_over: bool,
    #[serde(skip)]
    is_zero: bool,
}

impl Figure {
    pub(super) fn of(amount: Money, negative: &str, words: &Words) -> Self {
        Self {
            amount: words.amount(amount),
            word: if amount.is_negative() {
                words.text(negative)
            } else {
                String::new()
            },
            is_over: false,
            is_zero: amount.is_zero(),
        }
    }

    /// What is to be seen first, in the household's currency; it should not be negative.
    pub(super) fn in_currency(amount: Money, negative: &str, words: &Words) -> Self {
        Self {
            amount: words.with_currency(amount),
            is_over: amount.is_negative(),
            ..Self::of(amount, negative, words)
        }
    }

    pub(super) fn posted(kind: EntryKind, amount: Money, words: &Words) -> Self {
        let negative = match kind {
            EntryKind::Income => "statement-paid-back",
            _ => "statement-refund",
        };
        Self::of(amount, negative, words)
    }

    pub(super) fn remaining(amount: Money, beyond: Beyond, words: &Words) -> Self {
        let negative = match beyond {
            Beyond::More => "statement-more",
            Beyond::Over | Beyond::Nothing => "statement-over",
        };
        Self {
            is_over: beyond.is_over(),
            ..Self::of(amount, negative, words)
        }
    }

    /// Nothing where it is zero.
    pub(super) fn or_empty(self) -> Self {
        if self.is_zero { Self::default() } else { self }
    }

    /// How much room it takes in a line, in digits; words are smaller.
    fn width(&self) -> usize {
        let word = self.word.chars().count();
        self.amount.chars().count() + (word + 1) * usize::from(word > 0) * 3 / 4
    }

    #[cfg(test)]
    pub(super) fn said(&self) -> String {
        format!("{} {}", self.word, self.amount).trim().to_owned()
    }
}

/// Which columns the entries have, and what they have to be printed on.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Columns {
    /// The baseline and how far the plan moved from it.
    pub(super) plan_change: bool,
    pub(super) opening: bool,
    pub(super) carried: bool,
    /// The classes of what such columns need; empty where an upright sheet holds them in common type.
    pub(super) fit: &'static str,
}

/// How many digits have room in a line: on an upright sheet, on one in smaller type, and on one laid across.
const UPRIGHT_DIGITS: usize = 108;
const SMALL_DIGITS: usize = 122;
const ACROSS_DIGITS: usize = 176;

/// The least room of a name; a longer one runs over two lines, not all of which it fills.
const NAME_DIGITS: usize = 24;

impl Columns {
    pub(super) fn of(sections: &[StatementSection]) -> Self {
        let lines = || sections.iter().flat_map(|section| &section.lines);
        let has = |figure: fn(&StatementLine) -> &Figure| {
            lines().any(|line| !figure(line).amount.is_empty())
        };
        let (opening, carried) = (has(|line| &line.opening), has(|line| &line.carried));
        let has_baselines = lines().all(|line| !line.baseline.amount.is_empty());
        let plan_change = has(|line| &line.plan_change) || !has_baselines;
        let widest = |figure: fn(&StatementLine) -> &Figure| {
            let widths = lines().map(|line| figure(line).width());
            widths.max().unwrap_or_default()
        };
        let of_sums = |figure: fn(&StatementSection) -> &Figure| {
            let widths = sections.iter().map(|section| figure(section).width());
            widths.max().unwrap_or_default()
        };
        let planned = widest(|line| &line.planned).max(of_sums(|section| &section.sums.planned));
        let names = lines().map(|line| line.name.chars().count());
        let name = (names.max().unwrap_or_default() * 3 / 5).max(NAME_DIGITS);
        let digits = name
            + planned
            + widest(|line| &line.opening).max(of_sums(|section| &section.sums.opening))
            + widest(|line| &line.posted).max(of_sums(|section| &section.sums.posted))
            + widest(|line| &line.remaining).max(of_sums(|section| &section.sums.remaining))
            + widest(|line| &line.execution)
            + widest(|line| &line.carried)
            + usize::from(plan_change)
                * (widest(|line| &line.baseline) + widest(|line| &line.plan_change));
        Self {
            plan_change,
            opening,
            carried,
            fit: if digits <= UPRIGHT_DIGITS {
                ""
            } else if digits <= SMALL_DIGITS {
                "small"
            } else if digits <= ACROSS_DIGITS {
                "wide"
            } else {
                "wide dense"
            },
        }
    }
}
