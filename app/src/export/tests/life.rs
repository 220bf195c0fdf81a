//! Random lives of a household through the use cases, on a store in memory.

use std::sync::Arc;

use proptest::prelude::{Strategy, any};
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::household::ChangeHousehold;
use quartermaster_application::ports::NoBackups;
use quartermaster_application::postings::{AddPayment, DeletePosting, DeleteReach};
use quartermaster_application::reading::PostingFilter;
use quartermaster_application::template::{debt_targets, entries};
use quartermaster_application::testing::{FixedClock, MemoryStore};
use quartermaster_application::{Quartermaster, household, months, postings, reading};
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::household::{HouseholdInput, Locale, TimeZoneName};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput};
use quartermaster_domain::month::{MonthDebtTargetInput, MonthEntryInput};
use quartermaster_domain::template::{
    Carry, DebtTargetInput, EntryInput, EntryKind, Rate, Recurrence,
};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee, Reason};
use quartermaster_domain::{Currency, Money, StartDay, Timestamp, YearMonth};

const MONTHS: [&str; 4] = ["2026-09", "2026-10", "2026-11", "2027-02"];
const TEXTS: [&str; 4] = [
    "Plain",
    "\"quoted\" \\ and, comma",
    "Käse – 食品 🧀",
    "<b>&amp;\u{a0}x</b>",
];

/// One act, with numbers that choose what it is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act {
    what: u8,
    month: usize,
    first: usize,
    second: usize,
    amount: i64,
    flag: bool,
}

pub(super) fn act() -> impl Strategy<Value = Act> {
    let choices = (0..4_usize, 0..60_usize, 0..60_usize);
    (0..32_u8, choices, -9_000_i64..20_000, any::<bool>()).prop_map(
        |(what, (month, first, second), amount, flag)| Act {
            what,
            month,
            first,
            second,
            amount,
            flag,
        },
    )
}

pub(super) fn now() -> Timestamp {
    "2026-11-23T07:15:00Z".parse().unwrap()
}

pub(super) fn household() -> Quartermaster {
    Quartermaster {
        store: Arc::new(MemoryStore::default()),
        clock: Arc::new(FixedClock::at(now())),
        backups: Arc::new(NoBackups),
    }
}

fn by() -> Author {
    Author::local(Channel::Cli)
}

fn chosen<T: Clone>(among: &[T], number: usize) -> Option<T> {
    among.get(number.checked_rem(among.len())?).cloned()
}

fn ym(text: &str) -> YearMonth {
    text.parse().unwrap()
}

