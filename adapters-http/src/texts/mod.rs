//! What the pages say, in each language: one folder of Fluent files a language under `texts/`, a file a page.
//!
//! A key begins with the name of its file, so that whoever reads `month-days-left` in a template finds it in
//! `month.ftl`. The tests hold that every key that is used is there in every language, with the same values.

mod language;
mod per_locale;

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

pub(crate) use language::Language;
pub(crate) use per_locale::PerLocale;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A value that stands in a text, by its name there.
pub(crate) type Named<'a> = (&'a str, FluentValue<'a>);

/// The texts of one language, with numbers written as one locale does.
pub(crate) struct Texts {
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts that a household with this locale reads.
    pub(crate) fn of(locale: &str) -> Arc<Self> {
        static KNOWN: PerLocale<Texts> = PerLocale::new();
        KNOWN.get(locale, Self::build)
    }

    /// The texts that programs read.
    pub(crate) fn english() -> Arc<Self> {
        Self::of("en-GB")
    }

    fn build(locale: &str) -> Self {
        let language = Language::of(locale);
        let mut bundle = FluentBundle::new_concurrent(vec![language.in_place_of(locale)]);
        // Names inside a sentence that runs the other way have to keep their own direction.
        bundle.set_use_isolating(language.direction() == "rtl");
        bundle.set_formatter(Some(write_number));
        for (name, text) in texts_of(language) {
            // The tests hold that every file is read whole; what cannot be read is left out, not the rest.
            let resource = FluentResource::try_new(text.to_owned());
            let resource = resource.unwrap_or_else(|(readable, _)| readable);
            if bundle.add_resource(resource).is_err() {
                tracing::error!(
                    event = "text_twice",
                    file = name,
                    "A text of the file {name} is there twice"
                );
            }
        }
        Self { language, bundle }
    }

    /// A text without values.
    pub(crate) fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// A text with its values; a number is a count, and chooses the form of the words around it.
    pub(crate) fn text_with(&self, key: &str, values: &[Named<'_>]) -> String {
        self.find(key, None, values).unwrap_or_else(|| missing(key))
    }

    /// One of several texts that belong together, such as the title of a problem.
    pub(crate) fn attribute(&self, key: &str, attribute: &str, values: &[Named<'_>]) -> String {
        self.find(key, Some(attribute), values)
            .unwrap_or_else(|| missing(key))
    }

    /// None where there is no such text, or it names a value that was not given.
    pub(crate) fn find(
        &self,
        key: &str,
        attribute: Option<&str>,
        values: &[Named<'_>],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut given = FluentArgs::with_capacity(values.len());
        let is_rtl = self.language.direction() == "rtl";
        for (name, value) in values {
            let apart = if is_rtl { None } else { apart(value) };
            given.set(*name, apart.unwrap_or_else(|| value.clone()));
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut errors)
            .into_owned();
        errors.is_empty().then_some(text)
    }

    /// The language as an HTML document names it.
    pub(crate) fn tag(&self) -> String {
        let place = self.bundle.locales.first();
        place.map_or_else(
            || self.language.tag().to_owned(),
            LanguageIdentifier::to_string,
        )
    }
}

/// A value whose letters run from right to left, so that in a sentence of the other direction it moves
/// nothing that stands beside it. A language that itself runs so has all of its values apart.
fn apart(value: &FluentValue<'_>) -> Option<FluentValue<'static>> {
    let FluentValue::String(text) = value else {
        return None;
    };
    text.contains(runs_leftwards)
        .then(|| format!("\u{2068}{text}\u{2069}").into())
}

/// The blocks that Unicode keeps for scripts that run from right to left.
fn runs_leftwards(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The files of a language, by their names.
fn texts_of(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    TEXTS.iter().filter_map(move |(path, text)| {
        let (folder, name) = path.split_once('/')?;
        (folder == language.tag()).then_some((name, *text))
    })
}

/// What stands in place of a text that is not there. The tests hold that none is missing.
fn missing(key: &str) -> String {
    tracing::error!(event = "text_missing", key, "The text {key} is missing");
    key.to_owned()
}

/// Writes the numbers in texts with the digits of the locale, which Fluent alone does not. A number without
/// grouping is for programs and stays as Fluent writes it.
fn write_number(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if !number.options.use_grouping {
        return None;
    }
    let decimal: Decimal = number.as_string().parse().ok()?;
    memoizer
        .with_try_get::<CountFormatter, _, _>((), |formatter| {
            formatter.0.format_to_string(&decimal)
        })
        .ok()
}

struct CountFormatter(DecimalFormatter);

impl Memoizable for CountFormatter {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: icu_locale_core::Locale = lang.to_string().parse().map_err(|_| ())?;
        DecimalFormatter::try_new(locale.into(), Default::default())
            .map(Self)
            .map_err(|_| ())
    }
}

#[cfg(test)]
mod tests;
