//! Random lives of a household: whatever is done in whatever order, the invariants hold.

use std::collections::BTreeMap;

use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest,
};
use quartermaster_domain::ids::MonthEntryId;
use quartermaster_domain::ledger::PostingKind;
use quartermaster_domain::month::{Act, MonthState, WrongState};
use quartermaster_domain::template::{Carry, EntryKind, Template};
use quartermaster_domain::{DebtTargetId, Money, YearMonth};

use crate::book::{Book, Kept, Refusal};
use crate::fixtures::{debt_target, entry, minor, month};

#[derive(Debug, Clone)]
enum Action {
    Create,
    Activate,
    Close,
    Reopen,
    Delete,
    Post(usize, i64),
    OpenByHand(usize, i64),
    Plan(usize, i64),
    ChangeCarry(usize, Carry),
    RemoveEntry(usize),
    Borrow(i64),
}

fn any_action() -> impl Strategy<Value = Action> {
    let line = 0..5usize;
    let amount = prop_oneof![-30_000i64..0, 1i64..30_000];
    let carry = prop_oneof![
        Just(Carry::None),
        Just(Carry::Surplus),
        Just(Carry::Balance)
    ];
    prop_oneof![
        3 => Just(Action::Create),
        3 => Just(Action::Activate),
        4 => Just(Action::Close),
        2 => Just(Action::Reopen),
        1 => Just(Action::Delete),
        6 => (line.clone(), amount.clone()).prop_map(|(line, amount)| Action::Post(line, amount)),
        1 => (line.clone(), amount).prop_map(|(line, amount)| Action::OpenByHand(line, amount)),
        1 => (line.clone(), 0..20_000i64).prop_map(|(line, plan)| Action::Plan(line, plan)),
        1 => (line.clone(), carry).prop_map(|(line, carry)| Action::ChangeCarry(line, carry)),
        1 => line.prop_map(Action::RemoveEntry),
        1 => (0..9_000i64).prop_map(Action::Borrow),
    ]
}

/// One of a few months, so that the same one is often acted on twice.
fn any_month() -> impl Strategy<Value = YearMonth> {
    (1..=5i8).prop_map(|number| YearMonth::new(2026, number).unwrap())
}

/// Where the action is legal most likely, so that a random life comes as far as closing; `None`
/// where no month is in the right state.
fn legal_month(book: &Book, action: &Action) -> Option<YearMonth> {
    let wanted = match action {
        Action::Create => return None,
        Action::Activate => MonthState::Draft,
        Action::Reopen => MonthState::Closed,
        _ => MonthState::Active,
    };
    let mut in_state = book
        .months
        .iter()
        .filter(|(_, kept)| kept.month.state() == wanted);
    let month = match action {
        Action::Reopen => in_state.next_back(),
        _ => in_state.next(),
    };
    month.map(|(key, _)| *key)
}

/// An entry of each way of carrying, an income, and a payment on a debt.
fn template() -> Template {
    let mut entries: Vec<_> = (1..=5).map(entry).collect();
    entries[0].fields.kind = EntryKind::Income;
    entries[1].fields.carry = Carry::Surplus;
    entries[2].fields.carry = Carry::Balance;
    entries[3].fields.kind = EntryKind::DebtPayment;
    entries[3].fields.debt_target = Some(DebtTargetId(1));
    Template {
        entries,
        debt_targets: vec![debt_target(1)],
    }
}

/// A household with an active February and a draft of March.
fn begun() -> Book {
    let mut book = Book::new(template());
    book.create(month("2026-02")).unwrap();
    book.activate(month("2026-02")).unwrap();
    book.create(month("2026-03")).unwrap();
    book
}

