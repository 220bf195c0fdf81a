//! The payments and changes with something wrong in them, and that trying leaves the ledger as it was.

use quartermaster_application::months::MonthAtVersion;
use quartermaster_application::postings::{
    self, AddPayment, AddPaymentError, ChangePosting, ChangePostingError, PostingSeen,
    SetOpeningsError,
};
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, PostingInput};
use quartermaster_domain::{FieldCode, FieldErrors, MonthEntryId};

use crate::budget::{Budget, by, money, ym};
use crate::postings::{changing, id, november, split};

pub(super) fn payment(day: &str, lines: &[(MonthEntryId, i64)]) -> PaymentInput {
    PaymentInput {
        posted_on: Some(parse_date(day)),
        payee: None,
        memo: None,
        lines: lines
            .iter()
            .map(|(entry, minor)| PaymentLineInput {
                entry: Some(Ok(*entry)),
                amount: Some(Ok(money(*minor))),
            })
            .collect(),
    }
}

pub(super) async fn add(
    budget: &Budget,
    month: MonthAtVersion,
    input: PaymentInput,
) -> AddPaymentError {
    let (by, command) = (by(), AddPayment { month, input });
    let adding = postings::add_payment(&budget.app, &by, command);
    budget.refused(adding).await
}

pub(super) async fn set(
    budget: &Budget,
    month: MonthAtVersion,
    input: PaymentInput,
) -> SetOpeningsError {
    let (by, command) = (by(), AddPayment { month, input });
    let setting = postings::set_openings(&budget.app, &by, command);
    budget.refused(setting).await
}

pub(super) async fn change(budget: &Budget, command: ChangePosting) -> ChangePostingError {
    let by = by();
    let changing = postings::change(&budget.app, &by, command);
    budget.refused(changing).await
}

fn fields(errors: &FieldErrors) -> Vec<(&str, FieldCode)> {
    let errors = errors.as_slice().iter();
    errors
        .map(|error| (error.field.as_str(), error.code))
        .collect()
}

#[tokio::test]
async fn a_payment_with_anything_wrong_names_every_field() {
    let budget = november().await;
    budget.begin("2026-12").await;
    let food = id(&budget, "Food").await;
    let elsewhere = budget.line("2026-12", "Food").await.entry.id;
    let cases = [
        (
            payment("2026-11-05", &[]),
            vec![("lines", FieldCode::Required)],
        ),
        (
            payment("2026-11-05", &[(food, 1); 51]),
            vec![("lines", FieldCode::TooMany)],
        ),
        (
            payment("2026-08-29", &[(food, 1)]),
            vec![("posted_on", FieldCode::OutOfRange)],
        ),
        (
            payment("2027-02-01", &[(food, 1)]),
            vec![("posted_on", FieldCode::OutOfRange)],
        ),
        (
            payment("2026-11-05", &[(food, 1), (elsewhere, 1), (food, 0)]),
            vec![
                ("lines[1].entry_id", FieldCode::Unknown),
                ("lines[2].amount_minor", FieldCode::OutOfRange),
            ],
        ),
        (
            PaymentInput {
                posted_on: None,
                lines: vec![PaymentLineInput {
                    entry: None,
                    amount: None,
                }],
                ..payment("2026-11-05", &[])
            },
            vec![
                ("posted_on", FieldCode::Required),
                ("lines[0].entry_id", FieldCode::Required),
                ("lines[0].amount_minor", FieldCode::Required),
            ],
        ),
    ];
    for (input, wanted) in cases {
        let error = add(&budget, ym("2026-11").into(), input.clone()).await;
        let AddPaymentError::Invalid(errors) = error else {
            panic!("{error:?}");
        };
        assert_eq!(fields(&errors), wanted);
        let error = set(&budget, ym("2026-11").into(), input).await;
        let SetOpeningsError::Invalid(errors) = error else {
            panic!("{error:?}");
        };
        assert_eq!(fields(&errors), wanted);
    }
}

#[tokio::test]
async fn more_postings_than_a_month_can_have() {
    let budget = november().await;
    let food = id(&budget, "Food").await;
    for _ in 0..200 {
        budget
            .try_to_pay("2026-11", &[(food, 1); 50])
            .await
            .unwrap();
    }
    let error = add(
        &budget,
        ym("2026-11").into(),
        payment("2026-11-05", &[(food, 1)]),
    )
    .await;
    let AddPaymentError::Invalid(errors) = error else {
        panic!("{error:?}");
    };
    assert_eq!(fields(&errors), [("lines", FieldCode::TooMany)]);
}

#[tokio::test]
async fn a_change_with_anything_wrong_names_every_field() {
    let budget = november().await;
    budget.begin("2026-12").await;
    let posting = split(&budget).await.remove(0);
    let input = PostingInput {
        amount: Some(Ok(money(0))),
        posted_on: Some(parse_date("2027-02-01")),
        entry: Some(Ok(budget.line("2026-12", "Food").await.entry.id)),
        ..PostingInput::default()
    };
    let error = change(&budget, changing(&posting, input)).await;
    let ChangePostingError::Invalid(errors) = error else {
        panic!("{error:?}");
    };
    let wanted = [
        ("amount_minor", FieldCode::OutOfRange),
        ("posted_on", FieldCode::OutOfRange),
        ("entry_id", FieldCode::Unknown),
    ];
    assert_eq!(fields(&errors), wanted);
}

#[tokio::test]
async fn a_correction_of_what_somebody_else_corrected_meanwhile() {
    let budget = november().await;
    let posting = budget.pay("2026-11", "Food", 700).await;
    let seen = Some(PostingSeen::of(&posting));
    let fun = id(&budget, "Fun").await;
    let to = |amount, entry| PostingInput {
        amount: Some(Ok(money(amount))),
        entry: Some(Ok(entry)),
        ..PostingInput::default()
    };
    let as_seen = |input| ChangePosting {
        seen,
        ..changing(&posting, input)
    };
    let theirs = postings::change(&budget.app, &by(), as_seen(to(800, fun))).await;
    let theirs = theirs.unwrap();
    let error = change(&budget, as_seen(to(900, posting.month_entry))).await;
    let overtaken = matches!(error, ChangePostingError::Overtaken { entry } if entry == fun);
    assert!(overtaken, "{error:?}");

    let again = postings::change(&budget.app, &by(), as_seen(to(800, fun))).await;
    assert_eq!(
        again.unwrap(),
        theirs,
        "sent twice is no change of somebody else"
    );
    let unreadable = ChangePosting {
        seen: Some(PostingSeen::UNREADABLE),
        ..changing(&posting, to(900, fun))
    };
    let error = change(&budget, unreadable).await;
    let overtaken = matches!(error, ChangePostingError::Overtaken { .. });
    assert!(overtaken, "{error:?}");
    let now = Some(PostingSeen::of(&theirs));
    let seen_now = ChangePosting {
        seen: now,
        ..changing(&posting, to(900, fun))
    };
    let changed = postings::change(&budget.app, &by(), seen_now).await;
    assert_eq!(changed.unwrap().amount, money(900));
}
