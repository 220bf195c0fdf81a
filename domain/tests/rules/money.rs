//! Amounts: printed and read back in every exponent, held to the limit, and never wrapped.

use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use quartermaster_domain::limits::AMOUNT_MAX_MINOR;
use quartermaster_domain::money::{Separators, parse_decimal, parse_entered, to_decimal};
use quartermaster_domain::{Currency, FieldCode, Money, Overflow};

use crate::fixtures::minor;

pub(crate) const POINT: Separators = Separators { decimal: '.' };
pub(crate) const COMMA: Separators = Separators { decimal: ',' };

pub(crate) fn any_exponent() -> impl Strategy<Value = u8> {
    prop_oneof![Just(0), Just(2), Just(3), Just(4)]
}

pub(crate) fn any_entered() -> impl Strategy<Value = i64> {
    -AMOUNT_MAX_MINOR..=AMOUNT_MAX_MINOR
}

/// The minor units of a typed amount, or the code it is refused with.
pub(crate) fn typed(text: &str, separators: Separators, exponent: u8) -> Result<i64, FieldCode> {
    parse_entered(text, separators, exponent)
        .map(Money::minor)
        .map_err(|error| error.code)
}

fn plain(text: &str, exponent: u8) -> Result<i64, FieldCode> {
    parse_decimal(text, exponent)
        .map(Money::minor)
        .map_err(|error| error.code)
}

#[test]
fn a_currency_brings_its_exponent_from_the_standard() {
    for (code, exponent) in [("JPY", 0), ("EUR", 2), ("KWD", 3), ("UYW", 4)] {
        let currency = Currency::from_code(code).unwrap();
        assert_eq!((currency.code(), currency.exponent()), (code, exponent));
    }
}

#[test]
fn gold_test_codes_and_misspelt_codes_are_no_currencies() {
    for code in ["XAU", "XTS", "XXX", "eur", "EU", "EURO", " EUR", "", "ZZZ"] {
        let refused = Currency::from_code(code).unwrap_err();
        assert_eq!(refused.code, FieldCode::Unknown, "{code}");
    }
}

#[test]
fn an_amount_prints_with_all_digits_of_its_currency() {
    let cases = [
        (1_234, 0, "1234"),
        (-5, 0, "-5"),
        (0, 0, "0"),
        (0, 2, "0.00"),
        (5, 2, "0.05"),
        (-5, 2, "-0.05"),
        (123_450, 2, "1234.50"),
        (-100, 2, "-1.00"),
        (1, 3, "0.001"),
        (12_345, 3, "12.345"),
        (-1, 4, "-0.0001"),
        (1_234_567, 4, "123.4567"),
        (i64::MAX, 2, "92233720368547758.07"),
        (i64::MIN, 0, "-9223372036854775808"),
    ];
    for (amount, exponent, text) in cases {
        assert_eq!(to_decimal(minor(amount), exponent), text);
    }
}

#[test]
fn a_plain_decimal_is_read_in_every_exponent() {
    let cases = [
        ("1234", 0, 1_234),
        ("12", 2, 1_200),
        ("12.5", 2, 1_250),
        ("-0.05", 2, -5),
        ("-0", 2, 0),
        ("007.10", 2, 710),
        ("12.5", 3, 12_500),
        ("0.0001", 4, 1),
    ];
    for (text, exponent, amount) in cases {
        assert_eq!(plain(text, exponent), Ok(amount), "{text}");
    }
}

#[test]
fn zeros_beyond_the_currencys_digits_change_nothing() {
    assert_eq!(plain("12.0", 0), Ok(12));
    assert_eq!(plain("12.5000", 2), Ok(1_250));
}

#[test]
fn what_is_no_plain_decimal_is_refused() {
    let texts = [
        "", "-", ".", "-.", "+5", "--5", "1,5", "1 000", "1.2.3", "12e2", "٣", "0x10", "NaN",
    ];
    for text in texts {
        assert_eq!(plain(text, 2), Err(FieldCode::Invalid), "{text}");
    }
}

#[test]
fn more_digits_than_the_currency_has_are_refused() {
    for (text, exponent) in [
        ("1.5", 0),
        ("1.005", 2),
        ("0.0001", 3),
        ("0.00001", 4),
        ("-1.001", 2),
    ] {
        assert_eq!(plain(text, exponent), Err(FieldCode::Invalid), "{text}");
    }
}

