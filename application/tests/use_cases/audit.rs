//! Everything that is done leaves exactly one record of what was and what is; what fails, none.

use std::collections::HashSet;
use std::mem::discriminant;

use quartermaster_application::audit::{AuditRecord, Author, Channel, DetailValue, Details};
use quartermaster_application::household::ChangeHousehold;
use quartermaster_application::months;
use quartermaster_application::reading;
use quartermaster_domain::YearMonth;
use quartermaster_domain::template::{DebtTargetInput, EntryInput};

use crate::audited::deed;
use crate::budget::{Budget, ym};
use crate::deeds::Deed;
use crate::stage::stage;

/// What is done to what, whether its id is there before, its month, and what the record has to
/// tell of before and after.
const TABLE: &str = "
changed household         | none  |         | month_start_day=1    | month_start_day=10
created entry             | new   |         |                      | name=Books planned_minor=700
changed entry             | known |         | planned_minor=10000  | planned_minor=12000
archived entry            | known |         | archived_at=null     | archived_at=2026-11-23T07:15:00Z
restored entry            | known |         | name=Past            | archived_at=null
deleted entry             | known |         | name=Spare           |
ordered entry             | none  |         | order=[              | order=[
created debt_target       | new   |         |                      | name=Car balance_minor=100
changed debt_target       | known |         | balance_minor=372196 | balance_minor=5
archived debt_target      | known |         | archived_at=null     | archived_at=2026-11-23T07:15:00Z
restored debt_target      | known |         | name=Old loan        | archived_at=null
deleted debt_target       | known |         | name=Loan            |
ordered debt_target       | none  |         | order=[              | order=[
created month             | new   | 2026-12 |                      | state=draft first_day=2026-12-01
activated month           | known | 2026-11 | state=draft          | state=active
closed month              | known | 2026-10 | state=active         | state=closed
reopened month            | known | 2026-10 | state=closed         | seal=null reason=a late bill
deleted month             | known | 2026-11 | state=draft          |
changed month             | known | 2026-10 | notes=               | notes=Remember
added month_entry         | new   | 2026-10 |                      | planned_minor=300 baseline_minor=0
changed month_entry       | known | 2026-10 | planned_minor=10000  | planned_minor=9000
removed month_entry       | known | 2026-10 | name=Fun             |
ordered month_entry       | none  | 2026-10 | order=[              | order=[
moved month_entry         | none  | 2026-10 | to_planned_minor=10000 | to_planned_minor=11000
changed month_debt_target | known | 2026-10 | charges_minor=0      | charges_minor=250
settled_drift month       | known | 2026-10 | month=null           | name=Spare difference=only_in_template action=adopt
added posting             | new   | 2026-10 |                      | kind=payment amount_minor=11
opened posting            | none  | 2026-10 |                      | kind=opening_balance amount_minor=11
changed posting           | known | 2026-10 | amount_minor=4000    | amount_minor=-1
deleted posting           | known | 2026-10 | amount_minor=4000    |
";

struct Row {
    what: &'static str,
    id: &'static str,
    month: Option<YearMonth>,
    before: &'static str,
    after: &'static str,
}

impl Row {
    /// Of the row's month, where there is one; every write to anything in it counts it up.
    async fn version(&self, budget: &Budget) -> Option<i64> {
        let view = reading::month(&budget.app, self.month?).await.ok()?;
        Some(view.reading.contents.month.head().version)
    }
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.trim().lines().map(|line| {
        let mut cells = line.split('|').map(str::trim);
        let mut cell = || cells.next().unwrap();
        Row {
            what: cell(),
            id: cell(),
            month: cell().parse().ok(),
            before: cell(),
            after: cell(),
        }
    })
}

/// The values one after the other, a space after each.
fn text(details: &Details) -> String {
    let values = details.0.iter();
    let values = values.map(|(name, value)| format!("{name}={} ", value_text(value)));
    values.collect()
}

fn value_text(value: &DetailValue) -> String {
    match value {
        DetailValue::Null => "null".to_owned(),
        DetailValue::Number(number) => number.to_string(),
        DetailValue::Text(text) => text.clone(),
        DetailValue::List(values) => {
            let values: Vec<String> = values.iter().map(value_text).collect();
            format!("[ {} ]", values.join(" "))
        }
        DetailValue::Nested(details) => text(details),
    }
}

fn assert_tells(details: Option<&Details>, wanted: &str, what: &str) {
    assert_eq!(details.is_none(), wanted.is_empty(), "{what}: {details:?}");
    if let Some(details) = details {
        let text = format!(" {}", text(details));
        assert!(text.contains(&format!(" {wanted} ")), "{what}: {text}");
    }
}

fn assert_recorded(record: &AuditRecord, wanted: &Row, highest_id: i64) {
    let what = wanted.what;
    assert_eq!(format!("{} {}", record.action, record.subject), what);
    assert_eq!(record.at.to_string(), "2026-11-23T07:15:00Z");
    assert_eq!(record.actor, "somebody");
    assert_eq!(record.channel, Channel::Page);
    assert_eq!(record.month, wanted.month, "{what}");
    let id = match record.subject_id {
        None => "none",
        Some(id) if id > highest_id => "new",
        Some(_) => "known",
    };
    assert_eq!(id, wanted.id, "{what}");
    assert_tells(record.before.as_ref(), wanted.before, what);
    assert_tells(record.after.as_ref(), wanted.after, what);
    assert_ne!(record.before, record.after, "{what}");
}

pub(crate) fn somebody() -> Author {
    Author {
        actor: "somebody".to_owned(),
        channel: Channel::Page,
    }
}

#[tokio::test]
async fn everything_done_leaves_exactly_one_record() {
    let mut kinds = HashSet::new();
    for row in rows() {
        let budget = stage().await;
        let deed = deed(&budget, row.what).await;
        kinds.insert(discriminant(&deed));
        let was = row.version(&budget).await;
        let (before, highest_id) = (budget.trail().await, budget.highest_id().await);
        deed.act(&budget.app, &somebody()).await.unwrap();
        let mut after = budget.trail().await;
        let latest = after.remove(0);
        assert_eq!(after, before, "{}", row.what);
        let is = row.version(&budget).await;
        assert!(was.zip(is).is_none_or(|(was, is)| was < is), "{}", row.what);
        assert_recorded(&latest, &row, highest_id);
        budget.assert_sound().await;
    }
    assert_eq!(kinds.len(), rows().count());
}

/// Everything that can be done on the stage.
pub(crate) fn everything_done() -> impl Iterator<Item = &'static str> {
    rows().map(|row| row.what)
}

/// In a household that has nothing, nothing can be done but to make the first things.
#[tokio::test]
async fn what_is_refused_leaves_no_record() {
    let mut deeds = vec![
        Deed::CreateEntry(EntryInput::default()),
        Deed::CreateDebt(DebtTargetInput::default()),
        Deed::ChangeHousehold(ChangeHousehold {
            expected_version: Some(99),
            ..ChangeHousehold::default()
        }),
    ];
    let first_things = ["created entry", "created debt_target", "changed household"];
    for row in rows().filter(|row| !first_things.contains(&row.what)) {
        deeds.push(deed(&stage().await, row.what).await);
    }
    let budget = Budget::new();
    for deed in deeds {
        budget.refused(deed.act(&budget.app, &somebody())).await;
    }
}

#[tokio::test]
async fn nothing_is_done_in_a_closed_month() {
    let in_months = rows().filter(|row| row.month.is_some());
    let legal = ["created month", "reopened month"];
    for row in in_months.filter(|row| !legal.contains(&row.what)) {
        let budget = stage().await;
        let deed = deed(&budget, row.what).await;
        budget.close("2026-10").await;
        months::activate(&budget.app, &somebody(), ym("2026-11").into())
            .await
            .unwrap();
        budget.close("2026-11").await;
        let refusal = budget.refused(deed.act(&budget.app, &somebody())).await;
        let refusal = refusal.to_string();
        assert!(
            refusal.starts_with("a month that is closed cannot be "),
            "{refusal}"
        );
    }
}
