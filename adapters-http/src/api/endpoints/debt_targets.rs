use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use quartermaster_application::template::debt_targets::{self, ChangeDebtTarget};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::template::DebtTarget;

use crate::api::answers::{Answer, Created, Done};
use crate::api::asking::{Asking, etag, refused};
use crate::api::bodies::lists::Order;
use crate::api::bodies::template::{DebtTargetBody, DebtTargetChange, TemplateBody};
use crate::problem::no_such_debt_target;

pub(in crate::api) struct DebtTargets;

fn answer(debt: &DebtTarget) -> Answer<DebtTargetBody> {
    Answer::at(debt.into(), etag(debt.version))
}

#[OpenApi]
impl DebtTargets {
    /// Adds a debt target after all others; name and balance_minor are needed.
    #[oai(
        path = "/template/debts",
        method = "post",
        operation_id = "create_debt_target"
    )]
    async fn create(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        body: Json<DebtTargetChange>,
    ) -> Result<Created<DebtTargetBody>> {
        let entry = debt_targets::create(&app, &asking.by, body.0.into())
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Created::Created(
            Json((&entry).into()),
            Some(format!("/api/v1/template/debts/{}", entry.id)),
            Some(etag(entry.version)),
        ))
    }

    /// One debt target.
    #[oai(
        path = "/template/debts/:id",
        method = "get",
        operation_id = "get_debt_target"
    )]
    async fn get(
        &self,
        app: Data<&Quartermaster>,
        id: Path<i64>,
    ) -> Result<Answer<DebtTargetBody>> {
        let view = reading::template(&app).await.map_err(refused)?;
        let mut entries = view.template.debt_targets.iter();
        let entry = entries.find(|entry| entry.id.0 == id.0);
        entry
            .map(answer)
            .ok_or_else(|| refused(no_such_debt_target()))
    }

    /// Changes a debt target; months that exist stay as they are.
    #[oai(
        path = "/template/debts/:id",
        method = "patch",
        operation_id = "change_debt_target"
    )]
    async fn change(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
        body: Json<DebtTargetChange>,
    ) -> Result<Answer<DebtTargetBody>> {
        let command = ChangeDebtTarget {
            debt: DebtTargetId(id.0),
            input: body.0.into(),
            expected_version: asking.expected_version(),
        };
        let changed = debt_targets::change(&app, &asking.by, command).await;
        Ok(answer(&changed.map_err(|error| asking.refuse(error))?))
    }

    /// Deletes a debt target that no month has copied.
    #[oai(
        path = "/template/debts/:id",
        method = "delete",
        operation_id = "delete_debt_target"
    )]
    async fn delete(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
    ) -> Result<Done> {
        debt_targets::delete(&app, &asking.by, DebtTargetId(id.0))
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Done::Done)
    }

    /// Leaves a debt target out of months to come.
    #[oai(
        path = "/template/debts/:id/archive",
        method = "post",
        operation_id = "archive_debt_target"
    )]
    async fn archive(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
    ) -> Result<Answer<DebtTargetBody>> {
        let archived = debt_targets::archive(&app, &asking.by, DebtTargetId(id.0)).await;
        Ok(answer(&archived.map_err(|error| asking.refuse(error))?))
    }

    /// Takes an archived debt target back into months to come.
    #[oai(
        path = "/template/debts/:id/restore",
        method = "post",
        operation_id = "restore_debt_target"
    )]
    async fn restore(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
    ) -> Result<Answer<DebtTargetBody>> {
        let restored = debt_targets::restore(&app, &asking.by, DebtTargetId(id.0)).await;
        Ok(answer(&restored.map_err(|error| asking.refuse(error))?))
    }

    /// Puts the debt targets into a new order.
    #[oai(
        path = "/template/debts/order",
        method = "put",
        operation_id = "order_debt_targets"
    )]
    async fn order(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        body: Json<Order>,
    ) -> Result<Answer<TemplateBody>> {
        let order = body.0.order.into_iter().map(DebtTargetId).collect();
        debt_targets::order(&app, &asking.by, order)
            .await
            .map_err(|error| asking.refuse(error))?;
        let view = reading::template(&app).await.map_err(refused)?;
        Ok(Answer::plain((&view).into()))
    }
}
