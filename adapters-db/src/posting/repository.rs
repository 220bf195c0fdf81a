use async_trait::async_trait;
use quartermaster_application::ports::{NewOpening, PostingRepository, StoreError};
use quartermaster_domain::ledger::{NewPayment, Posting};
use quartermaster_domain::{MonthEntryId, MonthId, PostingId, Timestamp};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use sea_orm::{QuerySelect, QueryTrait};

use super::entity::{Column, Entity};
use super::origins::Origins;
use super::payment;
use super::row::{
    changed_row, imported_payments, imported_row, opening_row, payment_row, posting_of,
};
use super::texts;
use crate::folded_text::keep;
use crate::row::instant_text;
use crate::session::WriteSession;
use crate::statement::{expect_one_row, insert_all, insert_one, parameters};
use crate::store_error::store_error;
use crate::{month_entry, statement};

#[async_trait]
impl PostingRepository for WriteSession {
    async fn insert_payment(
        &mut self,
        month: MonthId,
        new: &NewPayment,
        created_at: Timestamp,
        created_by: &str,
    ) -> Result<Vec<Posting>, StoreError> {
        let shared = payment::ActiveModel {
            id: NotSet,
            month_id: Set(month.0),
            created_at: Set(instant_text(created_at)),
        };
        let shared = insert_one(&self.transaction, shared).await?;
        let lines = new
            .lines
            .iter()
            .map(|line| payment_row(new, *line, shared.id, created_at, created_by))
            .collect();
        keep(&self.transaction, [new.payee.as_str(), new.memo.as_str()]).await?;
        insert_all(&self.transaction, lines)
            .await?
            .into_iter()
            .map(|row| posting_of(row, None))
            .collect()
    }

    async fn insert_openings(
        &mut self,
        openings: &[NewOpening],
    ) -> Result<Vec<Posting>, StoreError> {
        let origins = Origins::of(&self.transaction, openings).await?;
        let new = openings
            .iter()
            .map(|opening| Ok(opening_row(opening, origins.id(opening.origin)?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let memos = openings.iter().map(|opening| opening.memo.as_str());
        keep(&self.transaction, memos).await?;
        insert_all(&self.transaction, new)
            .await?
            .into_iter()
            .map(|row| {
                let origin = origins.month(row.origin_month_id);
                posting_of(row, origin)
            })
            .collect()
    }

    async fn put_back(&mut self, month: MonthId, postings: &[Posting]) -> Result<(), StoreError> {
        let mut payments: Vec<_> = imported_payments(month, postings).collect();
        let known = payment::Entity::find()
            .select_only()
            .column(payment::Column::Id)
            .filter(payment::Column::Id.is_in(payments.iter().map(|payment| *payment.id.as_ref())))
            .into_tuple::<i64>()
            .all(&self.transaction)
            .await
            .map_err(store_error)?;
        payments.retain(|payment| !known.contains(payment.id.as_ref()));
        insert_all(&self.transaction, payments).await?;
        let lines = postings.iter().map(|posting| imported_row(posting, None));
        insert_all(&self.transaction, lines.collect()).await?;
        keep(&self.transaction, postings.iter().flat_map(texts)).await
    }

    async fn delete_openings(&mut self, entries: &[MonthEntryId]) -> Result<(), StoreError> {
        delete_openings_of(&self.transaction, entries).await
    }

    async fn update(&mut self, posting: &Posting) -> Result<(), StoreError> {
        let written = Entity::update_many()
            .set(changed_row(posting))
            .filter(Column::Id.eq(posting.id.0))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        keep(&self.transaction, texts(posting)).await
    }

    async fn delete(&mut self, postings: &[PostingId]) -> Result<(), StoreError> {
        if postings.is_empty() {
            return Ok(());
        }
        let mut delete = Entity::delete_many()
            .filter(Column::Id.is_in(postings.iter().map(|posting| posting.0)))
            .into_query();
        delete.returning(Query::returning().column(Column::PaymentId));
        let deleted = self
            .transaction
            .query_all(&delete)
            .await
            .map_err(store_error)?;
        let mut payments = deleted
            .iter()
            .map(|row| row.try_get_by_index::<Option<i64>>(0))
            .filter_map(Result::transpose)
            .collect::<Result<Vec<_>, _>>()
            .map_err(store_error)?;
        payments.sort_unstable();
        payments.dedup();
        delete_payments_without_posting(&self.transaction, &payments).await
    }
}

pub(crate) async fn delete_openings_of(
    db: &DatabaseTransaction,
    entries: &[MonthEntryId],
) -> Result<(), StoreError> {
    if entries.is_empty() {
        return Ok(());
    }
    Entity::delete_many()
        .filter(Column::Kind.eq("opening_balance"))
        .filter(Column::MonthEntryId.is_in(entries.iter().map(|entry| entry.0)))
        .exec(db)
        .await
        .map_err(store_error)?;
    Ok(())
}

/// Deletes all postings and payments of a month.
pub(crate) async fn delete_of_month(
    db: &DatabaseTransaction,
    month: MonthId,
) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::MonthEntryId.in_subquery(entries_of(month)))
        .exec(db)
        .await
        .map_err(store_error)?;
    payment::Entity::delete_many()
        .filter(payment::Column::MonthId.eq(month.0))
        .exec(db)
        .await
        .map_err(store_error)?;
    Ok(())
}

fn entries_of(month: MonthId) -> SelectStatement {
    month_entry::entity::Entity::find()
        .select_only()
        .column(month_entry::entity::Column::Id)
        .filter(month_entry::entity::Column::MonthId.eq(month.0))
        .into_query()
}

async fn delete_payments_without_posting(
    db: &DatabaseTransaction,
    payments: &[i64],
) -> Result<(), StoreError> {
    if payments.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "DELETE FROM payment WHERE id IN ({})
         AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.payment_id = payment.id)",
        parameters(1, payments.len())
    );
    statement::run(db, &sql, payments.iter().map(|id| (*id).into())).await?;
    Ok(())
}
