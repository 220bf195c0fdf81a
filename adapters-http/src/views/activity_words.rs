//! The words for what the audit trail records by names of its own.

use quartermaster_application::audit::{AuditRecord, Channel, Details};
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::month::MonthState;
use quartermaster_domain::template::{Carry, EntryKind, Rate, Recurrence, RecurrenceInput};
use quartermaster_domain::{Timestamp, YearMonth};

use crate::format::Words;

/// Who keeps the one household until people sign in.
const LOCAL: &str = "local";

/// What a recorded name ends with.
const UNITS: [&str; 3] = ["_minor", "_ppm", "_bps"];

/// What was done, in a few words; as it was recorded where nobody has words for it.
pub(super) fn act(record: &AuditRecord, words: &Words) -> String {
    let key = match (record.subject.as_str(), record.action.as_str()) {
        ("household", "adopted") => "activity-did-household-adopted",
        ("household", "changed") => "activity-did-household-changed",
        ("entry", "created") => "activity-did-entry-created",
        ("entry", "changed") => "activity-did-entry-changed",
        ("entry", "archived") => "activity-did-entry-archived",
        ("entry", "restored") => "activity-did-entry-restored",
        ("entry", "deleted") => "activity-did-entry-deleted",
        ("entry", "ordered") => "activity-did-entry-ordered",
        ("debt_target", "created") => "activity-did-debt-target-created",
        ("debt_target", "changed") => "activity-did-debt-target-changed",
        ("debt_target", "archived") => "activity-did-debt-target-archived",
        ("debt_target", "restored") => "activity-did-debt-target-restored",
        ("debt_target", "deleted") => "activity-did-debt-target-deleted",
        ("debt_target", "ordered") => "activity-did-debt-target-ordered",
        ("month", "created") => "activity-did-month-created",
        ("month", "activated") => "activity-did-month-activated",
        ("month", "closed") => "activity-did-month-closed",
        ("month", "reopened") => "activity-did-month-reopened",
        ("month", "deleted") => "activity-did-month-deleted",
        ("month", "changed") => "activity-did-month-changed",
        ("month", "settled_drift") => "activity-did-month-settled-drift",
        ("month_entry", "added") => "activity-did-month-entry-added",
        ("month_entry", "changed") => "activity-did-month-entry-changed",
        ("month_entry", "removed") => "activity-did-month-entry-removed",
        ("month_entry", "restored") => "activity-did-month-entry-restored",
        ("month_entry", "moved") => "activity-did-month-entry-moved",
        ("month_entry", "ordered") => "activity-did-month-entry-ordered",
        ("month_debt_target", "changed") => "activity-did-month-debt-target-changed",
        ("posting", "added") => "activity-did-posting-added",
        ("posting", "opened") => "activity-did-posting-opened",
        ("posting", "changed") => "activity-did-posting-changed",
        ("posting", "deleted") => "activity-did-posting-deleted",
        ("posting", "restored") => "activity-did-posting-restored",
        (subject, action) => return format!("{subject} {action}").replace('_', " "),
    };
    words.text(key)
}

/// Who did it, and through which door.
pub(super) fn author(record: &AuditRecord, words: &Words) -> String {
    if record.actor == LOCAL {
        return words.text(match record.channel {
            Channel::Page => "activity-here-page",
            Channel::Api => "activity-here-api",
            Channel::Cli => "activity-here-cli",
        });
    }
    let who = [("who", record.actor.as_str().into())];
    match record.channel {
        Channel::Page => words.text_with("activity-by-page", &who),
        Channel::Api => words.text_with("activity-by-api", &who),
        Channel::Cli => words.text_with("activity-by-cli", &who),
    }
}

