//! Requests that may be sent twice and are carried out once, whichever door they come through.
//!
//! The use case claims the key in the transaction of its change, through [`Author::claim`]; here is what
//! a door asks before it, and what it leaves behind for a repetition.
//!
//! [`Author::claim`]: crate::audit::Author::claim

use crate::Quartermaster;
use crate::ports::{IdempotencyClaim, KeptAnswer, KeptRequest, StoreError};

/// How a request stands to the one that came first under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is the first.
    First,
    /// It is a repetition, and this was the answer.
    Answered(KeptAnswer),
    /// It is a repetition of one that was carried out and whose answer is not there, or not yet.
    Unanswered,
    /// The key belongs to another request.
    OfAnother,
}

impl Standing {
    fn of(claim: &IdempotencyClaim, kept: Option<KeptRequest>) -> Self {
        match kept {
            None => Self::First,
            Some(kept) if kept.fingerprint != claim.fingerprint => Self::OfAnother,
            Some(kept) => kept.answer.map_or(Self::Unanswered, Self::Answered),
        }
    }
}

/// Looks up whether the request was carried out before.
pub async fn standing(
    app: &Quartermaster,
    claim: &IdempotencyClaim,
) -> Result<Standing, StoreError> {
    let kept = app.store.read().await?.kept_request(&claim.key).await?;
    Ok(Standing::of(claim, kept))
}

/// As [`standing`], for a request that found its key taken while it was being carried out. Who took it may
/// be about to keep their answer: writers take turns, so it is waited for by taking a turn.
pub async fn standing_in_turn(
    app: &Quartermaster,
    claim: &IdempotencyClaim,
) -> Result<Standing, StoreError> {
    match standing(app, claim).await? {
        Standing::Unanswered => {
            drop(app.store.write().await?);
            standing(app, claim).await
        }
        known => Ok(known),
    }
}

/// Keeps the answer for a repetition. The change is made; without this only a repetition is told less.
pub async fn keep_answer(app: &Quartermaster, claim: &IdempotencyClaim, answer: &KeptAnswer) {
    if let Err(error) = kept(app, claim, answer).await {
        tracing::warn!(event = "answer_not_kept", error_class = error.name());
    }
}

async fn kept(
    app: &Quartermaster,
    claim: &IdempotencyClaim,
    answer: &KeptAnswer,
) -> Result<(), StoreError> {
    let mut work = app.store.write().await?;
    work.idempotency().keep_answer(&claim.key, answer).await?;
    work.commit().await
}
