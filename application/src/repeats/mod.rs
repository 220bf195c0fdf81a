//! Requests that may be sent twice and are carried out once, whichever door they come through.
//!
//! A door carries such a request out with [`First::app`], whose commits wait, makes the answer of what
//! it then reads, and hands that to [`First::answered`]: change and answer are committed together. What a
//! use case does needs to know nothing of it.

mod lease;
mod one_transaction;

use std::sync::Arc;

use quartermaster_domain::hours;

use crate::Quartermaster;
use crate::ports::{IdempotencyClaim, KeptAnswer, KeptRequest, StoreError};
use one_transaction::OneTransaction;

/// How long the answer to a repeatable request is kept.
const KEPT_HOURS: i64 = 7 * 24;

/// Marks an answer that shows a secret: it is given once, and nothing of it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownOnce;

/// How a request stands to the one that came first under its key.
pub enum Standing {
    /// It is the first.
    First(First),
    Repeated(Repeated),
}

/// What a request is answered that is not the first under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeated {
    /// This was the answer.
    Answered(KeptAnswer),
    /// The answer showed a secret.
    ShownOnce,
    /// The first one was carried out, and an earlier release ended before it kept the answer.
    Unanswered,
    /// The key belongs to another request.
    OfAnother,
}

impl Repeated {
    fn of(claim: &IdempotencyClaim, kept: KeptRequest) -> Self {
        match kept.answer {
            _ if kept.fingerprint != claim.fingerprint => Self::OfAnother,
            None => Self::Unanswered,
            Some(KeptAnswer { body: None, .. }) => Self::ShownOnce,
            Some(answer) => Self::Answered(answer),
        }
    }
}

/// Looks up whether the request was carried out before.
///
/// # Errors
/// The store failed.
pub async fn standing(
    app: &Quartermaster,
    claim: IdempotencyClaim,
) -> Result<Standing, StoreError> {
    Ok(match repeated(app, &claim).await? {
        Some(repeated) => Standing::Repeated(repeated),
        None => Standing::First(First {
            transaction: Arc::new(OneTransaction::of(Arc::clone(&app.store))),
            app: app.clone(),
            claim,
        }),
    })
}

async fn repeated(
    app: &Quartermaster,
    claim: &IdempotencyClaim,
) -> Result<Option<Repeated>, StoreError> {
    let kept = app.store.read().await?.kept_request(&claim.key).await?;
    Ok(kept.map(|kept| Repeated::of(claim, kept)))
}

/// The first request under its key, while it is carried out. Dropped before it is answered, nothing
/// happened.
pub struct First {
    app: Quartermaster,
    claim: IdempotencyClaim,
    transaction: Arc<OneTransaction>,
}

impl First {
    /// What the request is carried out with: its commits wait for the answer, and what it reads after
    /// them has them in it.
    pub fn app(&self) -> Quartermaster {
        Quartermaster {
            store: Arc::<OneTransaction>::clone(&self.transaction),
            ..self.app.clone()
        }
    }

    /// Commits what was done, and keeps the answer with it. Where somebody with the same key was quicker,
    /// nothing is done and theirs is the answer.
    ///
    /// # Errors
    /// The store failed: nothing was done.
    pub async fn answered(self, answer: &KeptAnswer) -> Result<Option<Repeated>, StoreError> {
        let at = self.app.clock.now();
        let forget_before = at.checked_sub(hours(KEPT_HOURS)).unwrap_or(at);
        let (mut work, told) = self.transaction.take().await?;
        let kept = work
            .idempotency()
            .keep(&self.claim, answer, at, forget_before)
            .await;
        match kept {
            Ok(()) => {}
            Err(StoreError::Conflict) => {
                drop(work);
                return self
                    .overtaken()
                    .await?
                    .map(Some)
                    .ok_or(StoreError::Conflict);
            }
            Err(error) => return Err(error),
        }
        work.commit().await?;
        told.into_iter().for_each(|tell| tell());
        Ok(None)
    }

    /// Undoes what was done of a request that is refused. Somebody with the same key may have been
    /// quicker, and then theirs is the answer.
    ///
    /// # Errors
    /// The store failed.
    pub async fn refused(self) -> Result<Option<Repeated>, StoreError> {
        self.transaction.forget();
        self.overtaken().await
    }

    async fn overtaken(&self) -> Result<Option<Repeated>, StoreError> {
        repeated(&self.app, &self.claim).await
    }
}
