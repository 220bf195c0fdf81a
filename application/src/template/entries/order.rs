use quartermaster_domain::EntryId;

use crate::Quartermaster;
use crate::audit::{Author, Details};
use crate::record::{self, Change};
use crate::template::order::{OrderError, names_all_once};

/// Puts the entries into this order, which names all of them, archived ones too.
pub async fn order(
    app: &Quartermaster,
    by: &Author,
    order: Vec<EntryId>,
) -> Result<(), OrderError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let template = work.template().await?;
    let existing: Vec<EntryId> = template.entries.iter().map(|entry| entry.id).collect();
    names_all_once(&order, &existing)?;
    work.entries().reorder(&order).await?;
    let ids = |ids: Vec<EntryId>| {
        Details::new().with("order", ids.into_iter().map(|id| id.0).collect::<Vec<_>>())
    };
    let change = Change::of("ordered", "entry")
        .before(ids(existing))
        .after(ids(order));
    Ok(record::commit(work, by, at, change).await?)
}
