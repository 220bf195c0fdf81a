//! A request that may be repeated: what it does and its answer are kept together, or neither is.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use quartermaster_application::audit::Channel;
use quartermaster_application::household::ChangeHousehold;
use quartermaster_application::ports::{IdempotencyClaim, KeptAnswer, RequestKey, StoreError};
use quartermaster_application::reading;
use quartermaster_application::repeats::{First, Repeated, Standing, standing};
use quartermaster_domain::template::{Carry, EntryKind};

use crate::audit::{everything_done, somebody};
use crate::audited::deed;
use crate::budget::{Budget, by, entry_input};
use crate::deeds::Deed;
use crate::stage::stage;

fn claim(fingerprint: &str) -> IdempotencyClaim {
    IdempotencyClaim {
        key: RequestKey {
            actor: "somebody".to_owned(),
            channel: Channel::Api,
            text: "k-1".to_owned(),
        },
        fingerprint: fingerprint.to_owned(),
    }
}

fn answer(body: Option<&str>) -> KeptAnswer {
    KeptAnswer {
        status: 201,
        location: None,
        etag: None,
        body: body.map(str::to_owned),
    }
}

async fn first(budget: &Budget) -> First {
    match standing(&budget.app, claim("of it")).await.unwrap() {
        Standing::First(first) => first,
        Standing::Repeated(repeated) => panic!("{repeated:?}"),
    }
}

async fn repeated(budget: &Budget, fingerprint: &str) -> Repeated {
    match standing(&budget.app, claim(fingerprint)).await.unwrap() {
        Standing::Repeated(repeated) => repeated,
        Standing::First(_) => panic!("it is the first"),
    }
}

async fn keep(budget: &Budget, answer: &KeptAnswer) {
    let kept = first(budget).await.answered(answer).await.unwrap();
    assert_eq!(kept, None);
}

fn expense(name: &str) -> Deed {
    Deed::CreateEntry(entry_input(name, EntryKind::Expense, 1, Carry::None))
}

#[tokio::test]
async fn everything_done_waits_for_its_answer() {
    for what in everything_done() {
        let budget = stage().await;
        let deed = deed(&budget, what).await;
        let before = budget.everything().await;
        let request = first(&budget).await;
        deed.clone().act(&request.app(), &somebody()).await.unwrap();
        assert_eq!(budget.everything().await, before, "{what}");
        let app = Budget {
            app: request.app(),
            clock: Arc::clone(&budget.clock),
        };
        let done = app.everything().await;
        assert_ne!(done, before, "{what}");
        drop(app);
        assert_eq!(request.answered(&answer(Some("1"))).await.unwrap(), None);
        assert_eq!(budget.everything().await, done, "{what}");
        let answer = answer(Some("1"));
        assert_eq!(repeated(&budget, "of it").await, Repeated::Answered(answer));
        budget.assert_sound().await;
    }
}

/// As where the program ends, or who asked hangs up, before the answer is there.
#[tokio::test]
async fn what_is_not_answered_leaves_neither_the_change_nor_its_record() {
    for what in everything_done() {
        let budget = stage().await;
        let deed = deed(&budget, what).await;
        let before = budget.everything().await;
        let request = first(&budget).await;
        deed.act(&request.app(), &somebody()).await.unwrap();
        drop(request);
        assert_eq!(budget.everything().await, before, "{what}");
        first(&budget).await;
    }
}

#[tokio::test]
async fn who_was_quicker_with_the_same_key_is_the_only_one() {
    for what in everything_done() {
        let budget = stage().await;
        let deed = deed(&budget, what).await;
        let (slow, refused) = (first(&budget).await, first(&budget).await);
        keep(&budget, &answer(Some("quick"))).await;
        let before = budget.everything().await;
        deed.act(&slow.app(), &somebody()).await.unwrap();
        let theirs = Some(Repeated::Answered(answer(Some("quick"))));
        let told = slow.answered(&answer(Some("slow"))).await.unwrap();
        assert_eq!(told, theirs, "{what}");
        assert_eq!(refused.refused().await.unwrap(), theirs);
        assert_eq!(budget.everything().await, before, "{what}");
    }
}

#[tokio::test]
async fn a_repetition_is_told_what_the_first_was_answered() {
    let budget = Budget::new();
    keep(&budget, &answer(Some("{}"))).await;
    let same = repeated(&budget, "of it").await;
    assert_eq!(same, Repeated::Answered(answer(Some("{}"))));
    let other = repeated(&budget, "of another").await;
    assert_eq!(other, Repeated::OfAnother);
}

#[tokio::test]
async fn of_an_answer_that_showed_a_secret_only_that_is_known() {
    let budget = Budget::new();
    keep(&budget, &answer(None)).await;
    let same = repeated(&budget, "of it").await;
    assert_eq!(same, Repeated::ShownOnce);
    let other = repeated(&budget, "of another").await;
    assert_eq!(other, Repeated::OfAnother);
}

#[tokio::test]
async fn a_refused_request_leaves_its_key_free() {
    let budget = Budget::new();
    let request = first(&budget).await;
    let stale = Deed::ChangeHousehold(ChangeHousehold {
        expected_version: Some(99),
        ..ChangeHousehold::default()
    });
    stale.act(&request.app(), &by()).await.unwrap_err();
    assert_eq!(request.refused().await.unwrap(), None);
    first(&budget).await;
}

#[tokio::test]
async fn several_acts_of_one_request_are_one() {
    let budget = Budget::new();
    let request = first(&budget).await;
    for name in ["Food", "Books"] {
        expense(name).act(&request.app(), &by()).await.unwrap();
    }
    assert!(entries(&budget).await.is_empty());
    request.answered(&answer(Some(""))).await.unwrap();
    assert_eq!(entries(&budget).await, ["Food", "Books"]);
}

#[tokio::test]
async fn an_act_refused_half_way_takes_those_before_it_along() {
    let budget = Budget::new();
    let request = first(&budget).await;
    let app = request.app();
    expense("Food").act(&app, &by()).await.unwrap();
    drop(app.store.write().await.unwrap());
    let read = app.store.read().await.err();
    assert!(matches!(read, Some(StoreError::Busy)), "{read:?}");
    drop(app);
    let refused = request.answered(&answer(Some(""))).await;
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    assert!(entries(&budget).await.is_empty());
    first(&budget).await;
}

#[tokio::test]
async fn what_is_told_of_a_change_is_told_after_its_commit() {
    let budget = Budget::new();
    let told = Arc::new(AtomicUsize::new(0));
    let tell = || {
        let told = Arc::clone(&told);
        Box::new(move || {
            told.fetch_add(1, Ordering::SeqCst);
        })
    };
    for (is_answered, expected) in [(false, 0), (true, 1)] {
        let request = first(&budget).await;
        let app = request.app();
        expense("Food").act(&app, &by()).await.unwrap();
        app.store.when_committed(tell());
        drop(app);
        assert_eq!(told.load(Ordering::SeqCst), 0);
        if is_answered {
            request.answered(&answer(Some(""))).await.unwrap();
        } else {
            request.refused().await.unwrap();
        }
        assert_eq!(told.load(Ordering::SeqCst), expected);
    }
    budget.app.store.when_committed(tell());
    assert_eq!(told.load(Ordering::SeqCst), 2);
}

async fn entries(budget: &Budget) -> Vec<String> {
    let view = reading::template(&budget.app).await.unwrap();
    let entries = view.template.entries.iter();
    entries.map(|entry| entry.fields.name.to_string()).collect()
}
