use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{
    Carry, DebtTarget, DebtTargetFields, Entry, EntryFields, EntryKind, Rate, Recurrence,
    RecurrenceInput,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, EntryId, Money, Timestamp};

use crate::audit::{AuditRecord, DetailValue, Details};

/// A line that was put back is at the version of a new one.
const VERSION: i64 = 1;

/// The entry of the template that went when `record` was written, as it was; `None` where the record is not
/// about one, or tells less of it than would bring it back.
pub(crate) fn deleted_entry(record: &AuditRecord) -> Option<Entry> {
    let (id, details) = deleted(record, "entry")?;
    let recurrence = match details.get("recurrence")? {
        DetailValue::Nested(recurrence) => recurrence_of(recurrence)?,
        _ => return None,
    };
    Some(Entry {
        id: EntryId(id),
        fields: EntryFields {
            kind: EntryKind::parse(details.text("kind")?).ok()?,
            category: Category::kept(details.text("category")?).ok()?,
            name: Name::kept(details.text("name")?).ok()?,
            planned: Money::entered_not_negative(details.number("planned_minor")?).ok()?,
            due_day: due_day(details)?,
            recurrence,
            carry: Carry::parse(details.text("carry")?).ok()?,
            debt_target: details.number("debt_target_id").map(DebtTargetId),
            notes: Notes::kept(details.text("notes")?).ok()?,
        },
        position: super::position(details)?,
        archived_at: archived_at(details)?,
        version: VERSION,
    })
}

/// As [`deleted_entry`], of a debt target.
pub(crate) fn deleted_debt_target(record: &AuditRecord) -> Option<DebtTarget> {
    let (id, details) = deleted(record, "debt_target")?;
    let minimum_payment = details.number("minimum_payment_minor")?;
    Some(DebtTarget {
        id: DebtTargetId(id),
        fields: DebtTargetFields {
            name: Name::kept(details.text("name")?).ok()?,
            balance: Money::entered(details.number("balance_minor")?).ok()?,
            apr: rate(details)?,
            minimum_payment: Money::entered_not_negative(minimum_payment).ok()?,
            due_day: due_day(details)?,
            notes: Notes::kept(details.text("notes")?).ok()?,
        },
        position: super::position(details)?,
        archived_at: archived_at(details)?,
        version: VERSION,
    })
}

fn deleted<'a>(record: &'a AuditRecord, subject: &str) -> Option<(i64, &'a Details)> {
    if record.action != "deleted" || record.subject != subject {
        return None;
    }
    Some((record.subject_id?, record.before.as_ref()?))
}

fn recurrence_of(details: &Details) -> Option<Recurrence> {
    let text = |name| details.text(name).map(str::to_owned);
    let input = RecurrenceInput {
        unit: text("unit")?,
        every: details.number("every")?,
        from: text("from"),
        until: text("until"),
    };
    Recurrence::validate(&input).ok()
}

/// Records from before rates were millionths tell it in hundredths of a percent.
fn rate(details: &Details) -> Option<Rate> {
    match details.number("apr_ppm") {
        Some(ppm) => Rate::from_ppm(ppm).ok(),
        None => Rate::from_bps(details.number("apr_bps")?).ok(),
    }
}

/// None inside where none is set.
fn due_day(details: &Details) -> Option<Option<DueDay>> {
    match details.number("due_day") {
        Some(day) => Some(Some(DueDay::new(day).ok()?)),
        None => Some(None),
    }
}

fn archived_at(details: &Details) -> Option<Option<Timestamp>> {
    match details.text("archived_at") {
        Some(text) => Some(Some(text.parse().ok()?)),
        None => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use crate::audit::Channel;
    use crate::record;

    use super::*;

    fn record_of(subject: &str, before: Details) -> AuditRecord {
        AuditRecord {
            at: Timestamp::UNIX_EPOCH,
            actor: "local".to_owned(),
            channel: Channel::Page,
            action: "deleted".to_owned(),
            subject: subject.to_owned(),
            subject_id: Some(7),
            month: None,
            before: Some(before.with("position", 3)),
            after: None,
        }
    }

    fn entry(recurrence: [&str; 3], every: i64) -> Entry {
        let [unit, from, until] = recurrence;
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let recurrence = RecurrenceInput {
            unit: unit.to_owned(),
            every,
            from: given(from),
            until: given(until),
        };
        Entry {
            id: EntryId(7),
            fields: EntryFields {
                kind: EntryKind::Expense,
                category: Category::parse("Housing").unwrap(),
                name: Name::parse("Rent").unwrap(),
                planned: Money::from_minor(240_000),
                due_day: Some(DueDay::new(31).unwrap()),
                recurrence: Recurrence::validate(&recurrence).unwrap(),
                carry: Carry::Surplus,
                debt_target: None,
                notes: Notes::parse("Two\nlines").unwrap(),
            },
            position: 3,
            archived_at: Some("2026-11-23T07:15:00Z".parse().unwrap()),
            version: VERSION,
        }
    }

    fn debt_target(ppm: i64) -> DebtTarget {
        DebtTarget {
            id: DebtTargetId(7),
            fields: DebtTargetFields {
                name: Name::parse("Card").unwrap(),
                balance: Money::from_minor(-5),
                apr: Rate::from_ppm(ppm).unwrap(),
                minimum_payment: Money::from_minor(9_500),
                due_day: None,
                notes: Notes::default(),
            },
            position: 3,
            archived_at: None,
            version: VERSION,
        }
    }

    #[test]
    fn what_the_trail_tells_of_a_line_is_read_back_as_it_was() {
        for (recurrence, every) in [
            (["month", "", ""], 1),
            (["month", "2026-01", "2027-12"], 3),
            (["week", "2026-01-05", ""], 2),
            (["once", "2026-12", ""], 1),
        ] {
            let gone = entry(recurrence, every);
            let record = record_of("entry", record::entry(&gone));
            assert_eq!(deleted_entry(&record), Some(gone), "{recurrence:?}");
        }
        let gone = debt_target(38_755);
        let record = record_of("debt_target", record::debt_target(&gone));
        assert_eq!(deleted_debt_target(&record), Some(gone));
    }

    #[test]
    fn a_rate_that_was_recorded_in_hundredths_of_a_percent_is_the_same_rate() {
        let mut told = record::debt_target(&debt_target(0));
        for (name, value) in &mut told.0 {
            if name == "apr_ppm" {
                (*name, *value) = ("apr_bps".to_owned(), 2_499.into());
            }
        }
        let record = record_of("debt_target", told);
        assert_eq!(deleted_debt_target(&record), Some(debt_target(249_900)));
    }

    #[test]
    fn other_records_and_broken_ones_bring_nothing_back() {
        let told = record::entry(&entry(["month", "", ""], 1));
        let mut archived = record_of("entry", told.clone());
        assert_eq!(deleted_debt_target(&archived), None);
        archived.action = "archived".to_owned();
        assert_eq!(deleted_entry(&archived), None);
        let mut without_place = record_of("entry", told);
        let before = without_place.before.as_mut().unwrap();
        before.0.retain(|(name, _)| name != "position");
        assert_eq!(deleted_entry(&without_place), None);
    }
}
