use poem::http::StatusCode;
use poem::web::{Data, Path, Query};
use poem::{Response, Result, handler};
use quartermaster_application::reading::MonthExtras;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::{Date, MonthEntryId, PostingId, YearMonth};

use crate::format::Words;
use crate::pages::reply::{month_of, page, refused};
use crate::pages::trail::Trail;
use crate::problem::Problem;
use crate::views::backups;
use crate::views::form::FormView;
use crate::views::month::{Asked, MonthForms, MonthPage};

/// What an address can ask of the page; what cannot be read asks for nothing.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Wanted {
    open: String,
    cover: String,
    edit: String,
    post: String,
    debt: String,
    curves: String,
    filter: String,
    posted: String,
    repeated: String,
    back: String,
    deleted: String,
    moved: String,
    removed: String,
    returned: String,
}

impl Wanted {
    /// What a page that leads nowhere else shows still.
    fn kept(trail: &Trail) -> Self {
        Self {
            open: trail.open.map(|id| id.to_string()).unwrap_or_default(),
            filter: trail.filter.clone(),
            ..Self::default()
        }
    }

    fn extras(&self) -> MonthExtras {
        let posting = |text: &str| text.parse().ok().map(PostingId);
        MonthExtras {
            ledger_of: self.open.parse().ok().map(MonthEntryId),
            posted: posting(&self.posted).or(posting(&self.back)),
            deleted: posting(&self.deleted),
            moved: between(&self.moved),
            removed: self.removed.parse().ok().map(MonthEntryId),
            returned: self.returned.parse().ok().map(MonthEntryId),
            debt_curves: !self.curves.is_empty(),
        }
    }

    fn asked(self) -> Asked {
        Asked {
            open: self.open.parse().ok(),
            cover: self.cover.parse().ok(),
            edit: self.edit.parse().ok(),
            post: self.post.parse().ok(),
            debt: self.debt.parse().ok(),
            curves: !self.curves.is_empty(),
            put_back: !self.back.is_empty(),
            repeated: !self.repeated.is_empty(),
            filter: self.filter.trim().to_owned(),
        }
    }
}

/// Reads `5-7`: from which entry to which.
fn between(text: &str) -> Option<(MonthEntryId, MonthEntryId)> {
    let (from, to) = text.split_once('-')?;
    Some((
        MonthEntryId(from.parse().ok()?),
        MonthEntryId(to.parse().ok()?),
    ))
}

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    Query(wanted): Query<Wanted>,
    trail: Trail,
) -> Result<Response> {
    let forms = |_: &reading::MonthView, _| MonthForms::default();
    month_page(&app, (month_of(&ym)?, trail), StatusCode::OK, wanted, forms).await
}

/// The page with `forms` as they have to be shown.
async fn month_page(
    app: &Quartermaster,
    (month, trail): (YearMonth, Trail),
    status: StatusCode,
    wanted: Wanted,
    forms: impl FnOnce(&reading::MonthView, Date) -> MonthForms,
) -> Result<Response> {
    let read = reading::month_page(app, month, wanted.extras())
        .await
        .map_err(refused)?;
    let household = &read.month.reading.household;
    let now = app.clock.now();
    let today = household.today(now);
    let words = Words::of(household);
    let warning = backups::warning(&app.backups.standing(), &words, now);
    let forms = forms(&read.month, today);
    let view = MonthPage::of(&read, today, wanted.asked(), forms).map_err(refused)?;
    let view = view.warned(warning);
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(status, &shell, &view)
}

/// The page with one form that was refused because of `problem`.
pub(super) async fn refused_form(
    app: &Quartermaster,
    at: (YearMonth, Trail),
    problem: &Problem,
    forms: impl FnOnce(&reading::MonthView, Date) -> MonthForms,
) -> Result<Response> {
    let wanted = Wanted::kept(&at.1);
    month_page(app, at, problem.status, wanted, forms).await
}

/// The page with the ledger of `entry` open, and one line of it as it was refused.
pub(super) async fn refused_in_ledger(
    app: &Quartermaster,
    at: (YearMonth, Trail),
    entry: i64,
    problem: &Problem,
    correction: (i64, FormView),
) -> Result<Response> {
    let wanted = Wanted {
        open: entry.to_string(),
        ..Wanted::kept(&at.1)
    };
    let forms = |_: &reading::MonthView, _| MonthForms {
        correction: Some(correction),
        ..MonthForms::default()
    };
    month_page(app, at, problem.status, wanted, forms).await
}
