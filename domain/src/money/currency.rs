use crate::field::{Given, ValueError};

/// A currency of ISO 4217 that has a minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    iso: iso_currency::Currency,
    exponent: u8,
}

impl Currency {
    /// Reads a code of three capital letters.
    ///
    /// # Errors
    /// Not a code of ISO 4217, or one without a minor unit (gold, test codes).
    pub fn from_code(code: &str) -> Given<Self> {
        iso_currency::Currency::from_code(code)
            .and_then(|iso| {
                let exponent = u8::try_from(iso.exponent()?).ok()?;
                Some(Self { iso, exponent })
            })
            .ok_or_else(|| ValueError::unknown("refusal-currency-unknown"))
    }

    pub fn code(self) -> &'static str {
        self.iso.code()
    }

    pub fn name(self) -> String {
        self.iso.name().to_owned()
    }

    pub fn symbol(self) -> String {
        self.iso.symbol().to_string()
    }

    /// How many decimal digits the minor unit has: JPY 0, EUR 2, KWD 3, UYW 4.
    pub fn exponent(self) -> u8 {
        self.exponent
    }
}
