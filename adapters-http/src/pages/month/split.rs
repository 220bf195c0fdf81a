use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::postings::{AddPayment, add_payment};
use quartermaster_application::reading::MonthView;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput};
use quartermaster_domain::money::split;
use quartermaster_domain::month::Act;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{FieldErrors, Given, Money, MonthEntryId, ValueError};

use super::split_rest::rest;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, page, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::{Typed, chosen};
use crate::problem::Problem;
use crate::views::split::{LINES, LINES_MAX, SplitPage};

#[handler]
pub(super) async fn show(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    trail: Trail,
) -> Result<Response> {
    let month = reading::month(&app, month_of(&ym)?)
        .await
        .map_err(refused)?;
    let standing = month.reading.contents.month.clone();
    standing.into_active(Act::Post).map_err(refused)?;
    let today = month.reading.household.today(app.clock.now());
    let words = Words::of(&month.reading.household);
    let form = SplitPage::empty_form(&month, today, LINES);
    let view = SplitPage::of(&month, form, LINES, String::new());
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(StatusCode::OK, &shell, &view)
}

#[handler]
pub(super) async fn add(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let ym = month_of(&ym)?;
    let month = reading::month(&app, ym).await.map_err(refused)?;
    let words = Words::of(&month.reading.household);
    let used = used_lines(&typed);
    if typed.has("check") || typed.has("more") {
        return asked_again(&app, (&month, trail), &typed, None);
    }
    let refusal = match lines(&typed, &used, &words) {
        Ok(lines) => {
            let input = PaymentInput {
                posted_on: typed.date("posted_on"),
                payee: typed.read("payee", Payee::parse),
                memo: typed.read("memo", Memo::parse),
                lines,
            };
            let month = ym.into();
            match add_payment(&app, &by(), AddPayment { month, input }).await {
                Ok(posted) => {
                    let told = posted.first().map(|first| format!("?posted={}", first.id));
                    return Ok(see_other(format!(
                        "/months/{ym}{}",
                        told.unwrap_or_default()
                    )));
                }
                Err(error) => error.into(),
            }
        }
        Err(error) => Problem::from(FieldErrors::one("total", error)),
    };
    let problem = at_their_lines(on_form(refusal)?, &used);
    asked_again(&app, (&month, trail), &typed, Some(&problem))
}

/// The form as it was typed, with what is wrong, what is left of the total, and more lines if they were
/// asked for.
fn asked_again(
    app: &Quartermaster,
    (month, trail): (&MonthView, Trail),
    typed: &Typed,
    problem: Option<&Problem>,
) -> Result<Response> {
    let words = Words::of(&month.reading.household);
    let today = month.reading.household.today(app.clock.now());
    let more = if typed.has("more") { LINES } else { 0 };
    let count = (line_count(typed) + more).min(LINES_MAX);
    let form = SplitPage::empty_form(month, today, count).typed(typed.fields());
    let mut form = form.typed(&[("count".to_owned(), count.to_string())]);
    if let Some(problem) = problem {
        form = form.refused(problem, &words.wording());
    }
    let view = SplitPage::of(month, form, count, rest(typed, &words));
    let status = problem.map_or(StatusCode::OK, |problem| problem.status);
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(status, &shell, &view)
}

/// How many lines the form had.
fn line_count(typed: &Typed) -> usize {
    let count = typed.text("count").parse().unwrap_or(LINES_MAX);
    count.clamp(LINES, LINES_MAX)
}

pub(super) fn name_of(line: usize, part: &str) -> String {
    format!("lines[{line}].{part}")
}

/// The lines of the form that have anything in them.
pub(super) fn used_lines(typed: &Typed) -> Vec<usize> {
    let is_used = |line: &usize| {
        let filled = |part| !typed.text(&name_of(*line, part)).is_empty();
        filled("entry_id") || filled("amount")
    };
    (0..LINES_MAX).filter(is_used).collect()
}