#[test]
fn an_entered_amount_goes_up_to_the_limit_and_no_further() {
    let limit = 1_000_000_000_000_000;
    for amount in [limit, -limit] {
        assert_eq!(Money::entered(amount), Ok(minor(amount)));
        let beyond = Money::entered(amount + amount.signum()).unwrap_err();
        assert_eq!(beyond.code, FieldCode::OutOfRange);
    }
    assert_eq!(plain("10000000000000.00", 2), Ok(limit));
    assert_eq!(plain("-10000000000000.00", 2), Ok(-limit));
    assert_eq!(plain("10000000000000.01", 2), Err(FieldCode::OutOfRange));
    assert_eq!(plain("-10000000000000.01", 2), Err(FieldCode::OutOfRange));
    assert_eq!(typed("10,000,000,000,000.00", POINT, 2), Ok(limit));
    assert_eq!(
        typed("10,000,000,000,000+0.01", POINT, 2),
        Err(FieldCode::OutOfRange)
    );
}

#[test]
fn digits_beyond_64_bits_are_out_of_range_and_not_wrapped() {
    let wraps_to_five = "18446744073709551621";
    for text in [wraps_to_five, "9223372036854775808", &"9".repeat(200)] {
        assert_eq!(plain(text, 0), Err(FieldCode::OutOfRange), "{text}");
        assert_eq!(typed(text, POINT, 0), Err(FieldCode::OutOfRange), "{text}");
    }
    let largest = i64::MAX;
    let sum = format!("{largest}+{largest}+7");
    assert_eq!(typed(&sum, POINT, 0), Err(FieldCode::OutOfRange));
}

#[test]
fn a_planned_amount_may_be_zero_and_a_posted_one_may_not() {
    let refused = Err(FieldCode::OutOfRange);
    assert_eq!(Money::entered_not_negative(0), Ok(Money::ZERO));
    assert_eq!(Money::entered_not_negative(-1).map_err(|e| e.code), refused);
    assert_eq!(Money::entered_not_zero(0).map_err(|e| e.code), refused);
    for amount in [1, -1] {
        assert_eq!(Money::entered_not_zero(amount), Ok(minor(amount)));
    }
    let beyond = AMOUNT_MAX_MINOR + 1;
    assert_eq!(
        Money::entered_not_negative(beyond).map_err(|e| e.code),
        refused
    );
    assert_eq!(
        Money::entered_not_zero(-beyond).map_err(|e| e.code),
        refused
    );
}

#[test]
fn an_overflow_is_an_error_and_never_a_wrap() {
    let (largest, smallest) = (minor(i64::MAX), minor(i64::MIN));
    assert_eq!(largest.plus(minor(1)), Err(Overflow));
    assert_eq!(smallest.minus(minor(1)), Err(Overflow));
    assert_eq!(smallest.negated(), Err(Overflow));
    assert_eq!(largest.times(2), Err(Overflow));
    assert_eq!(Money::sum([largest, minor(1)]), Err(Overflow));
    assert_eq!(Money::sum([]), Ok(Money::ZERO));
}

proptest! {
    #[test]
    fn a_printed_amount_reads_back_as_itself(amount in any_entered(), exponent in any_exponent()) {
        let text = to_decimal(minor(amount), exponent);
        prop_assert_eq!(plain(&text, exponent), Ok(amount));
        prop_assert_eq!(typed(&text, POINT, exponent), Ok(amount));
        prop_assert_eq!(typed(&text.replace('.', ","), COMMA, exponent), Ok(amount));
    }

    #[test]
    fn every_amount_of_64_bits_prints_its_own_digits(amount in any::<i64>(), exponent in any_exponent()) {
        let text = to_decimal(minor(amount), exponent);
        let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
        prop_assert_eq!(fraction.len(), usize::from(exponent));
        prop_assert_eq!(text.replace('.', "").parse::<i64>(), Ok(amount));
    }

    #[test]
    fn arithmetic_is_exact_or_refused(left in any::<i64>(), right in any::<i64>(), count in any::<u32>()) {
        let exact = |whole: i128| i64::try_from(whole).map(minor).map_err(|_| Overflow);
        let (wide_left, wide_right) = (i128::from(left), i128::from(right));
        prop_assert_eq!(minor(left).plus(minor(right)), exact(wide_left + wide_right));
        prop_assert_eq!(minor(left).minus(minor(right)), exact(wide_left - wide_right));
        prop_assert_eq!(minor(left).times(count), exact(wide_left * i128::from(count)));
    }
}
