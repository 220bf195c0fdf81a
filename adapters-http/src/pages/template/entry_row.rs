//! What is done to an entry in its row of the template: its planned amount, its place.

use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::template::entries::{self, ChangeEntry};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::EntryId;
use quartermaster_domain::template::EntryInput;

use super::list::{not_moved, ordered, template_page};
use crate::pages::order::{Direction, Place, placed, section_moved};
use crate::pages::reply::{by, on_form, refused, see_other, words};
use crate::pages::typed::Typed;
use crate::problem::no_such_entry;
use crate::views::form::FormView;
use crate::views::section::Section;
use crate::views::template::TemplateForms;

/// Changes what is planned for an entry.
#[handler]
pub(super) async fn plan(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let words = words(&app).await?;
    let command = ChangeEntry {
        entry: EntryId(id),
        input: EntryInput {
            planned: typed.amount("planned", &words),
            ..EntryInput::default()
        },
        expected_version: typed.version(),
    };
    let Err(error) = entries::change(&app, &by(), command).await else {
        return Ok(see_other(format!("/template#entry-{id}")));
    };
    let problem = on_form(error)?;
    let form = FormView::of([("planned", String::new()), ("version", String::new())])
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    let forms = TemplateForms {
        plan: Some((EntryId(id), form)),
        ..TemplateForms::default()
    };
    template_page(&app, problem.status, forms).await
}

/// Puts an entry somewhere else in its category.
#[handler]
pub(super) async fn put(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let place = Place::parse(typed.text("to"), EntryId);
    reorder(&app, EntryId(id), |entries| {
        placed(entries, &EntryId(id), place?)
    })
    .await
}

/// Moves the whole category that begins with an entry.
#[handler]
pub(super) async fn move_category(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let direction = Direction::parse(typed.text("to"));
    reorder(&app, EntryId(id), |entries| {
        section_moved(entries, &EntryId(id), direction?, Section::is_shown_beside)
    })
    .await
}

/// Gives the entries the order that `order_of` makes of theirs, in which each stands with the section it
/// is shown in and `moved` is one of them. Where there is no such order, the one that is there is shown.
async fn reorder(
    app: &Quartermaster,
    moved: EntryId,
    order_of: impl FnOnce(&[(EntryId, Section<'_>)]) -> Option<Vec<EntryId>> + Send,
) -> Result<Response> {
    let template = reading::template(app).await.map_err(refused)?.template;
    let entries = template.entries.iter();
    let entries: Vec<_> = entries
        .map(|known| (known.id, Section::of_template(known)))
        .collect();
    if !entries.iter().any(|(known, _)| *known == moved) {
        return Err(no_such_entry().into());
    }
    let Some(order) = order_of(&entries) else {
        return not_moved(app).await;
    };
    let saved = entries::order(app, &by(), order).await;
    ordered(app, saved, format!("/template#entry-{moved}")).await
}
