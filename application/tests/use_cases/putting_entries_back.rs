//! Taking the removal of an entry or a debt back: it is there again as it was, and only where it still fits.

use quartermaster_application::months::{
    self, DoorError, DriftAct, DriftChoice, DriftTarget, MonthAtVersion, PutBackEntry,
    PutBackEntryError, RemoveEntry,
};
use quartermaster_application::template::{debt_targets, entries};
use quartermaster_domain::MonthEntryId;
use quartermaster_domain::template::Carry;

use crate::budget::{Budget, by, ym};
use crate::putting_back::open;

const NOVEMBER: &str = "2026-11";

async fn line(budget: &Budget, name: &str) -> MonthEntryId {
    budget.line(NOVEMBER, name).await.entry.id
}

async fn remove(budget: &Budget, entry: MonthEntryId) {
    let month = ym(NOVEMBER).into();
    let command = RemoveEntry { month, entry };
    let removed = months::remove_entry(&budget.app, &by(), command).await;
    removed.unwrap();
}

fn putting_back(entry: MonthEntryId) -> PutBackEntry {
    PutBackEntry {
        month: ym(NOVEMBER).into(),
        entry,
    }
}

async fn put_back(budget: &Budget, entry: MonthEntryId) {
    let back = months::put_back_entry(&budget.app, &by(), putting_back(entry)).await;
    back.unwrap();
}

async fn refusal(budget: &Budget, entry: MonthEntryId) -> PutBackEntryError {
    let by = by();
    let act = months::put_back_entry(&budget.app, &by, putting_back(entry));
    budget.refused(act).await
}

/// Three entries and a debt, of which the second pays the debt.
async fn filled() -> Budget {
    let budget = Budget::new();
    budget.expense("Food", 10_000, Carry::Balance).await;
    let card = budget.debt("Card", 372_196).await;
    budget.debt_payment("Card payment", 15_000, card.id).await;
    budget.expense("Fun", 3_000, Carry::None).await;
    budget
}

#[tokio::test]
async fn a_removed_entry_is_there_again_as_it_was() {
    let budget = filled().await;
    budget.begin("2026-10").await;
    budget.pay("2026-10", "Food", 12_000).await;
    budget.close("2026-10").await;
    budget.begin(NOVEMBER).await;
    let before = budget.view(NOVEMBER).await.sheet;
    for name in ["Food", "Card payment", "Fun"] {
        let entry = line(&budget, name).await;
        remove(&budget, entry).await;
        assert_eq!(budget.view(NOVEMBER).await.sheet.entries.len(), 2);
        put_back(&budget, entry).await;
        // With the 20.00 overspent before, which the month before gives it.
        assert_eq!(budget.view(NOVEMBER).await.sheet, before, "{name}");
        let last = budget.trail().await.remove(0);
        assert_eq!((&*last.action, &*last.subject), ("restored", "month_entry"));
        assert_eq!(last.subject_id, Some(entry.0));
    }
    budget.assert_sound().await;
}

#[tokio::test]
async fn an_opening_set_by_hand_comes_back_with_its_entry() {
    let budget = filled().await;
    budget.begin(NOVEMBER).await;
    let food = line(&budget, "Food").await;
    open(&budget, food, 900).await;
    let before = budget.postings(ym(NOVEMBER)).await;
    remove(&budget, food).await;
    assert_eq!(budget.postings(ym(NOVEMBER)).await, []);
    put_back(&budget, food).await;
    assert_eq!(budget.postings(ym(NOVEMBER)).await, before);
    budget.assert_sound().await;
}

