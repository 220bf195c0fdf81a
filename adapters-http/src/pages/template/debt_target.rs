use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::template::debt_targets::{self, ChangeDebtTarget};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::DebtTargetInput;
use quartermaster_domain::text::{Name, Notes};

use super::Act;
use super::list::{not_moved, ordered, template_page};
use crate::format::Words;
use crate::pages::order::{Place, placed};
use crate::pages::reply::{by, on_form, page, refused, see_other, words};
use crate::pages::typed::{Typed, whole};
use crate::problem::{doors, no_such_debt_target};
use crate::views::form::FormView;
use crate::views::template::TemplateForms;
use crate::views::template_debt_target::{TemplateDebtTargetPage, refused_debt_target_form};

/// What was typed about a debt target of the template.
fn input_of(typed: &Typed, words: &Words) -> DebtTargetInput {
    DebtTargetInput {
        name: typed.read("name", Name::parse),
        balance: typed.amount("balance", words),
        apr: typed.read("apr", |text| words.read_rate(text)),
        minimum_payment: typed.read("minimum_payment", |text| match text {
            "" => Ok(quartermaster_domain::Money::ZERO),
            text => words.read(text),
        }),
        due_day: typed.read_or_none("due_day", |text| whole(text).and_then(DueDay::new)),
        notes: typed.read("notes", Notes::parse),
    }
}

#[handler]
pub(super) async fn create(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let words = words(&app).await?;
    let error = match debt_targets::create(&app, &by(), input_of(&typed, &words)).await {
        Ok(debt) => return Ok(see_other(format!("/template#debt-{}", debt.id))),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    let forms = TemplateForms {
        debt_target: Some(refused_debt_target_form(typed.fields(), &problem, &words)),
        ..TemplateForms::default()
    };
    template_page(&app, problem.status, forms).await
}

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>, Path(id): Path<i64>) -> Result<Response> {
    debt_target_page(&app, DebtTargetId(id), StatusCode::OK, None).await
}

async fn debt_target_page(
    app: &Quartermaster,
    id: DebtTargetId,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let line = reading::template_debt_target(app, id).await;
    let line = line.map_err(refused)?;
    let household = &line.template.household;
    let words = Words::of(household);
    let today = household.today(app.clock.now());
    let view = TemplateDebtTargetPage::of(&line, id, today, form).map_err(refused)?;
    let view = view.ok_or_else(no_such_debt_target)?;
    page(status, &view.shell(&words), &view)
}

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let words = words(&app).await?;
    let command = ChangeDebtTarget {
        debt: DebtTargetId(id),
        input: input_of(&typed, &words),
        expected_version: typed.version(),
    };
    let error = match debt_targets::change(&app, &by(), command).await {
        Ok(_) => return Ok(see_other(format!("/template#debt-{id}"))),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    let form = refused_debt_target_form(typed.fields(), &problem, &words);
    debt_target_page(&app, DebtTargetId(id), problem.status, Some(form)).await
}

/// Puts a debt somewhere else in the list.
#[handler]
pub(super) async fn put(
    app: Data<&Quartermaster>,
    Path(id): Path<i64>,
    typed: Typed,
) -> Result<Response> {
    let template = reading::template(&app).await.map_err(refused)?.template;
    let debts = template.debt_targets.iter();
    let in_sections: Vec<_> = debts
        .map(|known| (known.id, known.archived_at.is_some()))
        .collect();
    if !in_sections.iter().any(|(known, _)| known.0 == id) {
        return Err(no_such_debt_target().into());
    }
    let place = Place::parse(typed.text("to"), DebtTargetId);
    let order = place.and_then(|place| placed(&in_sections, &DebtTargetId(id), place));
    let Some(order) = order else {
        return not_moved(&app).await;
    };
    let saved = debt_targets::order(&app, &by(), order).await;
    ordered(&app, saved, format!("/template#debt-{id}")).await
}

#[handler]
pub(super) async fn act(
    app: Data<&Quartermaster>,
    Path((id, act)): Path<(i64, String)>,
) -> Result<Response> {
    let (debt, by) = (DebtTargetId(id), by());
    let to = match Act::parse(&act).ok_or_else(doors::not_found)? {
        Act::Archive => {
            let archived = debt_targets::archive(&app, &by, debt).await;
            archived.map_err(refused)?;
            format!("/template?archived_debt={id}")
        }
        Act::Restore => {
            let restored = debt_targets::restore(&app, &by, debt).await;
            restored.map_err(refused)?;
            format!("/template#debt-{id}")
        }
        Act::Delete => {
            let deleted = debt_targets::delete(&app, &by, debt).await;
            deleted.map_err(refused)?;
            format!("/template?deleted_debt={id}")
        }
        Act::PutBack => {
            let returned = debt_targets::put_back(&app, &by, debt).await;
            returned.map_err(refused)?;
            format!("/template#debt-{id}")
        }
    };
    Ok(see_other(to))
}
