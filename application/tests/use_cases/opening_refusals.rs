//! What nobody can do with an opening balance, and with a posting that is elsewhere.

use quartermaster_application::postings::{
    self, ChangePostingError, DeletePostingError, DeleteReach, SetOpeningsError,
};
use quartermaster_domain::FieldCode;
use quartermaster_domain::ledger::{Posting, PostingInput};

use crate::budget::{Budget, by, money, ym};
use crate::postings::{changing, deleting, id, november};

async fn change(budget: &Budget, posting: &Posting, input: PostingInput) -> ChangePostingError {
    let by = by();
    let change = postings::change(&budget.app, &by, changing(posting, input));
    budget.refused(change).await
}

async fn delete(budget: &Budget, posting: &Posting, reach: DeleteReach) -> DeletePostingError {
    let by = by();
    let delete = postings::delete(&budget.app, &by, deleting(posting, reach));
    budget.refused(delete).await
}

#[tokio::test]
async fn a_derived_opening_is_changed_and_deleted_by_nobody() {
    let budget = november().await;
    budget.close("2026-11").await;
    budget.begin("2026-12").await;
    let opening = budget.postings(ym("2026-12")).await.remove(0);
    let in_december = |mut command: postings::ChangePosting| {
        command.month = ym("2026-12").into();
        command
    };
    let inputs = [
        PostingInput::default(),
        PostingInput {
            amount: Some(Ok(money(1))),
            ..PostingInput::default()
        },
    ];
    let by = by();
    for input in inputs {
        let command = in_december(changing(&opening, input));
        let error = budget
            .refused(postings::change(&budget.app, &by, command))
            .await;
        assert!(matches!(error, ChangePostingError::OpeningIsDerived));
    }
    for reach in [DeleteReach::ThisPosting, DeleteReach::WholePayment] {
        let mut command = deleting(&opening, reach);
        command.month = ym("2026-12").into();
        let error = budget
            .refused(postings::delete(&budget.app, &by, command))
            .await;
        assert!(matches!(error, DeletePostingError::OpeningIsDerived));
    }
    // Once November is open again, it is no longer there to be touched.
    budget.reopen("2026-11").await;
    let command = in_december(changing(&opening, PostingInput::default()));
    let error = budget
        .refused(postings::change(&budget.app, &by, command))
        .await;
    assert!(matches!(error, ChangePostingError::NoSuchPosting));
}

#[tokio::test]
async fn a_posting_of_another_month_is_not_there() {
    let budget = november().await;
    budget.begin("2026-12").await;
    let elsewhere = budget.pay("2026-12", "Food", 700).await;
    let error = change(&budget, &elsewhere, PostingInput::default()).await;
    assert!(matches!(error, ChangePostingError::NoSuchPosting));
    for reach in [DeleteReach::ThisPosting, DeleteReach::WholePayment] {
        let error = delete(&budget, &elsewhere, reach).await;
        assert!(matches!(error, DeletePostingError::NoSuchPosting));
    }
}

#[tokio::test]
async fn a_posting_is_not_deleted_twice() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await;
    let command = deleting(&posting, DeleteReach::WholePayment);
    postings::delete(&budget.app, &by(), command).await.unwrap();
    let error = delete(&budget, &posting, DeleteReach::WholePayment).await;
    assert!(matches!(error, DeletePostingError::NoSuchPosting));
}

#[tokio::test]
async fn an_opening_by_hand_needs_a_household_without_a_month_before() {
    let budget = november().await;
    budget.begin("2026-12").await;
    let error = budget
        .refused(budget.try_to_open("2026-12", "Food", 1))
        .await;
    assert!(matches!(error, SetOpeningsError::MonthBefore));
    budget.create("2026-09").await;
    let error = budget
        .refused(budget.try_to_open("2026-11", "Food", 1))
        .await;
    assert!(matches!(error, SetOpeningsError::MonthBefore));
}

#[tokio::test]
async fn an_entry_has_at_most_one_opening() {
    let budget = november().await;
    budget.try_to_open("2026-11", "Food", 1).await.unwrap();
    let error = budget
        .refused(budget.try_to_open("2026-11", "Food", 1))
        .await;
    assert!(matches!(error, SetOpeningsError::OpeningExists));
}

#[tokio::test]
async fn an_opening_stays_with_its_entry() {
    let budget = november().await;
    let opening = budget.try_to_open("2026-11", "Food", 1).await.unwrap();
    let input = PostingInput {
        entry: Some(Ok(id(&budget, "Rent").await)),
        ..PostingInput::default()
    };
    let error = change(&budget, &opening[0], input).await;
    let ChangePostingError::Invalid(errors) = error else {
        panic!("{error:?}");
    };
    let error = &errors.as_slice()[0];
    assert_eq!(
        (error.field.as_str(), error.code),
        ("entry_id", FieldCode::NotAllowed)
    );
}
