use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, handler};
use quartermaster_application::months::{Begin, BeginError, SetAside, begin, preview};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::planning::Proposal;
use quartermaster_domain::{EntryId, Household, Money, YearMonth};

use super::{at_their_places, begun, done};
use crate::format::Words;
use crate::pages::reply::{by, on_form, page, refused, see_other};
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::welcome::{WelcomeMonth, set_aside_field};

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    month: String,
}

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let month = begun(&app).await?;
    if month.is_some() {
        return done(&app, month).await;
    }
    let (household, proposal) = proposed(&app, &asked.month).await?;
    step(&app, &household, &proposal, StatusCode::OK, None)
}

/// The months that a first one can be: the one that today lies in, and the one after it.
fn candidates(app: &Quartermaster, household: &Household) -> Vec<YearMonth> {
    let today = household.today(app.clock.now());
    let this = household.month_start_day.month_of(today);
    let next = this.and_then(YearMonth::next);
    this.into_iter().chain(next).collect()
}

/// The month that was asked for, where it can be a first one, else the one of today.
async fn proposed(app: &Quartermaster, asked: &str) -> Result<(Household, Proposal)> {
    let household = reading::household(app).await.map_err(refused)?;
    let candidates = candidates(app, &household);
    let asked = candidates.iter().find(|month| month.to_string() == asked);
    let month = asked.or(candidates.first()).copied();
    let month = month.ok_or_else(crate::problem::no_such_month)?;
    preview(app, &month.into()).await.map_err(refused)
}

fn step(
    app: &Quartermaster,
    household: &Household,
    proposal: &Proposal,
    status: StatusCode,
    form: Option<FormView>,
) -> Result<Response> {
    let words = Words::of(household);
    let candidates = candidates(app, household);
    let form = form.unwrap_or_else(|| WelcomeMonth::form(proposal, true));
    let view = WelcomeMonth::of(proposal, &candidates, form, &words);
    page(status, &view.shell(&words), &view)
}

#[handler]
pub(super) async fn save(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    if let Some(month) = begun(&app).await? {
        return Ok(see_other(format!("/months/{month}")));
    }
    let (household, proposal) = proposed(&app, typed.text("month")).await?;
    let words = Words::of(&household);
    let set_aside = set_aside(&proposal, &typed, &words);
    let fields = set_aside.iter().map(|line| set_aside_field(line.entry));
    let fields: Vec<String> = fields.collect();
    let command = Begin {
        month: proposal.month,
        activate: typed.has("activate"),
        set_aside,
    };
    let error = match begin(&app, &by(), command).await {
        Ok(()) => return Ok(see_other(format!("/months/{}", proposal.month))),
        Err(BeginError::NotFirst) => return Ok(see_other("/")),
        Err(error) => error,
    };
    let mut problem = at_their_places(on_form(error)?, &fields);
    for error in &mut problem.errors {
        if let Some(field) = error.field.strip_suffix(".amount_minor") {
            error.field = field.to_owned();
        }
    }
    let form = WelcomeMonth::form(&proposal, typed.has("activate"))
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    step(&app, &household, &proposal, problem.status, Some(form))
}

/// What was typed as set aside already; an empty field and a zero say that nothing is.
fn set_aside(proposal: &Proposal, typed: &Typed, words: &Words) -> Vec<SetAside> {
    let carrying = proposal.lines.iter().filter(|line| line.included);
    let entries = carrying.filter_map(|line| line.id.source());
    entries
        .filter_map(|entry: EntryId| {
            let text = Some(typed.text(&set_aside_field(entry))).filter(|text| !text.is_empty())?;
            let amount = words.read(text);
            (amount != Ok(Money::ZERO)).then_some(SetAside { entry, amount })
        })
        .collect()
}
