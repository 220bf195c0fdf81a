//! Writing what another store held, row by row as it was there.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use quartermaster_application::archive::{LastIds, WholeMonth};
use quartermaster_application::audit::AuditRecord;
use quartermaster_application::ports::{Importing, StoreError};
use quartermaster_domain::ledger::PostingKind;
use quartermaster_domain::template::Template;
use quartermaster_domain::{Household, MonthId, YearMonth};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::connection::Guard;
use crate::folded_text::keep;
use crate::statement::{expect_one_row, run};
use crate::store_error::store_error;
use crate::{audit, debt_target, entry, household, month, month_debt_target, month_entry, posting};

/// Rows in one statement: SQLite takes 32 766 parameters, and no table here has 60 columns.
const ROWS_AT_A_TIME: usize = 500;

/// The one write transaction of an import.
pub(crate) struct Import {
    transaction: DatabaseTransaction,
    guard: Arc<Guard>,
    /// The months written so far, to which openings refer.
    months: HashMap<YearMonth, MonthId>,
}

impl Import {
    pub(crate) fn new(transaction: DatabaseTransaction, guard: Arc<Guard>) -> Self {
        Self {
            transaction,
            guard,
            months: HashMap::new(),
        }
    }

    async fn insert<A: ActiveModelTrait>(&self, rows: Vec<A>) -> Result<(), StoreError> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<A> = rows.by_ref().take(ROWS_AT_A_TIME).collect();
            <A::Entity as EntityTrait>::insert_many(some)
                .exec_without_returning(&self.transaction)
                .await
                .map_err(store_error)?;
        }
        Ok(())
    }

    async fn insert_postings(&self, whole: &WholeMonth) -> Result<(), StoreError> {
        let id = whole.month.head().id;
        let payments = posting::imported_payments(id, &whole.postings);
        self.insert(payments.collect()).await?;
        let rows = whole
            .postings
            .iter()
            .map(|line| {
                let origin = match line.kind {
                    PostingKind::OpeningBalance { origin } => origin,
                    PostingKind::Payment { .. } => None,
                };
                let origin =
                    origin.map(|month| self.months.get(&month).ok_or(StoreError::Conflict));
                let origin = origin.transpose()?.map(|month| month.0);
                Ok(posting::imported_row(line, origin))
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        self.insert(rows).await
    }
}

#[async_trait]
impl Importing for Import {
    async fn household(&mut self, household: &Household) -> Result<(), StoreError> {
        let written = household::entity::Entity::update_many()
            .set(household::imported_row(household))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)
    }

    async fn template(&mut self, template: &Template) -> Result<(), StoreError> {
        let debts = template.debt_targets.iter();
        let names = debts.clone().map(|debt| debt.fields.name.as_str());
        let entries = template.entries.iter();
        let of_entries = entries.flat_map(|entry| entry::texts(&entry.fields));
        keep(&self.transaction, names.chain(of_entries)).await?;
        self.insert(debts.map(debt_target::imported_row).collect())
            .await?;
        let entries = template.entries.iter();
        self.insert(entries.map(entry::imported_row).collect())
            .await
    }

    async fn month(&mut self, whole: &WholeMonth) -> Result<(), StoreError> {
        let head = whole.month.head();
        let debts = whole.debts.iter().map(|debt| debt.name.as_str());
        let entries = whole.entries.iter().flat_map(month_entry::texts);
        let postings = whole.postings.iter().flat_map(posting::texts);
        keep(&self.transaction, debts.chain(entries).chain(postings)).await?;
        self.insert(vec![month::imported_row(&whole.month)]).await?;
        self.months.insert(head.year_month, head.id);
        let debts = whole.debts.iter();
        let debts = debts.map(|debt| month_debt_target::imported_row(head.id, debt));
        self.insert(debts.collect()).await?;
        let entries = whole.entries.iter();
        let entries = entries.map(|entry| month_entry::imported_row(head.id, entry));
        self.insert(entries.collect()).await?;
        self.insert_postings(whole).await?;
        if !whole.month.is_closed() {
            return Ok(());
        }
        let closed = month::entity::Entity::update_many()
            .set(month::imported_closing(&whole.month))
            .filter(month::entity::Column::Id.eq(head.id.0))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(closed.rows_affected)
    }

    async fn audit(&mut self, records: &[(i64, AuditRecord)]) -> Result<(), StoreError> {
        let rows = records
            .iter()
            .map(|(id, record)| audit::imported_row(*id, record))
            .collect::<Result<Vec<_>, _>>()?;
        self.insert(rows).await
    }

    async fn last_ids(&mut self, ids: &LastIds) -> Result<(), StoreError> {
        let LastIds {
            debt_target,
            entry,
            month,
            month_debt_target,
            month_entry,
            payment,
            posting,
            audit,
        } = *ids;
        for (table, last) in [
            ("debt_target", debt_target),
            ("entry", entry),
            ("month", month),
            ("month_debt_target", month_debt_target),
            ("month_entry", month_entry),
            ("payment", payment),
            ("posting", posting),
            ("audit", audit),
        ] {
            let forget = "DELETE FROM sqlite_sequence WHERE name = $1";
            run(&self.transaction, forget, [table.into()]).await?;
            if last > 0 {
                let keep = "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";
                run(&self.transaction, keep, [table.into(), last.into()]).await?;
            }
        }
        Ok(())
    }

    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.guard.commit(self.transaction).await
    }
}