fn act(book: &mut Book, month: YearMonth, action: &Action) -> Result<(), Refusal> {
    let line = |index: usize| -> Result<MonthEntryId, Refusal> {
        let entries = &book.kept(month)?.entries;
        let line = entries.get(index).ok_or(Refusal::NoEntry)?;
        Ok(line.id)
    };
    match action {
        Action::Create => book.create(month),
        Action::Activate => book.activate(month),
        Action::Close => book.close(month).map(drop),
        Action::Reopen => book.reopen(month),
        Action::Delete => book.delete(month),
        Action::Post(index, amount) => book.post(month, line(*index)?, *amount),
        Action::OpenByHand(index, amount) => book.open_by_hand(month, line(*index)?, *amount),
        Action::Plan(index, planned) => book.edit(month, line(*index)?, |fields| {
            fields.planned = minor(*planned);
        }),
        Action::ChangeCarry(index, carry) => book.edit(month, line(*index)?, |fields| {
            fields.carry = if fields.kind.may_carry() {
                *carry
            } else {
                Carry::None
            };
        }),
        Action::RemoveEntry(index) => book.remove_entry(month, line(*index)?),
        Action::Borrow(charges) => book.change_debts(month, |debt| debt.charges = minor(*charges)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_invariants_hold_through_any_life(
        actions in proptest::collection::vec((any_month(), 0..4u8, any_action()), 1..60)
    ) {
        let mut book = begun();
        for (month, anywhere, action) in actions {
            let legal = legal_month(&book, &action).filter(|_| anywhere > 0);
            let month = legal.unwrap_or(month);
            let before = book.clone();
            let outcome = act(&mut book, month, &action);
            if outcome.is_err() {
                prop_assert_eq!(&book, &before, "{:?} was refused and left a trace", action);
            } else {
                let reopened = matches!(action, Action::Reopen).then_some(month);
                check_closed_months_stay(&before, &book, reopened);
                check_template_stays(&before, &book, &action);
                check_repeating_is_refused(&book, month, &action);
            }
            check_sums(&book);
            check_openings(&book);
            check_debts(&book);
            check_seals(&book);
        }
    }

    /// Closing and reopening leaves all figures as they were, and closing again gives what the
    /// first closing gave.
    #[test]
    fn closing_reopening_and_closing_again_comes_to_the_same(
        posted in proptest::collection::vec((0..5usize, -30_000i64..30_000), 0..20),
        next_exists in any::<bool>(),
    ) {
        let (january, february) = (month("2026-01"), month("2026-02"));
        let mut book = Book::new(template());
        book.create(january).unwrap();
        book.activate(january).unwrap();
        for (index, amount) in posted.into_iter().filter(|(_, amount)| *amount != 0) {
            act(&mut book, january, &Action::Post(index, amount)).unwrap();
        }
        if next_exists {
            book.create(february).unwrap();
        }
        let lived = book.clone();
        let seal = book.close(january).unwrap();
        let once = book.clone();
        book.reopen(january).unwrap();
        prop_assert_eq!(&book.months, &lived.months);
        prop_assert_eq!(&book.template, &lived.template);
        prop_assert_eq!(book.close(january).unwrap(), seal);
        prop_assert_eq!(book.sheet(january), once.sheet(january));
        prop_assert_eq!(&book.template, &once.template);
        if next_exists {
            prop_assert_eq!(book.sheet(february), once.sheet(february));
        }
    }
}

/// Applied is opening + posted and the sum of all postings; remaining is planned − applied.
fn check_sums(book: &Book) {
    for (key, kept) in &book.months {
        for line in book.sheet(*key).entries {
            let postings = kept.postings.iter();
            let own = postings.filter(|posting| posting.month_entry == line.entry.id);
            let sum: i64 = own.map(|posting| posting.amount.minor()).sum();
            assert_eq!(line.applied.minor(), sum, "applied in {key}");
            assert_eq!(line.opening.plus(line.posted), Ok(line.applied), "in {key}");
            let planned = line.entry.fields.planned.minor();
            assert_eq!(line.remaining.minor(), planned - sum, "remaining in {key}");
        }
    }
}

/// A month has the openings that its month before, if closed, gives it, and no others.
fn check_openings(book: &Book) {
    for (key, kept) in &book.months {
        let before = book.month_before(*key);
        let closed_before = before.filter(|before| book.months[before].month.is_closed());
        let mut derived: BTreeMap<MonthEntryId, i64> = BTreeMap::new();
        for posting in &kept.postings {
            if let PostingKind::OpeningBalance {
                origin: Some(origin),
            } = posting.kind
            {
                assert_eq!(
                    Some(origin),
                    closed_before,
                    "the origin of an opening in {key}"
                );
                derived.insert(posting.month_entry, posting.amount.minor());
            }
        }
        for line in &kept.entries {
            let carried = closed_before.map_or(0, |before| carried(book, before, line.source));
            let opening = derived.remove(&line.id).unwrap_or(0);
            assert_eq!(opening, -carried, "carried into {key}");
        }
        assert!(derived.is_empty(), "an opening without an entry in {key}");
    }
}

/// The amount that the entry with this source carries out of the month.
fn carried(book: &Book, month: YearMonth, source: Option<quartermaster_domain::EntryId>) -> i64 {
    let sheet = book.sheet(month);
    let mut givers = sheet.entries.iter();
    let Some(giver) = givers.find(|line| line.entry.source == source) else {
        return 0;
    };
    let remaining = giver.remaining.minor();
    match giver.entry.fields.carry {
        Carry::None => 0,
        Carry::Surplus => remaining.max(0),
        Carry::Balance => remaining,
    }
}

/// A debt opens with what it closed with in the month before, and closes with what it adds up to.
fn check_debts(book: &Book) {
    for key in book.months.keys() {
        let sheet = book.sheet(*key);
        let before = book.month_before(*key);
        for line in &sheet.debts {
            assert!(line.adds_up(), "a debt in {key}");
            let mut same = before.iter().flat_map(|before| book.sheet(*before).debts);
            let handed_on = same.find(|other| other.debt.source == line.debt.source);
            let opening = handed_on.map(|other| other.closing_balance);
            let at_creation = line.debt.balance_at_creation;
            assert_eq!(
                line.opening_balance,
                opening.unwrap_or(at_creation),
                "in {key}"
            );
            let is_open = before.is_some_and(|before| !book.months[&before].month.is_closed());
            assert_eq!(line.opening_is_expected, is_open, "in {key}");
            let is_closed = book.months[key].month.is_closed();
            assert_eq!(line.debt.frozen.is_some(), is_closed, "in {key}");
        }
    }
}

/// Every closed month still has the seal that its contents give, and they are closed in order.
fn check_seals(book: &Book) {
    let mut all_before_closed = true;
    for (key, kept) in &book.months {
        let Some(closed) = kept.month.closed() else {
            all_before_closed = false;
            continue;
        };
        assert!(all_before_closed, "{key} was closed before its time");
        assert_eq!(closed.seal, book.seal_now(*key), "the seal of {key}");
    }
}

/// A closed month's rows never change, unless it is the one that was reopened.
fn check_closed_months_stay(before: &Book, after: &Book, reopened: Option<YearMonth>) {
    let closed = |kept: &&Kept| kept.month.is_closed();
    for (key, kept) in before.months.iter().filter(|(_, kept)| closed(kept)) {
        if Some(*key) != reopened {
            assert_eq!(after.months.get(key), Some(kept), "{key}");
        }
    }
}

/// A month never changes the template, except a debt's balance at closing and reopening.
fn check_template_stays(before: &Book, after: &Book, action: &Action) {
    assert_eq!(after.template.entries, before.template.entries);
    let mut expected = before.template.clone();
    if matches!(action, Action::Close | Action::Reopen) {
        for target in &mut expected.debt_targets {
            let balance: Money = after.template_balance(target.id).unwrap();
            target.fields.balance = balance;
        }
    }
    assert_eq!(after.template, expected);
}

/// Create, activate and close done twice: a refusal that says why, and no second effect.
fn check_repeating_is_refused(book: &Book, month: YearMonth, action: &Action) {
    let state = || book.months[&month].month.state();
    let refusal = match action {
        Action::Create => Refusal::Exists,
        Action::Activate => Refusal::WrongState(WrongState {
            act: Act::Activate,
            state: state(),
        }),
        Action::Close => Refusal::WrongState(WrongState {
            act: Act::Close,
            state: state(),
        }),
        Action::Reopen => Refusal::WrongState(WrongState {
            act: Act::Reopen,
            state: state(),
        }),
        _ => return,
    };
    let mut again = book.clone();
    assert_eq!(
        act(&mut again, month, action),
        Err(refusal),
        "{action:?} twice"
    );
    assert_eq!(&again, book, "{action:?} twice");
}
