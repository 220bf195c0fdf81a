//! One entry of a month.

use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, Route, handler};
use quartermaster_application::months::{
    ChangeEntry, MonthAtVersion, OrderEntries, PutBackEntry, RemoveEntry, change_entry,
    order_entries, put_back_entry, remove_entry,
};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::month::MonthEntryInput;
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{MonthDebtTargetId, MonthEntryId, YearMonth};

use super::order::{Direction, moved};
use super::reply::{by, month_of, on_form, page, refused, see_other};
use super::trail::Trail;
use super::typed::{Typed, chosen};
use crate::edge::methods::{get, post};
use crate::format::{Wording, Words};
use crate::problem::{Problem, no_such_entry};
use crate::views::entry::{EntryPage, EntryPageForms, opening_form, posting_form_empty};
use crate::views::form::FormView;
use crate::views::section::Section;

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/months/:ym/entries/:id", get(show).post(change))
        .at("/months/:ym/entries/:id/up", post(move_up))
        .at("/months/:ym/entries/:id/down", post(move_down))
        .at("/months/:ym/entries/:id/remove", post(remove))
        .at("/months/:ym/entries/:id/put-back", post(put_back))
}

/// The forms of an entry's page as they have to be shown after a refusal.
pub(super) struct EntryForms;

impl EntryForms {
    pub(super) fn opening(typed: &Typed, problem: &Problem, wording: &Wording) -> EntryPageForms {
        let form = opening_form(quartermaster_domain::Date::MIN);
        EntryPageForms {
            opening: Some(form.typed(typed.fields()).refused(problem, wording)),
            ..EntryPageForms::default()
        }
    }

    pub(super) fn posting(
        id: i64,
        typed: &Typed,
        problem: &Problem,
        wording: &Wording,
    ) -> EntryPageForms {
        let form = posting_form_empty()
            .typed(typed.fields())
            .refused(problem, wording);
        EntryPageForms {
            posting: Some((id, form)),
            ..EntryPageForms::default()
        }
    }
}

/// What was typed about a month entry.
pub(super) fn input_of(typed: &Typed, words: &Words) -> MonthEntryInput {
    MonthEntryInput {
        kind: typed.read("kind", EntryKind::parse),
        category: typed.read("category", Category::parse),
        name: typed.read("name", Name::parse),
        planned: typed.amount("planned", words),
        due_on: typed.read_or_none("due_on", parse_date),
        carry: typed.read("carry", Carry::parse),
        debt_target: typed
            .read_or_none("debt_target_id", |text| chosen(text).map(MonthDebtTargetId)),
        notes: typed.read("notes", Notes::parse),
    }
}

pub(super) async fn entry_page(
    app: &Quartermaster,
    (month, trail): (YearMonth, Trail),
    entry: MonthEntryId,
    status: StatusCode,
    forms: EntryPageForms,
) -> Result<Response> {
    let reading = reading::entry_page(app, month, entry)
        .await
        .map_err(refused)?;
    let words = Words::of(&reading.month.reading.household);
    let view = EntryPage::of(&reading, forms)
        .map_err(refused)?
        .ok_or_else(no_such_entry)?;
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(status, &shell, &view)
}

#[handler]
async fn show(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    trail: Trail,
) -> Result<Response> {
    let at = (month_of(&ym)?, trail);
    let forms = EntryPageForms::default();
    entry_page(&app, at, MonthEntryId(id), StatusCode::OK, forms).await
}

#[handler]
async fn change(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let command = ChangeEntry {
        month: MonthAtVersion {
            month,
            expected_version: typed.version(),
        },
        entry: MonthEntryId(id),
        input: input_of(&typed, &words),
    };
    let Err(error) = change_entry(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}/entries/{id}")));
    };
    let problem = on_form(error)?;
    let names = [
        "category",
        "name",
        "planned",
        "due_on",
        "carry",
        "debt_target_id",
        "notes",
        "version",
    ];
    let form = FormView::of(names.map(|name| (name, String::new())));
    let forms = EntryPageForms {
        entry: Some(
            form.typed(typed.fields())
                .refused(&problem, &words.wording()),
        ),
        ..EntryPageForms::default()
    };
    entry_page(
        &app,
        (month, trail),
        MonthEntryId(id),
        problem.status,
        forms,
    )
    .await
}

#[handler]
async fn remove(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let command = RemoveEntry {
        month: month.into(),
        entry: MonthEntryId(id),
    };
    remove_entry(&app, &by(), command).await.map_err(refused)?;
    Ok(see_other(format!("/months/{month}?removed={id}#told")))
}

/// Takes the removal of an entry back.
#[handler]
async fn put_back(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let command = PutBackEntry {
        month: month.into(),
        entry: MonthEntryId(id),
    };
    put_back_entry(&app, &by(), command)
        .await
        .map_err(refused)?;
    Ok(see_other(format!(
        "/months/{month}?returned={id}#entry-{id}"
    )))
}

#[handler]
async fn move_up(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
) -> Result<Response> {
    shift(&app, month_of(&ym)?, MonthEntryId(id), Direction::Up).await
}

#[handler]
async fn move_down(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
) -> Result<Response> {
    shift(&app, month_of(&ym)?, MonthEntryId(id), Direction::Down).await
}

async fn shift(
    app: &Quartermaster,
    month: YearMonth,
    entry: MonthEntryId,
    direction: Direction,
) -> Result<Response> {
    let view = reading::month(app, month).await.map_err(refused)?;
    let entries = view.sheet.entries.iter();
    let in_sections: Vec<_> = entries
        .map(|line| (line.entry.id, Section::of(&line.entry.fields)))
        .collect();
    let command = OrderEntries {
        month: MonthAtVersion {
            month,
            expected_version: Some(view.reading.contents.month.head().version),
        },
        order: moved(&in_sections, &entry, direction).ok_or_else(no_such_entry)?,
    };
    order_entries(app, &by(), command).await.map_err(refused)?;
    Ok(see_other(format!("/months/{month}/entries/{entry}")))
}
