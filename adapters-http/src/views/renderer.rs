use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};
use serde::Serialize;

use super::View;
use crate::assets::asset_path;

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// A template that cannot be parsed, or a view that it cannot show.
#[derive(Debug, thiserror::Error)]
#[error("the template {template} cannot be rendered: {cause:#}")]
pub struct RenderError {
    template: &'static str,
    cause: Error,
}

/// What every page has around its view.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Shell {
    /// The title of the window, before the name of the program.
    pub(crate) title: String,
    /// Which link of the navigation is the current one: month, months, template, settings, or none.
    pub(crate) section: &'static str,
}

#[derive(Serialize)]
struct Page<'a, V> {
    shell: &'a Shell,
    view: &'a V,
}

static TEMPLATE_SET: LazyLock<Result<Environment<'static>, RenderError>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(print_strings_only);
    environment.set_syntax(syntax().map_err(|cause| RenderError {
        template: "the syntax",
        cause,
    })?);
    environment.add_function("asset", |name: &str| match asset_path(name) {
        // Made of letters, digits and slashes by the build; a slash needs no escape.
        Some(path) => Ok(Value::from_safe_string(path.to_owned())),
        None => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("there is no asset {name}"),
        )),
    });
    for (name, text) in TEMPLATES {
        let added = environment.add_template(name, text);
        added.map_err(|cause| RenderError {
            template: name,
            cause,
        })?;
    }
    Ok(environment)
});

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

/// The page of `view`.
///
/// # Errors
/// The template and the view do not fit; the tests hold that they do.
pub(crate) fn render<V: View>(shell: &Shell, view: &V) -> Result<String, RenderError> {
    let refused = |cause| RenderError {
        template: V::TEMPLATE,
        cause,
    };
    let environment = TEMPLATE_SET.as_ref().map_err(|error| RenderError {
        template: error.template,
        cause: Error::new(ErrorKind::SyntaxError, error.cause.to_string()),
    })?;
    let template = environment.get_template(V::TEMPLATE).map_err(refused)?;
    let page = Page { shell, view };
    template.render(Serde(&page)).map_err(refused)
}
