//! The worked case of the design, figure by figure.

use quartermaster_domain::Money;
use quartermaster_domain::calendar::YearMonth;
use quartermaster_domain::ids::{DebtTargetId, EntryId};
use quartermaster_domain::money::{parse_decimal, to_decimal};
use quartermaster_domain::sheet::{EntryFigures, Sheet};
use quartermaster_domain::template::{Carry, DebtTarget, Entry, EntryKind, Template};

use crate::book::Book;
use crate::fixtures::{debt_target, due, entry, month, name, rate};

const SALARY: EntryId = EntryId(1);
const RENT: EntryId = EntryId(2);
const GROCERIES: EntryId = EntryId(3);
const EATING_OUT: EntryId = EntryId(4);
const CARD_PAYMENT: EntryId = EntryId(5);

fn eur(text: &str) -> Money {
    parse_decimal(text, 2).unwrap()
}

fn template() -> Template {
    let line = |id: EntryId, kind, called: &str, planned| {
        let mut line = entry(id.0);
        line.fields.kind = kind;
        line.fields.name = name(called);
        line.fields.planned = eur(planned);
        line
    };
    let due_on = |mut line: Entry, day| {
        line.fields.due_day = Some(due(day));
        line
    };
    let carrying = |mut line: Entry, carry| {
        line.fields.carry = carry;
        line
    };
    let mut card_payment = line(
        CARD_PAYMENT,
        EntryKind::DebtPayment,
        "Card payment",
        "150.00",
    );
    card_payment.fields.debt_target = Some(DebtTargetId(1));
    Template {
        entries: vec![
            due_on(line(SALARY, EntryKind::Income, "Salary", "3575.90"), 25),
            due_on(line(RENT, EntryKind::Expense, "Rent", "2400.00"), 4),
            carrying(
                line(GROCERIES, EntryKind::Expense, "Groceries", "350.00"),
                Carry::Balance,
            ),
            carrying(
                line(EATING_OUT, EntryKind::Expense, "Eating out", "400.00"),
                Carry::Surplus,
            ),
            card_payment,
        ],
        debt_targets: vec![card()],
    }
}

fn card() -> DebtTarget {
    let mut card = debt_target(1);
    card.fields.name = name("Card");
    card.fields.balance = eur("3721.96");
    card.fields.apr = rate(249_900);
    card.fields.minimum_payment = eur("95.00");
    card
}

fn october() -> YearMonth {
    month("2026-10")
}

fn november() -> YearMonth {
    month("2026-11")
}

fn lived_october() -> Book {
    let mut book = Book::new(template());
    book.create(october()).unwrap();
    book.activate(october()).unwrap();
    for (source, amounts) in [
        (SALARY, &["3575.90"][..]),
        (RENT, &["2400.00"]),
        (GROCERIES, &["120.10", "98.40", "161.00", "-9.50"]),
        (EATING_OUT, &["310.25"]),
        (CARD_PAYMENT, &["150.00"]),
    ] {
        let id = line(&book.sheet(october()), source).entry.id;
        for amount in amounts {
            book.post(october(), id, eur(amount).minor()).unwrap();
        }
    }
    book
}

fn line(sheet: &Sheet, source: EntryId) -> EntryFigures {
    let mut lines = sheet.entries.iter();
    lines
        .find(|line| line.entry.source == Some(source))
        .unwrap()
        .clone()
}

#[test]
fn october_is_planned_as_the_template_says() {
    let mut book = Book::new(template());
    book.create(october()).unwrap();
    let sheet = book.sheet(october());
    assert_eq!(sheet.totals.to_allocate, eur("275.90"));
    let due_on = |source| {
        line(&sheet, source)
            .entry
            .fields
            .due_on
            .map(|d| d.to_string())
    };
    assert_eq!(due_on(SALARY).as_deref(), Some("2026-10-25"));
    assert_eq!(due_on(RENT).as_deref(), Some("2026-10-04"));
    assert_eq!(due_on(GROCERIES), None);
}

#[test]
fn what_is_posted_in_october_is_applied() {
    let sheet = lived_october().sheet(october());
    let applied_and_remaining = |source| {
        let line = line(&sheet, source);
        [line.applied, line.remaining].map(|amount| to_decimal(amount, 2))
    };
    assert_eq!(applied_and_remaining(SALARY), ["3575.90", "0.00"]);
    assert_eq!(applied_and_remaining(RENT), ["2400.00", "0.00"]);
    assert_eq!(applied_and_remaining(GROCERIES), ["370.00", "-20.00"]);
    assert_eq!(applied_and_remaining(EATING_OUT), ["310.25", "89.75"]);
    assert_eq!(applied_and_remaining(CARD_PAYMENT), ["150.00", "0.00"]);
    assert_eq!(sheet.totals.net_posted, eur("345.65"));
}

#[test]
fn the_card_of_october_bears_interest_and_is_paid_down() {
    let sheet = lived_october().sheet(october());
    let card = &sheet.debts[0];
    assert_eq!(card.opening_balance, eur("3721.96"));
    assert_eq!(card.interest, eur("77.51"));
    assert_eq!(card.paid, eur("150.00"));
    assert_eq!(card.closing_balance, eur("3649.47"));
}

/// November's figures are the same whether it was there when October closed, or came later.
#[test]
fn november_opens_with_what_october_leaves() {
    let mut earlier = lived_october();
    earlier.create(november()).unwrap();
    earlier.close(october()).unwrap();
    let mut later = lived_october();
    later.close(october()).unwrap();
    later.create(november()).unwrap();
    for book in [earlier, later] {
        let sheet = book.sheet(november());
        let opening_applied_remaining = |source| {
            let line = line(&sheet, source);
            [line.opening, line.applied, line.remaining].map(|amount| to_decimal(amount, 2))
        };
        let groceries = ["20.00", "20.00", "330.00"];
        assert_eq!(opening_applied_remaining(GROCERIES), groceries);
        let eating_out = ["-89.75", "-89.75", "489.75"];
        assert_eq!(opening_applied_remaining(EATING_OUT), eating_out);
        for source in [SALARY, RENT, CARD_PAYMENT] {
            assert_eq!(line(&sheet, source).opening, Money::ZERO);
        }
        let card = &sheet.debts[0];
        assert_eq!(card.opening_balance, eur("3649.47"));
        assert!(!card.opening_is_expected);
        assert_eq!(card.interest, eur("76.00"));
        assert_eq!(sheet.totals.net_posted, Money::ZERO);
        assert_eq!(book.template_balance(DebtTargetId(1)), Some(eur("3649.47")));
    }
}

#[test]
fn until_october_closes_november_only_expects() {
    let mut book = lived_october();
    book.create(november()).unwrap();
    let sheet = book.sheet(november());
    let groceries = line(&sheet, GROCERIES);
    assert_eq!(groceries.opening, Money::ZERO);
    assert_eq!(groceries.expected_opening, eur("20.00"));
    assert_eq!(groceries.expected_remaining(), Ok(eur("330.00")));
    assert_eq!(line(&sheet, EATING_OUT).expected_opening, eur("-89.75"));
    assert_eq!(sheet.debts[0].opening_balance, eur("3649.47"));
    assert!(sheet.debts[0].opening_is_expected);
}

#[test]
fn october_reopened_takes_back_what_it_gave() {
    let mut book = lived_october();
    book.create(november()).unwrap();
    let before = book.clone();
    book.close(october()).unwrap();
    book.reopen(october()).unwrap();
    assert_eq!(book.template, before.template);
    assert_eq!(book.months[&november()], before.months[&november()]);
    assert_eq!(book.sheet(october()), before.sheet(october()));
}
