use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Money, MonthEntryId, PaymentId, PostingId, Timestamp};

use crate::audit::{AuditRecord, DetailValue, Details};

/// The postings that went when `record` was written, as they were; `None` where it is not about
/// deleted postings, or tells less of them than would bring them back.
pub(crate) fn deleted_postings(record: &AuditRecord) -> Option<Vec<Posting>> {
    if record.action != "deleted" || record.subject != "posting" {
        return None;
    }
    let DetailValue::List(lines) = record.before.as_ref()?.get("postings")? else {
        return None;
    };
    let postings = lines.iter().map(|line| match line {
        DetailValue::Nested(details) => posting_of(details, record),
        _ => None,
    });
    postings.collect()
}

/// What [`super::posting`] describes, read back. When and by whom a posting was made is not in the
/// oldest records; then it counts as made when it was deleted.
pub(super) fn posting_of(details: &Details, record: &AuditRecord) -> Option<Posting> {
    let kind = match (details.text("kind")?, details.get("payment_id")) {
        ("payment", Some(DetailValue::Number(payment))) => PostingKind::Payment {
            payment: PaymentId(*payment),
        },
        ("opening_balance", _) => PostingKind::OpeningBalance { origin: None },
        _ => return None,
    };
    let created_at = details.text("created_at");
    Some(Posting {
        id: PostingId(details.number("posting_id")?),
        month_entry: MonthEntryId(details.number("entry_id")?),
        kind,
        amount: Money::entered_not_zero(details.number("amount_minor")?).ok()?,
        posted_on: parse_date(details.text("posted_on")?).ok()?,
        payee: Payee::kept(details.text("payee")?).ok()?,
        memo: Memo::kept(details.text("memo")?).ok()?,
        created_at: match created_at {
            Some(text) => text.parse::<Timestamp>().ok()?,
            None => record.at,
        },
        created_by: details
            .text("created_by")
            .unwrap_or(&record.actor)
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use crate::audit::Channel;
    use crate::record;

    use super::*;

    fn posting(kind: PostingKind) -> Posting {
        Posting {
            id: PostingId(9),
            month_entry: MonthEntryId(3),
            kind,
            amount: Money::from_minor(-1250),
            posted_on: parse_date("2026-10-03").unwrap(),
            payee: Payee::parse("Aldi").unwrap(),
            memo: Memo::parse("bottles").unwrap(),
            created_at: "2026-10-04T10:00:00Z".parse().unwrap(),
            created_by: "anna".to_owned(),
        }
    }

    fn record_of(lines: Vec<Details>) -> AuditRecord {
        AuditRecord {
            at: "2026-10-05T10:00:00Z".parse().unwrap(),
            actor: "local".to_owned(),
            channel: Channel::Page,
            action: "deleted".to_owned(),
            subject: "posting".to_owned(),
            subject_id: Some(9),
            month: None,
            before: Some(Details::new().with("postings", lines)),
            after: None,
        }
    }

    #[test]
    fn what_the_trail_tells_of_postings_is_read_back_as_it_was() {
        for kind in [
            PostingKind::Payment {
                payment: PaymentId(4),
            },
            PostingKind::OpeningBalance { origin: None },
        ] {
            let gone = posting(kind);
            let record = record_of(vec![record::posting(&gone)]);
            assert_eq!(deleted_postings(&record), Some(vec![gone]));
        }
    }

    #[test]
    fn a_record_without_the_maker_counts_as_made_when_deleted() {
        let gone = posting(PostingKind::Payment {
            payment: PaymentId(4),
        });
        let mut told = record::posting(&gone);
        told.0.retain(|(name, _)| !name.starts_with("created_"));
        let record = record_of(vec![told]);
        let read = deleted_postings(&record).unwrap();
        assert_eq!(read[0].created_at, record.at);
        assert_eq!(read[0].created_by, "local");
    }

    #[test]
    fn other_records_and_broken_ones_bring_nothing_back() {
        let whole = record_of(vec![record::posting(&posting(PostingKind::Payment {
            payment: PaymentId(4),
        }))]);
        let mut added = whole.clone();
        added.action = "added".to_owned();
        assert_eq!(deleted_postings(&added), None);
        let mut entry = whole;
        entry.subject = "entry".to_owned();
        assert_eq!(deleted_postings(&entry), None);
        let mut told = record::posting(&posting(PostingKind::OpeningBalance { origin: None }));
        told.0.retain(|(name, _)| name != "amount_minor");
        assert_eq!(deleted_postings(&record_of(vec![told])), None);
    }
}
