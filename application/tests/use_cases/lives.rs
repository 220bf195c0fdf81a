//! Random lives of a household through the use cases: whatever is done in whatever order, the
//! invariants hold after every step, and what is refused changes nothing.

use proptest::prelude::{ProptestConfig, proptest};
use quartermaster_application::template::entries;
use quartermaster_domain::template::{Carry, EntryInput, EntryKind, Recurrence};

use crate::budget::{Budget, by, entry_input, ym};
use crate::everything::Everything;
use crate::invariants::{assert_closed_months_stay, assert_hold};
use crate::steps::{Kind, Step, step};

/// Every carry, a debt with its payment, a saving that is due in one month only; the first month
/// is active.
async fn household() -> Budget {
    let budget = Budget::new();
    let card = budget.debt("Card", 372_196).await;
    budget.debt_payment("Card payment", 15_000, card.id).await;
    budget.income("Salary", 300_000).await;
    budget.expense("Food", 10_000, Carry::Balance).await;
    budget.expense("Fun", 5_000, Carry::Surplus).await;
    budget.expense("Rent", 90_000, Carry::None).await;
    let trip = EntryInput {
        recurrence: Some(Ok(Recurrence::Once {
            month: ym("2026-10"),
        })),
        ..entry_input("Trip", EntryKind::Saving, 4_000, Carry::Balance)
    };
    entries::create(&budget.app, &by(), trip).await.unwrap();
    budget.begin("2026-09").await;
    budget
}

/// The template never changes a month; a month never changes the template, except a debt's
/// balance at closing and a drift line that is pushed back.
fn assert_apart(kind: Kind, before: &Everything, after: &Everything) {
    let contents = |everything: &Everything| -> Vec<_> {
        let months = everything.months.iter();
        let contents = months.map(|whole| whole.view.reading.contents.clone());
        contents.collect()
    };
    match kind {
        Kind::ChangeTemplate | Kind::ArchiveEntry | Kind::RestoreEntry | Kind::ChangeStartDay => {
            assert_eq!(contents(before), contents(after))
        }
        Kind::Close | Kind::Reopen => {
            let entries = |everything: &Everything| everything.template.template.entries.clone();
            assert_eq!(entries(before), entries(after));
        }
        Kind::SettleDrift => {}
        _ => assert_eq!(before.template, after.template),
    }
}

async fn take(budget: &Budget, step: Step) {
    let before = budget.everything().await;
    let Some(deed) = step.deed(budget, &before).await else {
        return;
    };
    let done = deed.act(&budget.app, &by()).await;
    let after = budget.everything().await;
    if done.is_err() {
        assert_eq!(before, after);
        return;
    }
    // Archiving what is archived is no change, and leaves no record of one.
    let records = after.trail.len() - before.trail.len();
    assert!(records == 1 || before == after);
    assert_hold(&after);
    assert_closed_months_stay(&before, &after);
    assert_apart(step.kind, &before, &after);
    budget.assert_sound().await;
}

async fn live(steps: Vec<Step>) {
    let budget = household().await;
    for step in steps {
        take(&budget, step).await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn invariants_hold_through_any_life(
        steps in proptest::collection::vec(step(), 1..80)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(live(steps));
    }
}
