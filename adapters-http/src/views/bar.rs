use quartermaster_domain::Money;
use serde::Serialize;

/// How much of a plan is done, drawn 100 wide: what there is room for as a track, on it what was
/// carried in and what was posted. What goes over runs on behind a mark at the end of the plan, and
/// a refund that is more than all payments runs back before the track begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Bar {
    /// In the order they are drawn.
    parts: Vec<Part>,
    /// Where the plan ends, where the track does not say it; empty where it does.
    mark: String,
    over: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Part {
    /// `track`, `carried`, `fill` or `refund`.
    kind: &'static str,
    /// 0 to 100.
    from: u8,
    width: u8,
}

/// The amounts that a bar begins and ends with.
struct Scale {
    low: i128,
    high: i128,
}

impl Scale {
    fn place(&self, at: i128) -> u8 {
        let whole = (self.high - self.low).max(1);
        let at = (at - self.low).clamp(0, whole);
        u8::try_from(at * 100 / whole).unwrap_or(100)
    }

    /// What is there at all is seen.
    fn part(&self, kind: &'static str, from: i128, to: i128) -> Option<Part> {
        if from >= to {
            return None;
        }
        let from = self.place(from).min(99);
        let width = self.place(to).saturating_sub(from).max(1);
        Some(Part { kind, from, width })
    }
}

impl Bar {
    /// `opening` is what was carried in: positive is spent already, negative gives more room.
    pub(crate) fn of_line(planned: Money, opening: Money, posted: Money) -> Self {
        Self::on_scale(planned, opening, posted, Money::ZERO)
    }

    /// A bar that is drawn as if it had to reach to `reach`, so that several can be compared.
    pub(crate) fn compared(planned: Money, opening: Money, posted: Money, reach: Money) -> Self {
        Self::on_scale(planned, opening, posted, reach)
    }

    fn on_scale(planned: Money, opening: Money, posted: Money, reach: Money) -> Self {
        let minor = |amount: Money| i128::from(amount.minor());
        let carried = minor(opening).max(0);
        let surplus = (-minor(opening)).max(0);
        let room = minor(planned).max(0) + surplus;
        let end = carried + minor(posted);
        let scale = Scale {
            low: end.min(0),
            high: room.max(end).max(minor(reach)),
        };
        let parts = [
            scale.part("track", 0, room),
            scale.part("carried", 0, carried.min(end)),
            scale.part("fill", carried, end),
            scale.part("refund", end, 0),
        ];
        let over = end > room;
        let mark = if over && room > 0 {
            Some(room)
        } else {
            (surplus > 0 && room > surplus).then_some(room - surplus)
        };
        Self {
            parts: parts.into_iter().flatten().collect(),
            mark: mark
                .map(|at| scale.place(at).to_string())
                .unwrap_or_default(),
            over,
        }
    }

    pub(crate) fn of(applied: Money, planned: Money) -> Self {
        Self::of_line(planned, Money::ZERO, applied)
    }

    #[cfg(test)]
    pub(crate) fn is_over(&self) -> bool {
        self.over
    }

    /// The bar of what may be more: it goes on behind its plan without being over.
    pub(crate) fn over_where(self, is_over: bool) -> Self {
        Self {
            over: self.over && is_over,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(
        planned: i64,
        opening: i64,
        posted: i64,
    ) -> (Vec<(&'static str, u8, u8)>, String, bool) {
        let bar = Bar::of_line(
            Money::from_minor(planned),
            Money::from_minor(opening),
            Money::from_minor(posted),
        );
        let parts = bar.parts.iter();
        let parts = parts.map(|part| (part.kind, part.from, part.width));
        (parts.collect(), bar.mark, bar.over)
    }

    fn expected(
        parts: &[(&'static str, u8, u8)],
        mark: &str,
        over: bool,
    ) -> (Vec<(&'static str, u8, u8)>, String, bool) {
        (parts.to_vec(), mark.to_owned(), over)
    }

    #[test]
    fn under_even_and_over() {
        let track = ("track", 0, 100);
        assert_eq!(drawn(400, 0, 0), expected(&[track], "", false));
        assert_eq!(
            drawn(400, 0, 100),
            expected(&[track, ("fill", 0, 25)], "", false)
        );
        assert_eq!(
            drawn(400, 0, 400),
            expected(&[track, ("fill", 0, 100)], "", false)
        );
        let over = [("track", 0, 80), ("fill", 0, 100)];
        assert_eq!(drawn(400, 0, 500), expected(&over, "80", true));
        assert_eq!(drawn(0, 0, 5), expected(&[("fill", 0, 100)], "", true));
        assert_eq!(drawn(0, 0, 0), expected(&[], "", false));
    }

    #[test]
    fn what_was_overspent_before_stands_before_what_is_posted() {
        let parts = [("track", 0, 100), ("carried", 0, 50), ("fill", 50, 25)];
        assert_eq!(drawn(400, 200, 100), expected(&parts, "", false));
        let parts = [("track", 0, 100), ("carried", 0, 25)];
        assert_eq!(drawn(400, 200, -100), expected(&parts, "", false));
    }

    #[test]
    fn what_was_left_over_before_gives_room_behind_the_plan() {
        let parts = [("track", 0, 100), ("fill", 0, 90)];
        assert_eq!(drawn(300, -100, 360), expected(&parts, "75", false));
    }

    #[test]
    fn a_refund_runs_back() {
        let parts = [("track", 20, 80), ("refund", 0, 20)];
        assert_eq!(drawn(400, 0, -100), expected(&parts, "", false));
    }

    #[test]
    fn bars_that_are_compared_share_a_scale() {
        let money = Money::from_minor;
        let none = Money::ZERO;
        let bar = Bar::compared(money(100), none, money(50), money(400));
        let parts: Vec<_> = bar
            .parts
            .iter()
            .map(|p| (p.kind, p.from, p.width))
            .collect();
        assert_eq!(parts, [("track", 0, 25), ("fill", 0, 12)]);
        let over = Bar::compared(money(100), none, money(200), money(400));
        assert_eq!((over.mark.as_str(), over.over), ("25", true));
        let carried = Bar::compared(money(100), money(-100), money(150), money(400));
        assert_eq!((carried.parts[1].width, carried.over), (37, false));
    }

    #[test]
    fn the_smallest_amount_is_seen_and_the_largest_fits() {
        let most = 10_i64.pow(15);
        let parts = [("track", 0, 100), ("fill", 0, 1)];
        assert_eq!(drawn(most, 0, 1), expected(&parts, "", false));
        let parts = [("track", 99, 1), ("refund", 0, 99)];
        assert_eq!(drawn(1, 0, -most), expected(&parts, "", false));
    }
}
