use poem::web::Form;
use poem::{FromRequest, Request, RequestBody, Result};
use quartermaster_application::months::MonthAtVersion;
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::{Date, Given, Money, ValueError, YearMonth};

use crate::edge::utf8;
use crate::format::Words;
use crate::problem::doors;

/// A version that nothing ever has.
const NO_VERSION: i64 = -1;

/// What a person typed into a form, field by field.
pub(super) struct Typed(Vec<(String, String)>);

impl<'a> FromRequest<'a> for Typed {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let sent = body.take()?.into_bytes().await?;
        if !utf8::is_utf8(&sent) {
            return Err(doors::unreadable_body().into());
        }
        let mut body = RequestBody::new(sent.into());
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, &mut body).await?;
        Ok(Self(fields))
    }
}

impl From<Vec<(String, String)>> for Typed {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl Typed {
    pub(super) fn fields(&self) -> &[(String, String)] {
        &self.0
    }

    /// What stands in the field; empty where the form has none of that name.
    pub(super) fn text(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// The field read, where the form has it.
    pub(super) fn read<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Given<T>,
    ) -> Option<Given<T>> {
        self.has(name).then(|| read(self.text(name)))
    }

    /// The field read, where an empty one means that there is no value.
    pub(super) fn read_or_none<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Given<T>,
    ) -> Option<Given<Option<T>>> {
        self.read(name, |text| match text {
            "" => Ok(None),
            text => read(text).map(Some),
        })
    }

    pub(super) fn amount(&self, name: &str, words: &Words) -> Option<Given<Money>> {
        self.read(name, |text| words.read(text))
    }

    pub(super) fn date(&self, name: &str) -> Option<Given<Date>> {
        self.read(name, |text| match text {
            "" => Err(ValueError::required()),
            text => parse_date(text),
        })
    }

    /// The month at the version that the person saw, where the form says it.
    pub(super) fn month(&self, month: YearMonth) -> MonthAtVersion {
        MonthAtVersion {
            month,
            expected_version: self.version(),
        }
    }

    /// The version of what the person saw, where the form says it; one that cannot be read is never
    /// the right one.
    pub(super) fn version(&self) -> Option<i64> {
        let text = Some(self.text("version")).filter(|text| !text.is_empty())?;
        Some(text.parse().unwrap_or(NO_VERSION))
    }
}

/// The id of what was chosen in a list.
pub(super) fn chosen(text: &str) -> Given<i64> {
    text.parse()
        .map_err(|_| ValueError::invalid("refusal-not-in-list"))
}

/// A whole number that was typed.
pub(super) fn whole(text: &str) -> Given<i64> {
    text.parse()
        .map_err(|_| ValueError::invalid("refusal-number-unreadable"))
}
