//! When two texts are one, and when one text is found in another, by Unicode's tables.
//!
//! What is kept stays as it was typed; a folded text is only ever compared. The tables come with this
//! program, so that every database engine and every machine folds alike.

use icu_casemap::CaseMapper;
use icu_locale_core::LanguageIdentifier;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Counts up whenever a text comes out otherwise than before, by a change here or by newer tables:
/// what was kept with an older one is folded anew.
pub const FOLDING_VERSION: i64 = 1;

/// Two texts with the same identity are one: "Food" and "FOOD", "Café" with one letter or with two.
/// Case and composition are folded, and what shows nothing is left out; accents count.
pub fn identity(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    let folded = CaseMapper::new().fold_string(&apart);
    let shown: String = folded.chars().filter(|c| !is_ignorable(*c)).collect();
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(&shown)
        .into_owned()
}

/// Whether both are one text.
pub fn is_one(text: &str, other: &str) -> bool {
    text == other || identity(text) == identity(other)
}

/// A text is found where its search folding is part of another's. Beyond case and composition, accents
/// and all other marks are dropped, and every letter stands for the plain ones that people type in its
/// place. The script of the pages does the same, step by step.
pub fn search(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: char| categories.get(c) == GeneralCategory::NonspacingMark;
    let bare: String = apart
        .chars()
        .filter(|c| !is_mark(*c) && !is_ignorable(*c))
        .collect();
    // Through upper case, because some letters have several small forms and one capital.
    let (cases, no_language) = (CaseMapper::new(), LanguageIdentifier::UNKNOWN);
    let capital = cases.uppercase_to_string(&bare, &no_language);
    let small = cases.lowercase_to_string(&capital, &no_language);
    let mut plain = String::with_capacity(small.len());
    for letter in small.chars() {
        match plain_letters(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    plain
}

/// Letters that Unicode does not take apart, with what people type who do not have them.
fn plain_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ł' => "l",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

/// Whether a character shows nothing wherever it stands, by itself.
pub(crate) fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}
