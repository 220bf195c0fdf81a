//! Ledgers with all that can stand in one, and the pages of their entry.

use quartermaster_application::reading::{EntryInMonth, EntryPage, MonthView};
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::MonthEntry;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{
    Money, MonthEntryId, PaymentId, PostingId, Timestamp, ValueError, YearMonth,
};

use super::months::{entry, months};
use super::{HOSTILE, today};

fn posting(id: i64, kind: PostingKind, amount: i64) -> Result<Posting, ValueError> {
    Ok(Posting {
        id: PostingId(id),
        month_entry: MonthEntryId(2),
        kind,
        amount: Money::from_minor(amount),
        posted_on: today(),
        payee: Payee::parse(HOSTILE)?,
        memo: Memo::parse(HOSTILE)?,
        created_at: Timestamp::UNIX_EPOCH,
        created_by: "local".to_owned(),
    })
}

fn entry_page_of(mut month: MonthView) -> Result<EntryPage, ValueError> {
    let payment = PostingKind::Payment {
        payment: PaymentId(1),
    };
    let derived = PostingKind::OpeningBalance {
        origin: Some(YearMonth::new(2026, 9)?),
    };
    let line = entry(2, EntryKind::Expense, HOSTILE, 35_000, 37_000)?;
    let share = Posting {
        month_entry: MonthEntryId(3),
        ..posting(5, payment, 700)?
    };
    // A first month, so that an opening can be set by hand.
    month.reading.previous = None;
    Ok(EntryPage {
        in_months: [2, 12]
            .map(|id| EntryInMonth {
                month: month.reading.contents.month.clone(),
                entry: MonthEntry {
                    id: MonthEntryId(id),
                    ..line.entry.clone()
                },
                ledger: line.ledger,
            })
            .into(),
        postings: vec![
            posting(1, payment, 12_010)?,
            posting(2, payment, -950)?,
            posting(3, derived, -2_000)?,
            posting(4, PostingKind::OpeningBalance { origin: None }, 500)?,
        ],
        shares: vec![share],
        month,
        line,
    })
}

/// A ledger with all that can stand in one.
pub(crate) fn postings(locale: &str) -> Vec<Posting> {
    let pages = entry_pages(locale).into_iter().take(1);
    pages.flat_map(|page| page.postings).collect()
}

/// An entry's page in a month of each state.
pub(crate) fn entry_pages(locale: &str) -> Vec<EntryPage> {
    let pages = months(locale).into_iter().map(entry_page_of);
    pages.filter_map(Result::ok).collect()
}
