//! How many statements a request costs; neither entries nor months kept may add to it.

use std::sync::Arc;

use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::ports::{Clock, NoBackups, Store, UnitOfWork};
use quartermaster_application::postings::{AddPayment, add_payment};
use quartermaster_application::reading::{AuditPage, MonthFilter, PostingFilter};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput};
use quartermaster_domain::month::{FrozenDebt, Month, MonthDebtTarget};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Date, Money, MonthEntryId, PostingId, Timestamp, Year, YearMonth};

use crate::household::{
    TestStore, activate, add_debt, add_draft, add_entry, close, copy_entries, new_debt, now, pay,
    ym,
};

/// So many months with so many entries and two payments each; all but the last are closed.
async fn household(entries: usize, months: usize) -> (TestStore, Vec<MonthEntryId>) {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let mut template = Vec::new();
    for number in 0..entries {
        template.push(add_entry(&mut *work, &format!("Entry {number}"), EntryKind::Expense).await);
    }
    let card = add_debt(&mut *work, "Card").await;
    let mut lines = Vec::new();
    let mut next = ym("2020-01");
    for number in 1..=months {
        let month = add_draft(&mut *work, &next.to_string()).await;
        let id = month.head().id;
        let debts = vec![new_debt(&card, 1)];
        let debts = work.month_debt_targets().insert(id, debts).await.unwrap();
        lines = copy_entries(&mut *work, id, &template).await;
        let month = activate(&mut *work, month).await;
        for line in &lines {
            pay(&mut *work, id, &[(line.id, 300), (line.id, -20)]).await;
        }
        if number < months {
            freeze(&mut *work, debts).await;
            close(&mut *work, month).await;
        }
        next = next.next().unwrap();
    }
    work.commit().await.unwrap();
    (test, lines.into_iter().map(|line| line.id).collect())
}

async fn freeze(work: &mut dyn UnitOfWork, debts: Vec<MonthDebtTarget>) {
    for mut debt in debts {
        debt.frozen = Some(FrozenDebt {
            closing_balance: Money::from_minor(1),
            replaced_balance: Money::from_minor(2),
        });
        work.month_debt_targets().update(&debt).await.unwrap();
    }
}

const SIZES: [(usize, usize); 3] = [(3, 1), (150, 1), (3, 60)];

fn last_month(months: usize) -> YearMonth {
    let months = i32::try_from(months).unwrap();
    ym("2020-01").plus_months(months - 1).unwrap()
}

#[tokio::test]
async fn a_month_takes_five_statements_at_most() {
    for (entries, months) in SIZES {
        let (test, _) = household(entries, months).await;
        let before = test.store.statements();
        let mut snapshot = test.store.read().await.unwrap();
        let reading = snapshot.month(last_month(months)).await.unwrap().unwrap();
        drop(snapshot);
        assert_eq!(test.store.statements() - before, 5, "{entries}, {months}");
        assert_eq!(reading.contents.entries.len(), entries);
        assert_eq!(reading.contents.debts.len(), 1);
        assert_eq!(reading.contents.entries[0].ledger.posted.minor(), 280);
        assert_eq!(reading.open_before, []);
    }
}

#[tokio::test]
async fn the_open_months_before_come_in_the_same_statements() {
    let (test, _) = household(3, 2).await;
    let mut work = test.write().await;
    for month in ["2020-03", "2020-04", "2020-05"] {
        add_draft(&mut *work, month).await;
    }
    work.commit().await.unwrap();
    let before = test.store.statements();
    let mut snapshot = test.store.read().await.unwrap();
    let reading = snapshot.month(ym("2020-04")).await.unwrap().unwrap();
    drop(snapshot);
    assert_eq!(test.store.statements() - before, 5);
    let open: Vec<String> = reading
        .open_before
        .iter()
        .map(|month| month.month.head().year_month.to_string())
        .collect();
    assert_eq!(open, ["2020-02", "2020-03"]);
    assert_eq!(reading.open_before[0].entries.len(), 3);
    assert_eq!(reading.previous, Some(ym("2020-03")));
    assert_eq!(reading.next, Some(ym("2020-05")));
}

struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        now()
    }
}

#[tokio::test]
async fn a_posting_takes_eight_statements_at_most() {
    for (entries, months) in SIZES {
        let (test, lines) = household(entries, months).await;
        let store = Arc::new(test.store);
        let app = Quartermaster {
            store: store.clone(),
            clock: Arc::new(FixedClock),
            backups: Arc::new(NoBackups),
        };
        let month = last_month(months);
        let line = |entry: MonthEntryId, minor| PaymentLineInput {
            entry: Some(Ok(entry)),
            amount: Some(Ok(Money::from_minor(minor))),
        };
        let command = AddPayment {
            month: month.into(),
            input: PaymentInput {
                posted_on: Some(Ok(Date::new(month.year(), month.month(), 2).unwrap())),
                payee: None,
                memo: None,
                lines: vec![line(lines[0], 5), line(lines[1], 6)],
            },
        };
        let mut named = command.clone();
        named.input.payee = Some(Payee::parse("Café"));
        named.input.memo = Some(Memo::parse("Beans"));
        // What its texts fold to is one statement more.
        for (command, expected) in [(command, 7), (named.clone(), 8), (named, 8)] {
            let before = store.statements();
            let posted = add_payment(&app, &Author::local(Channel::Api), command).await;
            let spent = store.statements() - before;
            assert_eq!(posted.unwrap().len(), 2);
            assert_eq!(spent, expected, "{entries} entries, {months} months");
        }
    }
}

