//! The worked case of the product's description: once by the API, once by the forms of the pages,
//! with the same figures.

mod api;
mod pages;

/// Kind, category, name, planned, due day, carry.
type TemplateLine = (
    &'static str,
    &'static str,
    &'static str,
    i64,
    Option<i64>,
    &'static str,
);

/// The last pays the card.
const TEMPLATE: [TemplateLine; 5] = [
    ("income", "Income", "Salary", 357_590, Some(25), "none"),
    ("expense", "Housing", "Rent", 240_000, Some(4), "none"),
    ("expense", "Food", "Groceries", 35_000, None, "balance"),
    ("expense", "Food", "Eating out", 40_000, None, "surplus"),
    (
        "debt_payment",
        "Debts",
        "Card payment",
        15_000,
        None,
        "none",
    ),
];

/// What is posted in October: entry, day, amount.
const POSTED: [(&str, &str, i64); 8] = [
    ("Salary", "2026-10-23", 357_590),
    ("Rent", "2026-10-02", 240_000),
    ("Groceries", "2026-10-03", 12_010),
    ("Groceries", "2026-10-10", 9_840),
    ("Groceries", "2026-10-17", 16_100),
    ("Groceries", "2026-10-19", -950),
    ("Eating out", "2026-10-24", 31_025),
    ("Card payment", "2026-10-12", 15_000),
];

/// Planned, applied and remaining of each entry when October is lived in.
const OCTOBER: [(&str, i64, i64, i64); 5] = [
    ("Salary", 357_590, 357_590, 0),
    ("Rent", 240_000, 240_000, 0),
    ("Groceries", 35_000, 37_000, -2_000),
    ("Eating out", 40_000, 31_025, 8_975),
    ("Card payment", 15_000, 15_000, 0),
];

/// The same when November begins.
const NOVEMBER: [(&str, i64, i64, i64); 5] = [
    ("Salary", 357_590, 0, 357_590),
    ("Rent", 240_000, 0, 240_000),
    ("Groceries", 35_000, 2_000, 33_000),
    ("Eating out", 40_000, -8_975, 48_975),
    ("Card payment", 15_000, 0, 15_000),
];

/// Opening, interest, paid and closing balance of the card, in October and as November begins.
const CARD: [[i64; 4]; 2] = [
    [372_196, 7_751, 15_000, 364_947],
    [364_947, 7_600, 0, 372_547],
];

const OCTOBER_TO_ALLOCATE: i64 = 27_590;
const OCTOBER_NET_POSTED: i64 = 34_565;
