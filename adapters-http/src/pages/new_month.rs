//! The month that would come next: what it would hold, and creating it.

use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, handler};
use quartermaster_application::months::{CreateMonth, create, preview};
use quartermaster_application::reading::MonthFilter;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::field::Fields;
use quartermaster_domain::planning::{Proposal, ProposedLineId};
use quartermaster_domain::{FieldErrors, Given, Household, ValueError, YearMonth};

use super::reply::{by, on_form, page, refused, see_other};
use super::typed::Typed;
use crate::format::Words;
use crate::problem::Problem;
use crate::views::form::FormView;
use crate::views::new_month::{NewMonthPage, line_of};

/// How many months can be chosen from when one is copied.
const COPY_MAX_MONTHS: u32 = 120;

/// Which month to look at, what it is copied from, and what it begins without; as it was typed.
struct Wanted {
    month: String,
    copy_from: String,
    left_out: Vec<ProposedLineId>,
}

impl Wanted {
    fn of(typed: &Typed) -> Self {
        // A box that is not ticked is not sent, so that the form says which there were.
        let is_kept = |key: &str| {
            let mut fields = typed.fields().iter();
            fields.any(|(name, value)| name == "keep" && value == key)
        };
        let offered = typed.text("offered").split(',');
        Self {
            month: typed.text("month").to_owned(),
            copy_from: typed.text("copy_from").to_owned(),
            left_out: offered
                .filter(|key| !is_kept(key))
                .filter_map(line_of)
                .collect(),
        }
    }

    /// The month to copy; none where it is the template.
    fn source(&self) -> Given<Option<YearMonth>> {
        match self.copy_from.as_str() {
            "" => Ok(None),
            typed => typed.parse().map(Some),
        }
    }

    /// The month to create, which may be another than the typed one.
    fn read(&self, month: Option<YearMonth>) -> Result<CreateMonth, FieldErrors> {
        let mut fields = Fields::new();
        let unreadable = || ValueError::invalid("refusal-month-unreadable");
        let month = fields.take("month", month.ok_or_else(unreadable));
        let source = fields.take("copy_from", self.source());
        let (month, copy_from) = fields.finish_with(month.zip(source))?;
        let mut wanted = CreateMonth {
            copy_from,
            ..month.into()
        };
        for id in &self.left_out {
            match id {
                ProposedLineId::Entry(entry) => wanted.leave_out.push(*entry),
                ProposedLineId::Copied(entry) => wanted.leave_out_copied.push(*entry),
            }
        }
        Ok(wanted)
    }
}

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let wanted = Wanted::of(&Typed::from(query));
    let month = match wanted.month.as_str() {
        "" => next_month(&app).await?,
        typed => typed.parse().ok(),
    };
    preview_page(&app, month, &wanted, None).await
}

#[handler]
pub(super) async fn create_month(app: Data<&Quartermaster>, typed: Typed) -> Result<Response> {
    let wanted = Wanted::of(&typed);
    let month = wanted.month.parse::<YearMonth>().ok();
    let Ok(command) = wanted.read(month) else {
        return preview_page(&app, month, &wanted, None).await;
    };
    let created = command.month;
    match create(&app, &by(), command).await {
        Ok(()) => Ok(see_other(format!("/months/{created}"))),
        Err(error) => preview_page(&app, month, &wanted, Some(on_form(error)?)).await,
    }
}

/// The month after the latest one, or this one where there is none.
async fn next_month(app: &Quartermaster) -> Result<Option<YearMonth>> {
    let latest = latest_months(app, 1).await?;
    match latest.first() {
        Some(latest) => Ok(latest.next()),
        None => {
            let household = reading::household(app).await.map_err(refused)?;
            Ok(YearMonth::of_date(household.today(app.clock.now())))
        }
    }
}

async fn latest_months(app: &Quartermaster, limit: u32) -> Result<Vec<YearMonth>> {
    let filter = MonthFilter {
        state: None,
        before: None,
        limit,
    };
    let months = reading::months(app, &filter).await.map_err(refused)?;
    Ok(months
        .iter()
        .map(|summary| summary.month.head().year_month)
        .collect())
}

/// The preview of `month`; where there cannot be one, the page says why and asks again.
async fn preview_page(
    app: &Quartermaster,
    month: Option<YearMonth>,
    wanted: &Wanted,
    refusal: Option<Problem>,
) -> Result<Response> {
    let existing = latest_months(app, COPY_MAX_MONTHS).await?;
    let household = reading::household(app).await.map_err(refused)?;
    let shown = month.map_or_else(|| wanted.month.clone(), |month| month.to_string());
    let form = FormView::of([("month", shown), ("copy_from", wanted.copy_from.clone())]);
    let proposed = match wanted.read(month) {
        Ok(command) => propose(app, command).await?,
        Err(errors) => Err(errors.into()),
    };
    let (proposal, problem) = match proposed {
        Ok((proposal, problem)) => (Some(proposal), refusal.or(problem)),
        Err(problem) => (None, refusal.or(Some(problem))),
    };
    let (status, form) = match &problem {
        Some(problem) => (
            problem.status,
            form.refused(problem, &Words::of(&household).wording()),
        ),
        None => (StatusCode::OK, form),
    };
    show_page(status, form, &existing, proposal.as_ref(), &household)
}

fn show_page(
    status: StatusCode,
    form: FormView,
    existing: &[YearMonth],
    proposal: Option<&Proposal>,
    household: &Household,
) -> Result<Response> {
    let words = Words::of(household);
    let view = match proposal {
        Some(proposal) => NewMonthPage::of(form, existing, proposal, household).map_err(refused)?,
        None => NewMonthPage::asking(form, existing, &words),
    };
    page(status, &view.shell(&words), &view)
}

/// The proposal, without the lines that can be left out, and what is wrong with leaving out the others;
/// or the problem for which there is none.
async fn propose(
    app: &Quartermaster,
    command: CreateMonth,
) -> Result<Result<(Proposal, Option<Problem>), Problem>> {
    let left_out = !(command.leave_out.is_empty() && command.leave_out_copied.is_empty());
    let problem = match preview(app, &command).await {
        Ok((_, proposal)) => return Ok(Ok((proposal, None))),
        Err(error) => on_form(error)?,
    };
    if !left_out || problem.errors.is_empty() {
        return Ok(Err(problem));
    }
    let whole = CreateMonth {
        leave_out: Vec::new(),
        leave_out_copied: Vec::new(),
        ..command.clone()
    };
    let mut proposal = match preview(app, &whole).await {
        Ok((_, proposal)) => proposal,
        Err(error) => return Ok(Err(on_form(error)?)),
    };
    let entries = command.leave_out.into_iter().map(ProposedLineId::Entry);
    let copied = command.leave_out_copied.into_iter();
    for id in entries.chain(copied.map(ProposedLineId::Copied)) {
        // What is refused stays in, and the problem says why.
        let _ = proposal.leave_out(id);
    }
    Ok(Ok((proposal, Some(problem))))
}
