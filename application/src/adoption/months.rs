use quartermaster_domain::closing::freeze;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{
    ActiveMonth, ClosedMonth, DraftMonth, LedgerEntry, Month, MonthContents, MonthDebtTarget,
    MonthEntry, MonthHead,
};
use quartermaster_domain::seal::{Seal, SealVersion, SealedContents};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::Template;
use quartermaster_domain::text::Memo;
use quartermaster_domain::{Household, Overflow, PaymentId, Timestamp, YearMonth};

use super::debts::of_month;
use super::life::{Different, Life};
use super::{EarlierHousehold, EarlierMonth, EarlierPosting, When};
use crate::archive::{LastIds, WholeMonth};

/// The memo of a payment that was a sum before there was a ledger.
pub const BEFORE_THE_LEDGER: &str = "before the ledger";

/// Who makes what comes over, until people sign in.
const BY: &str = "local";

/// A household as it is written into a new store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    pub household: Household,
    pub template: Template,
    pub months: Vec<WholeMonth>,
    /// Without that of the audit trail.
    pub last_ids: LastIds,
    pub different: Vec<Different>,
}

/// A sum that is larger than can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge {
    /// The month that has such a sum.
    pub month: YearMonth,
}

/// The household as it is from the instant `at` on.
///
/// # Errors
/// A sum that does not fit.
pub fn adopted(mut earlier: EarlierHousehold, at: Timestamp) -> Result<Adopted, TooLarge> {
    let too_large = |month| TooLarge { month };
    let mut different = Vec::new();
    let stand_ins = earlier.put_stand_ins(at, &mut different);
    stand_ins.map_err(too_large)?;
    let mut months: Vec<WholeMonth> = Vec::new();
    let mut before: Option<&EarlierMonth> = None;
    let mut all_are_closed = true;
    let mut seal: Option<Seal> = None;
    for (index, month) in earlier.months.iter().enumerate() {
        let life = Life::of(month, all_are_closed, &mut different);
        count_before_the_ledger(month, &mut different);
        let closed_before = before.filter(|_| all_are_closed);
        let mut whole = || -> Result<WholeMonth, Overflow> {
            let debts = of_month(&earlier, index, closed_before, &mut different)?;
            let adopting = Adopting {
                earlier: &earlier,
                month,
                life,
            };
            adopting.whole(debts, seal.as_ref())
        };
        let whole = whole().map_err(|_: Overflow| too_large(month.year_month))?;
        seal = whole.month.closed().map(|closed| closed.seal.clone());
        months.push(whole);
        all_are_closed &= life.is_closed();
        before = Some(month);
    }
    let EarlierHousehold {
        household,
        template,
        ..
    } = earlier;
    Ok(Adopted {
        last_ids: last_ids(&template, &months),
        household,
        template,
        months,
        different,
    })
}

fn count_before_the_ledger(month: &EarlierMonth, different: &mut Vec<Different>) {
    let postings = month.postings.iter();
    let payments = postings
        .filter(|posting| posting.when == When::BeforeTheLedger)
        .count();
    if payments > 0 {
        different.push(Different::BeforeTheLedger {
            month: month.year_month,
            payments,
        });
    }
}

struct Adopting<'a> {
    earlier: &'a EarlierHousehold,
    month: &'a EarlierMonth,
    life: Life,
}

