use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::postings::{AddPayment, add_payment};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput};
use quartermaster_domain::money::split;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Given, Money, MonthEntryId, ValueError};

use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, page, refused, see_other};
use crate::pages::typed::{Typed, whole};
use crate::views::split::{LINES, SplitPage};

#[handler]
pub(super) async fn show(app: Data<&Quartermaster>, Path(ym): Path<String>) -> Result<Response> {
    let month = reading::month(&app, month_of(&ym)?)
        .await
        .map_err(refused)?;
    let today = month.reading.household.today(app.clock.now());
    let view = SplitPage::of(&month, SplitPage::empty_form(&month, today));
    page(StatusCode::OK, &view.shell(), &view)
}

#[handler]
pub(super) async fn add(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let ym = month_of(&ym)?;
    let month = reading::month(&app, ym).await.map_err(refused)?;
    let words = Words::of(&month.reading.household);
    let command = AddPayment {
        month: ym.into(),
        input: PaymentInput {
            posted_on: typed.date("posted_on"),
            payee: typed.read("payee", Payee::parse),
            memo: typed.read("memo", Memo::parse),
            lines: lines(&typed, &words),
        },
    };
    let Err(error) = add_payment(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{ym}")));
    };
    let problem = on_form(error)?;
    let today = month.reading.household.today(app.clock.now());
    let form = SplitPage::empty_form(&month, today);
    let form = form.typed(typed.fields()).refused(&problem);
    let view = SplitPage::of(&month, form);
    page(problem.status, &view.shell(), &view)
}

/// The lines up to the last one that has anything in it, so that errors keep their numbers.
fn lines(typed: &Typed, words: &Words) -> Vec<PaymentLineInput> {
    let name = |line: usize, part: &str| format!("lines[{line}].{part}");
    let is_used = |line: &usize| {
        let filled = |part| !typed.text(&name(*line, part)).is_empty();
        filled("entry_id") || filled("amount")
    };
    let used: Vec<usize> = (0..LINES).filter(is_used).collect();
    let amounts: Vec<Option<Given<Money>>> = used
        .iter()
        .map(|line| match typed.text(&name(*line, "amount")) {
            "" => None,
            text => Some(words.read(text)),
        })
        .collect();
    let mut shares = shares_of_the_rest(typed, words, &amounts).into_iter();
    let mut lines = Vec::new();
    for (line, amount) in used.into_iter().zip(amounts) {
        lines.push(PaymentLineInput {
            entry: typed.read(&name(line, "entry_id"), |text| {
                whole(text).map(MonthEntryId)
            }),
            amount: amount.or_else(|| shares.next()),
        });
    }
    lines
}

/// What each line without an amount gets: an even share of the total less what the others have.
fn shares_of_the_rest(
    typed: &Typed,
    words: &Words,
    amounts: &[Option<Given<Money>>],
) -> Vec<Given<Money>> {
    let open = amounts.iter().filter(|amount| amount.is_none()).count();
    if typed.text("total").is_empty() {
        return Vec::new();
    }
    let share_out = || -> Given<Vec<Money>> {
        let too_large = |_| ValueError::out_of_range("The sum is too large.");
        let given = amounts
            .iter()
            .flatten()
            .filter_map(|amount| amount.clone().ok());
        let given = Money::sum(given).map_err(too_large)?;
        let rest = words
            .read(typed.text("total"))?
            .minus(given)
            .map_err(too_large)?;
        split(rest, &vec![1; open]).map_err(too_large)
    };
    match share_out() {
        Ok(shares) => shares.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error); open],
    }
}
