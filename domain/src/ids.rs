//! Identities, one type for each thing, so that one cannot be passed for another.

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// An entry of the template.
    EntryId,
    /// A debt target of the template.
    DebtTargetId,
    MonthId,
    /// An entry's snapshot in a month.
    MonthEntryId,
    /// A debt target's snapshot in a month.
    MonthDebtTargetId,
    PostingId,
    /// What the postings of one split payment share.
    PaymentId,
}
