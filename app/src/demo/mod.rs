//! A demo household: the sample data lived through month by month, so that its last month is the
//! current one.

mod clock;
mod sample;

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::household::{ChangeHousehold, change};
use quartermaster_application::ports::{NoBackups, Store};
use quartermaster_application::postings::{AddPayment, add_payment};
use quartermaster_application::template::{debt_targets, entries};
use quartermaster_application::{Quartermaster, months, reading};
use quartermaster_domain::household::{HouseholdInput, Locale};
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput};
use quartermaster_domain::text::{Memo, Name, Payee};
use quartermaster_domain::{Currency, Date, MonthEntryId, Timestamp, YearMonth};

use clock::DemoClock;
use sample::{Movement, Sample};

/// Fills an empty database with the sample household, moved so that its last month is the one
/// that `now` lies in; of that month only what has happened by now is posted.
///
/// # Errors
/// The database is not empty, or a step of the household's life fails.
pub(crate) async fn fill(store: Arc<dyn Store>, now: Timestamp) -> Result<()> {
    if store.read().await?.currency_is_in_use().await? {
        bail!("the database is not empty; a demo household needs a new one");
    }
    let clock = Arc::new(DemoClock::starting(now));
    let app = Quartermaster {
        store,
        clock: clock.clone(),
        backups: Arc::new(NoBackups),
    };
    let by = Author::local(Channel::Cli);
    let today = set_up_household(&app, &by, now).await?;
    let current = YearMonth::of_date(today).context("today is out of range")?;
    let sample = Sample::ending_in(current)?;
    clock.set_to(sample.first_day()?)?;
    write_template(&app, &by, &sample).await?;
    for month in sample.months()? {
        clock.set_to(Date::new(month.year(), month.month(), 1)?)?;
        months::create(&app, &by, month.into()).await?;
        months::activate(&app, &by, month.into()).await?;
        post_movements(&app, &by, &clock, &sample, month, today).await?;
        if month != current {
            let after = month.next().context("the month after is out of range")?;
            clock.set_to(Date::new(after.year(), after.month(), 1)?)?;
            months::close(&app, &by, month.into()).await?;
        }
    }
    Ok(())
}

async fn set_up_household(app: &Quartermaster, by: &Author, now: Timestamp) -> Result<Date> {
    let input = HouseholdInput {
        name: Some(Name::parse("Demo household")),
        currency: Some(Currency::from_code("USD")),
        locale: Some(Locale::parse("en-US")),
        ..HouseholdInput::default()
    };
    let command = ChangeHousehold {
        input,
        expected_version: None,
    };
    Ok(change(app, by, command).await?.today(now))
}

async fn write_template(app: &Quartermaster, by: &Author, sample: &Sample) -> Result<()> {
    let mut debts = HashMap::new();
    for row in &sample.debts {
        let debt = debt_targets::create(app, by, row.input()).await?;
        debts.insert(row.name.clone(), debt.id);
    }
    for row in &sample.entries {
        entries::create(app, by, row.input(&debts)?).await?;
    }
    Ok(())
}

async fn post_movements(
    app: &Quartermaster,
    by: &Author,
    clock: &DemoClock,
    sample: &Sample,
    month: YearMonth,
    today: Date,
) -> Result<()> {
    let view = reading::month(app, month).await?;
    let ids: HashMap<&str, MonthEntryId> = view
        .sheet
        .entries
        .iter()
        .map(|line| (line.entry.fields.name.as_str(), line.entry.id))
        .collect();
    for movement in sample.movements_in(month).filter(|m| m.date <= today) {
        let entry = *ids
            .get(movement.entry.as_str())
            .with_context(|| format!("{month} has no entry {}", movement.entry))?;
        clock.set_to(movement.date)?;
        let command = AddPayment {
            month: month.into(),
            input: payment(movement, entry),
        };
        add_payment(app, by, command).await?;
    }
    Ok(())
}

fn payment(movement: &Movement, entry: MonthEntryId) -> PaymentInput {
    PaymentInput {
        posted_on: Some(Ok(movement.date)),
        payee: Some(Payee::parse(&movement.payee)),
        memo: Some(Memo::parse(&movement.memo)),
        lines: vec![PaymentLineInput {
            entry: Some(Ok(entry)),
            amount: Some(Ok(movement.amount)),
        }],
    }
}
