//! Just enough of HTML to read our own pages.

/// A tag and the text up to the next one.
pub(crate) struct Piece<'a> {
    /// `form`, or `/form` where it closes.
    pub(crate) name: &'a str,
    attributes: &'a str,
    text: &'a str,
}

impl Piece<'_> {
    /// The value of an attribute; an attribute without one is empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start();
            let ends = rest.find(|letter: char| letter == '=' || letter.is_whitespace());
            let known = &rest[..ends.unwrap_or(rest.len())];
            if known.is_empty() {
                return None;
            }
            rest = &rest[known.len()..];
            let value = match rest.strip_prefix("=\"") {
                Some(quoted) => {
                    let (value, after) = quoted.split_once('"').unwrap();
                    rest = after;
                    value
                }
                None => "",
            };
            if known == name {
                return Some(unescaped(value));
            }
        }
    }

    /// What stands after the tag, as it was written.
    pub(crate) fn text(&self) -> String {
        unescaped(self.text)
    }
}

pub(crate) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    html.split('<').skip(1).map(|piece| {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let (name, attributes) = tag
            .split_once(|letter: char| letter.is_whitespace())
            .unwrap_or((tag, ""));
        Piece {
            name,
            attributes,
            text,
        }
    })
}

/// The texts of the cells in the row with this id, each with single spaces.
pub(crate) fn row(html: &str, id: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let is_row = |piece: &Piece<'_>| piece.attribute("id").as_deref() == Some(id);
    for piece in pieces(html).skip_while(|piece| !is_row(piece)) {
        match piece.name {
            "/tr" => break,
            "td" | "th" => cells.push(piece.text()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(' ');
                    cell.push_str(&piece.text());
                }
            }
        }
    }
    assert!(!cells.is_empty(), "no row {id} in {html}");
    cells.iter().map(|cell| with_single_spaces(cell)).collect()
}

/// All that a person reads on the page, with single spaces.
pub(crate) fn text(html: &str) -> String {
    let texts: Vec<String> = pieces(html).map(|piece| piece.text()).collect();
    with_single_spaces(&texts.join(" "))
}

fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ];
    let replace = |text: String, (escaped, letter): &(&str, &str)| text.replace(escaped, letter);
    named.iter().fold(text.to_owned(), replace)
}

#[test]
fn a_row_is_read_as_a_person_sees_it() {
    let html = "<table><tr id=\"entry-1\" class=\"is-over\"><th><a href=\"/x\">Fish &amp; chips</a>
        <span>due</span></th><td>2.50 <b>over</b></td></tr><tr><td>no more</td></tr></table>";
    assert_eq!(row(html, "entry-1"), ["Fish & chips due", "2.50 over"]);
    let input = pieces("<input name=\"a\" required value=\"&lt;b&gt;\">").next();
    let input = input.unwrap();
    assert_eq!(input.attribute("value").as_deref(), Some("<b>"));
    assert_eq!(input.attribute("required").as_deref(), Some(""));
    assert_eq!(input.attribute("id"), None);
}
