use async_trait::async_trait;
use quartermaster_domain::Timestamp;

use super::StoreError;
use crate::audit::Channel;

/// A key under which a request may be repeated. It belongs to who asks: the same text from another
/// actor, or through another door, is another key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestKey {
    pub actor: String,
    pub channel: Channel,
    /// 1 to 255 characters, chosen by the client.
    pub text: String,
}

/// A request that may be repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyClaim {
    pub key: RequestKey,
    /// A digest of the path and the body.
    pub fingerprint: String,
}

/// The first answer to a claimed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    pub status: u16,
    pub location: Option<String>,
    pub etag: Option<String>,
    /// None where the answer showed a secret, of which nothing is kept.
    pub body: Option<String>,
}

/// What is kept under a key; `answer` is missing where an earlier release ended between the change
/// and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRequest {
    pub fingerprint: String,
    pub answer: Option<KeptAnswer>,
}

#[async_trait]
pub trait IdempotencyRepository: Send {
    /// Keeps the answer for a repetition, and forgets those kept before `forget_before`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the key is taken already.
    async fn keep(
        &mut self,
        claim: &IdempotencyClaim,
        answer: &KeptAnswer,
        at: Timestamp,
        forget_before: Timestamp,
    ) -> Result<(), StoreError>;
}
