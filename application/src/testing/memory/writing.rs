use async_trait::async_trait;
use quartermaster_domain::ledger::{NewPayment, Posting, PostingKind};
use quartermaster_domain::month::Month;
use quartermaster_domain::text::Payee;
use quartermaster_domain::{MonthEntryId, MonthId, PaymentId, PostingId, Timestamp};

use super::session::Session;
use super::state::{State, refused};
use crate::audit::AuditRecord;
use crate::ports::{
    AuditTrail, IdempotencyClaim, IdempotencyRepository, KeptAnswer, KeptRequest, NewOpening,
    PostingRepository, StoreError,
};

impl State {
    /// # Errors
    /// The entry is of a draft, or of a closed month, or of none.
    fn expect_payable(&self, entry: MonthEntryId) -> Result<(), StoreError> {
        let month = self.month_of_entry(entry);
        let month = month.ok_or_else(|| refused("there is no such entry"))?;
        self.expect_open(month)?;
        match self.month_by_id(month) {
            Some(Month::Draft(_)) => Err(refused("a draft takes no payment")),
            _ => Ok(()),
        }
    }

    fn expect_open_entry(&self, entry: MonthEntryId) -> Result<(), StoreError> {
        let month = self.month_of_entry(entry);
        self.expect_open(month.ok_or_else(|| refused("there is no such entry"))?)
    }

    fn has_opening(&self, entry: MonthEntryId) -> bool {
        let mut postings = self.postings.iter();
        postings.any(|posting| posting.month_entry == entry && is_opening(posting))
    }
}

fn is_opening(posting: &Posting) -> bool {
    matches!(posting.kind, PostingKind::OpeningBalance { .. })
}

#[async_trait]
impl PostingRepository for Session {
    async fn insert_payment(
        &mut self,
        _month: MonthId,
        payment: &NewPayment,
        created_at: Timestamp,
        created_by: &str,
    ) -> Result<Vec<Posting>, StoreError> {
        let shared = PaymentId(self.state.next_id());
        let mut inserted = Vec::new();
        for line in &payment.lines {
            self.state.expect_payable(line.entry)?;
            inserted.push(Posting {
                id: PostingId(self.state.next_id()),
                month_entry: line.entry,
                kind: PostingKind::Payment { payment: shared },
                amount: line.amount,
                posted_on: payment.posted_on,
                payee: payment.payee.clone(),
                memo: payment.memo.clone(),
                created_at,
                created_by: created_by.to_owned(),
            });
        }
        self.state.postings.extend(inserted.iter().cloned());
        Ok(inserted)
    }

    async fn insert_openings(
        &mut self,
        openings: &[NewOpening],
    ) -> Result<Vec<Posting>, StoreError> {
        let mut inserted = Vec::new();
        for opening in openings {
            self.state.expect_open_entry(opening.entry)?;
            if self.state.has_opening(opening.entry) {
                return Err(StoreError::Conflict);
            }
            let posting = Posting {
                id: PostingId(self.state.next_id()),
                month_entry: opening.entry,
                kind: PostingKind::OpeningBalance {
                    origin: opening.origin,
                },
                amount: opening.amount,
                posted_on: opening.posted_on,
                payee: Payee::default(),
                memo: opening.memo.clone(),
                created_at: opening.created_at,
                created_by: opening.created_by.clone(),
            };
            self.state.postings.push(posting.clone());
            inserted.push(posting);
        }
        Ok(inserted)
    }

    async fn put_back(&mut self, _month: MonthId, postings: &[Posting]) -> Result<(), StoreError> {
        for posting in postings {
            self.state.expect_payable(posting.month_entry)?;
            let mut known = self.state.postings.iter();
            let is_there = known.any(|known| known.id == posting.id);
            if is_there || (is_opening(posting) && self.state.has_opening(posting.month_entry)) {
                return Err(StoreError::Conflict);
            }
            self.state.postings.push(posting.clone());
        }
        Ok(())
    }

    async fn delete_openings(&mut self, entries: &[MonthEntryId]) -> Result<(), StoreError> {
        for entry in entries {
            if self.state.has_opening(*entry) {
                self.state.expect_open_entry(*entry)?;
            }
        }
        self.state
            .postings
            .retain(|posting| !(entries.contains(&posting.month_entry) && is_opening(posting)));
        Ok(())
    }

    async fn update(&mut self, posting: &Posting) -> Result<(), StoreError> {
        let mut postings = self.state.postings.iter();
        let known = postings.position(|known| known.id == posting.id);
        let at = known.ok_or(StoreError::Conflict)?;
        let moved_from = self.state.postings.get(at).map(|known| known.month_entry);
        if let Some(entry) = moved_from {
            self.state.expect_open_entry(entry)?;
        }
        if is_opening(posting) {
            self.state.expect_open_entry(posting.month_entry)?;
        } else {
            self.state.expect_payable(posting.month_entry)?;
        }
        if let Some(known) = self.state.postings.get_mut(at) {
            known.clone_from(posting);
        }
        Ok(())
    }

    async fn delete(&mut self, postings: &[PostingId]) -> Result<(), StoreError> {
        let going = |posting: &&Posting| postings.contains(&posting.id);
        let of_entries: Vec<MonthEntryId> = self
            .state
            .postings
            .iter()
            .filter(going)
            .map(|posting| posting.month_entry)
            .collect();
        for entry in of_entries {
            self.state.expect_open_entry(entry)?;
        }
        self.state
            .postings
            .retain(|posting| !postings.contains(&posting.id));
        Ok(())
    }
}

#[async_trait]
impl AuditTrail for Session {
    async fn append(&mut self, record: &AuditRecord) -> Result<(), StoreError> {
        let id = self.state.next_id();
        self.state.audit.push((id, record.clone()));
        Ok(())
    }
}

#[async_trait]
impl IdempotencyRepository for Session {
    async fn keep(
        &mut self,
        claim: &IdempotencyClaim,
        answer: &KeptAnswer,
        at: Timestamp,
        forget_before: Timestamp,
    ) -> Result<(), StoreError> {
        self.state
            .kept
            .retain(|_, (kept_at, _)| *kept_at >= forget_before);
        if self.state.kept.contains_key(&claim.key) {
            return Err(StoreError::Conflict);
        }
        let request = KeptRequest {
            fingerprint: claim.fingerprint.clone(),
            answer: Some(answer.clone()),
        };
        self.state.kept.insert(claim.key.clone(), (at, request));
        Ok(())
    }
}
