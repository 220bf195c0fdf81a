use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, Result, handler};
use quartermaster_application::template::{FillLine, fill};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::template::{DebtTargetInput, EntryInput, EntryKind};
use quartermaster_domain::text::{Category, Name};
use quartermaster_domain::{Given, Household, Money};

use super::{at_their_places, begun, done};
use crate::format::Words;
use crate::pages::reply::{by, on_form, page, refused, see_other};
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::starter::{STARTERS, Starter};
use crate::views::welcome::{Sum, WelcomeTemplate};

const NEXT: &str = "/welcome/month";

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>) -> Result<Response> {
    let month = begun(&app).await?;
    let template = reading::template(&app).await.map_err(refused)?;
    if month.is_some() || !template.template.entries.is_empty() {
        return done(&app, month).await;
    }
    let form = WelcomeTemplate::form_empty();
    step(
        &template.household,
        StatusCode::OK,
        form,
        Some(Sum::default()),
    )
}

fn step(
    household: &Household,
    status: StatusCode,
    form: FormView,
    sum: Option<Sum>,
) -> Result<Response> {
    let words = Words::of(household);
    let view = WelcomeTemplate::of(form, sum, household, &words);
    page(status, &view.shell(&words), &view)
}

/// Adds what was ticked, or only adds up where that was asked for.
#[handler]
pub(super) async fn save(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let household = reading::household(&app).await.map_err(refused)?;
    let words = Words::of(&household);
    let chosen: Vec<(String, Starter)> = chosen(&typed);
    let form = WelcomeTemplate::form_empty().typed(typed.fields());
    let sum = sum(&chosen, &typed, &words);
    if typed.text("act") == "add-up" {
        return step(&household, StatusCode::OK, form, sum);
    }
    if chosen.is_empty() {
        return Ok(see_other(NEXT));
    }
    let lines = chosen
        .iter()
        .map(|(place, starter)| line(place, starter, &typed, &words))
        .collect();
    let Err(error) = fill(&app, &by(), lines).await else {
        return Ok(see_other(NEXT));
    };
    let places: Vec<String> = chosen.into_iter().map(|(place, _)| place).collect();
    let problem = at_their_places(on_form(error)?, &places);
    let form = form.refused(&problem, &words.wording());
    step(&household, problem.status, form, sum)
}

/// The lines that are ticked; whoever types an amount means the line as well.
fn chosen(typed: &Typed) -> Vec<(String, Starter)> {
    let places = STARTERS.into_iter().enumerate();
    places
        .map(|(index, starter)| (Starter::place(index), starter))
        .filter(|(place, _)| {
            let filled = |part: &str| !typed.text(&format!("{place}.{part}")).is_empty();
            filled("on") || filled("planned") || filled("debt.balance")
        })
        .collect()
}

/// What is left of the income that was typed; none where an amount cannot be read.
fn sum(chosen: &[(String, Starter)], typed: &Typed, words: &Words) -> Option<Sum> {
    let mut sum = Sum::default();
    for (place, starter) in chosen {
        let planned = amount_or_nothing(typed.text(&format!("{place}.planned")), words).ok()?;
        let part = if starter.kind == EntryKind::Income {
            &mut sum.income
        } else {
            &mut sum.going_out
        };
        *part = part.plus(planned).ok()?;
    }
    Some(sum)
}

/// An amount can be said later.
fn amount_or_nothing(text: &str, words: &Words) -> Given<Money> {
    match text {
        "" => Ok(Money::ZERO),
        text => words.read(text),
    }
}

fn line(place: &str, starter: &Starter, typed: &Typed, words: &Words) -> FillLine {
    let text = |part: &str| typed.text(&format!("{place}.{part}"));
    let amount = |part: &str| Some(amount_or_nothing(text(part), words));
    let name = words.text(starter.name);
    let debt = starter.is_debt().then(|| DebtTargetInput {
        name: Some(Name::parse(&name)),
        balance: amount("debt.balance"),
        apr: Some(text("debt.apr"))
            .filter(|text| !text.is_empty())
            .map(|text| words.read_rate(text)),
        ..DebtTargetInput::default()
    });
    FillLine {
        entry: EntryInput {
            kind: Some(Ok(starter.kind)),
            category: Some(Category::parse(&words.text(starter.category))),
            name: Some(Name::parse(&name)),
            planned: amount("planned"),
            carry: Some(Ok(starter.carry)),
            ..EntryInput::default()
        },
        debt,
    }
}
