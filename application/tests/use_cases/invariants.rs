//! What holds after every step of any life.

use quartermaster_domain::Money;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::sheet::EntryFigures;
use quartermaster_domain::template::Carry;

use crate::everything::{Everything, WholeMonth};

impl WholeMonth {
    pub(crate) fn is_closed(&self) -> bool {
        self.view.reading.contents.month.is_closed()
    }

    fn opening_of(&self, line: &EntryFigures) -> Option<&Posting> {
        let mut openings = self.postings.iter().filter(|posting| {
            let is_opening = matches!(posting.kind, PostingKind::OpeningBalance { .. });
            is_opening && posting.month_entry == line.entry.id
        });
        let opening = openings.next();
        assert_eq!(openings.next(), None, "a second opening");
        opening
    }
}

/// applied = opening + posted = Σ postings; remaining = planned − applied.
fn assert_adds_up(month: &WholeMonth) {
    for line in &month.view.sheet.entries {
        let own = month.postings.iter();
        let own = own.filter(|posting| posting.month_entry == line.entry.id);
        let sum = Money::sum(own.map(|posting| posting.amount)).unwrap();
        let opening = month
            .opening_of(line)
            .map_or(Money::ZERO, |opening| opening.amount);
        assert_eq!(line.applied, sum);
        assert_eq!(line.opening, opening);
        assert_eq!(line.applied, line.opening.plus(line.posted).unwrap());
        let planned = line.entry.fields.planned;
        assert_eq!(line.remaining, planned.minus(line.applied).unwrap());
    }
    for line in &month.view.sheet.debts {
        let owed = [line.opening_balance, line.interest, line.debt.charges];
        let closing = Money::sum(owed).unwrap().minus(line.paid).unwrap();
        assert_eq!(line.closing_balance, closing);
        assert_eq!(line.debt.frozen.is_some(), month.is_closed());
    }
}

/// What `line` hands to the month after, once its own expected opening is posted.
fn given(line: &EntryFigures) -> Money {
    let zero = Money::ZERO;
    let remaining = line.remaining.minus(line.expected_opening).unwrap();
    match line.entry.fields.carry {
        Carry::None => zero,
        Carry::Surplus => zero.minus(remaining.max(zero)).unwrap(),
        Carry::Balance => zero.minus(remaining).unwrap(),
    }
}

/// A month has the openings that its month before, if closed, gives it, and no others.
fn assert_carried(before: Option<&WholeMonth>, month: &WholeMonth) {
    for line in &month.view.sheet.entries {
        let source = line.entry.source;
        let giver = before.and_then(|before| {
            let mut lines = before.view.sheet.entries.iter();
            lines.find(|line| source.is_some() && line.entry.source == source)
        });
        let wanted = giver.map_or(Money::ZERO, given);
        let closed_before = before.filter(|before| before.is_closed());
        let opening = month.opening_of(line);
        let derived = opening.filter(|opening| opening.kind.is_derived());
        match closed_before {
            Some(before) if wanted != Money::ZERO => {
                let derived = derived.unwrap();
                assert_eq!(derived.amount, wanted);
                assert_eq!(line.opening_from, Some(before.month()));
                assert_eq!(line.expected_opening, Money::ZERO);
            }
            Some(_) => assert_eq!((derived, line.expected_opening), (None, Money::ZERO)),
            None => assert_eq!((derived, line.expected_opening), (None, wanted)),
        }
    }
    for line in &month.view.sheet.debts {
        let source = line.debt.source;
        let giver = before.and_then(|before| {
            let mut debts = before.view.sheet.debts.iter();
            debts.find(|line| line.debt.source == source)
        });
        let wanted = giver.map_or(line.debt.balance_at_creation, |line| line.closing_balance);
        assert_eq!(line.opening_balance, wanted);
        let expected = giver.is_some() && before.is_some_and(|before| !before.is_closed());
        assert_eq!(line.opening_is_expected, expected);
    }
}

/// The months' own figures, how each begins, and that no open month lies before a closed one.
pub(crate) fn assert_hold(everything: &Everything) {
    let mut before: Option<&WholeMonth> = None;
    for month in &everything.months {
        assert_adds_up(month);
        assert_carried(before, month);
        if let Some(before) = before {
            assert!(before.is_closed() || !month.is_closed());
            let last = before.view.reading.contents.month.head().days.last();
            assert!(last < month.view.reading.contents.month.head().days.first());
        }
        before = Some(month);
    }
}

/// What was closed before and after is the same to the last posting.
pub(crate) fn assert_closed_months_stay(before: &Everything, after: &Everything) {
    for was in before.months.iter().filter(|month| month.is_closed()) {
        let mut months = after.months.iter();
        let is = months.find(|month| month.month() == was.month()).unwrap();
        if is.is_closed() {
            assert_eq!(is.view.reading.contents, was.view.reading.contents);
            assert_eq!(is.view.sheet, was.view.sheet);
            assert_eq!(is.postings, was.postings);
        }
    }
}
