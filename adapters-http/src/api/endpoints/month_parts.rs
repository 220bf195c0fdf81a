use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use quartermaster_application::months::{
    self, AddEntry, ChangeDebtTarget, ChangeEntry, MovePlanned, OrderEntries, RemoveEntry,
};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::{Money, MonthDebtTargetId, MonthEntryId, YearMonth};

use super::months::month_answer;
use crate::api::answers::{Answer, Created, Done};
use crate::api::asking::{Asking, etag, month_of, refused};
use crate::api::bodies::lists::Order;
use crate::api::bodies::month::{MonthBody, MonthDebtTargetBody, MonthEntryBody};
use crate::api::bodies::month_parts::{MonthDebtTargetChange, MonthEntryChange, Move};
use crate::api::given::{Reading as _, given};
use crate::api::scalars::Month;
use crate::problem::{no_such_debt_target, no_such_entry};

pub(in crate::api) struct MonthParts;

async fn entry_answer(
    app: &Quartermaster,
    month: YearMonth,
    id: MonthEntryId,
) -> Result<Answer<MonthEntryBody>> {
    let view = reading::month(app, month).await.map_err(refused)?;
    let mut entries = view.sheet.entries.iter();
    let line = entries
        .find(|line| line.entry.id == id)
        .ok_or_else(|| refused(no_such_entry()))?;
    let version = view.reading.contents.month.head().version;
    Ok(Answer::at(line.into(), etag(version)))
}

#[OpenApi]
impl MonthParts {
    /// Adds an entry that is not in the template; kind, category, name and planned_minor are needed.
    #[oai(
        path = "/months/:ym/entries",
        method = "post",
        operation_id = "add_month_entry"
    )]
    async fn add_entry(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<MonthEntryChange>,
    ) -> Result<Created<MonthEntryBody>> {
        let month = month_of(ym.0)?;
        let command = AddEntry {
            month: asking.month(month),
            input: body.0.into(),
        };
        let added = months::add_entry(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        let Answer::Ok(body, version) = entry_answer(&app, month, added.id).await?;
        let location = format!("/api/v1/months/{month}/entries/{}", added.id);
        Ok(Created::Created(body, Some(location), version))
    }

    /// Changes an entry of the month; the template stays as it is.
    #[oai(
        path = "/months/:ym/entries/:id",
        method = "patch",
        operation_id = "change_month_entry"
    )]
    async fn change_entry(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        id: Path<i64>,
        body: Json<MonthEntryChange>,
    ) -> Result<Answer<MonthEntryBody>> {
        let month = month_of(ym.0)?;
        let command = ChangeEntry {
            month: asking.month(month),
            entry: MonthEntryId(id.0),
            input: body.0.into(),
        };
        let changed = months::change_entry(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        entry_answer(&app, month, changed.id).await
    }

    /// Takes an entry without payments out of the month.
    #[oai(
        path = "/months/:ym/entries/:id",
        method = "delete",
        operation_id = "remove_month_entry"
    )]
    async fn remove_entry(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        id: Path<i64>,
    ) -> Result<Done> {
        let command = RemoveEntry {
            month: asking.month(month_of(ym.0)?),
            entry: MonthEntryId(id.0),
        };
        months::remove_entry(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Done::Done)
    }

    /// Puts the month's entries into a new order.
    #[oai(
        path = "/months/:ym/entries/order",
        method = "put",
        operation_id = "order_month_entries"
    )]
    async fn order_entries(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<Order>,
    ) -> Result<Answer<MonthBody>> {
        let month = month_of(ym.0)?;
        let command = OrderEntries {
            month: asking.month(month),
            order: body.0.order.into_iter().map(MonthEntryId).collect(),
        };
        months::order_entries(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        month_answer(&app, month).await
    }

    /// Moves planned money from one entry to another.
    #[oai(
        path = "/months/:ym/moves",
        method = "post",
        operation_id = "move_planned"
    )]
    async fn move_planned(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<Move>,
    ) -> Result<Answer<MonthBody>> {
        let month = month_of(ym.0)?;
        let command = MovePlanned {
            month: asking.month(month),
            from: given(body.0.from_entry_id).read(|id| Ok(MonthEntryId(id))),
            to: given(body.0.to_entry_id).read(|id| Ok(MonthEntryId(id))),
            amount: given(body.0.amount_minor).read(|minor| Ok(Money::from_minor(minor))),
        };
        months::move_planned(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        month_answer(&app, month).await
    }

    /// Enters interest, charges or notes of a debt in the month.
    #[oai(
        path = "/months/:ym/debts/:id",
        method = "patch",
        operation_id = "change_month_debt_target"
    )]
    async fn change_debt_target(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        id: Path<i64>,
        body: Json<MonthDebtTargetChange>,
    ) -> Result<Answer<MonthDebtTargetBody>> {
        let month = month_of(ym.0)?;
        let command = ChangeDebtTarget {
            month: asking.month(month),
            debt: MonthDebtTargetId(id.0),
            input: body.0.into(),
        };
        let changed = months::change_debt_target(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        let view = reading::month(&app, month).await.map_err(refused)?;
        let mut debts = view.sheet.debts.iter();
        let line = debts
            .find(|line| line.debt.id == changed.id)
            .ok_or_else(|| refused(no_such_debt_target()))?;
        let version = view.reading.contents.month.head().version;
        Ok(Answer::at(line.into(), etag(version)))
    }
}
