use jiff::civil::Date;

use crate::calendar::MonthDays;
use crate::field::{FieldCode, FieldErrors, Fields, Given, ValueError};
use crate::ids::MonthEntryId;
use crate::limits::{MONTH_MAX_POSTINGS, POSTED_ON_MAX_DAYS_OUTSIDE, SPLIT_MAX_LINES};
use crate::message::Message;
use crate::money::Money;
use crate::month::{ActiveMonth, MonthEntry};
use crate::text::{Memo, Payee};

/// A payment that is not stored yet: one posting, or several that share it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayment {
    pub posted_on: Date,
    pub payee: Payee,
    pub memo: Memo,
    /// Never empty.
    pub lines: Vec<NewPaymentLine>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPaymentLine {
    pub entry: MonthEntryId,
    pub amount: Money,
}

/// A payment as it came in.
#[derive(Debug, Clone)]
pub struct PaymentInput {
    pub posted_on: Option<Given<Date>>,
    pub payee: Option<Given<Payee>>,
    pub memo: Option<Given<Memo>>,
    pub lines: Vec<PaymentLineInput>,
}

#[derive(Debug, Clone)]
pub struct PaymentLineInput {
    pub entry: Option<Given<MonthEntryId>>,
    pub amount: Option<Given<Money>>,
}

impl PaymentInput {
    /// The entries the lines name, as far as they could be read.
    pub fn entries(&self) -> Vec<MonthEntryId> {
        self.lines
            .iter()
            .filter_map(|line| line.entry.as_ref()?.as_ref().ok().copied())
            .collect()
    }
}

impl ActiveMonth {
    /// The payment that `input` describes; `entries` are those of this month that its lines name,
    /// `postings` is how many the month has already.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn payment(
        &self,
        input: PaymentInput,
        entries: &[MonthEntry],
        postings: usize,
    ) -> Result<NewPayment, FieldErrors> {
        let mut fields = Fields::new();
        let posted_on = fields.require(
            "posted_on",
            input
                .posted_on
                .map(|given| given.and_then(|date| check_posted_on(date, self.head.days))),
        );
        let payee = fields.keep("payee", input.payee, Payee::default());
        let memo = fields.keep("memo", input.memo, Memo::default());
        check_count(&mut fields, input.lines.len(), postings);
        let lines = input
            .lines
            .into_iter()
            .take(SPLIT_MAX_LINES)
            .enumerate()
            .map(|(index, line)| check_line(&mut fields, index, line, entries))
            .collect::<Vec<_>>();
        let built = (|| {
            Some(NewPayment {
                posted_on: posted_on?,
                payee: payee?,
                memo: memo?,
                lines: lines.into_iter().collect::<Option<Vec<_>>>()?,
            })
        })();
        fields.finish_with(built)
    }
}

fn check_count(fields: &mut Fields, lines: usize, postings: usize) {
    if lines == 0 {
        fields.refuse("lines", ValueError::required());
    }
    if lines > SPLIT_MAX_LINES {
        fields.refuse(
            "lines",
            ValueError::new(
                FieldCode::TooMany,
                Message::new("refusal-too-many-lines").with("max", SPLIT_MAX_LINES),
            ),
        );
    }
    if postings.saturating_add(lines) > MONTH_MAX_POSTINGS {
        fields.refuse(
            "lines",
            ValueError::new(
                FieldCode::TooMany,
                Message::new("refusal-too-many-postings").with("max", MONTH_MAX_POSTINGS),
            ),
        );
    }
}

fn check_line(
    fields: &mut Fields,
    index: usize,
    line: PaymentLineInput,
    entries: &[MonthEntry],
) -> Option<NewPaymentLine> {
    let known = |id: MonthEntryId| {
        if entries.iter().any(|entry| entry.id == id) {
            Ok(id)
        } else {
            Err(ValueError::unknown("refusal-entry-not-in-month"))
        }
    };
    let entry = fields.require(
        format!("lines[{index}].entry_id"),
        line.entry.map(|given| given.and_then(known)),
    );
    let amount = fields.require(
        format!("lines[{index}].amount_minor"),
        line.amount
            .map(|given| given.and_then(|amount| Money::entered_not_zero(amount.minor()))),
    );
    Some(NewPaymentLine {
        entry: entry?,
        amount: amount?,
    })
}

/// Late bills are real, typing errors too: a date may lie outside the month's days, but not far.
pub(super) fn check_posted_on(date: Date, days: MonthDays) -> Given<Date> {
    if days.days_outside(date) > POSTED_ON_MAX_DAYS_OUTSIDE {
        return Err(ValueError::out_of_range(
            Message::new("refusal-date-far-outside-month")
                .with("days", POSTED_ON_MAX_DAYS_OUTSIDE)
                .with("first", days.first())
                .with("last", days.last()),
        ));
    }
    Ok(date)
}