/// The problem with each error at the line of the form that it is about.
fn at_their_lines(mut problem: Problem, used: &[usize]) -> Problem {
    for error in &mut problem.errors {
        let in_form = used.iter().enumerate().find_map(|(given, line)| {
            let part = error.field.strip_prefix(&name_of(given, ""))?;
            Some(name_of(*line, part))
        });
        if let Some(field) = in_form {
            error.field = field;
        }
    }
    problem
}

/// The lines of the payment; those without an amount share what is left of the total.
///
/// # Errors
/// What is wrong with the total.
fn lines(typed: &Typed, used: &[usize], words: &Words) -> Given<Vec<PaymentLineInput>> {
    let amounts: Vec<Option<Given<Money>>> = used
        .iter()
        .map(|line| match typed.text(&name_of(*line, "amount")) {
            "" => None,
            text => Some(words.read(text)),
        })
        .collect();
    let mut shares = match typed.text("total") {
        "" => Vec::new(),
        total => shares_of_the_rest(words.read(total)?, &amounts)?,
    }
    .into_iter();
    let lines = used.iter().zip(amounts);
    Ok(lines
        .map(|(line, amount)| PaymentLineInput {
            entry: typed.read(&name_of(*line, "entry_id"), |text| {
                chosen(text).map(MonthEntryId)
            }),
            amount: amount.or_else(|| shares.next().map(Ok)),
        })
        .collect())
}

/// What each line without an amount gets: an even share of the total less what the others have.
fn shares_of_the_rest(total: Money, amounts: &[Option<Given<Money>>]) -> Given<Vec<Money>> {
    let open = amounts.iter().filter(|amount| amount.is_none()).count();
    let given: Result<Vec<Money>, ()> = amounts
        .iter()
        .flatten()
        .map(|amount| amount.clone().map_err(drop))
        .collect();
    let Ok(given) = given else {
        // The payment is refused for that line; the others need no complaint of their own.
        return Ok(vec![total; open]);
    };
    let given = Money::sum(given);
    let too_large = |_| ValueError::out_of_range("refusal-sum-too-large");
    let rest = total.minus(given.map_err(too_large)?).map_err(too_large)?;
    match (open, rest.is_zero()) {
        (0, true) => Ok(Vec::new()),
        (0, false) => Err(ValueError::invalid("refusal-lines-miss-total")),
        (_, true) => Err(ValueError::invalid("refusal-nothing-left-of-total")),
        (_, false) => split(rest, &vec![1; open]).map_err(too_large),
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::FieldCode;

    use super::*;

    fn minor(amount: i64) -> Option<Given<Money>> {
        Some(Ok(Money::from_minor(amount)))
    }

    fn shares(total: i64, amounts: &[Option<Given<Money>>]) -> Given<Vec<i64>> {
        let shares = shares_of_the_rest(Money::from_minor(total), amounts)?;
        Ok(shares.into_iter().map(Money::minor).collect())
    }

    #[test]
    fn lines_without_an_amount_share_the_rest_to_the_last_unit() {
        assert_eq!(
            shares(1_000, &[minor(100), None, None]).unwrap(),
            [450, 450]
        );
        let thirds = shares(100, &[None, None, None]).unwrap();
        assert_eq!(thirds.iter().sum::<i64>(), 100);
        assert!(shares(100, &[minor(60), minor(40)]).unwrap().is_empty());
    }

    #[test]
    fn a_total_that_the_lines_contradict_is_refused() {
        let contradicted = shares(100, &[minor(60), minor(50)]);
        assert_eq!(contradicted.unwrap_err().code, FieldCode::Invalid);
        let nothing_left = shares(100, &[minor(100), None]);
        assert_eq!(nothing_left.unwrap_err().code, FieldCode::Invalid);
        let too_large = shares(i64::MIN, &[minor(i64::MAX), None]);
        assert_eq!(too_large.unwrap_err().code, FieldCode::OutOfRange);
    }

    #[test]
    fn an_error_stands_at_the_line_that_was_filled_in() {
        let errors = FieldErrors::one("lines[1].amount_minor", ValueError::required());
        let problem = at_their_lines(Problem::from(errors), &[0, 3]);
        let fields: Vec<&str> = problem.errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["lines[3].amount_minor"]);
    }
}
