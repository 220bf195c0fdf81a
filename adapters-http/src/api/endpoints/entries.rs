use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use quartermaster_application::template::entries::{self, ChangeEntry};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::EntryId;
use quartermaster_domain::template::Entry;

use crate::api::answers::{Answer, Created, Done};
use crate::api::asking::{Asking, etag, refused};
use crate::api::bodies::lists::Order;
use crate::api::bodies::template::{EntryBody, EntryChange, TemplateBody};
use crate::problem::no_such_entry;

pub(in crate::api) struct Entries;

fn answer(entry: &Entry) -> Answer<EntryBody> {
    Answer::at(entry.into(), etag(entry.version))
}

async fn template_answer(app: &Quartermaster) -> Result<Answer<TemplateBody>> {
    let view = reading::template(app).await.map_err(refused)?;
    Ok(Answer::plain((&view).into()))
}

#[OpenApi]
impl Entries {
    /// The entries and debt targets, with the totals of a usual month.
    #[oai(path = "/template", method = "get", operation_id = "get_template")]
    async fn template(&self, app: Data<&Quartermaster>) -> Result<Answer<TemplateBody>> {
        template_answer(&app).await
    }

    /// Adds an entry after all others; kind, category, name and planned_minor are needed.
    #[oai(
        path = "/template/entries",
        method = "post",
        operation_id = "create_entry"
    )]
    async fn create(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        body: Json<EntryChange>,
    ) -> Result<Created<EntryBody>> {
        let entry = entries::create(&app, &asking.by, body.0.into())
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Created::Created(
            Json((&entry).into()),
            Some(format!("/api/v1/template/entries/{}", entry.id)),
            Some(etag(entry.version)),
        ))
    }

    /// One entry.
    #[oai(
        path = "/template/entries/:id",
        method = "get",
        operation_id = "get_entry"
    )]
    async fn get(&self, app: Data<&Quartermaster>, id: Path<i64>) -> Result<Answer<EntryBody>> {
        let view = reading::template(&app).await.map_err(refused)?;
        let mut entries = view.template.entries.iter();
        let entry = entries.find(|entry| entry.id.0 == id.0);
        entry.map(answer).ok_or_else(|| refused(no_such_entry()))
    }

    /// Changes an entry; months that exist stay as they are.
    #[oai(
        path = "/template/entries/:id",
        method = "patch",
        operation_id = "change_entry"
    )]
    async fn change(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
        body: Json<EntryChange>,
    ) -> Result<Answer<EntryBody>> {
        let command = ChangeEntry {
            entry: EntryId(id.0),
            input: body.0.into(),
            expected_version: asking.expected_version(),
        };
        let changed = entries::change(&app, &asking.by, command).await;
        Ok(answer(&changed.map_err(|error| asking.refuse(error))?))
    }

    /// Deletes an entry that no month has copied.
    #[oai(
        path = "/template/entries/:id",
        method = "delete",
        operation_id = "delete_entry"
    )]
    async fn delete(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
    ) -> Result<Done> {
        entries::delete(&app, &asking.by, EntryId(id.0))
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Done::Done)
    }

    /// Leaves an entry out of months to come.
    #[oai(
        path = "/template/entries/:id/archive",
        method = "post",
        operation_id = "archive_entry"
    )]
    async fn archive(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
    ) -> Result<Answer<EntryBody>> {
        let archived = entries::archive(&app, &asking.by, EntryId(id.0)).await;
        Ok(answer(&archived.map_err(|error| asking.refuse(error))?))
    }

    /// Takes an archived entry back into months to come.
    #[oai(
        path = "/template/entries/:id/restore",
        method = "post",
        operation_id = "restore_entry"
    )]
    async fn restore(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        id: Path<i64>,
    ) -> Result<Answer<EntryBody>> {
        let restored = entries::restore(&app, &asking.by, EntryId(id.0)).await;
        Ok(answer(&restored.map_err(|error| asking.refuse(error))?))
    }

    /// Puts the entries into a new order.
    #[oai(
        path = "/template/entries/order",
        method = "put",
        operation_id = "order_entries"
    )]
    async fn order(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        body: Json<Order>,
    ) -> Result<Answer<TemplateBody>> {
        let order = body.0.order.into_iter().map(EntryId).collect();
        entries::order(&app, &asking.by, order)
            .await
            .map_err(|error| asking.refuse(error))?;
        template_answer(&app).await
    }
}
