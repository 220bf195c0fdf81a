use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::postings::{
    self, AddPayment, ChangePosting, DeletePosting, DeleteReach,
};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, PostingInput};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{MonthEntryId, PostingId};

use super::show::refused_form;
use crate::format::Words;
use crate::pages::entry::{EntryForms, entry_page};
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::typed::{Typed, chosen};
use crate::views::month::{MonthForms, posting_form};

/// Posts what the posting line says; a form with `opening` sets an opening balance instead.
#[handler]
pub(super) async fn add(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let command = AddPayment {
        month: month.into(),
        input: PaymentInput {
            posted_on: typed.date("posted_on"),
            payee: typed.read("payee", Payee::parse),
            memo: typed.read("memo", Memo::parse),
            lines: vec![PaymentLineInput {
                entry: typed.read("entry_id", |text| chosen(text).map(MonthEntryId)),
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
        let forms = EntryForms::opening(&typed, &problem);
        return entry_page(&app, month, MonthEntryId(entry), problem.status, forms).await;
    }
    let Err(error) = postings::add_payment(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}#post")));
    };
    let problem = on_form(error)?;
    refused_form(&app, month, &problem, |view, today| MonthForms {
        posting: Some(
            posting_form(view, today)
                .typed(typed.fields())
                .refused(&problem),
        ),
        ..MonthForms::default()
    })
    .await
}

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let command = ChangePosting {
        month: month.into(),
        posting: PostingId(id),
        input: PostingInput {
            amount: typed.amount("amount", &words),
            posted_on: typed.date("posted_on"),
            payee: typed.read("payee", Payee::parse),
            memo: typed.read("memo", Memo::parse),
            entry: typed.read("entry_id", |text| chosen(text).map(MonthEntryId)),
        },
    };
    match postings::change(&app, &by(), command).await {
        Ok(changed) => {
            let entry = changed.month_entry;
            Ok(see_other(format!("/months/{month}/entries/{entry}#ledger")))
        }
        Err(error) => {
            let problem = on_form(error)?;
            let entry = chosen(typed.text("from_entry_id")).map_err(|_| problem.clone())?;
            let forms = EntryForms::posting(id, &typed, &problem);
            entry_page(&app, month, MonthEntryId(entry), problem.status, forms).await
        }
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
    let back = match chosen(typed.text("from_entry_id")) {
        Ok(entry) => format!("/months/{month}/entries/{entry}#ledger"),
        Err(_) => format!("/months/{month}"),
    };
    Ok(see_other(back))
}
