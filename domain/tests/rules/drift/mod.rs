//! How the template and a month differ, line by line and field by field, and how either follows.

mod acts;
mod push_back;

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};
use quartermaster_domain::drift::{
    DriftField, DriftLine, DriftValue, FieldDrift, OnlyInMonth, drift,
};
use quartermaster_domain::ids::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId};
use quartermaster_domain::month::{LedgerEntry, MonthContents, MonthDebtTarget, MonthEntry};
use quartermaster_domain::planning::{snapshot, snapshot_of_debt};
use quartermaster_domain::template::{Carry, DebtTarget, Entry, EntryKind, Recurrence, Template};
use quartermaster_domain::text::Category;
use quartermaster_domain::{Date, YearMonth};

use crate::fixtures::{
    active_with, at, date, days, debt_target, due, entry, minor, month, month_debt, month_entry,
    name, notes, rate, with_opening, with_posted,
};

fn november() -> YearMonth {
    month("2026-11")
}

/// A template of one entry and one debt, and the November that was copied from it.
fn agreeing() -> (Template, MonthContents) {
    let template = Template {
        entries: vec![entry(1)],
        debt_targets: vec![debt_target(1)],
    };
    let line = with_opening(with_posted(month_entry(1), 700), -50, None);
    let mut contents = active_with(november(), vec![line]);
    contents.debts = vec![month_debt(1)];
    (template, contents)
}

fn lines(template: &Template, contents: &MonthContents) -> Vec<DriftLine> {
    drift(template, contents).unwrap()
}

#[test]
fn a_month_as_it_was_copied_does_not_drift() {
    let (template, contents) = agreeing();
    assert_eq!(lines(&template, &contents), []);
}

type EntryChange = fn(&mut Entry);

fn entry_changes() -> [(DriftField, EntryChange, DriftValue, DriftValue); 8] {
    let text = |text: &str| DriftValue::Text(text.to_owned());
    [
        (
            DriftField::Kind,
            |entry| entry.fields.kind = EntryKind::Saving,
            DriftValue::Kind(EntryKind::Expense),
            DriftValue::Kind(EntryKind::Saving),
        ),
        (
            DriftField::Category,
            |entry| entry.fields.category = Category::parse("Car").unwrap(),
            text("Living"),
            text("Car"),
        ),
        (
            DriftField::Name,
            |entry| entry.fields.name = name("Fuel"),
            text("Entry 1"),
            text("Fuel"),
        ),
        (
            DriftField::Planned,
            |entry| entry.fields.planned = minor(1),
            DriftValue::Amount(minor(10_000)),
            DriftValue::Amount(minor(1)),
        ),
        (
            DriftField::DueOn,
            |entry| entry.fields.due_day = Some(due(31)),
            DriftValue::Date(None),
            DriftValue::Date(Some(date("2026-11-30"))),
        ),
        (
            DriftField::Carry,
            |entry| entry.fields.carry = Carry::Surplus,
            DriftValue::Carry(Carry::None),
            DriftValue::Carry(Carry::Surplus),
        ),
        (
            DriftField::DebtTarget,
            |entry| entry.fields.debt_target = Some(DebtTargetId(1)),
            DriftValue::Debt(None),
            DriftValue::Debt(Some(DebtTargetId(1))),
        ),
        (
            DriftField::Notes,
            |entry| entry.fields.notes = notes("Monthly"),
            text(""),
            text("Monthly"),
        ),
    ]
}

#[test]
fn each_field_of_an_entry_drifts_with_both_of_its_values() {
    for (field, change, here, there) in entry_changes() {
        let (mut template, contents) = agreeing();
        change(&mut template.entries[0]);
        let expected = DriftLine::Differs {
            entry: MonthEntryId(1),
            source: EntryId(1),
            name: "Entry 1".to_owned(),
            fields: vec![FieldDrift {
                field,
                month: here,
                template: there,
            }],
        };
        assert_eq!(lines(&template, &contents), [expected], "{field:?}");
    }
}

