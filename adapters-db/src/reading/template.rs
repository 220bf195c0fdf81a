use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_domain::Household;
use quartermaster_domain::template::Template;
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use crate::debt_target::{debt_target_of, entity::Entity as DebtTargets};
use crate::entry::{entity::Entity as Entries, entry_of};
use crate::household::{entity::Entity as Households, household_of};
use crate::row::decode;
use crate::statement::{first_row, rows};

static HOUSEHOLD: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {} FROM household h", columns::<Households>("h", "")));

static ENTRIES: LazyLock<String> = LazyLock::new(|| {
    let columns = columns::<Entries>("e", "");
    format!("SELECT {columns} FROM entry e ORDER BY e.position, e.id")
});

static DEBT_TARGETS: LazyLock<String> = LazyLock::new(|| {
    let columns = columns::<DebtTargets>("d", "");
    format!("SELECT {columns} FROM debt_target d ORDER BY d.position, d.id")
});

pub(crate) async fn household(db: &DatabaseTransaction) -> Result<Household, StoreError> {
    match first_row(db, &HOUSEHOLD, []).await? {
        Some(row) => household_of(decode::<Households>(&row, "")?),
        None => Err(no_household()),
    }
}

/// The one row that the schema seeds is gone.
pub(super) fn no_household() -> StoreError {
    StoreError::Corrupt {
        table: "household",
        column: "id",
        row: 1,
    }
}

pub(crate) async fn template(db: &DatabaseTransaction) -> Result<Template, StoreError> {
    let entries = rows(db, &ENTRIES, []).await?;
    let debt_targets = rows(db, &DEBT_TARGETS, []).await?;
    Ok(Template {
        entries: entries
            .iter()
            .map(|row| entry_of(decode::<Entries>(row, "")?))
            .collect::<Result<_, _>>()?,
        debt_targets: debt_targets
            .iter()
            .map(|row| debt_target_of(decode::<DebtTargets>(row, "")?))
            .collect::<Result<_, _>>()?,
    })
}
