//! What is looked for in an old file.

use std::fmt;

/// A kind of thing the old file keeps, each in a table of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Entry,
    DebtTarget,
    Month,
    MonthEntry,
    MonthDebtTarget,
    Posting,
}

impl Part {
    pub(super) const ALL: [Self; 6] = [
        Self::Entry,
        Self::DebtTarget,
        Self::Month,
        Self::MonthEntry,
        Self::MonthDebtTarget,
        Self::Posting,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::DebtTarget => "debt_target",
            Self::Month => "month",
            Self::MonthEntry => "month_entry",
            Self::MonthDebtTarget => "month_debt_target",
            Self::Posting => "posting",
        }
    }

    /// The number of the first revision that has it.
    pub(super) fn since(self) -> usize {
        match self {
            Self::Entry | Self::DebtTarget => 1,
            Self::Month | Self::MonthEntry | Self::MonthDebtTarget => 2,
            Self::Posting => 5,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the values of a column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Key,
    Link(Part),
    Text,
    Amount,
    Rate,
    DueDay,
    Month,
    Number,
    Day,
    Instant,
    /// One of the values under `[values]` of this name.
    Choice(&'static str),
    /// An instant or a flag.
    Since,
    Flag,
    Position,
}

/// Whether a file has to have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Always,
    /// From this revision to that one.
    Within(usize, usize),
    No,
}

impl Need {
    pub(super) fn is_in(self, revision: usize) -> bool {
        match self {
            Self::Always => true,
            Self::Within(first, last) => (first..=last).contains(&revision),
            Self::No => false,
        }
    }
}

/// A column that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) part: Part,
    pub(super) name: &'static str,
    pub(super) meaning: Meaning,
    pub(super) need: Need,
}

const fn field(part: Part, name: &'static str, meaning: Meaning, need: Need) -> Field {
    Field {
        part,
        name,
        meaning,
        need,
    }
}

/// All of them, each part's together.
pub(super) const FIELDS: &[Field] = {
    use Meaning::{
        Amount, Choice, Day, DueDay, Flag, Instant, Key, Link, Month, Number, Position, Rate,
        Since, Text,
    };
    use Need::{Always, No, Within};
    use Part::{DebtTarget, Entry, MonthDebtTarget, MonthEntry, Posting};
    &[
        field(Entry, "id", Key, Always),
        field(Entry, "kind", Choice("kind"), Always),
        field(Entry, "category", Text, Always),
        field(Entry, "name", Text, Always),
        field(Entry, "planned", Amount, Always),
        field(Entry, "due_day", DueDay, No),
        field(Entry, "debt_target", Link(DebtTarget), No),
        field(Entry, "notes", Text, No),
        field(Entry, "position", Position, No),
        field(Entry, "archived", Since, No),
        field(Entry, "active", Flag, No),
        field(DebtTarget, "id", Key, Always),
        field(DebtTarget, "name", Text, Always),
        field(DebtTarget, "balance", Amount, Always),
        field(DebtTarget, "apr", Rate, Always),
        field(DebtTarget, "minimum_payment", Amount, Always),
        field(DebtTarget, "due_day", DueDay, No),
        field(DebtTarget, "notes", Text, No),
        field(DebtTarget, "position", Position, No),
        field(DebtTarget, "archived", Since, No),
        field(DebtTarget, "active", Flag, No),
        field(Part::Month, "id", Key, Always),
        field(Part::Month, "year_month", Month, No),
        field(Part::Month, "year", Number, No),
        field(Part::Month, "month_number", Number, No),
        field(Part::Month, "state", Choice("state"), No),
        field(Part::Month, "is_active", Flag, No),
        field(Part::Month, "is_closed", Flag, No),
        field(Part::Month, "created_at", Instant, No),
        field(Part::Month, "activated_at", Instant, No),
        field(Part::Month, "closed_at", Instant, Within(4, 5)),
        field(Part::Month, "notes", Text, No),
        field(MonthEntry, "id", Key, Always),
        field(MonthEntry, "month", Link(Part::Month), Always),
        field(MonthEntry, "source", Link(Entry), Always),
        field(MonthEntry, "kind", Choice("kind"), Always),
        field(MonthEntry, "category", Text, Always),
        field(MonthEntry, "name", Text, Always),
        field(MonthEntry, "planned", Amount, Always),
        field(MonthEntry, "applied", Amount, Within(2, 4)),
        field(MonthEntry, "due_day", DueDay, No),
        field(MonthEntry, "debt", Link(MonthDebtTarget), No),
        field(MonthEntry, "debt_target", Link(DebtTarget), No),
        field(MonthEntry, "notes", Text, No),
        field(MonthEntry, "position", Position, No),
        field(MonthDebtTarget, "id", Key, Always),
        field(MonthDebtTarget, "month", Link(Part::Month), Always),
        field(MonthDebtTarget, "source", Link(DebtTarget), Always),
        field(MonthDebtTarget, "name", Text, Always),
        field(MonthDebtTarget, "balance", Amount, Always),
        field(MonthDebtTarget, "apr", Rate, Always),
        field(MonthDebtTarget, "minimum_payment", Amount, Always),
        field(MonthDebtTarget, "due_day", DueDay, No),
        field(MonthDebtTarget, "notes", Text, No),
        field(MonthDebtTarget, "position", Position, No),
        field(Posting, "id", Key, Always),
        field(Posting, "month_entry", Link(MonthEntry), Always),
        field(Posting, "kind", Choice("posting_kind"), Always),
        field(Posting, "amount", Amount, Always),
        field(Posting, "posted_on", Day, Always),
        field(Posting, "payee", Text, No),
        field(Posting, "memo", Text, No),
        field(Posting, "created_at", Instant, No),
    ]
};

/// Those of a part that the revision of this number may have.
pub(super) fn fields_of(part: Part, revision: usize) -> impl Iterator<Item = &'static Field> {
    let is_over = move |field: &&Field| match field.need {
        Need::Within(_, last) => revision > last,
        Need::Always | Need::No => false,
    };
    FIELDS
        .iter()
        .filter(move |field| field.part == part)
        .filter(move |field| !is_over(field))
}