/// Each reading with what it may cost beside BEGIN and ROLLBACK.
#[tokio::test]
async fn every_reading_has_a_fixed_cost() {
    let mut costs = Vec::new();
    for (entries, months) in SIZES {
        let (test, lines) = household(entries, months).await;
        let month = last_month(months);
        let mut snapshot = test.store.read().await.unwrap();
        let mut cost = Vec::new();
        let mut spent = test.store.statements();
        let mut note = |what: &'static str| {
            cost.push((what, test.store.statements() - spent));
            spent = test.store.statements();
        };
        snapshot.household().await.unwrap();
        note("household");
        snapshot.template().await.unwrap();
        note("template");
        snapshot.surroundings(month).await.unwrap();
        note("surroundings");
        let all = MonthFilter {
            state: None,
            before: None,
            limit: 100,
        };
        assert_eq!(snapshot.months(&all).await.unwrap().len(), months);
        note("months");
        let year = snapshot.year(Year::from(month)).await.unwrap();
        let in_year = year.months.iter().map(|one| one.entries.len());
        assert_eq!(in_year.sum::<usize>(), entries * months.min(12));
        note("year");
        let found = snapshot.postings(month, &PostingFilter::default()).await;
        let found = found.unwrap().unwrap();
        assert_eq!(found.len(), entries * 2);
        note("postings");
        let first: PostingId = found[0].id;
        let ground = snapshot.posting_ground(month, first).await.unwrap();
        assert_eq!(ground.unwrap().payment.len(), 2);
        note("posting_ground");
        snapshot.payment_ground(month, &lines).await.unwrap();
        note("payment_ground");
        let source = snapshot.template().await.unwrap().entries[0].id;
        note("template");
        let found = snapshot.entry_in_months(source, 100).await.unwrap();
        assert_eq!(found.len(), months);
        note("entry_in_months");
        let balances = snapshot.debt_balances(month, ym("2020-01")).await.unwrap();
        assert_eq!(balances.len(), months - 1);
        note("debt_balances");
        let page = AuditPage {
            before: None,
            limit: 10,
        };
        snapshot.audit(&page).await.unwrap();
        note("audit");
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
    assert_eq!(costs[0], costs[2]);
    for (what, statements) in &costs[0] {
        assert!(*statements <= 2, "{what}: {statements}");
    }
}

/// With BEGIN and ROLLBACK: three and four that read.
#[tokio::test]
async fn the_pages_of_years_take_as_many_statements_whatever_is_kept() {
    for (entries, months) in [(3, 1), (150, 1), (3, 60)] {
        let (test, _) = household(entries, months).await;
        let store = Arc::new(test.store);
        let app = Quartermaster {
            store: store.clone(),
            clock: Arc::new(FixedClock),
            backups: Arc::new(NoBackups),
        };
        let year = Year::from(last_month(months));
        let before = store.statements();
        let view = reading::year(&app, year).await.unwrap();
        assert_eq!(store.statements() - before, 5, "{entries}, {months}");
        assert_eq!(view.sheet.months.len(), months.min(12));
        assert_eq!(view.sheet.kinds[0].categories[0].entries.len(), entries);
        let before = store.statements();
        let overview = reading::overview(&app, None).await.unwrap();
        assert_eq!(store.statements() - before, 6, "{entries}, {months}");
        assert_eq!(overview.months.len(), months.min(36));
    }
}

#[tokio::test]
async fn writing_many_rows_takes_few_statements() {
    let (test, lines) = household(150, 1).await;
    let mut work = test.write().await;
    let template = work.template().await.unwrap().entries;
    let month = add_draft(&mut *work, "2020-02").await;
    let id = month.head().id;
    let before = test.store.statements();
    let copied = copy_entries(&mut *work, id, &template).await;
    work.month_entries().keep_baselines(id).await.unwrap();
    let mut order: Vec<MonthEntryId> = copied.iter().map(|entry| entry.id).collect();
    order.reverse();
    work.month_entries().reorder(id, &order).await.unwrap();
    let mut sources: Vec<_> = template.iter().map(|entry| entry.id).collect();
    sources.reverse();
    work.entries().reorder(&sources).await.unwrap();
    // One of them is for what the names fold to.
    assert_eq!(test.store.statements() - before, 5);
    let reading = work.month(ym("2020-02")).await.unwrap().unwrap();
    let read: Vec<MonthEntryId> = reading
        .contents
        .entries
        .iter()
        .map(|e| e.entry.id)
        .collect();
    assert_eq!(read, order);
    assert_eq!(work.template().await.unwrap().entries[0].id, sources[0]);
    assert!(!lines.is_empty());
    let before = test.store.statements();
    let Month::Draft(draft) = reading.contents.month else {
        panic!("a draft stays one")
    };
    work.months_to_write().delete(draft.into()).await.unwrap();
    assert_eq!(test.store.statements() - before, 5);
    assert_eq!(work.month(ym("2020-02")).await.unwrap(), None);
}
