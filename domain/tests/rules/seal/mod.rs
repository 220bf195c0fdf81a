//! The seal: whatever changes in a closed month changes it, and no text can pass for another.

mod changes;
mod versions;

use std::collections::BTreeMap;

use proptest::prelude::{prop_assert_eq, proptest};
use quartermaster_domain::calendar::YearMonth;
use quartermaster_domain::ids::{
    DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId, MonthId, PaymentId, PostingId,
};
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{FrozenDebt, Month, MonthHead};
use quartermaster_domain::seal::{Seal, SealVersion, SealedContents};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::{EntryKind, Template};
use quartermaster_domain::text::{Memo, Notes, Payee};
use quartermaster_domain::{Currency, Timestamp};

use self::changes::{DEBT, ENTRY, HEAD, POSTING};
use crate::book::Book;
use crate::fixtures::{
    active_with, any_seal, at, closed, date, entry, euro, head, minor, month, month_debt, payment,
    planned_entry, with_posted,
};

/// All that a seal is over, owned, so that a test can change any part of it.
#[derive(Debug, Clone)]
struct Parts {
    version: SealVersion,
    currency: Currency,
    head: MonthHead,
    activated_at: Timestamp,
    closed_at: Timestamp,
    sheet: Sheet,
    postings: Vec<Posting>,
    previous: Option<Seal>,
}

impl Parts {
    fn contents(&self) -> SealedContents<'_> {
        SealedContents {
            version: self.version,
            currency: self.currency,
            head: &self.head,
            activated_at: self.activated_at,
            closed_at: self.closed_at,
            sheet: &self.sheet,
            postings: &self.postings,
            previous: self.previous.as_ref(),
        }
    }

    fn seal(&self) -> Seal {
        self.contents().seal()
    }

    fn text(&self) -> String {
        self.contents().canonical_text()
    }
}

/// An October of two entries, two debts, an opening and a payment split over both entries.
fn october() -> Parts {
    let mut pays = planned_entry(1, EntryKind::DebtPayment, 5_000);
    pays.fields.debt_target = Some(MonthDebtTargetId(1));
    pays.baseline = Some(minor(5_000));
    let groceries = planned_entry(2, EntryKind::Expense, 9_000);
    let mut contents = active_with(
        month("2026-10"),
        vec![with_posted(pays, 5_000), with_posted(groceries, 700)],
    );
    contents.debts = vec![month_debt(1), month_debt(2)];
    let mut sheet = Sheet::of(&[], &contents).unwrap();
    for line in &mut sheet.debts {
        line.debt.frozen = Some(FrozenDebt {
            closing_balance: line.closing_balance,
            replaced_balance: minor(100_000),
        });
    }
    let on = date("2026-10-03");
    let split = |id, entry, amount| Posting {
        kind: PostingKind::Payment {
            payment: PaymentId(1),
        },
        ..payment(id, MonthEntryId(entry), amount, on)
    };
    let opening = Posting {
        kind: PostingKind::OpeningBalance {
            origin: Some(month("2026-09")),
        },
        ..payment(4, MonthEntryId(2), -300, on)
    };
    Parts {
        version: SealVersion::NEWEST,
        currency: euro(),
        head: head(month("2026-10")),
        activated_at: at(1),
        closed_at: at(2),
        sheet,
        postings: vec![
            split(1, 1, 5_000),
            split(2, 2, 600),
            payment(3, MonthEntryId(2), 100, on),
            opening,
        ],
        previous: Some(any_seal()),
    }
}

#[test]
fn every_change_gives_a_seal_of_its_own() {
    let mut seen = BTreeMap::from([(october().seal(), "nothing changed")]);
    for (what, change) in HEAD.into_iter().chain(ENTRY).chain(DEBT).chain(POSTING) {
        let mut changed = october();
        change(&mut changed);
        let same = seen.insert(changed.seal(), what);
        assert_eq!(same, None, "{what} gives a seal that is there already");
    }
}

#[test]
fn the_order_of_lines_counts() {
    let mut entries = october();
    entries.sheet.entries.reverse();
    let mut postings = october();
    postings.postings.swap(1, 2);
    assert_ne!(entries.seal(), october().seal());
    assert_ne!(postings.seal(), october().seal());
}

#[test]
fn equal_months_have_equal_seals_whatever_their_identities() {
    let mut renumbered = october();
    renumbered.head.id = MonthId(500);
    renumbered.head.version = 77;
    for line in &mut renumbered.sheet.entries {
        line.entry.id.0 += 100;
        line.entry.source = line.entry.source.map(|id| EntryId(id.0 + 40));
        let debt = line.entry.fields.debt_target;
        line.entry.fields.debt_target = debt.map(|id| MonthDebtTargetId(id.0 + 60));
    }
    for line in &mut renumbered.sheet.debts {
        line.debt.id.0 += 60;
        line.debt.source = DebtTargetId(line.debt.source.0 + 7);
    }
    for posting in &mut renumbered.postings {
        posting.id = PostingId(posting.id.0 + 9);
        posting.month_entry.0 += 100;
        if let PostingKind::Payment { payment } = &mut posting.kind {
            payment.0 += 30;
        }
    }
    assert_eq!(renumbered.text(), october().text());
    assert_eq!(renumbered.seal(), october().seal());
}