#[test]
fn each_field_of_a_debt_drifts_and_its_balance_does_not() {
    type DebtChange = fn(&mut DebtTarget);
    let changes: [(DriftField, DebtChange); 5] = [
        (DriftField::Name, |debt| debt.fields.name = name("Car loan")),
        (DriftField::Apr, |debt| debt.fields.apr = rate(120_001)),
        (DriftField::MinimumPayment, |debt| {
            debt.fields.minimum_payment = minor(1);
        }),
        (DriftField::DueOn, |debt| debt.fields.due_day = Some(due(3))),
        (DriftField::Notes, |debt| {
            debt.fields.notes = notes("Ends soon")
        }),
    ];
    for (field, change) in changes {
        let (mut template, contents) = agreeing();
        change(&mut template.debt_targets[0]);
        match &lines(&template, &contents)[..] {
            [
                DriftLine::DebtDiffers {
                    debt,
                    source,
                    fields,
                    ..
                },
            ] => {
                assert_eq!((*debt, *source), (MonthDebtTargetId(1), DebtTargetId(1)));
                assert_eq!(fields.len(), 1);
                assert_eq!(fields[0].field, field);
            }
            other => panic!("{field:?}: {other:?}"),
        }
    }
    let (mut template, contents) = agreeing();
    template.debt_targets[0].fields.balance = minor(1);
    assert_eq!(lines(&template, &contents), []);
}

