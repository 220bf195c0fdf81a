use quartermaster_domain::drift::{DriftLine, drift as compute};
use quartermaster_domain::template::Template;
use quartermaster_domain::{Overflow, YearMonth};

use super::door::{DoorError, load_open};
use crate::Quartermaster;
use crate::ports::StoreError;
use crate::reading::MonthReading;

/// How the template and a month differ now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftView {
    pub reading: MonthReading,
    pub template: Template,
    pub lines: Vec<DriftLine>,
}

#[derive(Debug, thiserror::Error)]
pub enum DriftError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Overflow(#[from] Overflow),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The drift of a draft or active month.
pub async fn drift(app: &Quartermaster, month: YearMonth) -> Result<DriftView, DriftError> {
    let mut snapshot = app.store.read().await?;
    let (_, reading) = load_open(&mut *snapshot, month.into()).await?;
    let template = snapshot.template().await?;
    Ok(DriftView {
        lines: compute(&template, &reading.contents)?,
        reading,
        template,
    })
}
