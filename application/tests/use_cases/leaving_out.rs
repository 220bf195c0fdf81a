//! A month created without some of its lines.

use quartermaster_application::audit::DetailValue;
use quartermaster_application::months::{self, CreateError, CreateMonth, ProposeError};
use quartermaster_domain::field::FieldCode;
use quartermaster_domain::{EntryId, FieldErrors, MonthEntryId};

use crate::audited::deed;
use crate::budget::{Budget, by};
use crate::create::{varied, wanted};

async fn november_without(budget: &Budget, names: &[&str]) -> CreateMonth {
    let mut leave_out = Vec::new();
    for name in names {
        leave_out.push(budget.template_entry(name).await);
    }
    CreateMonth {
        leave_out,
        ..wanted("2026-11", None)
    }
}

async fn names(budget: &Budget, month: &str) -> Vec<String> {
    let entries = budget.view(month).await.sheet.entries.into_iter();
    let names = entries.map(|line| line.entry.fields.name.to_string());
    names.collect()
}

/// What both creating and its preview refuse with.
async fn refused(budget: &Budget, wanted: CreateMonth) -> FieldErrors {
    let preview = months::preview(&budget.app, &wanted);
    let previewed = budget.refused(preview).await;
    let by = by();
    let create = months::create(&budget.app, &by, wanted.clone());
    let error = budget.refused(create).await;
    let (ProposeError::Invalid(previewed), CreateError::Propose(ProposeError::Invalid(errors))) =
        (previewed, error)
    else {
        panic!("not refused for its lines");
    };
    assert_eq!(errors, previewed);
    errors
}

#[tokio::test]
async fn the_month_begins_without_them_as_its_preview_says() {
    let budget = varied().await;
    budget.close("2026-10").await;
    let wanted = november_without(&budget, &["Market", "Card payment"]).await;
    let (_, proposal) = months::preview(&budget.app, &wanted).await.unwrap();
    months::create(&budget.app, &by(), wanted).await.unwrap();
    let there = ["Salary", "Food", "Fun", "Trip"];
    assert_eq!(names(&budget, "2026-11").await, there);
    let view = budget.view("2026-11").await;
    assert_eq!(view.sheet.totals, proposal.totals);
    // The debt is there, whether an entry pays it or not.
    assert_eq!(view.sheet.debts.len(), 1);
    budget.assert_sound().await;
}

#[tokio::test]
async fn the_record_names_them_and_nothing_where_there_are_none() {
    let budget = varied().await;
    let wanted = november_without(&budget, &["Market", "Salary"]).await;
    months::create(&budget.app, &by(), wanted).await.unwrap();
    let told = |record: &quartermaster_application::audit::AuditRecord| {
        record.after.as_ref().unwrap().get("left_out").cloned()
    };
    // In the order of the month.
    let names = DetailValue::from(vec!["Salary".to_owned(), "Market".to_owned()]);
    assert_eq!(told(&budget.trail().await[0]), Some(names));
    budget.create("2026-12").await;
    assert_eq!(told(&budget.trail().await[0]), None);
}

#[tokio::test]
async fn what_carries_money_in_stays_whether_the_month_before_is_closed_or_not() {
    for is_closed in [false, true] {
        let budget = varied().await;
        if is_closed {
            budget.close("2026-10").await;
        }
        let wanted = november_without(&budget, &["Market", "Food", "Fun", "Trip"]).await;
        let errors = refused(&budget, wanted).await.into_vec();
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["leave_out[1]", "leave_out[2]", "leave_out[3]"]);
        for error in errors {
            assert_eq!(error.code, FieldCode::NotAllowed);
            assert_eq!(error.message.key, "refusal-leave-out-carries-in");
        }
    }
}

#[tokio::test]
async fn an_entry_that_is_not_there_is_unknown() {
    let budget = varied().await;
    let mut wanted = november_without(&budget, &["Market"]).await;
    wanted.leave_out.push(EntryId(999));
    wanted.leave_out_copied.push(MonthEntryId(999));
    let errors = refused(&budget, wanted).await.into_vec();
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["leave_out[1]", "leave_out_copied[0]"]);
    assert!(errors.iter().all(|error| error.code == FieldCode::Unknown));
}

#[tokio::test]
async fn an_entry_added_by_hand_is_left_out_of_a_copy() {
    let budget = varied().await;
    let gift = deed(&budget, "added month_entry").await;
    gift.act(&budget.app, &by()).await.unwrap();
    let gift = budget.line("2026-10", "Gift").await.entry.id;
    let wanted = CreateMonth {
        leave_out_copied: vec![gift],
        ..wanted("2026-11", Some("2026-10"))
    };
    assert!(names(&budget, "2026-10").await.contains(&"Gift".to_owned()));
    months::create(&budget.app, &by(), wanted).await.unwrap();
    let copied = names(&budget, "2026-11").await;
    assert!(!copied.contains(&"Gift".to_owned()));
    assert!(copied.contains(&"Market".to_owned()));
    budget.assert_sound().await;
}
