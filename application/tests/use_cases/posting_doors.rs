//! A month that is not active takes no posting and gives none away.

use quartermaster_application::months::{DoorError, MonthAtVersion};
use quartermaster_application::postings::{
    self, AddPaymentError, ChangePosting, ChangePostingError, DeletePosting, DeletePostingError,
    DeleteReach, SetOpeningsError,
};
use quartermaster_domain::PostingId;
use quartermaster_domain::ledger::PostingInput;
use quartermaster_domain::month::{Act, MonthState, WrongState};

use crate::budget::{Budget, by, ym};
use crate::posting_refusals::{add, change, payment, set};
use crate::postings::november;

async fn delete(budget: &Budget, command: DeletePosting) -> DeletePostingError {
    let by = by();
    let deleting = postings::delete(&budget.app, &by, command);
    budget.refused(deleting).await
}

/// How the door refuses each of the four acts; fails where it was not the door.
async fn doors(budget: &Budget, month: MonthAtVersion, posting: PostingId) -> [DoorError; 4] {
    let input = PostingInput::default();
    let (app_change, app_delete) = (
        ChangePosting {
            month,
            posting,
            input,
            seen: None,
        },
        DeletePosting {
            month,
            posting,
            reach: DeleteReach::WholePayment,
        },
    );
    let AddPaymentError::Door(added) = add(budget, month, payment("2026-11-05", &[])).await else {
        panic!("adding was refused for another reason");
    };
    let SetOpeningsError::Door(set) = set(budget, month, payment("2026-11-05", &[])).await else {
        panic!("setting openings was refused for another reason");
    };
    let ChangePostingError::Door(changed) = change(budget, app_change).await else {
        panic!("changing was refused for another reason");
    };
    let DeletePostingError::Door(deleted) = delete(budget, app_delete).await else {
        panic!("deleting was refused for another reason");
    };
    [added, set, changed, deleted]
}

#[tokio::test]
async fn a_month_that_is_closed_is_not_there_or_was_changed_meanwhile() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await.id;
    for error in doors(&budget, ym("2026-12").into(), posting).await {
        assert!(matches!(error, DoorError::NoSuchMonth), "{error:?}");
    }
    let view = budget.view("2026-11").await;
    let seen = view.reading.contents.month.head().version;
    let stale = MonthAtVersion {
        month: ym("2026-11"),
        expected_version: Some(seen - 1),
    };
    for error in doors(&budget, stale, posting).await {
        assert!(matches!(error, DoorError::Stale { version } if version == seen));
    }
    budget.close("2026-11").await;
    let wrong = WrongState {
        act: Act::Post,
        state: MonthState::Closed,
    };
    for error in doors(&budget, ym("2026-11").into(), posting).await {
        assert!(matches!(error, DoorError::WrongState(found) if found == wrong));
    }
}

/// A draft has no posting but an opening derived from the month before.
#[tokio::test]
async fn a_draft() {
    let budget = november().await;
    budget.close("2026-11").await;
    budget.create("2026-12").await;
    let opening = budget.postings(ym("2026-12")).await[0].id;
    let wrong = WrongState {
        act: Act::Post,
        state: MonthState::Draft,
    };
    for error in doors(&budget, ym("2026-12").into(), opening).await {
        assert!(matches!(error, DoorError::WrongState(found) if found == wrong));
    }
}
