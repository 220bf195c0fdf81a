//! Amounts as people type them: either decimal mark, thousands marks, small sums.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use quartermaster_domain::FieldCode;
use quartermaster_domain::limits::AMOUNT_MAX_MINOR;
use quartermaster_domain::money::to_decimal;

use crate::fixtures::minor;
use crate::money::{COMMA, POINT, any_entered, any_exponent, typed};

/// `1234567` as `1.234.567` with this mark between the groups.
fn grouped(digits: &str, mark: &str) -> String {
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if first > 0 {
        groups.push(&digits[..first]);
    }
    for start in (first..digits.len()).step_by(3) {
        groups.push(&digits[start..start + 3]);
    }
    groups.join(mark)
}

#[test]
fn people_type_amounts_with_either_mark_and_with_groups() {
    let cases = [
        ("12.50", POINT, 2, 1_250),
        ("12,50", COMMA, 2, 1_250),
        ("12.5", COMMA, 2, 1_250),
        ("12,5", POINT, 2, 1_250),
        (".5", POINT, 2, 50),
        ("5.", POINT, 2, 500),
        ("1,234.56", POINT, 2, 123_456),
        ("1.234,56", COMMA, 2, 123_456),
        ("1.234,56", POINT, 2, 123_456),
        ("1,234.56", COMMA, 2, 123_456),
        ("1 234,56", COMMA, 2, 123_456),
        ("1\u{a0}234,56", COMMA, 2, 123_456),
        ("1\u{202f}234,56", COMMA, 2, 123_456),
        ("1'234.56", POINT, 2, 123_456),
        ("1’234.56", POINT, 2, 123_456),
        ("1.234.567", POINT, 2, 123_456_700),
        ("1,234,567.8", POINT, 2, 123_456_780),
        ("-12.50", POINT, 2, -1_250),
        ("−12.50", POINT, 2, -1_250),
        ("+12.50", POINT, 2, 1_250),
        ("  12.50 ", POINT, 2, 1_250),
    ];
    for (text, separators, exponent, amount) in cases {
        let read = typed(text, separators, exponent);
        assert_eq!(read, Ok(amount), "{text} under {}", separators.decimal);
    }
}

#[test]
fn the_locale_decides_where_one_mark_can_be_read_both_ways() {
    assert_eq!(typed("1.234", COMMA, 3), Ok(1_234_000));
    assert_eq!(typed("1.234", POINT, 3), Ok(1_234));
    assert_eq!(typed("1,234", POINT, 3), Ok(1_234_000));
    assert_eq!(typed("1,234", COMMA, 3), Ok(1_234));
    assert_eq!(typed("1.234", COMMA, 2), Ok(123_400));
    assert_eq!(typed("1.234", POINT, 2), Err(FieldCode::Invalid));
}

#[test]
fn a_currency_without_decimals_reads_either_mark_as_thousands() {
    for separators in [POINT, COMMA] {
        assert_eq!(typed("1.234", separators, 0), Ok(1_234));
        assert_eq!(typed("1,234", separators, 0), Ok(1_234));
        assert_eq!(typed("1.5", separators, 0), Err(FieldCode::Invalid));
    }
}

#[test]
fn small_sums_are_worked_out() {
    let cases = [
        ("12.50+3", 1_550),
        ("12.50+3-1", 1_450),
        ("12.50 + 3 - 1", 1_450),
        ("-5+2.25", -275),
        ("1,000.50-0.50", 100_000),
        ("10-10", 0),
    ];
    for (text, amount) in cases {
        assert_eq!(typed(text, POINT, 2), Ok(amount), "{text}");
    }
}

#[test]
fn a_sum_with_a_term_missing_is_no_amount() {
    for text in [
        "+", "-", "5+", "5-", "5++3", "5--3", "+-5", "1+a", "2*3", "5€",
    ] {
        assert_eq!(typed(text, POINT, 2), Err(FieldCode::Invalid), "{text}");
    }
}

#[test]
fn digits_are_grouped_by_threes_or_as_in_india() {
    for text in ["1,234,567.50", "12,34,567.50", "1234567.50"] {
        assert_eq!(typed(text, POINT, 2), Ok(123_456_750), "{text}");
    }
    assert_eq!(typed("1,23,456", POINT, 2), Ok(12_345_600));
    assert_eq!(typed("1.23.45.678,90", COMMA, 2), Ok(1_234_567_890));
    for text in [
        "123,45,678",
        "1,23,45",
        "1,234,56,789",
        "1,23,4567",
        ",23,456",
        "1,,234",
        "1,2,345.00",
    ] {
        assert_eq!(typed(text, POINT, 2), Err(FieldCode::Invalid), "{text}");
    }
}

#[test]
fn marks_that_stand_where_no_thousands_end_are_refused() {
    for text in [
        "1,23.50",
        ",234.50",
        "1234,567.50",
        "1.2.3",
        "1,234.567.890",
        "1..5",
        "12.34.5678",
    ] {
        assert_eq!(typed(text, POINT, 2), Err(FieldCode::Invalid), "{text}");
    }
}

#[test]
fn nothing_typed_is_an_amount_that_is_missing() {
    for text in ["", "   ", "\u{a0}"] {
        assert_eq!(typed(text, POINT, 2), Err(FieldCode::Required));
    }
}

proptest! {
    #[test]
    fn thousands_marks_change_nothing(amount in any_entered(), exponent in any_exponent()) {
        let text = to_decimal(minor(amount), exponent);
        let unsigned = text.trim_start_matches('-');
        let sign = if amount < 0 { "-" } else { "" };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        for (separators, mark) in [(POINT, ","), (COMMA, "."), (POINT, "'"), (COMMA, " ")] {
            let whole = grouped(whole, mark);
            let typed_text = if fraction.is_empty() {
                format!("{sign}{whole}")
            } else {
                format!("{sign}{whole}{}{fraction}", separators.decimal)
            };
            prop_assert_eq!(typed(&typed_text, separators, exponent), Ok(amount));
        }
    }

    #[test]
    fn a_typed_sum_is_the_sum_of_its_terms(
        terms in proptest::collection::vec(-1_000_000_000_i64..1_000_000_000, 1..8),
        exponent in any_exponent(),
    ) {
        let printed = terms.iter().map(|term| {
            let sign = if *term < 0 { "" } else { "+" };
            format!("{sign}{}", to_decimal(minor(*term), exponent))
        });
        let text: String = printed.collect();
        prop_assert_eq!(typed(&text, POINT, exponent), Ok(terms.iter().sum()));
    }

    #[test]
    fn nothing_typed_ever_reads_as_more_than_can_be_kept(text in "[0-9.,+\\- ]{0,40}", exponent in any_exponent()) {
        if let Ok(amount) = typed(&text, POINT, exponent) {
            prop_assert!((-AMOUNT_MAX_MINOR..=AMOUNT_MAX_MINOR).contains(&amount));
        }
    }
}
