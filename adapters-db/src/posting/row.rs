use std::collections::BTreeMap;

use quartermaster_application::ports::{NewOpening, StoreError};
use quartermaster_domain::ledger::{NewPayment, NewPaymentLine, Posting, PostingKind};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{
    Money, MonthEntryId, MonthId, PaymentId, PostingId, Timestamp, YearMonth,
};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
use super::payment;
use crate::row::{RowName, instant_text};

const OPENING_BALANCE: &str = "opening_balance";
const PAYMENT: &str = "payment";

/// The posting; `origin` is the month that its `origin_month_id` names.
pub(crate) fn posting_of(row: Model, origin: Option<&str>) -> Result<Posting, StoreError> {
    let Model {
        id,
        month_entry_id,
        kind,
        amount_minor,
        posted_on,
        payee,
        memo,
        payment_id,
        origin_month_id,
        created_at,
        created_by,
    } = row;
    let row = RowName::of::<Entity>(id);
    let kind = match (kind.as_str(), payment_id, origin_month_id) {
        (PAYMENT, Some(payment), None) => PostingKind::Payment {
            payment: PaymentId(payment),
        },
        (PAYMENT, None, _) | (OPENING_BALANCE, Some(_), _) => {
            return Err(row.corrupt("payment_id"));
        }
        (PAYMENT, Some(_), Some(_)) => return Err(row.corrupt("origin_month_id")),
        (OPENING_BALANCE, None, origin_id) => PostingKind::OpeningBalance {
            origin: origin_of(row, origin_id, origin)?,
        },
        _ => return Err(row.corrupt("kind")),
    };
    Ok(Posting {
        id: PostingId(id),
        month_entry: MonthEntryId(month_entry_id),
        kind,
        amount: row.value("amount_minor", Money::entered_not_zero(amount_minor))?,
        posted_on: row.date("posted_on", &posted_on)?,
        payee: row.value("payee", Payee::kept(&payee))?,
        memo: row.value("memo", Memo::kept(&memo))?,
        created_at: row.instant("created_at", &created_at)?,
        created_by,
    })
}

/// The month an opening came from; an id that leads nowhere is corrupt.
pub(crate) fn origin_of(
    row: RowName,
    id: Option<i64>,
    month: Option<&str>,
) -> Result<Option<YearMonth>, StoreError> {
    match (id, month) {
        (None, _) => Ok(None),
        (Some(_), Some(month)) => row.month("origin_month_id", month).map(Some),
        (Some(_), None) => Err(row.corrupt("origin_month_id")),
    }
}

pub(super) fn payment_row(
    payment: &NewPayment,
    line: NewPaymentLine,
    payment_id: i64,
    created_at: Timestamp,
    created_by: &str,
) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        month_entry_id: Set(line.entry.0),
        kind: Set(PAYMENT.to_owned()),
        amount_minor: Set(line.amount.minor()),
        posted_on: Set(payment.posted_on.to_string()),
        payee: Set(payment.payee.as_str().to_owned()),
        memo: Set(payment.memo.as_str().to_owned()),
        payment_id: Set(Some(payment_id)),
        origin_month_id: Set(None),
        created_at: Set(instant_text(created_at)),
        created_by: Set(created_by.to_owned()),
    }
}

pub(super) fn opening_row(opening: &NewOpening, origin_month_id: Option<i64>) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        month_entry_id: Set(opening.entry.0),
        kind: Set(OPENING_BALANCE.to_owned()),
        amount_minor: Set(opening.amount.minor()),
        posted_on: Set(opening.posted_on.to_string()),
        payee: Set(String::new()),
        memo: Set(opening.memo.as_str().to_owned()),
        payment_id: Set(None),
        origin_month_id: Set(origin_month_id),
        created_at: Set(instant_text(opening.created_at)),
        created_by: Set(opening.created_by.clone()),
    }
}

/// The columns that an update writes; kind, payment and who made it never change.
pub(super) fn changed_row(posting: &Posting) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        month_entry_id: Set(posting.month_entry.0),
        kind: NotSet,
        amount_minor: Set(posting.amount.minor()),
        posted_on: Set(posting.posted_on.to_string()),
        payee: Set(posting.payee.as_str().to_owned()),
        memo: Set(posting.memo.as_str().to_owned()),
        payment_id: NotSet,
        origin_month_id: NotSet,
        created_at: NotSet,
        created_by: NotSet,
    }
}

/// The row as another store had it; `origin_month_id` is the month that it names as its origin.
pub(crate) fn imported_row(posting: &Posting, origin_month_id: Option<i64>) -> ActiveModel {
    ActiveModel {
        id: Set(posting.id.0),
        kind: Set(posting.kind.as_str().to_owned()),
        payment_id: Set(posting.payment().map(|payment| payment.0)),
        origin_month_id: Set(origin_month_id),
        created_at: Set(instant_text(posting.created_at)),
        created_by: Set(posting.created_by.clone()),
        ..changed_row(posting)
    }
}

/// The payments that the postings name, once each: one is made together with its postings.
pub(crate) fn imported_payments(
    month: MonthId,
    postings: &[Posting],
) -> impl Iterator<Item = payment::ActiveModel> {
    let made: BTreeMap<PaymentId, Timestamp> = postings
        .iter()
        .filter_map(|posting| Some((posting.payment()?, posting.created_at)))
        .collect();
    made.into_iter()
        .map(move |(id, created_at)| payment::ActiveModel {
            id: Set(id.0),
            month_id: Set(month.0),
            created_at: Set(instant_text(created_at)),
        })
}
