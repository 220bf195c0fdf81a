//! What the program says, read from its source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Where whole sentences are what somebody reads in a terminal or behind an error in the log.
const SPOKEN: [&str; 3] = ["app/src", "migration/src", "adapters-db/src"];

/// Where messages are those of errors. Why the domain and the acts of the application refuse something is
/// worded in the texts of the pages, and heard there.
const RAISED: [&str; 2] = ["adapters-http/src", "application/src/ports"];

/// Where the log is written.
pub(crate) const LOGGED: [&str; 4] = [
    "app/src",
    "adapters-db/src",
    "adapters-http/src",
    "application/src",
];

/// Files of tests, beside the folders of that name.
const TESTS: [&str; 2] = ["tests.rs", "query_plans.rs"];

/// Words of SQL, which no message has in such letters.
const SQL: [&str; 15] = [
    "SELECT", "FROM", "WHERE", "ORDER", "AS", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP",
    "EXPLAIN", "PRAGMA", "ALTER", "JOIN", "IS",
];

/// The macros that write a line of the log. Their sentences say the same as event and fields, which are what is looked up.
pub(crate) const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];

/// Attributes whose texts are no messages.
const SILENT: [&str; 8] = [
    "doc", "command", "arg", "expect", "allow", "cfg_attr", "serde", "schemars",
];

/// Fields that `--help` shows.
const HELP: [&str; 2] = ["explains", "default"];

#[derive(Default)]
struct Heard {
    errors: BTreeSet<String>,
    sentences: BTreeSet<String>,
    events: BTreeSet<String>,
    /// Constants that stand for events.
    named_events: BTreeSet<String>,
    constants: Vec<(String, String)>,
    /// Events of what is logged where a request fails.
    faults: BTreeSet<String>,
}

impl Heard {
    fn in_tree(under: &str) -> Self {
        let mut heard = Self::default();
        for file in sources(&Path::new(ROOT).join(under)) {
            let text = fs::read_to_string(&file).unwrap();
            let tokens: TokenStream = text.parse().unwrap();
            heard.listen(tokens);
        }
        let named = heard.constants.iter();
        let named = named.filter(|(name, _)| heard.named_events.contains(name));
        heard.faults.extend(named.map(|(_, text)| text.clone()));
        heard
    }

    fn listen(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            at += match (&tokens[at], tokens.get(at + 1), tokens.get(at + 2)) {
                (TokenTree::Punct(hash), Some(TokenTree::Group(attribute)), _)
                    if hash.as_char() == '#' =>
                {
                    if self.attribute(attribute) {
                        2
                    } else {
                        2 + item(&tokens[at + 2..])
                    }
                }
                (TokenTree::Punct(hash), Some(TokenTree::Punct(_)), _) if hash.as_char() == '#' => {
                    3
                }
                (
                    TokenTree::Ident(level),
                    Some(TokenTree::Punct(call)),
                    Some(TokenTree::Group(line)),
                ) if call.as_char() == '!' && LEVELS.iter().any(|known| level == known) => {
                    self.events.extend(event_of(line));
                    3
                }
                (
                    TokenTree::Ident(name),
                    Some(TokenTree::Punct(is)),
                    Some(TokenTree::Literal(text)),
                ) if name == "event" && is.as_char() == '=' => {
                    self.events.extend(string(&text.to_string()));
                    3
                }
                (
                    TokenTree::Ident(name),
                    Some(TokenTree::Punct(is)),
                    Some(TokenTree::Literal(_)),
                ) if HELP.iter().any(|help| name == help) && is.as_char() == ':' => 3,
                (TokenTree::Ident(name), Some(TokenTree::Group(arguments)), _)
                    if name == "with_fault" =>
                {
                    let first = arguments.stream().into_iter().next();
                    let first = first.map(|token| token.to_string()).unwrap_or_default();
                    match string(&first) {
                        Some(event) => self.faults.insert(event),
                        None => self.named_events.insert(first),
                    };
                    2
                }
                // Said behind the name of a setting, however short.
                (TokenTree::Ident(name), Some(TokenTree::Group(arguments)), _)
                    if name == "refused" =>
                {
                    let first = arguments.stream().into_iter().next();
                    let first = first.and_then(|token| string(&token.to_string()));
                    self.sentences.extend(first.map(|text| normal(&text)));
                    2
                }
                (TokenTree::Ident(name), Some(TokenTree::Punct(is)), _)
                    if name == "str" && is.as_char() == '=' =>
                {
                    if let (Some(TokenTree::Literal(text)), Some(constant)) =
                        (tokens.get(at + 2), name_of(&tokens[..at]))
                    {
                        let text = string(&text.to_string()).unwrap_or_default();
                        self.constants.push((constant, text));
                    }
                    1
                }
                (TokenTree::Literal(text), _, _) => {
                    self.sentences.extend(sentence(&text.to_string()));
                    1
                }
                (TokenTree::Group(group), _, _) => {
                    self.listen(group.stream());
                    1
                }
                _ => 1,
            };
        }
    }

    /// Whether the item behind the attribute is to be listened to.
    fn attribute(&mut self, attribute: &Group) -> bool {
        let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
        let name = tokens.first().map(ToString::to_string).unwrap_or_default();
        match tokens.get(1) {
            Some(TokenTree::Group(inner)) if name == "error" => {
                let first = inner.stream().into_iter().next();
                let text = first.and_then(|token| string(&token.to_string()));
                self.errors.extend(text.map(|text| normal(&text)));
            }
            Some(TokenTree::Group(inner)) if name == "cfg" => {
                return !inner.stream().to_string().contains("test");
            }
            Some(TokenTree::Group(inner)) if !SILENT.contains(&name.as_str()) => {
                self.listen(inner.stream());
            }
            _ => {}
        }
        true
    }
}