/// What a recorded value is called. An amount and a rate carry their unit in their recorded names; that of a rate is
/// what it was when it was recorded.
pub(super) fn field(name: &str, words: &Words) -> String {
    let plain = UNITS
        .into_iter()
        .find_map(|unit| name.strip_suffix(unit))
        .unwrap_or(name);
    let key = match plain {
        "name" => "activity-field-name",
        "currency" => "activity-field-currency",
        "locale" => "activity-field-locale",
        "time_zone" => "activity-field-time-zone",
        "month_start_day" => "activity-field-month-start-day",
        "kind" => "activity-field-kind",
        "category" => "activity-field-category",
        "planned" => "activity-field-planned",
        "baseline" => "activity-field-baseline",
        "due_day" => "activity-field-due-day",
        "due_on" => "activity-field-due-on",
        "recurrence" => "activity-field-recurrence",
        "unit" => "activity-field-unit",
        "every" => "activity-field-every",
        "from" => "activity-field-from",
        "until" => "activity-field-until",
        "carry" => "activity-field-carry",
        "debt_target_id" => "activity-field-debt-target-id",
        "notes" => "activity-field-notes",
        "archived_at" => "activity-field-archived-at",
        "balance" => "activity-field-balance",
        "apr" => "activity-field-apr",
        "minimum_payment" => "activity-field-minimum-payment",
        "state" => "activity-field-state",
        "first_day" => "activity-field-first-day",
        "last_day" => "activity-field-last-day",
        "activated_at" => "activity-field-activated-at",
        "closed_at" => "activity-field-closed-at",
        "seal" => "activity-field-seal",
        "copy_from" => "activity-field-copy-from",
        "source_entry_id" => "activity-field-source-entry-id",
        "source_debt_target_id" => "activity-field-source-debt-target-id",
        "interest" => "activity-field-interest",
        "charges" => "activity-field-charges",
        "posting_id" => "activity-field-posting-id",
        "entry_id" => "activity-field-entry-id",
        "amount" => "activity-field-amount",
        "posted_on" => "activity-field-posted-on",
        "payee" => "activity-field-payee",
        "memo" => "activity-field-memo",
        "payment_id" => "activity-field-payment-id",
        "opening_from" => "activity-field-opening-from",
        "opening" => "activity-field-opening",
        "position" => "activity-field-position",
        "created_at" => "activity-field-created-at",
        "created_by" => "activity-field-created-by",
        "postings" => "activity-field-postings",
        "lines" => "activity-field-lines",
        "order" => "activity-field-order",
        "reason" => "activity-field-reason",
        "difference" => "activity-field-difference",
        "action" => "activity-field-action",
        "template" => "activity-field-template",
        "month" => "activity-field-month",
        "from_entry_id" => "activity-field-from-entry-id",
        "to_entry_id" => "activity-field-to-entry-id",
        "from_planned" => "activity-field-from-planned",
        "to_planned" => "activity-field-to-planned",
        other => return other.replace('_', " "),
    };
    words.text(key)
}

/// A recorded text as people read it: codes in words, dates and months as the locale writes them.
pub(super) fn text(name: &str, text: &str, words: &Words) -> String {
    known(name, text, words).unwrap_or_else(|| text.to_owned())
}

fn known(name: &str, text: &str, words: &Words) -> Option<String> {
    match name {
        "kind" => match EntryKind::parse(text) {
            Ok(kind) => Some(words.kind(kind)),
            Err(_) => code(text, words),
        },
        "carry" => Some(words.carry(Carry::parse(text).ok()?)),
        "state" => Some(words.state(MonthState::parse(text)?)),
        "unit" | "difference" | "action" => code(text, words),
        "posted_on" | "due_on" | "first_day" | "last_day" => {
            Some(words.date(parse_date(text).ok()?))
        }
        "copy_from" | "opening_from" | "from" | "until" | "month" => {
            let month = text.parse::<YearMonth>().ok().map(|it| words.month(it));
            month.or_else(|| Some(words.date(parse_date(text).ok()?)))
        }
        name if name.ends_with("_at") => Some(words.instant(text.parse::<Timestamp>().ok()?)),
        _ => None,
    }
}

fn code(text: &str, words: &Words) -> Option<String> {
    let key = match text {
        "opening_balance" => "activity-value-opening-balance",
        "payment" => "activity-value-payment",
        "only_in_template" => "activity-value-only-in-template",
        "only_in_month" => "activity-value-only-in-month",
        "differs" => "activity-value-differs",
        "debt_only_in_template" => "activity-value-debt-only-in-template",
        "debt_only_in_month" => "activity-value-debt-only-in-month",
        "debt_differs" => "activity-value-debt-differs",
        "adopt" => "activity-value-adopt",
        "push_back" => "activity-value-push-back",
        "month" => "activity-value-unit-month",
        "week" => "activity-value-unit-week",
        "once" => "activity-value-unit-once",
        _ => return None,
    };
    Some(words.text(key))
}

