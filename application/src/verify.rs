//! Verifying what is kept: the chain of seals, and the figures that closing froze.

use quartermaster_domain::YearMonth;
use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::seal::{Seal, SealedContents};

use crate::months::all_postings;
use crate::months::openings::{SettleOpeningsError, changes_to_openings};
use crate::ports::{Snapshot, StoreError};
use crate::reading::MonthFilter;

/// Something that is not as the program would have left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// What the month holds is not what it was sealed over, or the seal before it was another.
    SealMismatch { month: YearMonth },
    /// Opening + interest + charges − paid is not the frozen closing balance.
    DebtDoesNotAddUp { month: YearMonth, debt: String },
    /// The openings are not those that the month before gives.
    OpeningsDiffer { month: YearMonth },
    /// A sum of the month does not fit into 64 bits.
    Overflow { month: YearMonth },
}

impl Finding {
    pub fn name(&self) -> &'static str {
        match self {
            Self::SealMismatch { .. } => "seal_mismatch",
            Self::DebtDoesNotAddUp { .. } => "debt_does_not_add_up",
            Self::OpeningsDiffer { .. } => "openings_differ",
            Self::Overflow { .. } => "overflow",
        }
    }

    pub fn month(&self) -> YearMonth {
        match self {
            Self::SealMismatch { month }
            | Self::DebtDoesNotAddUp { month, .. }
            | Self::OpeningsDiffer { month }
            | Self::Overflow { month } => *month,
        }
    }
}

/// All findings, the earliest month first; after a broken seal the later ones are checked against
/// the seal that is kept, so that each finding stands for one tampering.
pub async fn verify(snapshot: &mut dyn Snapshot) -> Result<Vec<Finding>, StoreError> {
    let everything = MonthFilter {
        state: None,
        before: None,
        limit: u32::MAX,
    };
    let mut months = snapshot.months(&everything).await?;
    months.reverse();
    let mut findings = Vec::new();
    let mut previous: Option<Seal> = None;
    for summary in months {
        let month = summary.month.head().year_month;
        verify_month(snapshot, month, previous.as_ref(), &mut findings).await?;
        if let Some(closed) = summary.month.closed() {
            previous = Some(closed.seal.clone());
        }
    }
    Ok(findings)
}

async fn verify_month(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
    previous: Option<&Seal>,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let Some(reading) = snapshot.month(month).await? else {
        return Ok(());
    };
    let Ok(sheet) = reading.sheet() else {
        findings.push(Finding::Overflow { month });
        return Ok(());
    };
    if let Some(closed) = reading.contents.month.closed() {
        let postings = all_postings(snapshot, month).await?;
        let currency = reading.household.currency;
        let contents = SealedContents::of(closed, currency, &sheet, &postings, previous);
        if contents.seal() != closed.seal {
            findings.push(Finding::SealMismatch { month });
        }
        for line in sheet.debts.iter().filter(|line| !line.adds_up()) {
            findings.push(Finding::DebtDoesNotAddUp {
                month,
                debt: line.debt.name.as_str().to_owned(),
            });
        }
    }
    match changes_to_openings(snapshot, &reading).await {
        Ok(changes) if changes.is_empty() => {}
        Ok(_) | Err(SettleOpeningsError::CarryOver(CarryOverError::Conflict(_))) => {
            findings.push(Finding::OpeningsDiffer { month });
        }
        Err(SettleOpeningsError::CarryOver(CarryOverError::Overflow(_))) => {
            findings.push(Finding::Overflow { month });
        }
        Err(SettleOpeningsError::Store(error)) => return Err(error),
    }
    Ok(())
}
