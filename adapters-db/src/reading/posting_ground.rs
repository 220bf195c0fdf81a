use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::PostingGround;
use quartermaster_domain::{PostingId, YearMonth};
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use super::postings::posting_with_origin;
use crate::month::{entity::Entity as Months, month_of};
use crate::posting::entity::Entity as Postings;
use crate::row::decode;
use crate::statement::rows;

pub(super) static GROUND: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {}, f.year_month AS origin
        FROM posting asked
        JOIN month_entry e ON e.id = asked.month_entry_id
        JOIN month m ON m.id = e.month_id
        JOIN posting p ON p.id = asked.id OR p.payment_id = asked.payment_id
        LEFT JOIN month f ON f.id = p.origin_month_id
        WHERE asked.id = $2 AND m.year_month = $1
        ORDER BY p.id",
        columns::<Postings>("p", ""),
        columns::<Months>("m", "month_"),
    )
});

pub(crate) async fn posting_ground(
    db: &DatabaseTransaction,
    month: YearMonth,
    posting: PostingId,
) -> Result<Option<PostingGround>, StoreError> {
    let key = [month.to_string().into(), posting.0.into()];
    let found = rows(db, &GROUND, key).await?;
    let Some(first) = found.first() else {
        return Ok(None);
    };
    let month = month_of(decode::<Months>(first, "month_")?)?;
    let payment = found
        .iter()
        .map(posting_with_origin)
        .collect::<Result<Vec<_>, _>>()?;
    let itself = payment.iter().find(|one| one.id == posting).cloned();
    Ok(itself.map(|posting| PostingGround {
        month,
        posting,
        payment,
    }))
}