#[test]
fn a_closed_month_is_sealed_over_its_own_instants() {
    let mut closed = closed(month("2026-10"));
    closed.activated_at = at(60);
    closed.closed_at = at(61);
    let parts = october();
    let contents = SealedContents::of(&closed, parts.currency, &parts.sheet, &parts.postings, None);
    let mut by_hand = october();
    by_hand.previous = None;
    by_hand.activated_at = at(60);
    by_hand.closed_at = at(61);
    assert_eq!(contents.seal(), by_hand.seal());
}

#[test]
fn only_64_lower_case_hexadecimal_digits_are_a_seal() {
    let digits = "0123456789abcdef".repeat(4);
    assert_eq!(Seal::parse(&digits).unwrap().as_str(), digits);
    for wrong in [
        digits.to_uppercase(),
        digits[1..].to_owned(),
        format!("{digits}0"),
        digits.replace('0', "g"),
        String::new(),
    ] {
        assert!(Seal::parse(&wrong).is_err(), "{wrong}");
    }
}

fn chained() -> Book {
    let template = Template {
        entries: vec![entry(1)],
        debt_targets: Vec::new(),
    };
    let mut book = Book::new(template);
    for key in three_months() {
        book.create(key).unwrap();
        book.activate(key).unwrap();
        let line = book.months[&key].entries[0].id;
        book.post(key, line, 1_200).unwrap();
        book.close(key).unwrap();
    }
    book
}

fn three_months() -> [YearMonth; 3] {
    ["2026-08", "2026-09", "2026-10"].map(month)
}

fn matches(book: &Book) -> [bool; 3] {
    three_months().map(|key| {
        let kept = book.months[&key].month.closed();
        kept.map(|closed| &closed.seal) == Some(&book.seal_now(key))
    })
}

#[test]
fn a_chain_shows_the_month_that_was_tampered_with() {
    let [_, september, _] = three_months();
    let mut book = chained();
    assert_eq!(matches(&book), [true, true, true]);
    book.months.get_mut(&september).unwrap().postings[0].amount = minor(1_201);
    assert_eq!(matches(&book), [true, false, true]);
}

#[test]
fn a_month_sealed_anew_breaks_the_chain_at_the_next() {
    let [_, september, _] = three_months();
    let mut book = chained();
    book.months.get_mut(&september).unwrap().postings[0].amount = minor(1_201);
    let forged = book.seal_now(september);
    if let Month::Closed(closed) = &mut book.months.get_mut(&september).unwrap().month {
        closed.seal = forged;
    }
    assert_eq!(matches(&book), [true, true, false]);
}

/// Reads the canonical text back: if that can be done, no two months share one.
fn read_back(text: &str) -> Vec<(String, Vec<String>)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(' ').unwrap();
        let what = rest[..end].to_owned();
        rest = &rest[end..];
        let mut values = Vec::new();
        while let Some(after) = rest.strip_prefix(' ') {
            let (length, after) = after.split_once(':').unwrap();
            let (value, after) = after.split_at(length.parse().unwrap());
            values.push(value.to_owned());
            rest = after;
        }
        rest = rest.strip_prefix('\n').unwrap();
        lines.push((what, values));
    }
    lines
}

/// Text made of what the canonical text itself is made of.
const HOSTILE: &str = "(posting|entry|[ :0-9aé€])( 1:a|\n| |:|[0-9]){0,6}";

proptest! {
    #[test]
    fn the_canonical_text_can_be_read_back_whatever_was_typed(
        free in HOSTILE, actor in HOSTILE, memo in "[ :0-9é]{0,12}"
    ) {
        let mut parts = october();
        parts.head.notes = Notes::parse(&free).unwrap();
        parts.postings[3].created_by = actor.clone();
        parts.postings[3].memo = Memo::parse(&memo).unwrap();
        let lines = read_back(&parts.text());
        let names: Vec<_> = lines.iter().map(|(what, _)| what.as_str()).collect();
        let expected = "quartermaster-seal month previous debt debt entry posting entry posting \
            posting posting";
        prop_assert_eq!(names.join(" "), expected);
        prop_assert_eq!(lines[1].1.last().map(String::as_str), Some(parts.head.notes.as_str()));
        let (_, posting) = lines.last().unwrap();
        prop_assert_eq!(&posting[5], parts.postings[3].memo.as_str());
        prop_assert_eq!(&posting[7], &actor);
    }

    /// The same letters split otherwise over two neighbouring fields are another month.
    #[test]
    fn text_cannot_move_from_one_field_into_the_next(
        text in "[ :0-9a]{2,20}", one in 0..20usize, other in 0..20usize
    ) {
        let split = |at: usize| {
            let (payee, memo) = text.split_at(at.min(text.len()));
            let mut parts = october();
            parts.postings[0].payee = Payee::parse(payee).unwrap();
            parts.postings[0].memo = Memo::parse(memo).unwrap();
            parts
        };
        let (one, other) = (split(one), split(other));
        let same = one.postings == other.postings;
        prop_assert_eq!(one.seal() == other.seal(), same);
    }
}