#[test]
fn several_fields_of_one_line_stand_together() {
    let (mut template, contents) = agreeing();
    for (_, change, _, _) in entry_changes() {
        change(&mut template.entries[0]);
    }
    match &lines(&template, &contents)[..] {
        [DriftLine::Differs { fields, .. }] => {
            let all: Vec<_> = entry_changes().iter().map(|change| change.0).collect();
            let found: Vec<_> = fields.iter().map(|drift| drift.field).collect();
            assert_eq!(found, all);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn fields_are_called_as_the_api_calls_them() {
    let codes: Vec<_> = entry_changes()
        .iter()
        .map(|change| change.0.as_str())
        .collect();
    let expected = [
        "kind",
        "category",
        "name",
        "planned_minor",
        "due_on",
        "carry",
        "debt_target_id",
        "notes",
    ];
    assert_eq!(codes, expected);
    assert_eq!(DriftField::Apr.as_str(), "apr_ppm");
    assert_eq!(DriftField::MinimumPayment.as_str(), "minimum_payment_minor");
}

#[test]
fn what_a_new_month_would_have_and_this_one_lacks_is_only_in_the_template() {
    let due_now = entry(2);
    let mut held = entry(3);
    held.fields.carry = Carry::Balance;
    held.fields.recurrence = Recurrence::Once {
        month: month("2027-01"),
    };
    let mut not_due = held.clone();
    not_due.id = EntryId(4);
    not_due.fields.carry = Carry::None;
    let mut archived = entry(5);
    archived.archived_at = Some(at(9));
    let (mut template, contents) = agreeing();
    template.entries.extend([due_now, held, not_due, archived]);
    let only_there = |id| DriftLine::OnlyInTemplate {
        entry: EntryId(id),
        name: format!("Entry {id}"),
    };
    assert_eq!(lines(&template, &contents), [only_there(2), only_there(3)]);
}

#[test]
fn what_the_template_would_not_copy_is_only_in_the_month() {
    type Change = fn(&mut Template, &mut MonthEntry);
    let cases: [(OnlyInMonth, Change); 3] = [
        (OnlyInMonth::AddedByHand, |_, here| here.source = None),
        (OnlyInMonth::Archived, |template, _| {
            template.entries[0].archived_at = Some(at(9));
        }),
        (OnlyInMonth::NotDue, |template, _| {
            template.entries[0].fields.recurrence = Recurrence::Once {
                month: month("2027-01"),
            };
        }),
    ];
    for (why, change) in cases {
        let (mut template, mut contents) = agreeing();
        change(&mut template, &mut contents.entries[0].entry);
        let expected = DriftLine::OnlyInMonth {
            entry: MonthEntryId(1),
            source: contents.entries[0].entry.source,
            name: "Entry 1".to_owned(),
            why,
        };
        assert_eq!(lines(&template, &contents)[0], expected);
    }
}

#[test]
fn a_debt_can_be_on_one_side_only() {
    let (mut template, mut contents) = agreeing();
    template.debt_targets[0].archived_at = Some(at(9));
    let only_here = DriftLine::DebtOnlyInMonth {
        debt: MonthDebtTargetId(1),
        source: DebtTargetId(1),
        name: "Debt 1".to_owned(),
    };
    assert_eq!(lines(&template, &contents), [only_here]);
    contents.debts.clear();
    assert_eq!(lines(&template, &contents), []);
    template.debt_targets[0].archived_at = None;
    let only_there = DriftLine::DebtOnlyInTemplate {
        debt: DebtTargetId(1),
        name: "Debt 1".to_owned(),
    };
    assert_eq!(lines(&template, &contents), [only_there]);
}

#[test]
fn a_weekly_line_agrees_with_its_amount_times_its_occurrences() {
    let (mut template, mut contents) = agreeing();
    template.entries[0].fields.recurrence = weekly("2026-11-02");
    contents.entries[0].entry.fields.planned = minor(50_000);
    assert_eq!(lines(&template, &contents), []);
}

/// Every Monday from this one on; November 2026 has five of them.
fn weekly(from: &str) -> Recurrence {
    Recurrence::Weeks {
        every: 1,
        from: date(from),
        until: None,
    }
}

fn adopted(template: &Template, contents: &MonthContents) -> MonthContents {
    let mut adopted = contents.clone();
    for line in &mut adopted.entries {
        let mut entries = template.entries.iter();
        let source = entries.find(|entry| Some(entry.id) == line.entry.source);
        let (proposed, _) = snapshot(source.unwrap(), november(), days(november())).unwrap();
        line.entry.fields = proposed.in_month(&contents.debts);
    }
    for debt in &mut adopted.debts {
        let there = snapshot_of_debt(&template.debt_targets[0], days(november()));
        *debt = MonthDebtTarget {
            name: there.name,
            apr: there.apr,
            minimum_payment: there.minimum_payment,
            due_on: there.due_on,
            notes: there.notes,
            ..debt.clone()
        };
    }
    adopted
}

#[test]
fn an_adopted_line_agrees_and_its_postings_stay() {
    for (field, change, _, _) in entry_changes() {
        let (mut template, contents) = agreeing();
        change(&mut template.entries[0]);
        let adopted = adopted(&template, &contents);
        assert_eq!(lines(&template, &adopted), [], "{field:?}");
        let ledgers = |contents: &MonthContents| {
            contents
                .entries
                .iter()
                .map(|line| line.ledger)
                .collect::<Vec<_>>()
        };
        assert_eq!(ledgers(&adopted), ledgers(&contents));
        let (before, after) = (&contents.entries[0].entry, &adopted.entries[0].entry);
        assert_eq!((before.id, before.baseline), (after.id, after.baseline));
    }
}

fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    prop_oneof![
        Just(Recurrence::default()),
        Just(weekly("2026-11-02")),
        Just(Recurrence::Once { month: november() }),
        Just(Recurrence::Once {
            month: month("2027-01")
        }),
    ]
}

fn any_carry() -> impl Strategy<Value = Carry> {
    prop_oneof![
        Just(Carry::None),
        Just(Carry::Surplus),
        Just(Carry::Balance)
    ]
}

fn any_source() -> impl Strategy<Value = Entry> {
    let due_day = proptest::option::of(1..=31i64);
    let archived = proptest::bool::weighted(0.2);
    (any_recurrence(), any_carry(), due_day, archived).prop_map(
        |(recurrence, carry, due_day, archived)| {
            let mut there = entry(1);
            there.fields.recurrence = recurrence;
            there.fields.carry = carry;
            there.fields.due_day = due_day.map(due);
            there.archived_at = archived.then(|| at(9));
            there
        },
    )
}

fn any_line() -> impl Strategy<Value = LedgerEntry> {
    let due_on = proptest::option::of((1..=30i8).prop_map(|day| Date::constant(2026, 11, day)));
    (0..4i64, any_carry(), due_on, "[a-c]").prop_map(|(planned, carry, due_on, called)| {
        let mut here = month_entry(1);
        here.fields.planned = minor(planned * 5);
        here.fields.carry = carry;
        here.fields.due_on = due_on;
        here.fields.name = name(&called);
        with_posted(here, 3)
    })
}

proptest! {
    #[test]
    fn what_was_adopted_agrees_with_the_template(there in any_source(), here in any_line()) {
        let template = Template { entries: vec![there], debt_targets: Vec::new() };
        let contents = active_with(november(), vec![here]);
        let lines_before = lines(&template, &contents);
        let adopted = adopted(&template, &contents);
        let only_here = |line: &DriftLine| matches!(line, DriftLine::OnlyInMonth { .. });
        prop_assert!(lines_before.iter().all(only_here) || lines(&template, &adopted).is_empty());
        prop_assert_eq!(adopted.entries[0].ledger, contents.entries[0].ledger);
    }
}