impl Act {
    fn text(self) -> &'static str {
        TEXTS[self.first % TEXTS.len()]
    }

    fn month(self) -> YearMonth {
        ym(MONTHS[self.month])
    }

    fn positive(self) -> Money {
        Money::from_minor(self.amount.abs())
    }

    /// Does it; whatever is refused is not done.
    pub(super) async fn take(self, app: &Quartermaster) {
        let (by, month) = (&by(), self.month());
        match self.what {
            0 | 1 => self.create_entry(app).await,
            2 => drop(debt_targets::create(app, by, self.debt()).await),
            3 => drop(household::change(app, by, self.settings()).await),
            4..8 => drop(months::create(app, by, month.into()).await),
            8..12 => drop(months::activate(app, by, month.into()).await),
            12..15 => drop(months::close(app, by, month.into()).await),
            15 => {
                let command = months::Reopen {
                    month: month.into(),
                    reason: Some(Reason::parse(self.text())),
                };
                drop(months::reopen(app, by, command).await);
            }
            16 => drop(months::delete(app, by, month.into()).await),
            17 | 18 => self.act_in_template(app).await,
            19 => {
                let command = months::ChangeNotes {
                    month: month.into(),
                    notes: Some(Notes::parse("Line one\n\tline two")),
                };
                drop(months::change_notes(app, by, command).await);
            }
            _ => self.act_in_month(app).await,
        }
    }

    async fn create_entry(self, app: &Quartermaster) {
        let debts = reading::template(app).await.unwrap().template.debt_targets;
        let kind = EntryKind::ALL[self.second % 4];
        let carries = [Carry::None, Carry::Surplus, Carry::Balance];
        let recurrence = match self.first % 4 {
            0 => Recurrence::Weeks {
                every: 2,
                from: "2026-09-04".parse().unwrap(),
                until: self.flag.then(|| ym("2027-03")),
            },
            1 => Recurrence::Once {
                month: self.month(),
            },
            2 => Recurrence::Months {
                every: 3,
                from: Some(ym("2026-08")),
                until: None,
            },
            _ => Recurrence::default(),
        };
        let debt = chosen(&debts, self.first).map(|debt| debt.id);
        let input = EntryInput {
            kind: Some(Ok(kind)),
            category: Some(Category::parse(self.text())),
            name: Some(Name::parse(self.text())),
            planned: Some(Ok(self.positive())),
            due_day: self.flag.then(|| DueDay::new(31).map(Some)),
            recurrence: Some(Ok(recurrence)),
            carry: kind
                .may_carry()
                .then(|| Ok(carries[self.first % carries.len()])),
            debt_target: (kind == EntryKind::DebtPayment).then_some(Ok(debt)),
            notes: Some(Notes::parse(self.text())),
        };
        drop(entries::create(app, &by(), input).await);
    }

    fn debt(self) -> DebtTargetInput {
        DebtTargetInput {
            name: Some(Name::parse(self.text())),
            balance: Some(Ok(Money::from_minor(self.amount * 20))),
            apr: Some(Rate::from_ppm(self.amount.abs() * 7)),
            minimum_payment: Some(Ok(self.positive())),
            due_day: self.flag.then(|| DueDay::new(12).map(Some)),
            notes: Some(Notes::parse(self.text())),
        }
    }

    fn settings(self) -> ChangeHousehold {
        ChangeHousehold {
            input: HouseholdInput {
                name: Some(Name::parse(self.text())),
                currency: self.flag.then(|| Currency::from_code("JPY")),
                locale: Some(Locale::parse("de-CH")),
                time_zone: Some(TimeZoneName::parse("Pacific/Auckland")),
                month_start_day: Some(StartDay::new(1 + self.amount.rem_euclid(28))),
            },
            expected_version: None,
        }
    }

    async fn act_in_template(self, app: &Quartermaster) {
        let template = reading::template(app).await.unwrap().template;
        let entry = chosen(&template.entries, self.first).map(|entry| entry.id);
        let debt = chosen(&template.debt_targets, self.first).map(|debt| debt.id);
        let mut order: Vec<_> = template.entries.iter().map(|entry| entry.id).collect();
        order.reverse();
        match (self.second % 5, entry, debt) {
            (0, Some(entry), _) => drop(entries::archive(app, &by(), entry).await),
            (1, Some(entry), _) => drop(entries::delete(app, &by(), entry).await),
            (2, _, Some(debt)) => drop(debt_targets::delete(app, &by(), debt).await),
            (3, _, Some(debt)) => drop(debt_targets::archive(app, &by(), debt).await),
            _ => drop(entries::order(app, &by(), order).await),
        }
    }

    async fn act_in_month(self, app: &Quartermaster) {
        let (by, month) = (&by(), self.month());
        let Ok(view) = reading::month(app, month).await else {
            return;
        };
        let lines = &view.sheet.entries;
        let (Some(first), Some(second)) = (chosen(lines, self.first), chosen(lines, self.second))
        else {
            return;
        };
        let (first, second) = (first.entry.id, second.entry.id);
        let line = |entry| PaymentLineInput {
            entry: Some(Ok(entry)),
            amount: Some(Ok(Money::from_minor(self.amount))),
        };
        let pay = |lines| AddPayment {
            month: month.into(),
            input: PaymentInput {
                posted_on: Some(Ok(view.reading.contents.month.head().days.last())),
                payee: Some(Payee::parse(self.text())),
                memo: Some(Memo::parse(self.text())),
                lines,
            },
        };
        match self.what {
            20..24 => {
                drop(postings::add_payment(app, by, pay(vec![line(first), line(second)])).await);
            }
            24 | 25 => {
                let mut openings = pay(vec![line(first)]);
                openings.input.payee = None;
                drop(postings::set_openings(app, by, openings).await);
            }
            26 => {
                let all = PostingFilter::default();
                let there = reading::postings(app, month, &all).await.unwrap();
                if let Some(posting) = chosen(&there, self.second) {
                    let reach = DeleteReach::ThisPosting;
                    let (month, posting) = (month.into(), posting.id);
                    let command = DeletePosting {
                        month,
                        posting,
                        reach,
                    };
                    drop(postings::delete(app, by, command).await);
                }
            }
            27 => {
                let (month, entry) = (month.into(), first);
                drop(months::remove_entry(app, by, months::RemoveEntry { month, entry }).await);
            }
            28 => {
                let input = MonthEntryInput {
                    kind: Some(Ok(EntryKind::Expense)),
                    category: Some(Category::parse(self.text())),
                    name: Some(Name::parse("By hand")),
                    planned: Some(Ok(self.positive())),
                    due_on: Some(Ok(Some(view.reading.contents.month.head().days.first()))),
                    ..MonthEntryInput::default()
                };
                let month = month.into();
                drop(months::add_entry(app, by, months::AddEntry { month, input }).await);
            }
            _ => {
                let Some(debt) = chosen(&view.sheet.debts, self.first) else {
                    return;
                };
                let command = months::ChangeDebtTarget {
                    month: month.into(),
                    debt: debt.debt.id,
                    input: MonthDebtTargetInput {
                        interest: Some(Ok(self.flag.then(|| self.positive()))),
                        charges: Some(Ok(self.positive())),
                        notes: Some(Notes::parse(self.text())),
                    },
                };
                drop(months::change_debt_target(app, by, command).await);
            }
        }
    }
}

/// A life in which every object of the file is there: a closed month with a split payment and a
/// debt, an active one with openings carried and set by hand, and a draft.
pub(super) async fn full_life(app: &Quartermaster) {
    let act = |what, month, first, second, amount| Act {
        what,
        month,
        first,
        second,
        amount,
        flag: true,
    };
    for act in [
        act(3, 0, 2, 0, 0),
        act(2, 0, 0, 0, 9_000),
        act(0, 0, 3, 3, 1_500),
        act(0, 0, 2, 1, 10_000),
        act(0, 0, 3, 0, 300_000),
        act(0, 0, 8, 2, 700),
        act(0, 0, 5, 1, 2_000),
        act(4, 0, 0, 0, 0),
        act(8, 0, 0, 0, 0),
        act(24, 0, 1, 0, 40),
        act(20, 0, 0, 1, 1_250),
        act(29, 0, 0, 0, 55),
        act(12, 0, 0, 0, 0),
        act(4, 1, 0, 0, 0),
        act(8, 1, 0, 0, 0),
        act(28, 1, 0, 0, 3),
        act(20, 1, 0, 1, 6_000),
        act(20, 1, 1, 0, 70),
        act(26, 1, 0, 5, 0),
        act(19, 1, 0, 0, 0),
        act(4, 2, 0, 0, 0),
    ] {
        act.take(app).await;
    }
}