/// A recorded recurrence as people say it; none where the details are not one.
pub(super) fn recurrence(name: &str, details: &Details, words: &Words) -> Option<String> {
    if name != "recurrence" {
        return None;
    }
    let input = RecurrenceInput {
        unit: details.text("unit")?.to_owned(),
        every: details.number("every")?,
        from: details.text("from").map(str::to_owned),
        until: details.text("until").map(str::to_owned),
    };
    let read = Recurrence::validate(&input).ok()?;
    Some(words.recurrence(read))
}

/// A recorded number that is no amount.
pub(super) fn number(name: &str, number: i64, words: &Words) -> String {
    let rate = match name {
        "apr_ppm" => Rate::from_ppm(number).ok(),
        "apr_bps" => Rate::from_bps(number).ok(),
        _ => None,
    };
    match rate {
        Some(rate) => words.rate(rate),
        None => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::views::sample;

    fn record(subject: &str, action: &str) -> AuditRecord {
        AuditRecord {
            at: Timestamp::UNIX_EPOCH,
            actor: LOCAL.to_owned(),
            channel: Channel::Page,
            action: action.to_owned(),
            subject: subject.to_owned(),
            subject_id: None,
            month: None,
            before: None,
            after: None,
        }
    }

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }

    /// The texts in quotes right after `call`, up to the end of it.
    fn quoted<'a>(source: &'a str, call: &str) -> Vec<Vec<&'a str>> {
        let calls = source.split(call).skip(1);
        let arguments = calls.filter_map(|rest| rest.split(')').next());
        arguments
            .map(|text| text.split('"').skip(1).step_by(2).collect())
            .collect()
    }

    #[test]
    fn whatever_is_recorded_has_words() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../application/src");
        let mut found = Vec::new();
        sources(&root, &mut found);
        let words = Words::of(&sample::households("de-DE")[0]);
        let (mut acts, mut fields) = (0, 0);
        for source in &found {
            for call in quoted(source, "Change::of(") {
                if let [action, subject] = call[..] {
                    let told = act(&record(subject, action), &words);
                    assert_ne!(told, format!("{subject} {action}").replace('_', " "));
                    acts += 1;
                }
            }
            let is_a_record = source.contains("Details::new()") && !source.contains("memory");
            for call in quoted(source, ".with(").iter().filter(|_| is_a_record) {
                if let Some(name) = call.first().filter(|name| **name != "a") {
                    let plain = name.trim_end_matches("_minor").replace('_', " ");
                    assert_ne!(field(name, &words), plain, "{name}");
                    fields += 1;
                }
            }
        }
        assert!(acts > 25 && fields > 60, "{acts} acts, {fields} fields");
        for action in ["archived", "restored"] {
            assert!(act(&record("entry", action), &words).starts_with("Eintrag"));
        }
    }

    #[test]
    fn codes_and_dates_are_put_into_words() {
        let words = Words::of(&sample::households("en-GB")[0]);
        for (name, recorded, told) in [
            ("kind", "debt_payment", "Debt payment"),
            ("kind", "opening_balance", "opening balance"),
            ("carry", "surplus", "surplus carries"),
            ("state", "draft", "draft"),
            ("unit", "week", "weeks"),
            ("posted_on", "2026-10-03", "3 October 2026"),
            ("opening_from", "2026-09", "September 2026"),
            ("from", "2026-09-02", "2 September 2026"),
            ("archived_at", "never", "never"),
            ("name", "draft", "draft"),
        ] {
            assert_eq!(text(name, recorded, &words), told, "{name}");
        }
        assert_eq!(number("every", 2, &words), "2");
        // As it is recorded now, and as it was before rates were millionths.
        for (name, recorded, told) in [
            ("apr_ppm", 38_750, "3.875%"),
            ("apr_ppm", 249_900, "24.99%"),
            ("apr_bps", 2_499, "24.99%"),
            ("apr_bps", 100_000, "1000%"),
        ] {
            assert_eq!(number(name, recorded, &words), told, "{name}");
            assert_eq!(field(name, &words), "Yearly rate");
        }
        let monthly = Details::new().with("unit", "month").with("every", 1);
        let told = recurrence("recurrence", &monthly, &words);
        assert_eq!(told.as_deref(), Some("every month"));
        assert_eq!(recurrence("other", &monthly, &words), None);
    }
}
