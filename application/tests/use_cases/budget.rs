//! A household on the store in memory, with a word for each thing that is done to it.

use std::sync::Arc;

use quartermaster_application::Quartermaster;
use quartermaster_application::audit::{AuditRecord, Author, Channel};
use quartermaster_application::months;
use quartermaster_application::ports::NoBackups;
use quartermaster_application::postings::{AddPayment, AddPaymentError, add_payment};
use quartermaster_application::reading::{self, AuditPage, MonthView};
use quartermaster_application::template::{debt_targets, entries};
use quartermaster_application::testing::{FixedClock, MemoryStore};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, Posting};
use quartermaster_domain::sheet::{DebtFigures, EntryFigures};
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetInput, Entry, EntryInput, EntryKind, Rate,
};
use quartermaster_domain::text::{Category, Name, Payee};
use quartermaster_domain::{DebtTargetId, Money, MonthEntryId, YearMonth};

pub(crate) struct Budget {
    pub(crate) app: Quartermaster,
    pub(crate) clock: Arc<FixedClock>,
}

pub(crate) fn ym(text: &str) -> YearMonth {
    text.parse().unwrap()
}

pub(crate) fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub(crate) fn by() -> Author {
    Author::local(Channel::Api)
}

/// An entry that is due every month.
pub(crate) fn entry_input(name: &str, kind: EntryKind, planned: i64, carry: Carry) -> EntryInput {
    EntryInput {
        kind: Some(Ok(kind)),
        category: Some(Category::parse("Section")),
        name: Some(Name::parse(name)),
        planned: Some(Ok(money(planned))),
        carry: Some(Ok(carry)),
        ..EntryInput::default()
    }
}

impl Budget {
    /// An empty household on 23 November 2026.
    pub(crate) fn new() -> Self {
        let clock = Arc::new(FixedClock::at("2026-11-23T07:15:00Z".parse().unwrap()));
        let app = Quartermaster {
            store: Arc::new(MemoryStore::default()),
            clock: Arc::<FixedClock>::clone(&clock),
            backups: Arc::new(NoBackups),
        };
        Self { app, clock }
    }

    /// An expense in the template.
    pub(crate) async fn expense(&self, name: &str, planned: i64, carry: Carry) -> Entry {
        let input = entry_input(name, EntryKind::Expense, planned, carry);
        entries::create(&self.app, &by(), input).await.unwrap()
    }

    pub(crate) async fn income(&self, name: &str, planned: i64) -> Entry {
        let input = entry_input(name, EntryKind::Income, planned, Carry::None);
        entries::create(&self.app, &by(), input).await.unwrap()
    }

    /// A debt at 24.99 % in the template.
    pub(crate) async fn debt(&self, name: &str, balance: i64) -> DebtTarget {
        let input = DebtTargetInput {
            name: Some(Name::parse(name)),
            balance: Some(Ok(money(balance))),
            apr: Some(Rate::from_ppm(249_900)),
            ..DebtTargetInput::default()
        };
        debt_targets::create(&self.app, &by(), input).await.unwrap()
    }

    /// An entry in the template that pays the debt.
    pub(crate) async fn debt_payment(&self, name: &str, planned: i64, debt: DebtTargetId) -> Entry {
        let input = EntryInput {
            debt_target: Some(Ok(Some(debt))),
            ..entry_input(name, EntryKind::DebtPayment, planned, Carry::None)
        };
        entries::create(&self.app, &by(), input).await.unwrap()
    }

    pub(crate) async fn create(&self, month: &str) {
        let created = months::create(&self.app, &by(), ym(month).into()).await;
        created.unwrap();
    }

    /// Creates the month and activates it.
    pub(crate) async fn begin(&self, month: &str) {
        self.create(month).await;
        let month = ym(month).into();
        months::activate(&self.app, &by(), month).await.unwrap();
    }

    pub(crate) async fn close(&self, month: &str) {
        let closed = months::close(&self.app, &by(), ym(month).into()).await;
        closed.unwrap();
    }

    pub(crate) async fn reopen(&self, month: &str) {
        let command = months::Reopen {
            month: ym(month).into(),
            reason: Some(quartermaster_domain::text::Reason::parse("a late bill")),
        };
        months::reopen(&self.app, &by(), command).await.unwrap();
    }

    pub(crate) async fn view(&self, month: &str) -> MonthView {
        reading::month(&self.app, ym(month)).await.unwrap()
    }

    /// The figures of the month's entry of that name.
    pub(crate) async fn line(&self, month: &str, name: &str) -> EntryFigures {
        let lines = self.view(month).await.sheet.entries.into_iter();
        let mut named = lines.filter(|line| line.entry.fields.name.as_str() == name);
        named.next().unwrap()
    }

    pub(crate) async fn debt_line(&self, month: &str, name: &str) -> DebtFigures {
        let debts = self.view(month).await.sheet.debts.into_iter();
        let mut named = debts.filter(|line| line.debt.name.as_str() == name);
        named.next().unwrap()
    }

    /// Tries to post one payment over these lines, on the 5th of the month.
    pub(crate) async fn try_to_pay(
        &self,
        month: &str,
        lines: &[(MonthEntryId, i64)],
    ) -> Result<Vec<Posting>, AddPaymentError> {
        let day = quartermaster_domain::calendar::parse_date(&format!("{month}-05"));
        let input = PaymentInput {
            posted_on: Some(day),
            payee: Some(Payee::parse("Market")),
            memo: None,
            lines: lines
                .iter()
                .map(|(entry, minor)| PaymentLineInput {
                    entry: Some(Ok(*entry)),
                    amount: Some(Ok(money(*minor))),
                })
                .collect(),
        };
        let month = ym(month).into();
        add_payment(&self.app, &by(), AddPayment { month, input }).await
    }

    /// Posts on the month's entry of that name.
    pub(crate) async fn pay(&self, month: &str, name: &str, minor: i64) -> Posting {
        let entry = self.line(month, name).await.entry.id;
        let posted = self.try_to_pay(month, &[(entry, minor)]).await;
        posted.unwrap().remove(0)
    }

    /// The audit trail, the latest first.
    pub(crate) async fn trail(&self) -> Vec<AuditRecord> {
        let page = AuditPage {
            before: None,
            limit: u32::MAX,
        };
        let records = reading::recent_changes(&self.app, &page).await.unwrap();
        records.into_iter().map(|(_, record)| record).collect()
    }

    /// Nothing that `verify` would find.
    pub(crate) async fn assert_sound(&self) {
        let mut snapshot = self.app.store.read().await.unwrap();
        let findings = quartermaster_application::verify::verify(&mut *snapshot).await;
        assert_eq!(findings.unwrap(), []);
    }
}
