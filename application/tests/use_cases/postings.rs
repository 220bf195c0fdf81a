//! Payments and openings set by hand: what each leaves in the ledger.

use quartermaster_application::postings::{self, ChangePosting, DeletePosting, DeleteReach};
use quartermaster_domain::ledger::{Posting, PostingInput, PostingKind};
use quartermaster_domain::template::Carry;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{MonthEntryId, calendar::parse_date};

use crate::budget::{Budget, by, money, ym};

/// November, active and the first month, with three expenses.
pub(super) async fn november() -> Budget {
    let budget = Budget::new();
    budget.expense("Food", 10_000, Carry::Balance).await;
    budget.expense("Fun", 5_000, Carry::Surplus).await;
    budget.expense("Rent", 90_000, Carry::None).await;
    budget.begin("2026-11").await;
    budget
}

pub(super) async fn id(budget: &Budget, name: &str) -> MonthEntryId {
    budget.line("2026-11", name).await.entry.id
}

/// One payment of 60.00 split over all three.
pub(super) async fn split(budget: &Budget) -> Vec<Posting> {
    let lines = [
        (id(budget, "Food").await, 1_000),
        (id(budget, "Fun").await, 2_000),
        (id(budget, "Rent").await, 3_000),
    ];
    budget.try_to_pay("2026-11", &lines).await.unwrap()
}

pub(super) fn changing(posting: &Posting, input: PostingInput) -> ChangePosting {
    ChangePosting {
        month: ym("2026-11").into(),
        posting: posting.id,
        input,
        seen: None,
    }
}

pub(super) fn deleting(posting: &Posting, reach: DeleteReach) -> DeletePosting {
    DeletePosting {
        month: ym("2026-11").into(),
        posting: posting.id,
        reach,
    }
}

async fn posted(budget: &Budget) -> [i64; 3] {
    let mut posted = [0; 3];
    for (amount, name) in posted.iter_mut().zip(["Food", "Fun", "Rent"]) {
        *amount = budget.line("2026-11", name).await.posted.minor();
    }
    posted
}

#[tokio::test]
async fn a_split_shares_one_payment_and_keeps_the_order_of_its_lines() {
    let budget = november().await;
    let alone = budget.pay("2026-11", "Food", 700).await;
    let lines = split(&budget).await;
    let amounts: Vec<i64> = lines.iter().map(|line| line.amount.minor()).collect();
    assert_eq!(amounts, [1_000, 2_000, 3_000]);
    assert!(
        lines
            .iter()
            .all(|line| line.payment() == lines[0].payment())
    );
    assert_ne!(alone.payment(), lines[0].payment());
    assert_eq!(lines[0].payee, Payee::parse("Market").unwrap());
    assert_eq!(lines[0].created_at, budget.app.clock.now());
    assert_eq!(lines[0].created_by, by().actor);
    assert_eq!(posted(&budget).await, [1_700, 2_000, 3_000]);
    budget.assert_sound().await;
}

#[tokio::test]
async fn one_entry_can_have_several_lines_and_fifty_are_the_most() {
    let budget = november().await;
    let food = id(&budget, "Food").await;
    let fifty = budget.try_to_pay("2026-11", &[(food, 3); 50]).await;
    assert_eq!(fifty.unwrap().len(), 50);
    assert_eq!(posted(&budget).await, [150, 0, 0]);
}

#[tokio::test]
async fn a_refund_takes_back() {
    let budget = november().await;
    for minor in [12_010, 9_840, 16_100, -950] {
        budget.pay("2026-11", "Food", minor).await;
    }
    let food = budget.line("2026-11", "Food").await;
    assert_eq!(
        (food.posted, food.remaining),
        (money(37_000), money(-27_000))
    );
    budget.assert_sound().await;
}

#[tokio::test]
async fn a_change_touches_what_it_names_and_nothing_else() {
    let budget = november().await;
    let lines = split(&budget).await;
    let input = PostingInput {
        amount: Some(Ok(money(-40))),
        memo: Some(Memo::parse("returned")),
        ..PostingInput::default()
    };
    let changed = postings::change(&budget.app, &by(), changing(&lines[1], input)).await;
    let wanted = Posting {
        amount: money(-40),
        memo: Memo::parse("returned").unwrap(),
        ..lines[1].clone()
    };
    assert_eq!(changed.unwrap(), wanted);
    let there = budget.postings(ym("2026-11")).await;
    assert_eq!(there, [lines[0].clone(), wanted, lines[2].clone()]);
    assert_eq!(posted(&budget).await, [1_000, -40, 3_000]);
    budget.assert_sound().await;
}

#[tokio::test]
async fn a_posting_moves_to_another_entry_of_the_month() {
    let budget = november().await;
    let lines = split(&budget).await;
    let input = PostingInput {
        entry: Some(Ok(id(&budget, "Rent").await)),
        ..PostingInput::default()
    };
    let moved = postings::change(&budget.app, &by(), changing(&lines[0], input)).await;
    assert_eq!(moved.unwrap().payment(), lines[0].payment());
    assert_eq!(posted(&budget).await, [0, 2_000, 4_000]);
    budget.assert_sound().await;
}

#[tokio::test]
async fn one_posting_goes_or_the_whole_payment() {
    let budget = november().await;
    let alone = budget.pay("2026-11", "Food", 700).await;
    let lines = split(&budget).await;
    let one = deleting(&lines[0], DeleteReach::ThisPosting);
    postings::delete(&budget.app, &by(), one).await.unwrap();
    assert_eq!(posted(&budget).await, [700, 2_000, 3_000]);
    let rest = deleting(&lines[2], DeleteReach::WholePayment);
    postings::delete(&budget.app, &by(), rest).await.unwrap();
    assert_eq!(budget.postings(ym("2026-11")).await, [alone]);
    budget.assert_sound().await;
}

#[tokio::test]
async fn a_date_may_lie_62_days_outside_the_month() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await;
    for (day, count) in [("2026-08-31", 62), ("2027-01-31", 62)] {
        let date = parse_date(day).unwrap();
        let view = budget.view("2026-11").await;
        let days = view.reading.contents.month.head().days;
        assert_eq!(days.days_outside(date), count);
        let input = PostingInput {
            posted_on: Some(Ok(date)),
            ..PostingInput::default()
        };
        let changed = postings::change(&budget.app, &by(), changing(&posting, input)).await;
        assert_eq!(changed.unwrap().posted_on, date);
    }
    budget.assert_sound().await;
}

#[tokio::test]
async fn an_opening_by_hand_can_be_set_corrected_and_deleted() {
    let budget = november().await;
    let opened = budget.try_to_open("2026-11", "Food", -500).await.unwrap();
    assert_eq!(opened[0].kind, PostingKind::OpeningBalance { origin: None });
    let food = budget.line("2026-11", "Food").await;
    assert_eq!([food.opening, food.applied], [money(-500), money(-500)]);
    assert_eq!([food.posted, food.remaining], [money(0), money(10_500)]);
    let input = PostingInput {
        amount: Some(Ok(money(300))),
        entry: Some(Ok(food.entry.id)),
        ..PostingInput::default()
    };
    let changed = postings::change(&budget.app, &by(), changing(&opened[0], input)).await;
    changed.unwrap();
    assert_eq!(budget.line("2026-11", "Food").await.opening, money(300));
    let gone = deleting(&opened[0], DeleteReach::WholePayment);
    postings::delete(&budget.app, &by(), gone).await.unwrap();
    assert_eq!(budget.line("2026-11", "Food").await.opening, money(0));
    budget.try_to_open("2026-11", "Food", 1).await.unwrap();
    budget.assert_sound().await;
}
