//! An opening set by hand is never overwritten: what would put a derived one in its place is refused.

use quartermaster_application::months::{self, CloseError, DeleteError, RemoveEntry};
use quartermaster_application::postings::{AddPayment, SetOpeningsError, set_openings};
use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, Posting};
use quartermaster_domain::template::Carry;

use crate::budget::{Budget, by, money, ym};

impl Budget {
    /// Tries to set the opening balance of the month's entry of that name by hand.
    pub(crate) async fn try_to_open(
        &self,
        month: &str,
        name: &str,
        minor: i64,
    ) -> Result<Vec<Posting>, SetOpeningsError> {
        let view = self.view(month).await;
        let input = PaymentInput {
            posted_on: Some(Ok(view.reading.contents.month.head().days.first())),
            payee: None,
            memo: None,
            lines: vec![PaymentLineInput {
                entry: Some(Ok(self.line(month, name).await.entry.id)),
                amount: Some(Ok(money(minor))),
            }],
        };
        let month = ym(month).into();
        set_openings(&self.app, &by(), AddPayment { month, input }).await
    }
}

/// November has an opening by hand on Food, and months before it that came later.
async fn opened_by_hand(months_before: &[&str]) -> Budget {
    let budget = Budget::new();
    budget.expense("Food", 10_000, Carry::Balance).await;
    budget.begin("2026-11").await;
    budget.try_to_open("2026-11", "Food", 500).await.unwrap();
    for month in months_before {
        budget.begin(month).await;
    }
    budget
}

#[tokio::test]
async fn closing_the_month_before_is_refused() {
    let budget = opened_by_hand(&["2026-10"]).await;
    let by = by();
    let closing = months::close(&budget.app, &by, ym("2026-10").into());
    let error = budget.refused(closing).await;
    let CloseError::CarryOver(CarryOverError::Conflict(conflict)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(conflict.name, "Food");
    assert_eq!(
        conflict.entry,
        budget.line("2026-11", "Food").await.entry.id
    );
}

#[tokio::test]
async fn a_month_before_that_gives_nothing_closes() {
    let budget = opened_by_hand(&["2026-10"]).await;
    budget.pay("2026-10", "Food", 10_000).await;
    budget.close("2026-10").await;
    let food = budget.line("2026-11", "Food").await;
    assert_eq!((food.opening, food.opening_from), (money(500), None));
    budget.assert_sound().await;
}

#[tokio::test]
async fn deleting_the_month_between_is_refused() {
    let budget = opened_by_hand(&["2026-09", "2026-10"]).await;
    budget.close("2026-09").await;
    let by = by();
    let deleting = months::delete(&budget.app, &by, ym("2026-10").into());
    let error = budget.refused(deleting).await;
    let DeleteError::CarryOver(CarryOverError::Conflict(conflict)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(conflict.name, "Food");
}

/// Two payments of the largest amount leave more than one opening can hold.
async fn vast_remainder() -> Budget {
    let budget = Budget::new();
    budget.expense("Food", 0, Carry::Balance).await;
    budget.begin("2026-09").await;
    budget.create("2026-10").await;
    for _ in 0..2 {
        budget.pay("2026-09", "Food", 1_000_000_000_000_000).await;
    }
    budget
}

#[tokio::test]
async fn closing_with_a_remainder_that_no_opening_can_hold_is_refused() {
    let budget = vast_remainder().await;
    let by = by();
    let closing = months::close(&budget.app, &by, ym("2026-09").into());
    let error = budget.refused(closing).await;
    let CloseError::CarryOver(CarryOverError::Overflow(_)) = error else {
        panic!("{error:?}");
    };
}

#[tokio::test]
async fn deleting_a_month_so_that_such_a_remainder_goes_on_is_refused() {
    let budget = vast_remainder().await;
    budget.create("2026-11").await;
    let removal = RemoveEntry {
        month: ym("2026-10").into(),
        entry: budget.line("2026-10", "Food").await.entry.id,
    };
    let by = by();
    months::remove_entry(&budget.app, &by, removal)
        .await
        .unwrap();
    budget.close("2026-09").await;
    let deleting = months::delete(&budget.app, &by, ym("2026-10").into());
    let error = budget.refused(deleting).await;
    let DeleteError::CarryOver(CarryOverError::Overflow(_)) = error else {
        panic!("{error:?}");
    };
    budget.assert_sound().await;
}
