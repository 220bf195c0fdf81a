use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::template::entries::{self, ChangeEntry};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::field::Fields;
use quartermaster_domain::template::{Carry, EntryInput, EntryKind, Recurrence, RecurrenceInput};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, EntryId, FieldErrors};

use super::Act;
use super::list::template_page;
use crate::format::Words;
use crate::pages::reply::{by, on_form, page, refused, see_other, words};
use crate::pages::typed::{Typed, chosen, whole};
use crate::problem::{doors, no_such_entry};
use crate::views::form::FormView;
use crate::views::template::TemplateForms;
use crate::views::template_entry::{TemplateEntryPage, refused_entry_form};

/// What was typed about an entry of the template.
fn input_of(typed: &Typed, words: &Words) -> EntryInput {
    EntryInput {
        kind: typed.read("kind", EntryKind::parse),
        category: typed.read("category", Category::parse),
        name: typed.read("name", Name::parse),
        planned: typed.amount("planned", words),
        due_day: typed.read_or_none("due_day", |text| whole(text).and_then(DueDay::new)),
        recurrence: typed.has("unit").then(|| recurrence_of(typed)),
        carry: typed.read("carry", Carry::parse),
        debt_target: typed.read_or_none("debt_target_id", |text| chosen(text).map(DebtTargetId)),
        notes: typed.read("notes", Notes::parse),
    }
}

/// Reads the fields that the unit has; what stands in the others is not asked for.
fn recurrence_of(typed: &Typed) -> Result<Recurrence, FieldErrors> {
    let mut fields = Fields::new();
    let unit = typed.text("unit");
    let is_once = unit == "once";
    let every = match typed.text("every") {
        _ if is_once => Ok(1),
        "" => Ok(1),
        text => whole(text),
    };
    let every = fields.take("recurrence.every", every);
    let or_none = |name| Some(typed.text(name)).filter(|text| !text.is_empty());
    let from = if unit == "week" { "first_date" } else { "from" };
    let input = every.map(|every| RecurrenceInput {
        unit: unit.to_owned(),
        every,
        from: or_none(from).map(str::to_owned),
        until: or_none("until").filter(|_| !is_once).map(str::to_owned),
    });
    Recurrence::validate(&fields.finish_with(input)?)
}

#[handler]
pub(super) async fn create(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let words = words(&app).await?;
    let error = match entries::create(&app, &by(), input_of(&typed, &words)).await {
        Ok(entry) => return Ok(see_other(format!("/template#entry-{}", entry.id))),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    let forms = TemplateForms {
        entry: Some(refused_entry_form(typed.fields(), &problem, &words)),
        ..TemplateForms::default()
    };
    template_page(&app, problem.status, forms).await
}

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>, Path(id): Path<i64>) -> Result<Response> {
    entry_page(&app, EntryId(id), StatusCode::OK, None).await
}

async fn entry_page(
    app: &Quartermaster,
    id: EntryId,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let line = reading::template_entry(app, id).await.map_err(refused)?;
    let household = &line.template.household;
    let words = Words::of(household);
    let today = household.today(app.clock.now());
    let view = TemplateEntryPage::of(&line, id, today, form).ok_or_else(no_such_entry)?;
    page(status, &view.shell(&words), &view)
}

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let words = words(&app).await?;
    let command = ChangeEntry {
        entry: EntryId(id),
        input: input_of(&typed, &words),
        expected_version: typed.version(),
    };
    let error = match entries::change(&app, &by(), command).await {
        Ok(_) => return Ok(see_other(format!("/template#entry-{id}"))),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    let form = refused_entry_form(typed.fields(), &problem, &words);
    entry_page(&app, EntryId(id), problem.status, Some(form)).await
}

#[handler]
pub(super) async fn act(
    app: Data<&Quartermaster>,
    Path((id, act)): Path<(i64, String)>,
) -> Result<Response> {
    let (entry, by) = (EntryId(id), by());
    let to = match Act::parse(&act).ok_or_else(doors::not_found)? {
        Act::Archive => {
            entries::archive(&app, &by, entry).await.map_err(refused)?;
            format!("/template?archived_entry={id}")
        }
        Act::Restore => {
            entries::restore(&app, &by, entry).await.map_err(refused)?;
            format!("/template#entry-{id}")
        }
        Act::Delete => {
            entries::delete(&app, &by, entry).await.map_err(refused)?;
            format!("/template?deleted_entry={id}")
        }
        Act::PutBack => {
            entries::put_back(&app, &by, entry).await.map_err(refused)?;
            format!("/template#entry-{id}")
        }
    };
    Ok(see_other(to))
}
