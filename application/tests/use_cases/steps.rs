//! Steps of a random life, most of them in a month that can take them.

use proptest::bool::weighted;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use quartermaster_domain::YearMonth;
use quartermaster_domain::month::MonthState;

use crate::budget::ym;
use crate::everything::{Everything, WholeMonth};

pub(crate) const MONTHS: [&str; 5] = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];

#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Create,
    Activate,
    Close,
    Reopen,
    Delete,
    Pay,
    Split,
    OpenByHand,
    ChangePosting,
    DeletePosting,
    ChangePlan,
    Move,
    RemoveLine,
    EnterCharges,
    SettleDrift,
    ChangeTemplate,
    ArchiveEntry,
    RestoreEntry,
    ChangeStartDay,
}

/// What to do, with numbers that choose among whatever there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) kind: Kind,
    /// Of `MONTHS`, or among the months that can take the step.
    month: usize,
    /// Whether the month is to be one that can take the step.
    well_meant: bool,
    pub(crate) first: usize,
    pub(crate) second: usize,
    pub(crate) amount: i64,
    pub(crate) flag: bool,
}

fn kind() -> impl Strategy<Value = Kind> {
    let months = prop_oneof![
        6 => Just(Kind::Create),
        6 => Just(Kind::Activate),
        6 => Just(Kind::Close),
        2 => Just(Kind::Reopen),
        1 => Just(Kind::Delete),
    ];
    let ledgers = prop_oneof![
        6 => Just(Kind::Pay),
        2 => Just(Kind::Split),
        1 => Just(Kind::OpenByHand),
        2 => Just(Kind::ChangePosting),
        2 => Just(Kind::DeletePosting),
    ];
    let plans = prop_oneof![
        Just(Kind::ChangePlan),
        Just(Kind::Move),
        Just(Kind::RemoveLine),
        Just(Kind::EnterCharges),
        Just(Kind::SettleDrift),
        Just(Kind::ChangeTemplate),
        Just(Kind::ArchiveEntry),
        Just(Kind::RestoreEntry),
        Just(Kind::ChangeStartDay),
    ];
    prop_oneof![2 => months, 2 => ledgers, 1 => plans]
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let amount = prop_oneof![
        30 => -9_000_i64..20_000,
        1 => Just(1_000_000_000_000_000),
        1 => Just(-1_000_000_000_000_000),
    ];
    let month = (0..60_usize, weighted(0.85));
    let choices = (0..60_usize, 0..60_usize, any::<bool>());
    (kind(), month, choices, amount).prop_map(
        |(kind, (month, well_meant), (first, second, flag), amount)| Step {
            kind,
            month,
            well_meant,
            first,
            second,
            amount,
            flag,
        },
    )
}

impl Step {
    /// The month of the step in a household that has `everything`.
    pub(crate) fn month(&self, everything: &Everything) -> YearMonth {
        let any = ym(MONTHS[self.month % MONTHS.len()]);
        let in_state = |state: MonthState| -> Vec<YearMonth> {
            let months = everything.months.iter();
            let months = months.filter(|whole| whole.state() == state);
            months.map(WholeMonth::month).collect()
        };
        let good = match self.kind {
            _ if !self.well_meant => None,
            Kind::Create => {
                let latest = everything.months.last().map(WholeMonth::month);
                let mut later = MONTHS.into_iter().map(ym);
                later.find(|month| latest.is_none_or(|latest| *month > latest))
            }
            Kind::Activate => in_state(MonthState::Draft).first().copied(),
            Kind::Close => in_state(MonthState::Active).first().copied(),
            Kind::Reopen => in_state(MonthState::Closed).last().copied(),
            Kind::Delete => in_state(MonthState::Draft).last().copied(),
            Kind::OpenByHand => everything.months.first().map(WholeMonth::month),
            _ => {
                let active = in_state(MonthState::Active);
                active.get(self.month % active.len().max(1)).copied()
            }
        };
        good.unwrap_or(any)
    }
}
