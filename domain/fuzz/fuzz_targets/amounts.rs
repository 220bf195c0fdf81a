//! Whatever is taken as an amount is printed and read again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quartermaster_domain::money::{Separators, parse_decimal, parse_entered, to_decimal};

fuzz_target!(|text: &str| {
    for exponent in 0..=4 {
        let mut taken = vec![parse_decimal(text, exponent)];
        for decimal in ['.', ','] {
            taken.push(parse_entered(text, Separators { decimal }, exponent));
        }
        for amount in taken.into_iter().flatten() {
            let printed = to_decimal(amount, exponent);
            assert_eq!(parse_decimal(&printed, exponent), Ok(amount), "{printed}");
        }
    }
});
