use std::sync::LazyLock;

use quartermaster_application::ports::{StoreError, Surroundings};
use quartermaster_domain::YearMonth;
use quartermaster_domain::month::{ClosedMonth, Month};
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use crate::month::{entity::Entity as Months, month_of};
use crate::row::decode;
use crate::statement::rows;
use crate::store_error::store_error;

pub(super) static SURROUNDINGS: LazyLock<String> = LazyLock::new(|| {
    let one = |place: &str, condition: &str| {
        let columns = columns::<Months>("m", "");
        format!(
            "SELECT * FROM (
                SELECT '{place}' AS place, {columns} FROM month m WHERE {condition} LIMIT 1
            ) AS {place}_month"
        )
    };
    [
        one("this", "m.year_month = $1"),
        one("before", "m.year_month < $1 ORDER BY m.year_month DESC"),
        one("after", "m.year_month > $1 ORDER BY m.year_month"),
        one("closed", "m.state = 'closed' ORDER BY m.year_month DESC"),
    ]
    .join(" UNION ALL ")
});

pub(crate) async fn surroundings(
    db: &DatabaseTransaction,
    month: YearMonth,
) -> Result<Surroundings, StoreError> {
    let mut around = Surroundings::default();
    for row in rows(db, &SURROUNDINGS, [month.to_string().into()]).await? {
        let place: String = row.try_get("", "place").map_err(store_error)?;
        let month = month_of(decode::<Months>(&row, "")?)?;
        match place.as_str() {
            "this" => around.this = Some(month),
            "before" => around.before = Some(month),
            "after" => around.after = Some(month),
            _ => around.latest_closed = closed(month),
        }
    }
    Ok(around)
}

fn closed(month: Month) -> Option<ClosedMonth> {
    match month {
        Month::Closed(month) => Some(month),
        Month::Draft(_) | Month::Active(_) => None,
    }
}
