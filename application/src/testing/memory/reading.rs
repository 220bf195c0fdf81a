use std::cmp::Reverse;

use quartermaster_domain::folding::{is_one, search};
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{Month, MonthState};
use quartermaster_domain::sheet::{KindTotals, Totals};
use quartermaster_domain::template::Template;
use quartermaster_domain::{DebtTargetId, EntryId, MonthEntryId, PostingId, Year, YearMonth};

use super::state::State;
use crate::audit::AuditRecord;
use crate::ports::{StoreError, Surroundings};
use crate::reading::{
    AuditPage, DebtBalance, EntryInMonth, MonthCounts, MonthFilter, MonthOfYear, MonthReading,
    MonthSummary, PayeeInUse, PaymentGround, PostingFilter, PostingGround, YearReading,
};

fn at_most(limit: u32) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

impl State {
    pub(super) fn template(&self) -> Template {
        let mut template = Template {
            entries: self.entries.clone(),
            debt_targets: self.debt_targets.clone(),
        };
        template
            .entries
            .sort_by_key(|entry| (entry.position, entry.id.0));
        template
            .debt_targets
            .sort_by_key(|debt| (debt.position, debt.id.0));
        template
    }

    pub(super) fn month(&self, month: YearMonth) -> Result<Option<MonthReading>, StoreError> {
        let Some(this) = self.months.get(&month) else {
            return Ok(None);
        };
        let open_before = self
            .months
            .range(..month)
            .filter(|(_, before)| !before.is_closed());
        Ok(Some(MonthReading {
            household: self.household()?,
            contents: self.contents(this)?,
            open_before: open_before
                .map(|(_, before)| self.contents(before))
                .collect::<Result<_, _>>()?,
            previous: self.before(month).map(|before| before.head().year_month),
            next: self.after(month).map(|after| after.head().year_month),
        }))
    }

    fn before(&self, month: YearMonth) -> Option<&Month> {
        self.months
            .range(..month)
            .next_back()
            .map(|(_, before)| before)
    }

    fn after(&self, month: YearMonth) -> Option<&Month> {
        let mut later = self.months.iter();
        later
            .find(|(known, _)| **known > month)
            .map(|(_, after)| after)
    }

    pub(super) fn surroundings(&self, month: YearMonth) -> Surroundings {
        let mut newest_first = self.months.values().rev();
        Surroundings {
            this: self.months.get(&month).cloned(),
            before: self.before(month).cloned(),
            after: self.after(month).cloned(),
            latest_closed: newest_first.find_map(|month| month.closed().cloned()),
        }
    }

    pub(super) fn month_counts(&self) -> MonthCounts {
        let mut counts = MonthCounts::default();
        for month in self.months.values() {
            match month.state() {
                MonthState::Draft => counts.draft += 1,
                MonthState::Active => counts.active += 1,
                MonthState::Closed => counts.closed += 1,
            }
        }
        counts
    }

    pub(super) fn year(&self, year: Year) -> Result<YearReading, StoreError> {
        let of_year = self.months.values();
        let of_year = of_year.filter(|month| Year::from(month.head().year_month) == year);
        let months: Vec<MonthOfYear> = of_year
            .map(|month| {
                Ok(MonthOfYear {
                    entries: self.contents(month)?.entries,
                    month: month.clone(),
                })
            })
            .collect::<Result<_, StoreError>>()?;
        if months.is_empty() {
            return Ok(YearReading::default());
        }
        let mut years = self.months.keys().map(|month| Year::from(*month));
        Ok(YearReading {
            months,
            previous: years.clone().rev().find(|known| *known < year),
            next: years.find(|known| *known > year),
        })
    }

    pub(super) fn summaries(&self, filter: &MonthFilter) -> Result<Vec<MonthSummary>, StoreError> {
        let newest_first = self.months.values().rev();
        newest_first
            .filter(|month| filter.state.is_none_or(|state| month.state() == state))
            .filter(|month| {
                let earlier = |before| month.head().year_month < before;
                filter.before.is_none_or(earlier)
            })
            .take(at_most(filter.limit))
            .map(|month| self.summary(month))
            .collect()
    }

    fn summary(&self, month: &Month) -> Result<MonthSummary, StoreError> {
        let contents = self.contents(month)?;
        let lines = contents.entries.iter().map(|line| {
            let (fields, ledger) = (&line.entry.fields, &line.ledger);
            KindTotals::of_line(fields.planned, ledger.opening_amount(), ledger.posted)
                .map(|totals| (fields.kind, totals))
        });
        Ok(MonthSummary {
            month: month.clone(),
            totals: Totals::of_lines(lines)
                .map_err(|error| StoreError::Backend(Box::new(error)))?,
        })
    }

    pub(super) fn currency_is_in_use(&self) -> bool {
        !(self.months.is_empty() && self.entries.is_empty() && self.debt_targets.is_empty())
    }

    pub(super) fn entry_is_in_use(&self, entry: EntryId) -> bool {
        let mut copies = self.month_entries.iter();
        copies.any(|(_, copy)| copy.source == Some(entry))
    }

    pub(super) fn debt_target_is_in_use(&self, debt: DebtTargetId) -> bool {
        let mut copies = self.month_debts.iter();
        let mut entries = self.entries.iter();
        copies.any(|(_, copy)| copy.source == debt)
            || entries.any(|entry| entry.fields.debt_target == Some(debt))
    }

