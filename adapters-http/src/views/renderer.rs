use std::sync::Arc;

use fluent_bundle::FluentValue;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};
use serde::Serialize;

use super::View;
use super::kept::Kept;
use crate::assets::asset_path;
use crate::format::Words;
use crate::texts::{PerLocale, Texts};

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// A template that cannot be parsed, or a view that it cannot show.
#[derive(Debug, thiserror::Error)]
#[error("the template {template} cannot be rendered: {cause:#}")]
pub struct RenderError {
    template: &'static str,
    cause: Error,
}

/// What every page has around its view.
#[derive(Clone, Serialize)]
pub(crate) struct Shell {
    /// The title of the window, before the name of the program.
    title: String,
    /// Which link of the navigation is the current one: month, months, template, settings, or none.
    section: &'static str,
    /// The language of the page and how its lines run, as HTML names them.
    language: String,
    direction: &'static str,
    trail: Kept,
    #[serde(skip)]
    texts: Arc<Texts>,
}

impl Shell {
    pub(crate) fn new(words: &Words, title: impl Into<String>, section: &'static str) -> Self {
        Self::in_texts(words.texts(), title, section)
    }

    /// The shell of a page that no household is known for.
    pub(crate) fn in_texts(
        texts: &Arc<Texts>,
        title: impl Into<String>,
        section: &'static str,
    ) -> Self {
        Self {
            title: title.into(),
            section,
            language: texts.tag(),
            direction: texts.language.direction(),
            trail: Kept::default(),
            texts: Arc::clone(texts),
        }
    }

    /// With what its links and forms keep in their addresses.
    pub(crate) fn keeping(mut self, kept: Kept) -> Self {
        self.trail = kept;
        self
    }
}

#[derive(Serialize)]
struct Page<'a, V> {
    shell: &'a Shell,
    view: &'a V,
}

/// The templates as one locale reads them.
struct TemplateSet(Result<Environment<'static>, RenderError>);

impl TemplateSet {
    fn of(texts: &Arc<Texts>) -> Arc<Self> {
        static KNOWN: PerLocale<TemplateSet> = PerLocale::new();
        KNOWN.get(&texts.tag(), |_| Self(Self::build(texts)))
    }

    fn build(texts: &Arc<Texts>) -> Result<Environment<'static>, RenderError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(print_strings_only);
        environment.set_syntax(syntax().map_err(|cause| RenderError {
            template: "the syntax",
            cause,
        })?);
        environment.add_function("asset", asset);
        environment.add_function("one_time_key", one_time_key);
        let texts = Arc::clone(texts);
        environment.add_function("t", move |key: &str, values: Kwargs| {
            text(&texts, key, &values)
        });
        for (name, text) in TEMPLATES {
            let added = environment.add_template(name, text);
            added.map_err(|cause| RenderError {
                template: name,
                cause,
            })?;
        }
        Ok(environment)
    }

    fn environment(&self) -> Result<&Environment<'static>, RenderError> {
        self.0.as_ref().map_err(|error| RenderError {
            template: error.template,
            cause: Error::new(ErrorKind::SyntaxError, error.cause.to_string()),
        })
    }
}

/// The address of an asset.
fn asset(name: &str) -> Result<Value, Error> {
    match asset_path(name) {
        // Made of letters, digits and slashes by the build; a slash needs no escape.
        Some(path) => Ok(Value::from_safe_string(path.to_owned())),
        None => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("there is no asset {name}"),
        )),
    }
}

/// A key that no form had before, so that a form that is sent twice can be told from two that are alike.
/// Empty where the system has no randomness to give: the form is then carried out each time.
fn one_time_key() -> String {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => format!("{:032x}", u128::from_ne_bytes(bytes)),
        Err(_) => String::new(),
    }
}

/// The text of a key, with the values it is called with.
fn text(texts: &Texts, key: &str, values: &Kwargs) -> Result<String, Error> {
    let mut given = Vec::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        let value = match i64::try_from(value.clone()) {
            Ok(count) if value.is_number() => FluentValue::from(count),
            _ => FluentValue::from(value.to_string()),
        };
        given.push((name, value));
    }
    texts.find(key, None, &given).ok_or_else(|| {
        Error::new(
            ErrorKind::InvalidOperation,
            format!("there is no text {key} with these values"),
        )
    })
}

/// Block tags stand on lines of their own and leave no blank line behind.
fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
}

/// Views hold strings, numbers that count things, and flags; a flag or a missing value that gets
/// printed is a mistake in the template.
fn print_strings_only(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    match value.kind() {
        ValueKind::String | ValueKind::Number => minijinja::escape_formatter(out, state, value),
        kind => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("a value of kind {kind} cannot be printed"),
        )),
    }
}

/// Parses every template, so that one that cannot be read is known before anyone is served. That each can
/// show its view is what the tests hold.
///
/// # Errors
/// The first template that cannot be parsed.
pub(crate) fn check_templates() -> Result<(), RenderError> {
    let templates = TemplateSet::of(&Texts::english());
    templates.environment().map(|_| ())
}

/// The page of `view`.
///
/// # Errors
/// The template and the view do not fit; the tests hold that they do.
pub(crate) fn render<V: View>(shell: &Shell, view: &V) -> Result<String, RenderError> {
    let refused = |cause| RenderError {
        template: V::TEMPLATE,
        cause,
    };
    let templates = TemplateSet::of(&shell.texts);
    let template = templates
        .environment()?
        .get_template(V::TEMPLATE)
        .map_err(refused)?;
    let page = Page { shell, view };
    template.render(Serde(&page)).map_err(refused)
}
