use unic_langid::LanguageIdentifier;

/// A language that the pages speak. Each has a folder of texts of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    English,
    German,
    Arabic,
}

impl Language {
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::German, Self::Arabic];

    /// The language of a locale such as `de-AT`; English where nobody has written its texts.
    pub(crate) fn of(locale: &str) -> Self {
        Self::spoken_in(locale).unwrap_or(Self::English)
    }

    /// The language of a locale, where somebody has written its texts.
    pub(crate) fn spoken_in(locale: &str) -> Option<Self> {
        let tag = locale.split('-').next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The language's own tag, and the name of the folder of its texts.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Arabic => "ar",
        }
    }

    /// What the language calls itself.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Arabic => "العربية",
        }
    }

    /// How lines of it run, as HTML names it.
    pub(crate) fn direction(self) -> &'static str {
        match self {
            Self::English | Self::German => "ltr",
            Self::Arabic => "rtl",
        }
    }

    /// The language as it is written where `locale` is: dates in English sentences stay English for a
    /// household whose own language has no texts yet.
    pub(crate) fn in_place_of(self, locale: &str) -> LanguageIdentifier {
        let region = locale
            .parse::<LanguageIdentifier>()
            .ok()
            .and_then(|id| id.region);
        let mut id: LanguageIdentifier = self.tag().parse().unwrap_or_default();
        id.region = region;
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_spoken_to_in_its_language_or_in_english() {
        assert_eq!(Language::of("de-AT"), Language::German);
        assert_eq!(Language::of("DE"), Language::German);
        assert_eq!(Language::of("ar-EG"), Language::Arabic);
        assert_eq!(Language::of("fr-FR"), Language::English);
        assert_eq!(Language::of(""), Language::English);
    }

    #[test]
    fn the_region_stays_where_the_language_does_not() {
        let place = |language: Language, locale| language.in_place_of(locale).to_string();
        assert_eq!(place(Language::German, "de-AT"), "de-AT");
        assert_eq!(place(Language::English, "fr-FR"), "en-FR");
        assert_eq!(place(Language::Arabic, "ar"), "ar");
        assert_eq!(place(Language::English, "x"), "en");
    }
}