#[tokio::test]
async fn it_comes_back_once_and_not_beside_a_copy_of_the_same() {
    let budget = filled().await;
    budget.begin(NOVEMBER).await;
    let food = line(&budget, "Food").await;
    let error = refusal(&budget, food).await;
    assert!(matches!(error, PutBackEntryError::NothingRemoved));
    remove(&budget, food).await;
    put_back(&budget, food).await;
    let error = refusal(&budget, food).await;
    assert!(matches!(error, PutBackEntryError::NothingRemoved));

    remove(&budget, food).await;
    let choice = DriftChoice {
        target: DriftTarget::Entry(budget.template_entry("Food").await),
        act: DriftAct::Adopt,
    };
    let month: MonthAtVersion = ym(NOVEMBER).into();
    let adopted = months::settle_drift(&budget.app, &by(), month, vec![choice]).await;
    adopted.unwrap();
    let error = refusal(&budget, food).await;
    assert!(matches!(error, PutBackEntryError::NothingRemoved));
}

#[tokio::test]
async fn it_fits_the_month_as_it_is_now() {
    let budget = filled().await;
    budget.create(NOVEMBER).await;
    let (food, fun) = (line(&budget, "Food").await, line(&budget, "Fun").await);
    remove(&budget, food).await;
    remove(&budget, fun).await;
    let source = budget.template_entry("Food").await;
    entries::delete(&budget.app, &by(), source).await.unwrap();
    let month = ym(NOVEMBER).into();
    months::activate(&budget.app, &by(), month).await.unwrap();
    put_back(&budget, food).await;
    put_back(&budget, fun).await;
    let food = budget.line(NOVEMBER, "Food").await.entry;
    assert_eq!((food.source, food.fields.carry), (None, Carry::None));
    let fun = budget.line(NOVEMBER, "Fun").await.entry;
    assert_eq!(fun.baseline.unwrap().minor(), 0, "added when it was active");
    assert!(fun.source.is_some());
    budget.assert_sound().await;

    let fun = fun.id;
    remove(&budget, fun).await;
    budget.close(NOVEMBER).await;
    let error = refusal(&budget, fun).await;
    assert!(matches!(
        error,
        PutBackEntryError::Door(DoorError::WrongState(_))
    ));
}

#[tokio::test]
async fn what_was_deleted_from_the_template_is_there_again_once() {
    let budget = filled().await;
    let (app, by) = (&budget.app, by());
    let loan = budget.debt("Loan", 5_000).await;
    debt_targets::archive(app, &by, loan.id).await.unwrap();
    let before = budget.everything().await.template.template;
    let food = budget.template_entry("Food").await;
    entries::delete(app, &by, food).await.unwrap();
    debt_targets::delete(app, &by, loan.id).await.unwrap();
    entries::put_back(app, &by, food).await.unwrap();
    debt_targets::put_back(app, &by, loan.id).await.unwrap();
    let mut after = budget.everything().await.template.template;
    for debt in &mut after.debt_targets {
        if debt.id == loan.id {
            assert_eq!(debt.version, 1, "as a new one");
            debt.version = loan.version + 1;
        }
    }
    assert_eq!(after, before);

    let last = budget.trail().await.remove(0);
    assert_eq!((&*last.action, &*last.subject), ("restored", "debt_target"));
    let act = entries::put_back(app, &by, food);
    let error = budget.refused(act).await;
    assert!(matches!(error, entries::PutBackEntryError::NothingDeleted));
    let act = debt_targets::put_back(app, &by, loan.id);
    let error = budget.refused(act).await;
    assert!(matches!(
        error,
        debt_targets::PutBackDebtTargetError::NothingDeleted
    ));
}

#[tokio::test]
async fn an_entry_comes_back_without_the_debt_that_went_meanwhile() {
    let budget = filled().await;
    let (app, by) = (&budget.app, by());
    let payment = budget.template_entry("Card payment").await;
    let card = budget.template_debt("Card").await;
    entries::delete(app, &by, payment).await.unwrap();
    debt_targets::delete(app, &by, card).await.unwrap();
    entries::put_back(app, &by, payment).await.unwrap();
    let entries = budget.everything().await.template.template.entries;
    let back = entries.iter().find(|entry| entry.id == payment).unwrap();
    assert_eq!(back.fields.debt_target, None);
}
