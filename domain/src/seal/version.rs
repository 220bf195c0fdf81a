use crate::template::Rate;

/// Which text a closed month was sealed over. A month keeps its version for ever, and the text of a
/// version never changes; months closed from now on have the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SealVersion {
    /// Says rates in hundredths of a percent.
    One,
    /// Says rates in millionths.
    Two,
}

impl SealVersion {
    pub const ALL: [Self; 2] = [Self::One, Self::Two];

    pub const NEWEST: Self = Self::Two;

    pub fn number(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// `None` where a newer program wrote the number, or none did.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|version| version.number() == number)
    }

    /// A rate as the text of this version says it. One that the first version cannot say was never
    /// sealed under it: it is said so that the text is none that was.
    pub(super) fn rate(self, rate: Rate) -> String {
        match (self, rate.bps()) {
            (Self::One, Some(bps)) => bps.to_string(),
            (Self::One, None) => format!("{} ppm", rate.ppm()),
            (Self::Two, _) => rate.ppm().to_string(),
        }
    }
}
