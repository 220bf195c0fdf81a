//! The forms of a page, as a browser without JavaScript fills and sends them.

use super::html::{Piece, pieces};

/// A form with the values that would be sent if nobody typed anything.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
    /// Names of what is sent only when it is pressed or ticked.
    buttons: Vec<(String, String)>,
    choices: Vec<(String, Vec<String>)>,
}

impl Form {
    /// Whether it is sent to `action`; where that asks for nothing, whatever is kept behind it.
    pub(crate) fn is_sent_to(&self, action: &str) -> bool {
        let address = self.action.split('#').next().unwrap();
        address == action || address.split('?').next() == Some(action)
    }

    /// The form with what a person types and presses.
    pub(crate) fn filled(mut self, typed: &[(&str, &str)]) -> Self {
        for (name, value) in typed {
            self.check_choice(name, value);
            let field = self.fields.iter_mut().find(|(known, _)| known == name);
            match field {
                Some((_, known)) => (*value).clone_into(known),
                None => {
                    let pressed = ((*name).to_owned(), (*value).to_owned());
                    assert!(self.buttons.contains(&pressed), "no field {name}: {self:?}");
                    self.fields.push(pressed);
                }
            }
        }
        self
    }

    /// The form with a box that is no longer ticked.
    pub(crate) fn unticked(mut self, name: &str, value: &str) -> Self {
        let before = self.fields.len();
        self.fields
            .retain(|(known, is)| !(known == name && is == value));
        assert!(
            self.fields.len() < before,
            "no box {name} {value}: {self:?}"
        );
        self
    }

    /// A browser offers the listed choices only.
    fn check_choice(&self, name: &str, value: &str) {
        if let Some((_, choices)) = self.choices.iter().find(|(known, _)| known == name) {
            let is_listed = choices.iter().any(|choice| choice == value);
            assert!(is_listed, "{name} cannot be {value}: {choices:?}");
        }
    }
}

/// All forms of the page that change something.
pub(crate) fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut is_inside = false;
    let mut select = String::new();
    for piece in pieces(html) {
        let value = || piece.attribute("value").unwrap_or_default();
        let name = piece.attribute("name");
        match piece.name {
            "form" if piece.attribute("method").as_deref() == Some("post") => {
                is_inside = true;
                forms.push(Form {
                    action: piece.attribute("action").unwrap(),
                    fields: Vec::new(),
                    buttons: Vec::new(),
                    choices: Vec::new(),
                });
            }
            "/form" => is_inside = false,
            _ => {}
        }
        let Some(form) = forms.last_mut().filter(|_| is_inside) else {
            continue;
        };
        match (piece.name, name) {
            // What is not ticked is not sent, and can be.
            ("input", Some(name)) if is_unticked(&piece) => form.buttons.push((name, value())),
            ("input", Some(name)) => form.fields.push((name, value())),
            // A line break right after the tag is not part of the text.
            ("textarea", Some(name)) => {
                let text = piece.text();
                let text = text.strip_prefix('\n').unwrap_or(&text);
                form.fields.push((name, text.to_owned()));
            }
            ("button", Some(name)) => form.buttons.push((name, value())),
            ("select", Some(name)) => {
                form.choices.push((name.clone(), Vec::new()));
                select = name;
            }
            ("option", _) => {
                let (_, choices) = form.choices.last_mut().unwrap();
                let is_first = choices.is_empty();
                choices.push(value());
                if is_first {
                    form.fields.push((select.clone(), value()));
                } else if piece.attribute("selected").is_some() {
                    let (_, chosen) = form.fields.last_mut().unwrap();
                    *chosen = value();
                }
            }
            _ => {}
        }
    }
    forms
}

fn is_unticked(piece: &Piece) -> bool {
    let is_box = piece.attribute("type").as_deref() == Some("checkbox");
    is_box && piece.attribute("checked").is_none()
}

#[test]
fn a_form_is_sent_with_what_stands_in_it_and_what_is_typed() {
    let html = "<form method=\"post\" action=\"/a#b\"><input name=\"version\" type=\"hidden\" value=\"7\">
        <select name=\"kind\"><option value=\"x\">X</option><option value=\"y\" selected>Y</option></select>
        <textarea name=\"notes\">\nSo &amp; so</textarea><button name=\"act\" value=\"go\">Go</button></form>
        <form method=\"get\" action=\"/c\"><input name=\"q\" value=\"\"></form>";
    let forms = forms(html);
    assert_eq!(forms.len(), 1);
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut expected = vec![
        field("version", "7"),
        field("kind", "y"),
        field("notes", "So & so"),
    ];
    assert_eq!(forms[0].fields, expected);
    let filled = forms[0].clone().filled(&[("kind", "x"), ("act", "go")]);
    expected[1] = field("kind", "x");
    expected.push(field("act", "go"));
    assert_eq!(filled.fields, expected);
}
