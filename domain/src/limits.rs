//! Every limit of the product, named once, with its unit in its name.

/// Characters in the name of an entry, a debt target or the household.
pub const NAME_MAX_CHARS: usize = 80;
pub const CATEGORY_MAX_CHARS: usize = 60;
pub const PAYEE_MAX_CHARS: usize = 120;
pub const MEMO_MAX_CHARS: usize = 500;
pub const NOTES_MAX_CHARS: usize = 2_000;
/// Characters in the reason of a reopening.
pub const REASON_MAX_CHARS: usize = 500;

pub const TEMPLATE_MAX_ENTRIES: usize = 500;
pub const TEMPLATE_MAX_DEBT_TARGETS: usize = 100;
/// Entries in one month: those of a full template and as many added by hand.
pub const MONTH_MAX_ENTRIES: usize = 1_000;
pub const MONTH_MAX_POSTINGS: usize = 10_000;
pub const SPLIT_MAX_LINES: usize = 50;

/// The largest amount a person may enter, either way, in minor units.
pub const AMOUNT_MAX_MINOR: i64 = 1_000_000_000_000_000;
/// The highest yearly rate, in millionths: 1000 %.
pub const APR_MAX_PPM: u32 = 10_000_000;
/// How far outside its month's days a posting may be dated.
pub const POSTED_ON_MAX_DAYS_OUTSIDE: i64 = 62;

pub const FIRST_YEAR: i16 = 1970;
pub const LAST_YEAR: i16 = 2199;

/// A monthly recurrence comes at most this rarely, in months.
pub const EVERY_MAX_MONTHS: u32 = 24;
/// A weekly recurrence comes at most this rarely, in weeks.
pub const EVERY_MAX_WEEKS: u32 = 52;
/// How far ahead a debt's end is reckoned, in months: a hundred years.
pub const PAYOFF_MAX_MONTHS: u32 = 1_200;
/// The first day of the month can be set up to this day, which every month has.
pub const START_DAY_MAX: i8 = 28;
