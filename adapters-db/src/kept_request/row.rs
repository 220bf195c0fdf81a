use quartermaster_application::ports::{KeptAnswer, KeptRequest, StoreError};

use super::entity::{Entity, Model};
use crate::row::RowName;

/// What is kept under a key. A corrupt row is named 0: its key is a text, not a number.
pub(crate) fn kept_request_of(row: Model) -> Result<KeptRequest, StoreError> {
    let Model {
        actor: _,
        channel: _,
        key: _,
        fingerprint,
        status,
        location,
        etag,
        body,
        created_at: _,
    } = row;
    let row = RowName::of::<Entity>(0);
    let answer = match (status, body) {
        (None, None) => None,
        (Some(status), body) => Some(KeptAnswer {
            status: row.value("status", u16::try_from(status))?,
            location,
            etag,
            body,
        }),
        (None, Some(_)) => return Err(row.corrupt("status")),
    };
    Ok(KeptRequest {
        fingerprint,
        answer,
    })
}
