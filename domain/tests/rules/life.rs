//! The whole table of which action is legal in which state, tried through the door of each action.

use quartermaster_domain::Money;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, PostingInput};
use quartermaster_domain::month::{
    Act, Month, MonthDebtTargetInput, MonthEntryInput, MonthState, OpenMonth, WrongState,
};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Category;

use crate::fixtures::{
    active, active_with, any_seal, at, closed, date, draft, minor, month, month_debt, month_entry,
    name, notes, payment, with_opening, with_posted,
};

#[derive(Debug, Clone, Copy)]
enum Action {
    Activate,
    Close,
    Reopen,
    Delete,
    EditEntry,
    AddEntry,
    RemoveEntry,
    Reorder,
    Move,
    ChangeDebt,
    ChangeNotes,
    Post,
    ChangePosting,
}

/// Whether each action is legal in a draft, an active and a closed month, and as which act a
/// refusal names it.
const TABLE: [(Action, Act, [bool; 3]); 13] = [
    (Action::Activate, Act::Activate, [true, false, false]),
    (Action::Close, Act::Close, [false, true, false]),
    (Action::Reopen, Act::Reopen, [false, false, true]),
    (Action::Delete, Act::Delete, [true, true, false]),
    (Action::EditEntry, Act::Edit, [true, true, false]),
    (Action::AddEntry, Act::Edit, [true, true, false]),
    (Action::RemoveEntry, Act::Edit, [true, true, false]),
    (Action::Reorder, Act::Edit, [true, true, false]),
    (Action::Move, Act::Edit, [true, true, false]),
    (Action::ChangeDebt, Act::Edit, [true, true, false]),
    (Action::ChangeNotes, Act::Edit, [true, true, false]),
    (Action::Post, Act::Post, [false, true, false]),
    (Action::ChangePosting, Act::Post, [false, true, false]),
];

fn in_state(state: MonthState) -> Month {
    let november = month("2026-11");
    match state {
        MonthState::Draft => Month::Draft(draft(november)),
        MonthState::Active => Month::Active(active(november)),
        MonthState::Closed => Month::Closed(closed(november)),
    }
}

/// Does the action as far as the domain does it, and says in which state the month is after it.
fn attempt(action: Action, month: Month) -> Result<MonthState, WrongState> {
    match action {
        Action::Activate => {
            let active = month.into_draft()?.activate(at(5));
            Ok(Month::Active(active).state())
        }
        Action::Close => {
            let closed = month.into_active(Act::Close)?.close(at(6), any_seal());
            Ok(Month::Closed(closed).state())
        }
        Action::Reopen => Ok(Month::Active(month.into_closed()?.reopen()).state()),
        Action::Delete => Ok(Month::from(month.into_open(Act::Delete)?).state()),
        Action::Post | Action::ChangePosting => {
            let active = month.into_active(Act::Post)?;
            post(&active, action);
            Ok(Month::Active(active).state())
        }
        editing => {
            let mut open = month.into_open(Act::Edit)?;
            edit(&mut open, editing);
            Ok(Month::from(open).state())
        }
    }
}

fn edit(open: &mut OpenMonth, action: Action) {
    let (rent, food) = (month_entry(1), month_entry(2));
    match action {
        Action::EditEntry => {
            let input = MonthEntryInput {
                planned: Some(Ok(minor(1))),
                ..MonthEntryInput::default()
            };
            let changed = open.changed_entry(&rent, input, &[]).unwrap();
            assert_eq!(changed.fields.planned, minor(1));
        }
        Action::AddEntry => {
            let input = MonthEntryInput {
                kind: Some(Ok(EntryKind::Expense)),
                category: Some(Category::parse("Living")),
                name: Some(Ok(name("Plumber"))),
                planned: Some(Ok(minor(8_000))),
                ..MonthEntryInput::default()
            };
            let added = open.new_entry(input, &[], 9).unwrap();
            assert_eq!((added.source, added.position), (None, 9));
        }
        Action::Move => {
            let (rent, food) = open.move_planned(&rent, &food, minor(30)).unwrap();
            assert_eq!(rent.fields.planned, minor(9_970));
            assert_eq!(food.fields.planned, minor(10_030));
        }
        Action::ChangeDebt => {
            let input = MonthDebtTargetInput {
                charges: Some(Ok(minor(7))),
                ..MonthDebtTargetInput::default()
            };
            assert_eq!(month_debt(1).changed(input).unwrap().charges, minor(7));
        }
        Action::ChangeNotes => open.head_mut().notes = notes("Paid late"),
        // The door is all the domain has of removing and ordering.
        _ => {}
    }
}

