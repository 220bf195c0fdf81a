use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::closing::balance_to_put_back;
use quartermaster_domain::field::Fields;
use quartermaster_domain::month::{Month, MonthDebtTarget};
use quartermaster_domain::text::Reason;
use quartermaster_domain::{FieldErrors, Given, YearMonth};

use super::door::{DoorError, MonthAtVersion, load};
use super::openings::{SettleOpeningsError, settle_openings};
use crate::audit::Author;
use crate::ports::{StoreError, UnitOfWork};
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, Clone)]
pub struct Reopen {
    pub month: MonthAtVersion,
    pub reason: Option<Given<Reason>>,
}

#[derive(Debug, thiserror::Error)]
pub enum ReopenError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Only the latest closed month can be reopened.
    #[error("{latest_closed} was closed later and comes first")]
    NotLatestClosed { latest_closed: YearMonth },
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SettleOpeningsError> for ReopenError {
    fn from(error: SettleOpeningsError) -> Self {
        match error {
            SettleOpeningsError::CarryOver(error) => Self::CarryOver(error),
            SettleOpeningsError::Store(error) => Self::Store(error),
        }
    }
}

/// Opens the latest closed month again: its seal goes, what it carried is withdrawn, and the debt
/// balances it replaced in the template come back where nobody changed them since.
pub async fn reopen(
    app: &Quartermaster,
    by: &Author,
    command: Reopen,
) -> Result<Month, ReopenError> {
    let at = app.clock.now();
    let month = command.month.month;
    let mut fields = Fields::new();
    let reason = fields.require("reason", command.reason);
    let reason = fields.finish_with(reason)?;
    let mut work = app.store.write().await?;
    let reading = load(&mut *work, command.month).await?;
    let current = reading.contents.month.clone();
    let closed = current.clone().into_closed().map_err(DoorError::from)?;
    let latest = work.surroundings(month).await?.latest_closed;
    if let Some(latest) = latest.filter(|latest| latest.head.year_month != month) {
        return Err(ReopenError::NotLatestClosed {
            latest_closed: latest.head.year_month,
        });
    }
    let active = Month::Active(closed.reopen());
    let active = work.months_to_write().update(active).await?;
    thaw_debts(&mut *work, reading.contents.debts).await?;
    settle_openings(&mut *work, reading.next, at, &by.actor).await?;
    let change = Change::of("reopened", "month")
        .id(active.head().id.0)
        .month(month)
        .before(record::month(&current))
        .after(record::month(&active).with("reason", reason.as_str()));
    record::commit(work, by, at, change).await?;
    events::month_reopened(app, month);
    Ok(active)
}

async fn thaw_debts(
    work: &mut dyn UnitOfWork,
    debts: Vec<MonthDebtTarget>,
) -> Result<(), StoreError> {
    let targets = work.template().await?.debt_targets;
    for mut debt in debts {
        let Some(frozen) = debt.frozen.take() else {
            continue;
        };
        work.month_debt_targets().update(&debt).await?;
        let target = targets.iter().find(|target| target.id == debt.source);
        let put_back = target.and_then(|target| {
            balance_to_put_back(frozen, target.fields.balance).zip(Some(target))
        });
        if let Some((balance, target)) = put_back {
            let mut target = target.clone();
            target.fields.balance = balance;
            work.debt_targets().update(target).await?;
        }
    }
    Ok(())
}
