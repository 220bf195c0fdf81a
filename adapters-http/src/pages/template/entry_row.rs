//! What is done to an entry in its row of the template: its planned amount, its place.

use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::template::OrderError;
use quartermaster_application::template::entries::{self, ChangeEntry};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::EntryId;
use quartermaster_domain::template::{EntryInput, Template};

use super::list::{not_moved, template_page};
use crate::format::Words;
use crate::pages::order::{Direction, Place, placed, section_moved};
use crate::pages::reply::{by, on_form, refused, see_other};
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
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
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

/// The entries in their order, each with the section it is shown in; `id` has to be among them.
fn in_sections(template: &Template, id: i64) -> Result<Vec<(EntryId, Section<'_>)>> {
    let entries = template.entries.iter();
    let sections: Vec<_> = entries
        .map(|known| (known.id, Section::of_template(known)))
        .collect();
    if sections.iter().any(|(known, _)| known.0 == id) {
        Ok(sections)
    } else {
        Err(no_such_entry().into())
    }
}

/// Puts an entry somewhere else in its category.
#[handler]
pub(super) async fn put(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let template = reading::template(&app).await.map_err(refused)?.template;
    let sections = in_sections(&template, id)?;
    let place = Place::parse(typed.text("to"), EntryId);
    let order = place.and_then(|place| placed(&sections, &EntryId(id), place));
    save_order(&app, id, order).await
}

/// Moves the whole category that begins with an entry.
#[handler]
pub(super) async fn move_category(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let template = reading::template(&app).await.map_err(refused)?.template;
    let sections = in_sections(&template, id)?;
    let order = Direction::parse(typed.text("to")).and_then(|direction| {
        section_moved(&sections, &EntryId(id), direction, Section::is_shown_beside)
    });
    save_order(&app, id, order).await
}

/// Saves an order, or shows the one that is there where the one asked for cannot be.
async fn save_order(app: &Quartermaster, id: i64, order: Option<Vec<EntryId>>) -> Result<Response> {
    let Some(order) = order else {
        return not_moved(app).await;
    };
    match entries::order(app, &by(), order).await {
        Ok(()) => Ok(see_other(format!("/template#entry-{id}"))),
        Err(OrderError::Invalid(_)) => not_moved(app).await,
        Err(error) => Err(refused(error)),
    }
}