fn post(active: &quartermaster_domain::month::ActiveMonth, action: Action) {
    let food = month_entry(2);
    let on = date("2026-11-03");
    match action {
        Action::Post => {
            let input = PaymentInput {
                posted_on: Some(Ok(on)),
                payee: None,
                memo: None,
                lines: vec![PaymentLineInput {
                    entry: Some(Ok(food.id)),
                    amount: Some(Ok(minor(1_240))),
                }],
            };
            let paid = active.payment(input, &[food], 0).unwrap();
            assert_eq!(paid.lines[0].amount, minor(1_240));
        }
        _ => {
            let input = PostingInput {
                amount: Some(Ok(minor(-3))),
                ..PostingInput::default()
            };
            let posting = payment(1, food.id, 5, on);
            let changed = posting.changed(input, active.head.days).unwrap();
            assert_eq!(changed.amount, minor(-3));
        }
    }
}

#[test]
fn every_action_is_legal_in_its_states_and_refused_by_name_in_all_others() {
    for (action, act, legal) in TABLE {
        for (state, legal) in MonthState::ALL.into_iter().zip(legal) {
            let outcome = attempt(action, in_state(state));
            if legal {
                assert!(outcome.is_ok(), "{action:?} in {state}: {outcome:?}");
            } else {
                let refusal = WrongState { act, state };
                assert_eq!(outcome, Err(refusal), "{action:?} in {state}");
            }
            assert_eq!(state.allows(act), legal, "{action:?} in {state}");
        }
    }
}

#[test]
fn the_table_names_every_act() {
    for act in Act::ALL {
        assert!(TABLE.iter().any(|(_, named, _)| *named == act), "{act:?}");
    }
}

#[test]
fn only_a_transition_changes_the_state() {
    for (action, _, legal) in TABLE {
        for (state, _) in MonthState::ALL.into_iter().zip(legal).filter(|cell| cell.1) {
            let after = match action {
                Action::Activate | Action::Reopen => MonthState::Active,
                Action::Close => MonthState::Closed,
                _ => state,
            };
            assert_eq!(attempt(action, in_state(state)), Ok(after), "{action:?}");
        }
    }
}

#[test]
fn a_refusal_says_what_cannot_be_done_and_why() {
    let said = |action, state| attempt(action, in_state(state)).unwrap_err().to_string();
    assert_eq!(
        said(Action::Close, MonthState::Draft),
        "a month that is draft cannot be closed"
    );
    assert_eq!(
        said(Action::Post, MonthState::Closed),
        "a month that is closed cannot be posted to"
    );
}

#[test]
fn a_whole_life_keeps_its_instants_and_its_days() {
    let november = month("2026-11");
    let draft = draft(november);
    let head = draft.head.clone();
    let active = draft.activate(at(10));
    assert_eq!(active.activated_at, at(10));
    let closed = active.close(at(20), any_seal());
    assert_eq!((closed.activated_at, closed.closed_at), (at(10), at(20)));
    assert_eq!(closed.seal, any_seal());
    let reopened = closed.reopen();
    assert_eq!((reopened.activated_at, &reopened.head), (at(10), &head));
}

#[test]
fn a_month_tells_its_state_by_what_it_has() {
    let [draft, active, closed] = MonthState::ALL.map(in_state);
    assert_eq!(draft.activated_at(), None);
    assert_eq!(active.activated_at(), Some(at(1)));
    assert_eq!(closed.activated_at(), Some(at(1)));
    assert!(!draft.is_closed() && !active.is_closed() && closed.is_closed());
    assert!(draft.closed().is_none() && active.closed().is_none());
    assert_eq!(closed.closed().map(|month| month.closed_at), Some(at(2)));
}

#[test]
fn states_are_read_as_they_are_written() {
    for state in MonthState::ALL {
        assert_eq!(MonthState::parse(state.as_str()), Some(state));
        assert_eq!(in_state(state).state(), state);
    }
    assert_eq!(MonthState::parse("Closed"), None);
}

#[test]
fn an_entry_added_has_no_baseline_in_a_draft_and_baseline_0_in_an_active_month() {
    let november = month("2026-11");
    let baseline = |open: OpenMonth| open.baseline_of_addition();
    assert_eq!(baseline(draft(november).into()), None);
    assert_eq!(baseline(active(november).into()), Some(Money::ZERO));
}

#[test]
fn only_what_a_person_posted_keeps_a_month_from_being_deleted() {
    let has_postings = |line| active_with(month("2026-11"), vec![line]).has_postings_of_a_person();
    let opened = |origin| with_opening(with_posted(month_entry(1), 0), -500, origin);
    assert!(!has_postings(with_posted(month_entry(1), 0)));
    assert!(!has_postings(opened(Some(month("2026-10")))));
    assert!(has_postings(opened(None)));
    assert!(has_postings(with_posted(month_entry(1), 1)));
}
