use quartermaster_domain::Money;

/// The units of the box that is drawn in.
pub(super) const WIDTH: i64 = 640;
/// Where the highest and the lowest amount stand; above is room for an amount, below for the months.
pub(super) const TOP: i64 = 30;
pub(super) const BOTTOM: i64 = 180;

/// Which amounts there is room for, zero always among them.
pub(super) struct Scale {
    low: Money,
    high: Money,
}

impl Scale {
    pub(super) fn of(amounts: impl Iterator<Item = Money>) -> Self {
        let zero = Self {
            low: Money::ZERO,
            high: Money::ZERO,
        };
        amounts.fold(zero, |known, amount| Self {
            low: known.low.min(amount),
            high: known.high.max(amount),
        })
    }

    pub(super) fn low(&self) -> Money {
        self.low
    }

    pub(super) fn high(&self) -> Money {
        self.high
    }

    /// How far down the amount stands.
    pub(super) fn place(&self, amount: Money) -> i64 {
        let minor = |amount: Money| i128::from(amount.minor());
        let (low, high) = (minor(self.low), minor(self.high));
        let room = i128::from(BOTTOM - TOP);
        if low == high {
            return BOTTOM;
        }
        let down = (high - minor(amount)).clamp(0, high - low) * room / (high - low);
        TOP + i64::try_from(down).unwrap_or_default()
    }

    /// The top and the bottom of a column from zero to the amount.
    pub(super) fn between(&self, amount: Money) -> (i64, i64) {
        let (zero, end) = (self.place(Money::ZERO), self.place(amount));
        (zero.min(end), zero.max(end))
    }
}
