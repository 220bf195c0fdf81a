use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::postings::{
    self, AddPayment, ChangePosting, ChangePostingError, DeletePosting, DeleteReach, PostingSeen,
    PutBack,
};
use quartermaster_application::reading::MonthView;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::folding::is_one;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, Posting, PostingInput};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Given, MonthEntryId, PostingId, YearMonth};

use super::show::{refused_form, refused_in_ledger};
use crate::entry_names;
use crate::format::Words;
use crate::pages::entry::{EntryForms, entry_page};
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::{Typed, chosen};
use crate::views::month::{MonthForms, posting_form};
use crate::views::month_ledger::correction_form;

/// Posts what the posting line says; a form with `opening` sets an opening balance instead.
#[handler]
pub(super) async fn add(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let view = reading::month(&app, month).await.map_err(refused)?;
    let words = Words::of(&view.reading.household);
    let command = AddPayment {
        month: month.into(),
        input: PaymentInput {
            posted_on: typed.date("posted_on"),
            payee: typed.read("payee", Payee::parse),
            memo: typed.read("memo", Memo::parse),
            lines: vec![PaymentLineInput {
                entry: entry_typed(&app, &view, &typed).await?,
                amount: typed.amount("amount", &words),
            }],
        },
    };
    if typed.has("opening") {
        let entry = chosen(typed.text("entry_id")).map_err(|_| crate::problem::no_such_entry())?;
        let Err(error) = postings::set_openings(&app, &by(), command).await else {
            return Ok(see_other(format!("/months/{month}/entries/{entry}#ledger")));
        };
        let problem = on_form(error)?;
        let forms = EntryForms::opening(&typed, &problem, &words.wording());
        return entry_page(
            &app,
            (month, trail),
            MonthEntryId(entry),
            problem.status,
            forms,
        )
        .await;
    }
    let error = match postings::add_payment(&app, &by(), command).await {
        Ok(posted) => return Ok(see_other(told(month, "posted", posted.first(), "post"))),
        Err(error) => error,
    };
    let problem = on_form(error)?;
    refused_form(&app, (month, trail), &problem, |view, today| MonthForms {
        posting: Some(
            posting_form(view, today)
                .typed(typed.fields())
                .refused(&problem, &words.wording()),
        ),
        ..MonthForms::default()
    })
    .await
}

/// The entry chosen in a list, or named in the posting line; a line without one is for what the
/// payee was last paid for.
async fn entry_typed(
    app: &Quartermaster,
    month: &MonthView,
    typed: &Typed,
) -> Result<Option<Given<MonthEntryId>>> {
    if !typed.has("entry") {
        return Ok(typed.read("entry_id", |text| chosen(text).map(MonthEntryId)));
    }
    let lines = &month.sheet.entries;
    let (name, payee) = (typed.text("entry"), typed.text("payee"));
    if name.is_empty() && !payee.is_empty() {
        let known = reading::payees(app).await.map_err(refused)?;
        let remembered = known
            .iter()
            .find(|known| is_one(known.payee.as_str(), payee))
            .and_then(|known| entry_names::remembered(lines, known));
        if let Some(entry) = remembered {
            return Ok(Some(Ok(entry)));
        }
    }
    Ok(Some(entry_names::find(lines, name)))
}

/// The month's page, telling what was just done to `posting`.
fn told(month: YearMonth, deed: &str, posting: Option<&Posting>, at: &str) -> String {
    match posting {
        Some(posting) => format!("/months/{month}?{deed}={}#{at}", posting.id),
        None => format!("/months/{month}#{at}"),
    }
}

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let view = reading::month(&app, month).await.map_err(refused)?;
    let words = Words::of(&view.reading.household);
    let command = ChangePosting {
        month: month.into(),
        posting: PostingId(id),
        input: PostingInput {
            amount: typed.amount("amount", &words),
            posted_on: typed.date("posted_on"),
            payee: typed.read("payee", Payee::parse),
            memo: typed.read("memo", Memo::parse),
            entry: entry_of_correction(&view, &typed),
        },
        seen: typed.has("seen").then(|| {
            typed
                .text("seen")
                .parse()
                .unwrap_or(PostingSeen::UNREADABLE)
        }),
    };
    let in_month = typed.has("in_month");
    let error = match postings::change(&app, &by(), command).await {
        Ok(changed) => return Ok(see_other(corrected(month, &changed, in_month))),
        Err(error) => error,
    };
    // Whoever was quicker may have moved it to another entry.
    let moved_to = match &error {
        ChangePostingError::Overtaken { entry } => Some(entry.0),
        _ => None,
    };
    let problem = on_form(error)?;
    let entry = match moved_to {
        Some(entry) => entry,
        None => chosen(typed.text("from_entry_id")).map_err(|_| problem.clone())?,
    };
    if in_month {
        let form = correction_form()
            .typed(typed.fields())
            .refused(&problem, &words.wording());
        return refused_in_ledger(&app, (month, trail), entry, &problem, (id, form)).await;
    }
    let forms = EntryForms::posting(id, &typed, &problem, &words.wording());
    entry_page(
        &app,
        (month, trail),
        MonthEntryId(entry),
        problem.status,
        forms,
    )
    .await
}

/// The entry chosen in a list, or named as in the posting line.
fn entry_of_correction(month: &MonthView, typed: &Typed) -> Option<Given<MonthEntryId>> {
    let named = typed.read("entry", |name| {
        entry_names::find(&month.sheet.entries, name)
    });
    named.or_else(|| typed.read("entry_id", |text| chosen(text).map(MonthEntryId)))
}

/// Where a corrected posting is shown: in the ledger it was corrected in.
fn corrected(month: YearMonth, posting: &Posting, in_month: bool) -> String {
    let entry = posting.month_entry;
    if in_month {
        format!("/months/{month}?open={entry}#posting-{}", posting.id)
    } else {
        format!("/months/{month}/entries/{entry}#ledger")
    }
}

#[handler]
pub(super) async fn delete(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let command = DeletePosting {
        month: month.into(),
        posting: PostingId(id),
        reach: if typed.has("whole_payment") {
            DeleteReach::WholePayment
        } else {
            DeleteReach::ThisPosting
        },
    };
    postings::delete(&app, &by(), command)
        .await
        .map_err(refused)?;
    let open = match chosen(typed.text("from_entry_id")) {
        Ok(entry) => format!("&open={entry}"),
        Err(_) => String::new(),
    };
    Ok(see_other(format!(
        "/months/{month}?deleted={id}{open}#told"
    )))
}

/// Takes the deletion of a posting back.
#[handler]
pub(super) async fn put_back(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let command = PutBack {
        month: month.into(),
        posting: PostingId(id),
    };
    let back = postings::put_back(&app, &by(), command)
        .await
        .map_err(refused)?;
    let entry = back.first().map(|posting| posting.month_entry);
    let open = entry.map_or_else(String::new, |entry| format!("&open={entry}#entry-{entry}"));
    Ok(see_other(format!("/months/{month}?back={id}{open}")))
}
