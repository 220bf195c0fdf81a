use quartermaster_domain::Timestamp;

use crate::ports::{IdempotencyClaim, KeptAnswer, KeptRequest, Store, StoreError};
use crate::testing::filling::now;

fn claim_of(key: &str) -> IdempotencyClaim {
    IdempotencyClaim {
        key: key.to_owned(),
        fingerprint: "of the request".to_owned(),
    }
}

async fn claim(store: &dyn Store, key: &str, forget_before: Timestamp) -> Result<(), StoreError> {
    let mut work = store.write().await.unwrap();
    let claim = claim_of(key);
    work.idempotency()
        .claim(&claim, now(), forget_before)
        .await?;
    work.commit().await
}

pub async fn a_key_is_claimed_once(store: &dyn Store) {
    claim(store, "one", now()).await.unwrap();
    let twice = claim(store, "one", now()).await;
    assert!(matches!(twice, Err(StoreError::Conflict)), "{twice:?}");
    claim(store, "two", now()).await.unwrap();
}

pub async fn the_answer_is_kept_under_the_key(store: &dyn Store) {
    let mut snapshot = store.read().await.unwrap();
    assert_eq!(snapshot.kept_request("one").await.unwrap(), None);
    drop(snapshot);
    claim(store, "one", now()).await.unwrap();
    let mut request = KeptRequest {
        fingerprint: "of the request".to_owned(),
        answer: None,
    };
    let mut snapshot = store.read().await.unwrap();
    let kept = snapshot.kept_request("one").await.unwrap();
    assert_eq!(kept.as_ref(), Some(&request));
    drop(snapshot);
    let answer = KeptAnswer {
        status: 201,
        location: Some("/api/v1/months/2026-11".to_owned()),
        etag: None,
        body: "{}".to_owned(),
    };
    let mut work = store.write().await.unwrap();
    work.idempotency()
        .keep_answer("one", &answer)
        .await
        .unwrap();
    work.commit().await.unwrap();
    request.answer = Some(answer);
    let mut snapshot = store.read().await.unwrap();
    assert_eq!(snapshot.kept_request("one").await.unwrap(), Some(request));
}

pub async fn an_old_claim_is_forgotten(store: &dyn Store) {
    claim(store, "old", now()).await.unwrap();
    let later: Timestamp = "2026-12-24T00:00:00Z".parse().unwrap();
    claim(store, "new", later).await.unwrap();
    let mut snapshot = store.read().await.unwrap();
    assert_eq!(snapshot.kept_request("old").await.unwrap(), None);
    assert!(snapshot.kept_request("new").await.unwrap().is_some());
}