/// The name of the event of a line of the log, where it is written there.
fn event_of(line: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = line.stream().into_iter().collect();
    tokens.windows(3).find_map(|three| match three {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(is),
            TokenTree::Literal(text),
        ] if name == "event" && is.as_char() == '=' => string(&text.to_string()),
        _ => None,
    })
}

/// The name before `: &str`.
fn name_of(before: &[TokenTree]) -> Option<String> {
    let name = before.iter().rev().nth(2)?;
    matches!(name, TokenTree::Ident(_)).then(|| name.to_string())
}

/// How many tokens the next item has, with its body.
fn item(tokens: &[TokenTree]) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(body) => body.delimiter() == Delimiter::Brace,
        TokenTree::Punct(end) => end.as_char() == ';',
        _ => false,
    };
    tokens
        .iter()
        .position(ends)
        .map_or(tokens.len(), |last| last + 1)
}

pub(crate) fn sources(under: &Path) -> Vec<PathBuf> {
    if under.is_file() {
        return vec![under.to_owned()];
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "tests" {
            files.extend(sources(&path));
        } else if name.ends_with(".rs") && !TESTS.contains(&name) {
            files.push(path);
        }
    }
    files
}

/// The text of a string literal.
pub(crate) fn string(literal: &str) -> Option<String> {
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next()? {
                '\n' => while letters.next_if(|next| next.is_whitespace()).is_some() {},
                'n' => plain.push('\n'),
                other => plain.push(other),
            },
            other => plain.push(other),
        }
    }
    Some(plain)
}

/// A text of three words or more that is neither a question to a machine nor a part of `--help` or
/// of an export.
fn sentence(literal: &str) -> Option<String> {
    let text = normal(&string(literal)?);
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_bound = |word: &&str| word.starts_with('$') || *word == "?";
    let is_sql = words
        .iter()
        .any(|word| SQL.contains(word) || is_bound(word));
    let is_said = words.len() >= 3 && !is_sql;
    let is_other = [
        "Everything one household kept",
        "VACUUM INTO ",
        "… LIMIT …",
        // Of a record's details, where the row is told instead.
        "not an object",
        "null, a whole number, a text,",
        "GET /healthz HTTP",
        "Settings, from environment",
        "… … [default",
    ]
    .iter()
    .any(|other| text.starts_with(other));
    (is_said && !is_other).then_some(text)
}

/// What a script that people call says on standard error.
fn of_script(name: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join("scripts").join(name)).unwrap();
    let lines = text.lines().filter(|line| line.ends_with(">&2"));
    let said = lines.filter_map(|line| line.split('\'').nth(1));
    said.map(str::to_owned).collect()
}

/// With what is put in told as `…`, in one line.
pub(crate) fn normal(text: &str) -> String {
    let mut told = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '{' => {
                if depth == 0 {
                    told.push('…');
                }
                depth += 1;
            }
            '}' => depth -= 1,
            _ if depth > 0 => {}
            other => told.push(other),
        }
    }
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The events of requests that failed, which are logged in one place.
pub(crate) fn faults() -> BTreeSet<String> {
    let heard = LOGGED.map(Heard::in_tree);
    heard.into_iter().flat_map(|heard| heard.faults).collect()
}

/// Everything that can be printed, and the names of what can be logged.
pub(crate) fn heard() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut messages = BTreeSet::new();
    let mut events = BTreeSet::new();
    for under in SPOKEN {
        let heard = Heard::in_tree(under);
        messages.extend(heard.sentences);
        messages.extend(heard.errors);
    }
    messages.extend(of_script("backup-db.sh"));
    for under in RAISED {
        messages.extend(Heard::in_tree(under).errors);
    }
    for under in LOGGED {
        let heard = Heard::in_tree(under);
        events.extend(heard.events);
        events.extend(heard.faults);
    }
    messages.retain(|message| message.chars().any(char::is_alphabetic));
    (messages, events)
}