    pub(super) fn filtered_postings(
        &self,
        month: YearMonth,
        filter: &PostingFilter,
    ) -> Option<Vec<Posting>> {
        let month = self.months.get(&month)?;
        let all = self.postings_of(month.head().id);
        let after = filter.after.map(|after| {
            let mut known = self.postings.iter();
            known
                .find(|posting| posting.id == after)
                .map(|posting| (posting.posted_on, posting.id.0))
        });
        let text = filter.text.as_deref().map(search);
        let wanted = |posting: &Posting| {
            let holds = |text: &String| {
                search(posting.payee.as_str()).contains(text)
                    || search(posting.memo.as_str()).contains(text)
            };
            let place = (posting.posted_on, posting.id.0);
            filter
                .entry
                .is_none_or(|entry| posting.month_entry == entry)
                && filter.from.is_none_or(|from| posting.posted_on >= from)
                && filter.to.is_none_or(|to| posting.posted_on <= to)
                && text.as_ref().is_none_or(holds)
                && after.is_none_or(|after| after.is_some_and(|after| place > after))
        };
        let limit = filter.limit.map_or(usize::MAX, at_most);
        Some(all.into_iter().filter(wanted).take(limit).collect())
    }

    pub(super) fn payment_ground(
        &self,
        month: YearMonth,
        entries: &[MonthEntryId],
    ) -> Option<PaymentGround> {
        let month = self.months.get(&month)?;
        let id = month.head().id;
        let mut found: Vec<_> = self
            .month_entries
            .iter()
            .filter(|(of, entry)| *of == id && entries.contains(&entry.id))
            .map(|(_, entry)| entry.clone())
            .collect();
        found.sort_by_key(|entry| entry.id.0);
        Some(PaymentGround {
            month: month.clone(),
            entries: found,
            postings: self.postings_of(id).len(),
        })
    }

    pub(super) fn posting_ground(
        &self,
        month: YearMonth,
        posting: PostingId,
    ) -> Option<PostingGround> {
        let month = self.months.get(&month)?;
        let mut all = self.postings_of(month.head().id);
        all.sort_by_key(|posting| posting.id.0);
        let posting = all.iter().find(|known| known.id == posting)?.clone();
        let shares_payment = |other: &Posting| match (posting.kind, other.kind) {
            (PostingKind::Payment { payment }, PostingKind::Payment { payment: other }) => {
                payment == other
            }
            _ => other.id == posting.id,
        };
        Some(PostingGround {
            month: month.clone(),
            payment: all.into_iter().filter(shares_payment).collect(),
            posting,
        })
    }

    pub(super) fn entry_in_months(
        &self,
        source: EntryId,
        limit: u32,
    ) -> Result<Vec<EntryInMonth>, StoreError> {
        let mut found = Vec::new();
        for month in self.months.values().rev() {
            let lines = self.contents(month)?.entries.into_iter();
            found.extend(
                lines
                    .filter(|line| line.entry.source == Some(source))
                    .map(|line| EntryInMonth {
                        month: month.clone(),
                        entry: line.entry,
                        ledger: line.ledger,
                    }),
            );
        }
        found.truncate(at_most(limit));
        Ok(found)
    }

    pub(super) fn debt_balances(
        &self,
        month: YearMonth,
        first: YearMonth,
    ) -> Result<Vec<DebtBalance>, StoreError> {
        let Some(this) = self.months.get(&month) else {
            return Ok(Vec::new());
        };
        let wanted: Vec<_> = self.contents(this)?.debts;
        let wanted: Vec<_> = wanted.into_iter().map(|debt| debt.source).collect();
        let mut found = Vec::new();
        for (year_month, earlier) in self.months.range(first..month) {
            for debt in self.contents(earlier)?.debts {
                if let Some(frozen) = debt.frozen.filter(|_| wanted.contains(&debt.source)) {
                    found.push(DebtBalance {
                        debt: debt.source,
                        month: *year_month,
                        closing: frozen.closing_balance,
                    });
                }
            }
        }
        Ok(found)
    }

    pub(super) fn payees(&self, payments: u32) -> Vec<PayeeInUse> {
        let mut newest_first: Vec<_> = self.postings.iter().collect();
        newest_first.sort_by_key(|posting| Reverse(posting.id.0));
        let named = newest_first
            .into_iter()
            .filter(|posting| posting.payment().is_some() && !posting.payee.as_str().is_empty());
        let mut found: Vec<PayeeInUse> = Vec::new();
        for posting in named.take(at_most(payments)) {
            let mut entries = self.month_entries.iter();
            let entry = entries.find(|(_, entry)| entry.id == posting.month_entry);
            let is_known = found
                .iter()
                .any(|known| is_one(known.payee.as_str(), posting.payee.as_str()));
            if let (Some((_, entry)), false) = (entry, is_known) {
                found.push(PayeeInUse {
                    payee: posting.payee.clone(),
                    source: entry.source,
                    entry: entry.fields.name.clone(),
                });
            }
        }
        found
    }

    pub(super) fn audit_page(&self, page: &AuditPage) -> Vec<(i64, AuditRecord)> {
        let newest_first = self.audit.iter().rev();
        newest_first
            .filter(|(id, _)| page.before.is_none_or(|before| *id < before))
            .take(at_most(page.limit))
            .cloned()
            .collect()
    }
}
