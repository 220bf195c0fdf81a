use quartermaster_domain::Money;
use serde::Serialize;

use crate::format::Words;

/// Amounts side by side, above and below a line at zero. Each has a slot of [`SLOT`] in width, all
/// together are [`HEIGHT`] high.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct NetBars {
    width: u32,
    height: u32,
    /// Where the line at zero is, from the top.
    zero: u32,
    bars: Vec<NetBar>,
}

/// An amount, or nothing where there is none.
pub(crate) struct Point {
    /// What stands below the bar.
    pub(crate) label: String,
    /// Which bar it is, in full.
    pub(crate) title: String,
    pub(crate) amount: Option<Money>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct NetBar {
    label: String,
    title: String,
    x: u32,
    y: u32,
    width: u32,
    height: u32,
    is_there: bool,
    is_negative: bool,
    /// With all digits and its sign; empty where there is no amount.
    amount: String,
}

const SLOT: u32 = 20;
const BAR: u32 = 12;
const HEIGHT: u32 = 100;

impl NetBars {
    pub(crate) fn of(points: Vec<Point>, words: &Words) -> Self {
        let amounts = || points.iter().filter_map(|point| point.amount);
        let high = amounts().max().unwrap_or_default().or_zero();
        let low = amounts().min().unwrap_or_default();
        let low = if low.is_negative() { low } else { Money::ZERO };
        let scale = Scale::between(low, high);
        let slots = (0..).map(|slot: u32| slot.saturating_mul(SLOT));
        let bars = points.into_iter().zip(slots);
        let bars: Vec<NetBar> = bars.map(|(point, x)| scale.bar(point, x, words)).collect();
        Self {
            width: SLOT.saturating_mul(u32::try_from(bars.len()).unwrap_or_default()),
            height: HEIGHT,
            zero: scale.zero,
            bars,
        }
    }
}

struct Scale {
    span: i128,
    zero: u32,
}

impl Scale {
    /// The line at zero lies in the middle where nothing is above or below it.
    fn between(low: Money, high: Money) -> Self {
        let [low, high] = [low, high].map(|end| i128::from(end.minor()));
        let span = (high - low).max(1);
        let zero = match (low, high) {
            (0, 0) => HEIGHT / 2,
            _ => share(high, span),
        };
        Self { span, zero }
    }

    /// What is there at all is seen.
    fn bar(&self, point: Point, slot: u32, words: &Words) -> NetBar {
        let amount = point.amount.unwrap_or_default();
        let size = i128::from(amount.minor()).abs();
        let height = match size {
            0 => 0,
            _ => share(size, self.span).max(1),
        };
        let y = if amount.is_negative() {
            self.zero.min(HEIGHT - height)
        } else {
            self.zero.saturating_sub(height)
        };
        NetBar {
            label: point.label,
            title: point.title,
            x: slot + (SLOT - BAR) / 2,
            y,
            width: BAR,
            height,
            is_there: point.amount.is_some(),
            is_negative: amount.is_negative(),
            amount: point
                .amount
                .map(|amount| words.amount(amount))
                .unwrap_or_default(),
        }
    }
}

/// How much of the height `part` takes of `whole`.
fn share(part: i128, whole: i128) -> u32 {
    let height = part * i128::from(HEIGHT) / whole;
    u32::try_from(height).unwrap_or(HEIGHT).min(HEIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    /// Where zero is, then y, height and whether it is negative of each bar.
    fn drawn(amounts: &[Option<i64>]) -> (u32, Vec<(u32, u32, bool)>) {
        let words = Words::of(&sample::households("en-GB")[0]);
        let points = amounts.iter().map(|amount| Point {
            label: String::new(),
            title: String::new(),
            amount: amount.map(Money::from_minor),
        });
        let drawn = NetBars::of(points.collect(), &words);
        let bars = drawn.bars.iter();
        let bars = bars.map(|bar| (bar.y, bar.height, bar.is_negative));
        (drawn.zero, bars.collect())
    }

    #[test]
    fn above_zero_and_below_it_share_one_scale() {
        let (zero, bars) = drawn(&[Some(300), Some(-100), None, Some(0)]);
        assert_eq!(zero, 75);
        assert_eq!(
            bars,
            [
                (0, 75, false),
                (75, 25, true),
                (75, 0, false),
                (75, 0, false)
            ]
        );
    }

    #[test]
    fn with_one_side_only_zero_is_at_the_edge() {
        assert_eq!(drawn(&[Some(5), Some(10)]).0, 100);
        assert_eq!(
            drawn(&[Some(-5), Some(-10)]),
            (0, vec![(0, 50, true), (0, 100, true)])
        );
        assert_eq!(drawn(&[Some(0), None]).0, 50);
        assert_eq!(drawn(&[]), (50, vec![]));
    }

    #[test]
    fn the_smallest_amount_is_seen_and_the_largest_fits() {
        let (zero, bars) = drawn(&[Some(i64::MAX), Some(-1), Some(1), Some(i64::MIN)]);
        assert_eq!(zero, 49);
        assert_eq!(bars[1], (49, 1, true));
        assert_eq!(bars[2], (48, 1, false));
        for (y, height, _) in bars {
            assert!(y + height <= 100);
        }
        assert_eq!(drawn(&[Some(i64::MAX), Some(-1)]).1[1], (99, 1, true));
    }

    #[test]
    fn slots_stand_side_by_side() {
        let words = Words::of(&sample::households("en-GB")[0]);
        let point = |label: &str| Point {
            label: label.to_owned(),
            title: String::new(),
            amount: Some(Money::from_minor(-12_345)),
        };
        let drawn = NetBars::of(vec![point("Oct"), point("Nov")], &words);
        assert_eq!((drawn.width, drawn.height), (40, 100));
        let places: Vec<u32> = drawn.bars.iter().map(|bar| bar.x).collect();
        assert_eq!(places, [4, 24]);
        assert_eq!(drawn.bars[1].label, "Nov");
        assert_eq!(drawn.bars[1].amount, "\u{2212}123.45");
        assert!(drawn.bars[1].is_there);
    }
}
