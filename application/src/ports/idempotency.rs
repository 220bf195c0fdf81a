use async_trait::async_trait;
use quartermaster_domain::Timestamp;

use super::StoreError;

/// A request that may be repeated: claimed in the same transaction as what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyClaim {
    /// 1 to 255 characters, chosen by the client.
    pub key: String,
    /// A digest of the method, the path and the body.
    pub fingerprint: String,
}

/// The first answer to a claimed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    pub status: u16,
    pub location: Option<String>,
    pub etag: Option<String>,
    pub body: String,
}

/// What is kept under a key; `answer` is missing where the program ended between the change and
/// the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRequest {
    pub fingerprint: String,
    pub answer: Option<KeptAnswer>,
}

#[async_trait]
pub trait IdempotencyRepository: Send {
    /// Claims the key and forgets claims made before `forget_before`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the key is claimed already.
    async fn claim(
        &mut self,
        claim: &IdempotencyClaim,
        at: Timestamp,
        forget_before: Timestamp,
    ) -> Result<(), StoreError>;

    async fn keep_answer(&mut self, key: &str, answer: &KeptAnswer) -> Result<(), StoreError>;
}
