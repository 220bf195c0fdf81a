//! Taking a deletion back: all that went is there again, once, and only where it still fits.

use quartermaster_application::months::{self, DoorError, RemoveEntry};
use quartermaster_application::postings::{self, AddPayment, DeleteReach, PutBack, PutBackError};
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, Posting};
use quartermaster_domain::{MonthEntryId, PostingId};

use crate::budget::{Budget, by, money, ym};
use crate::postings::{deleting, id, november, split};

fn putting_back(posting: PostingId) -> PutBack {
    PutBack {
        month: ym("2026-11").into(),
        posting,
    }
}

async fn delete(budget: &Budget, posting: &Posting, reach: DeleteReach) {
    postings::delete(&budget.app, &by(), deleting(posting, reach))
        .await
        .unwrap();
}

async fn refusal(budget: &Budget, posting: PostingId) -> PutBackError {
    let by = by();
    let act = postings::put_back(&budget.app, &by, putting_back(posting));
    budget.refused(act).await
}

pub(crate) async fn open(budget: &Budget, entry: MonthEntryId, minor: i64) -> Posting {
    let line = PaymentLineInput {
        entry: Some(Ok(entry)),
        amount: Some(Ok(money(minor))),
    };
    let command = AddPayment {
        month: ym("2026-11").into(),
        input: PaymentInput {
            posted_on: Some(parse_date("2026-11-01")),
            payee: None,
            memo: None,
            lines: vec![line],
        },
    };
    let opened = postings::set_openings(&budget.app, &by(), command).await;
    opened.unwrap().remove(0)
}

#[tokio::test]
async fn what_was_deleted_is_there_again_as_it_was() {
    for reach in [DeleteReach::ThisPosting, DeleteReach::WholePayment] {
        let budget = november().await;
        let lines = split(&budget).await;
        let before = budget.postings(ym("2026-11")).await;
        delete(&budget, &lines[1], reach).await;
        let gone = before.len() - budget.postings(ym("2026-11")).await.len();
        let back = postings::put_back(&budget.app, &by(), putting_back(lines[1].id))
            .await
            .unwrap();
        assert_eq!(back.len(), gone, "{reach:?}");
        assert_eq!(budget.postings(ym("2026-11")).await, before, "{reach:?}");
        let last = budget.trail().await.remove(0);
        assert_eq!((&*last.action, &*last.subject), ("restored", "posting"));
        assert_eq!(last.subject_id, Some(lines[1].id.0));
        budget.assert_sound().await;
    }
}

#[tokio::test]
async fn it_comes_back_once() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await;
    let error = refusal(&budget, posting.id).await;
    assert!(matches!(error, PutBackError::NothingDeleted));
    delete(&budget, &posting, DeleteReach::ThisPosting).await;
    let back = putting_back(posting.id);
    postings::put_back(&budget.app, &by(), back).await.unwrap();
    let error = refusal(&budget, posting.id).await;
    assert!(matches!(error, PutBackError::NothingDeleted));
    let error = refusal(&budget, PostingId(4_711)).await;
    assert!(matches!(error, PutBackError::NothingDeleted));
}

#[tokio::test]
async fn its_entry_has_to_be_there() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await;
    delete(&budget, &posting, DeleteReach::ThisPosting).await;
    let command = RemoveEntry {
        month: ym("2026-11").into(),
        entry: id(&budget, "Food").await,
    };
    months::remove_entry(&budget.app, &by(), command)
        .await
        .unwrap();
    let error = refusal(&budget, posting.id).await;
    assert!(matches!(error, PutBackError::NoSuchEntry));
}

#[tokio::test]
async fn an_opening_comes_back_where_no_other_took_its_place() {
    let budget = november().await;
    let food = id(&budget, "Food").await;
    let opening = open(&budget, food, 900).await;
    delete(&budget, &opening, DeleteReach::ThisPosting).await;
    let back = putting_back(opening.id);
    postings::put_back(&budget.app, &by(), back).await.unwrap();
    assert_eq!(budget.line("2026-11", "Food").await.opening.minor(), 900);
    delete(&budget, &opening, DeleteReach::ThisPosting).await;
    open(&budget, food, 100).await;
    let error = refusal(&budget, opening.id).await;
    assert!(matches!(error, PutBackError::OpeningExists));
    assert_eq!(budget.line("2026-11", "Food").await.opening.minor(), 100);
}

#[tokio::test]
async fn a_closed_month_takes_nothing_back() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await;
    delete(&budget, &posting, DeleteReach::ThisPosting).await;
    budget.close("2026-11").await;
    let error = refusal(&budget, posting.id).await;
    assert!(matches!(
        error,
        PutBackError::Door(DoorError::WrongState(_))
    ));
    let by = by();
    let elsewhere = PutBack {
        month: ym("2030-01").into(),
        posting: posting.id,
    };
    let act = postings::put_back(&budget.app, &by, elsewhere);
    let error = budget.refused(act).await;
    assert!(matches!(error, PutBackError::Door(DoorError::NoSuchMonth)));
}
