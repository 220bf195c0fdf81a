use quartermaster_domain::Timestamp;

use crate::audit::Channel;
use crate::ports::{IdempotencyClaim, KeptAnswer, KeptRequest, RequestKey, Store, StoreError};
use crate::testing::filling::now;

fn key(text: &str) -> RequestKey {
    RequestKey {
        actor: "local".to_owned(),
        channel: Channel::Api,
        text: text.to_owned(),
    }
}

fn answer() -> KeptAnswer {
    KeptAnswer {
        status: 201,
        location: Some("/api/v1/months/2026-11".to_owned()),
        etag: None,
        body: Some("{}".to_owned()),
    }
}

async fn keep(
    store: &dyn Store,
    key: RequestKey,
    answer: &KeptAnswer,
    (at, forget_before): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let mut work = store.write().await.unwrap();
    let claim = IdempotencyClaim {
        key,
        fingerprint: "of the request".to_owned(),
    };
    work.idempotency()
        .keep(&claim, answer, at, forget_before)
        .await?;
    work.commit().await
}

async fn kept(store: &dyn Store, key: &RequestKey) -> Option<KeptRequest> {
    let mut snapshot = store.read().await.unwrap();
    snapshot.kept_request(key).await.unwrap()
}

pub async fn a_key_is_taken_once(store: &dyn Store) {
    let at = (now(), now());
    keep(store, key("one"), &answer(), at).await.unwrap();
    let twice = keep(store, key("one"), &answer(), at).await;
    assert!(matches!(twice, Err(StoreError::Conflict)), "{twice:?}");
    keep(store, key("two"), &answer(), at).await.unwrap();
}

pub async fn a_key_is_another_for_another_who_asks(store: &dyn Store) {
    let other_actor = RequestKey {
        actor: "member:7".to_owned(),
        ..key("one")
    };
    let other_channel = RequestKey {
        channel: Channel::Page,
        ..key("one")
    };
    let keys = [key("one"), other_actor, other_channel];
    for (status, key) in (200..).zip(&keys) {
        assert_eq!(kept(store, key).await, None);
        let answer = KeptAnswer { status, ..answer() };
        let at = (now(), now());
        keep(store, key.clone(), &answer, at).await.unwrap();
    }
    for (status, key) in (200..).zip(&keys) {
        let answer = kept(store, key).await.unwrap().answer;
        assert_eq!(answer.unwrap().status, status);
    }
}

pub async fn the_answer_is_kept_under_the_key(store: &dyn Store) {
    assert_eq!(kept(store, &key("one")).await, None);
    let bare = KeptAnswer {
        location: None,
        body: None,
        ..answer()
    };
    for (text, answer) in [("one", answer()), ("two", bare)] {
        keep(store, key(text), &answer, (now(), now()))
            .await
            .unwrap();
        let request = KeptRequest {
            fingerprint: "of the request".to_owned(),
            answer: Some(answer),
        };
        assert_eq!(kept(store, &key(text)).await, Some(request));
    }
}

pub async fn an_old_answer_is_forgotten(store: &dyn Store) {
    let later: Timestamp = "2026-12-24T00:00:00Z".parse().unwrap();
    keep(store, key("old"), &answer(), (now(), now()))
        .await
        .unwrap();
    keep(store, key("new"), &answer(), (now(), later))
        .await
        .unwrap();
    assert_eq!(kept(store, &key("old")).await, None);
    assert!(kept(store, &key("new")).await.is_some());
}
