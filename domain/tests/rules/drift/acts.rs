//! Which acts a line of the drift allows.

use quartermaster_domain::drift::{CannotAdopt, CannotPushBack, DriftLine, adoptable};
use quartermaster_domain::ids::DebtTargetId;
use quartermaster_domain::limits::{MONTH_MAX_ENTRIES, TEMPLATE_MAX_ENTRIES};
use quartermaster_domain::month::MonthContents;
use quartermaster_domain::template::{EntryKind, Recurrence, Template};

use super::{lines, november, weekly};
use crate::fixtures::{
    active_with, at, debt_target, entry, minor, month, month_debt, month_entry, planned_entry,
    with_posted,
};

fn template_of(ids: &[i64]) -> Template {
    Template {
        entries: ids.iter().map(|id| entry(*id)).collect(),
        debt_targets: Vec::new(),
    }
}

fn november_of(ids: &[i64]) -> MonthContents {
    let lines = ids.iter().map(|id| with_posted(month_entry(*id), 0));
    active_with(november(), lines.collect())
}

fn only(template: &Template, contents: &MonthContents) -> DriftLine {
    let mut lines = lines(template, contents);
    assert_eq!(lines.len(), 1, "{lines:?}");
    lines.remove(0)
}

fn can_adopt(template: &Template, contents: &MonthContents) -> Result<(), CannotAdopt> {
    only(template, contents).can_adopt(template, contents)
}

fn can_push_back(template: &Template, contents: &MonthContents) -> Result<(), CannotPushBack> {
    only(template, contents).can_push_back(template, contents)
}

#[test]
fn what_is_only_in_the_template_comes_while_there_is_room() {
    let template = template_of(&[1]);
    assert_eq!(can_adopt(&template, &november_of(&[])), Ok(()));
    assert_eq!(can_push_back(&template, &november_of(&[])), Ok(()));
    let full = i64::try_from(MONTH_MAX_ENTRIES).unwrap();
    let mut contents = november_of(&(2..2 + full).collect::<Vec<_>>());
    for line in &mut contents.entries {
        line.entry.source = None;
    }
    let mut drifting = lines(&template, &contents);
    let coming = drifting.pop().unwrap();
    assert_eq!(
        coming.can_adopt(&template, &contents),
        Err(CannotAdopt::MonthFull)
    );
    // One that goes makes the room for it.
    drifting.truncate(1);
    drifting.insert(0, coming.clone());
    let together = adoptable(&drifting, &template, &contents);
    assert_eq!(together, [&drifting[1], &drifting[0]]);
    assert_eq!(
        adoptable(&[coming], &template, &contents),
        Vec::<&DriftLine>::new()
    );
}

#[test]
fn what_has_payments_is_not_adopted_away() {
    let mut template = template_of(&[1]);
    template.entries[0].archived_at = Some(at(9));
    let mut contents = november_of(&[1]);
    assert_eq!(can_adopt(&template, &contents), Ok(()));
    contents.entries = vec![with_posted(month_entry(1), 7)];
    let name = "Entry 1".to_owned();
    assert_eq!(
        can_adopt(&template, &contents),
        Err(CannotAdopt::HasPayments { name })
    );
    assert_eq!(can_push_back(&template, &contents), Ok(()));
    let drifting = lines(&template, &contents);
    assert!(adoptable(&drifting, &template, &contents).is_empty());
}

#[test]
fn a_debt_that_is_paid_in_the_month_stays() {
    let mut archived = debt_target(1);
    archived.archived_at = Some(at(9));
    let template = Template {
        entries: Vec::new(),
        debt_targets: vec![archived],
    };
    let mut pays = planned_entry(1, EntryKind::DebtPayment, 5_000);
    pays.source = None;
    pays.fields.debt_target = Some(month_debt(1).id);
    for (posted, expected) in [
        (0, Ok(())),
        (
            7,
            Err(CannotAdopt::HasPayments {
                name: "Entry 1".to_owned(),
            }),
        ),
    ] {
        let mut contents = active_with(november(), vec![with_posted(pays.clone(), posted)]);
        contents.debts = vec![month_debt(1)];
        let mut drifting = lines(&template, &contents).into_iter();
        let debt = drifting.find(|line| matches!(line, DriftLine::DebtOnlyInMonth { .. }));
        let debt = debt.unwrap();
        assert_eq!(debt.can_adopt(&template, &contents), expected);
        assert_eq!(debt.can_push_back(&template, &contents), Ok(()));
    }
}

#[test]
fn an_entry_waits_for_the_debt_it_pays_unless_both_come() {
    let mut template = template_of(&[1]);
    template.entries[0].fields.kind = EntryKind::DebtPayment;
    template.entries[0].fields.debt_target = Some(DebtTargetId(1));
    template.debt_targets = vec![debt_target(1)];
    let contents = november_of(&[]);
    let drifting = lines(&template, &contents);
    let name = template.debt_targets[0].fields.name.to_string();
    assert_eq!(
        drifting[0].can_adopt(&template, &contents),
        Err(CannotAdopt::DebtNotInMonth { name })
    );
    assert_eq!(drifting[1].can_adopt(&template, &contents), Ok(()));
    let together = adoptable(&drifting, &template, &contents);
    assert_eq!(together, [&drifting[1], &drifting[0]]);
    // An archived debt will not come, and is not waited for.
    template.debt_targets[0].archived_at = Some(at(9));
    assert_eq!(can_adopt(&template, &contents), Ok(()));
}

#[test]
fn what_the_template_cannot_say_is_not_pushed_back() {
    let mut template = template_of(&[1]);
    template.entries[0].fields.recurrence = Recurrence::Once {
        month: month("2026-12"),
    };
    let refused = can_push_back(&template, &november_of(&[1]));
    assert_eq!(refused, Err(CannotPushBack::NotDue));

    template.entries[0].fields.recurrence = weekly("2026-11-02");
    let mut contents = november_of(&[1]);
    contents.entries[0].entry.fields.planned = minor(5_001);
    let refused = can_push_back(&template, &contents);
    assert_eq!(refused, Err(CannotPushBack::NotDivisible { times: 5 }));
    contents.entries[0].entry.fields.planned = minor(5_000);
    assert_eq!(can_push_back(&template, &contents), Ok(()));
}

#[test]
fn what_was_added_by_hand_is_pushed_back_while_there_is_room() {
    let mut contents = november_of(&[1]);
    contents.entries[0].entry.source = None;
    let line = only(&Template::default(), &contents);
    for (count, expected) in [
        (TEMPLATE_MAX_ENTRIES - 1, Ok(())),
        (TEMPLATE_MAX_ENTRIES, Err(CannotPushBack::TemplateFull)),
    ] {
        let ids: Vec<i64> = (1..).take(count).collect();
        assert_eq!(line.can_push_back(&template_of(&ids), &contents), expected);
    }
}
