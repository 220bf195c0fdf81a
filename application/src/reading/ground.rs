use quartermaster_domain::ledger::{EntryLedger, Posting};
use quartermaster_domain::month::{Month, MonthEntry};
use quartermaster_domain::text::{Name, Payee};
use quartermaster_domain::{DebtTargetId, EntryId, Money, YearMonth};

/// What a payment needs to know of its month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentGround {
    pub month: Month,
    /// Those asked for that are in the month.
    pub entries: Vec<MonthEntry>,
    /// How many postings the month has.
    pub postings: usize,
}

/// What changing or deleting a posting needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingGround {
    pub month: Month,
    pub posting: Posting,
    /// All postings of its payment, itself among them; only itself for an opening balance.
    pub payment: Vec<Posting>,
}

/// Who was paid, however that is written, with the entry that the latest payment was for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeeInUse {
    pub payee: Payee,
    /// Of the template; `None` for an entry added to its month by hand.
    pub source: Option<EntryId>,
    pub entry: Name,
}

/// What a debt was at the end of a closed month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DebtBalance {
    pub debt: DebtTargetId,
    pub month: YearMonth,
    pub closing: Money,
}

/// One entry as it is in one of the months that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryInMonth {
    pub month: Month,
    pub entry: MonthEntry,
    pub ledger: EntryLedger,
}
