use quartermaster_domain::Money;
use serde::Serialize;

/// How much of a plan is done, drawn 100 wide.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Bar {
    /// 0 to 100.
    filled: u8,
    over: bool,
}

impl Bar {
    pub(crate) fn of(applied: Money, planned: Money) -> Self {
        let over = applied > planned && !applied.is_zero();
        let filled = if over {
            100
        } else {
            let share = i128::from(applied.or_zero().minor()) * 100;
            let whole = i128::from(planned.minor()).max(1);
            u8::try_from((share / whole).clamp(0, 100)).unwrap_or(100)
        };
        Self { filled, over }
    }

    /// What comes in: more of it than planned is not over.
    pub(crate) fn of_income(applied: Money, planned: Money) -> Self {
        Self {
            over: false,
            ..Self::of(applied, planned)
        }
    }

    pub(crate) fn of_days(gone: i64, all: i64) -> Self {
        Self::of_income(Money::from_minor(gone), Money::from_minor(all.max(1)))
    }
}
