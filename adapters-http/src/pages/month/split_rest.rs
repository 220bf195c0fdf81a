use quartermaster_domain::Money;

use super::split::{name_of, used_lines};
use crate::format::Words;
use crate::pages::typed::Typed;

/// What the lines come to and leave of the total, in words; empty where an amount cannot be read, which
/// is said at its field.
pub(super) fn rest(typed: &Typed, words: &Words) -> String {
    let used = used_lines(typed);
    let amounts: Vec<&str> = used
        .iter()
        .map(|line| typed.text(&name_of(*line, "amount")))
        .collect();
    let open = amounts.iter().filter(|text| text.is_empty()).count();
    let given = amounts.iter().filter(|text| !text.is_empty());
    let given: Option<Vec<Money>> = given.map(|text| words.read(text).ok()).collect();
    let sum = given.and_then(|amounts| Money::sum(amounts).ok());
    let (Some(sum), total) = (sum, typed.text("total")) else {
        return String::new();
    };
    if total.is_empty() {
        return words.text_with("split-sum", &[("amount", words.amount(sum).into())]);
    }
    let total = words.read(total).ok();
    let Some(rest) = total.and_then(|total| total.minus(sum).ok()) else {
        return String::new();
    };
    told(rest, open, words)
}

fn told(rest: Money, open: usize, words: &Words) -> String {
    let amount = ("amount", words.size(rest).into());
    match (rest, open) {
        (rest, _) if rest.is_zero() => words.text("split-even"),
        (rest, _) if rest.is_negative() => words.text_with("split-over", &[amount]),
        (_, 0) => words.text_with("split-left", &[amount]),
        (_, open) => words.text_with("split-shared", &[amount, ("count", open.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn what_is_left_of_the_total_is_told() {
        let words = Words::of(&sample::households("en-GB")[0]);
        let told = |rest, open| told(Money::from_minor(rest), open, &words);
        assert_eq!(told(0, 0), "The lines come to the total.");
        assert_eq!(told(-250, 1), "The lines are 2.50 over the total.");
        assert_eq!(told(250, 0), "2.50 of the total is left.");
        assert_eq!(
            told(250, 1),
            "2.50 of the total is left, for the line without an amount."
        );
        assert!(told(250, 2).ends_with("shared evenly by the 2 lines without an amount."));
    }
}