impl Adopting<'_> {
    fn whole(
        &self,
        debts: Vec<MonthDebtTarget>,
        previous: Option<&Seal>,
    ) -> Result<WholeMonth, Overflow> {
        let entries = self.entries();
        let mut postings: Vec<Posting> = self
            .month
            .postings
            .iter()
            .map(|it| self.posting(it))
            .collect();
        postings.sort_unstable_by_key(|posting| posting.id);
        let active = |activated_at| ActiveMonth {
            head: self.head(),
            activated_at,
        };
        let (month, debts) = match self.life {
            Life::Draft => (Month::Draft(DraftMonth { head: self.head() }), debts),
            Life::Active { activated_at } => (Month::Active(active(activated_at)), debts),
            Life::Closed {
                activated_at,
                closed_at,
            } => {
                let active = active(activated_at);
                let sheet = self.frozen(&active, &entries, debts)?;
                let seal = SealedContents {
                    version: SealVersion::NEWEST,
                    currency: self.earlier.household.currency,
                    head: &active.head,
                    activated_at,
                    closed_at,
                    sheet: &sheet,
                    postings: &postings,
                    previous,
                }
                .seal();
                let closed: ClosedMonth = active.close(closed_at, seal);
                let debts = sheet.debts.into_iter().map(|line| line.debt).collect();
                (Month::Closed(closed), debts)
            }
        };
        Ok(WholeMonth {
            month,
            debts,
            entries,
            postings,
        })
    }

    fn head(&self) -> MonthHead {
        MonthHead {
            id: self.month.id,
            year_month: self.month.year_month,
            days: self.month.days,
            notes: self.month.notes.clone(),
            created_at: self.month.created_at,
            version: 1,
        }
    }

    /// The plan a month began with was not kept: its plan of today stands in for it.
    fn entries(&self) -> Vec<MonthEntry> {
        let has_baseline = self.life != Life::Draft;
        let entries = self.month.entries.iter();
        entries
            .map(|entry| MonthEntry {
                baseline: has_baseline.then_some(entry.fields.planned),
                ..entry.clone()
            })
            .collect()
    }

    fn posting(&self, earlier: &EarlierPosting) -> Posting {
        let (posted_on, created_at, memo) = match earlier.when {
            When::On { day, created_at } => (day, created_at, earlier.memo.clone()),
            When::BeforeTheLedger => (
                self.month.days.first(),
                self.month.created_at,
                Memo::parse(BEFORE_THE_LEDGER).unwrap_or_default(),
            ),
        };
        Posting {
            id: earlier.id,
            month_entry: earlier.month_entry,
            kind: PostingKind::Payment {
                payment: PaymentId(earlier.id.0),
            },
            amount: earlier.amount,
            posted_on,
            payee: earlier.payee.clone(),
            memo,
            created_at,
            created_by: BY.to_owned(),
        }
    }

    /// The figures with the debts as closing froze them.
    fn frozen(
        &self,
        month: &ActiveMonth,
        entries: &[MonthEntry],
        debts: Vec<MonthDebtTarget>,
    ) -> Result<Sheet, Overflow> {
        let lines = entries.iter().map(|entry| {
            Ok(LedgerEntry {
                ledger: self.month.ledger_of(entry.id)?,
                entry: entry.clone(),
            })
        });
        let contents = MonthContents {
            month: Month::Active(month.clone()),
            entries: lines.collect::<Result<_, Overflow>>()?,
            debts,
        };
        // All months before a closed one are closed.
        let mut sheet = Sheet::of(&[], &contents)?;
        freeze(&mut sheet, |_| None)?;
        Ok(sheet)
    }
}

fn last_ids(template: &Template, months: &[WholeMonth]) -> LastIds {
    fn last(ids: impl Iterator<Item = i64>) -> i64 {
        ids.max().unwrap_or_default()
    }
    let postings = last(
        months
            .iter()
            .flat_map(|month| month.postings.iter().map(|posting| posting.id.0)),
    );
    LastIds {
        debt_target: last(template.debt_targets.iter().map(|debt| debt.id.0)),
        entry: last(template.entries.iter().map(|entry| entry.id.0)),
        month: last(months.iter().map(|month| month.month.head().id.0)),
        month_debt_target: last(
            months
                .iter()
                .flat_map(|month| month.debts.iter().map(|debt| debt.id.0)),
        ),
        month_entry: last(
            months
                .iter()
                .flat_map(|month| month.entries.iter().map(|entry| entry.id.0)),
        ),
        payment: postings,
        posting: postings,
        audit: 0,
    }
}
