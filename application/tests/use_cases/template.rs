//! The template: what its use cases refuse, and that it never changes a month.

use quartermaster_application::household::{ChangeHousehold, ChangeHouseholdError, change};
use quartermaster_application::template::OrderError;
use quartermaster_application::template::debt_targets::{self, DeleteDebtTargetError};
use quartermaster_application::template::entries::{
    self, ArchiveEntryError, ChangeEntry, ChangeEntryError, CreateEntryError, DeleteEntryError,
};
use quartermaster_domain::household::HouseholdInput;
use quartermaster_domain::limits::TEMPLATE_MAX_ENTRIES;
use quartermaster_domain::template::{Carry, EntryInput, EntryKind};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, DebtTargetId, EntryId};

use crate::budget::{Budget, by, entry_input};

const UNKNOWN: EntryId = EntryId(987_654);

fn renamed(entry: EntryId, expected_version: Option<i64>) -> ChangeEntry {
    ChangeEntry {
        entry,
        input: EntryInput {
            name: Some(Name::parse("Renamed")),
            ..EntryInput::default()
        },
        expected_version,
    }
}

#[tokio::test]
async fn changing_the_template_leaves_the_months_as_they_are() {
    let me = by();
    let budget = Budget::new();
    let food = budget.expense("Food", 10_000, Carry::Balance).await;
    let rent = budget.expense("Rent", 90_000, Carry::None).await;
    budget.begin("2026-10").await;
    let before = budget.view("2026-10").await;
    let app = &budget.app;
    entries::change(app, &me, renamed(food.id, None))
        .await
        .unwrap();
    entries::archive(app, &me, rent.id).await.unwrap();
    let order = vec![rent.id, food.id];
    entries::order(app, &me, order).await.unwrap();
    budget.expense("Lunch", 500, Carry::None).await;
    assert_eq!(budget.view("2026-10").await, before);
}

#[tokio::test]
async fn an_entry_is_deleted_only_while_no_month_has_it() {
    let me = by();
    let budget = Budget::new();
    let food = budget.expense("Food", 10_000, Carry::Balance).await;
    let unused = budget.expense("Unused", 1, Carry::None).await;
    entries::archive(&budget.app, &me, unused.id).await.unwrap();
    budget.begin("2026-10").await;
    let deleting = entries::delete(&budget.app, &me, food.id);
    let refused = budget.refused(deleting).await;
    assert!(matches!(refused, DeleteEntryError::InUse));
    entries::delete(&budget.app, &me, unused.id).await.unwrap();
    let again = budget.refused(entries::delete(&budget.app, &me, unused.id));
    assert!(matches!(again.await, DeleteEntryError::NoSuchEntry));
}

#[tokio::test]
async fn a_debt_target_stays_while_an_entry_pays_it() {
    let me = by();
    let budget = Budget::new();
    let card = budget.debt("Card", 100).await;
    let payment = budget.debt_payment("Card payment", 5, card.id).await;
    let deleting = debt_targets::delete(&budget.app, &me, card.id);
    let refused = budget.refused(deleting).await;
    assert!(matches!(refused, DeleteDebtTargetError::InUse));
    entries::delete(&budget.app, &me, payment.id).await.unwrap();
    debt_targets::delete(&budget.app, &me, card.id)
        .await
        .unwrap();
}

#[tokio::test]
async fn what_is_not_there_or_was_changed_meanwhile_is_refused() {
    let me = by();
    let budget = Budget::new();
    let food = budget.expense("Food", 10_000, Carry::Balance).await;
    let app = &budget.app;
    let stale = entries::change(app, &me, renamed(food.id, Some(food.version + 1)));
    let stale = budget.refused(stale).await;
    assert!(matches!(stale, ChangeEntryError::Stale));
    let unknown = budget.refused(entries::change(app, &me, renamed(UNKNOWN, None)));
    assert!(matches!(unknown.await, ChangeEntryError::NoSuchEntry));
    let unknown = budget.refused(entries::archive(app, &me, UNKNOWN));
    assert!(matches!(unknown.await, ArchiveEntryError::NoSuchEntry));
    for order in [vec![], vec![food.id, food.id], vec![food.id, UNKNOWN]] {
        let refused = budget.refused(entries::order(app, &me, order)).await;
        assert!(matches!(refused, OrderError::Invalid(_)));
    }
}

#[tokio::test]
async fn an_entry_pays_only_a_debt_of_the_template() {
    let me = by();
    let budget = Budget::new();
    let input = EntryInput {
        debt_target: Some(Ok(Some(DebtTargetId(987_654)))),
        ..entry_input("Payment", EntryKind::DebtPayment, 5, Carry::None)
    };
    let refused = budget
        .refused(entries::create(&budget.app, &me, input))
        .await;
    let CreateEntryError::Invalid(errors) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(errors.into_vec()[0].field, "debt_target_id");
}

#[tokio::test]
async fn the_template_takes_so_many_entries_and_no_more() {
    let me = by();
    let budget = Budget::new();
    for number in 0..TEMPLATE_MAX_ENTRIES {
        budget
            .expense(&format!("Entry {number}"), 1, Carry::None)
            .await;
    }
    let input = entry_input("One more", EntryKind::Expense, 1, Carry::None);
    let refused = budget
        .refused(entries::create(&budget.app, &me, input))
        .await;
    assert!(matches!(refused, CreateEntryError::TemplateFull));
}

#[tokio::test]
async fn the_currency_stays_once_there_are_amounts() {
    let me = by();
    let budget = Budget::new();
    let to = |code: &str, expected_version| ChangeHousehold {
        input: HouseholdInput {
            currency: Some(Currency::from_code(code)),
            ..HouseholdInput::default()
        },
        expected_version,
    };
    let app = &budget.app;
    let household = change(app, &me, to("JPY", None)).await.unwrap();
    assert_eq!(household.currency.code(), "JPY");
    let stale = budget.refused(change(app, &me, to("EUR", Some(household.version - 1))));
    assert!(matches!(stale.await, ChangeHouseholdError::Stale));
    let bad = budget.refused(change(app, &me, to("XYZ", None))).await;
    assert!(matches!(bad, ChangeHouseholdError::Invalid(_)));
    budget.expense("Food", 10_000, Carry::Balance).await;
    let used = budget.refused(change(app, &me, to("EUR", None))).await;
    assert!(matches!(used, ChangeHouseholdError::CurrencyInUse));
    change(app, &me, to("JPY", None)).await.unwrap();
}
