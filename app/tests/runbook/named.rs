//! The names that findings and health checks give, read from the source.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::heard::{ROOT, string};

/// Where each case of a function of this name gives such a name.
const NAMING: [(&str, &str); 5] = [
    ("adapters-db/src/verify/finding.rs", "name"),
    ("adapters-db/src/schema/objects/difference.rs", "name"),
    ("application/src/verify.rs", "name"),
    ("application/src/ports/store_error.rs", "name"),
    ("adapters-http/src/health.rs", "health"),
];

/// Where they stand behind `name:`.
const INVARIANTS: &str = "adapters-db/src/verify/invariants.rs";

/// Calls `seen` with the rest of the tokens at each of them, also within groups.
fn walk(tokens: TokenStream, seen: &mut impl FnMut(&[TokenTree])) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        seen(&tokens[at..]);
        if let TokenTree::Group(group) = &tokens[at] {
            walk(group.stream(), seen);
        }
    }
}

fn tokens(file: &str) -> TokenStream {
    let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
    text.parse().unwrap()
}

/// The body of each function of this name.
fn bodies(file: &str, function: &str) -> Vec<TokenStream> {
    let mut bodies = Vec::new();
    walk(tokens(file), &mut |tokens| {
        if let [TokenTree::Ident(keyword), TokenTree::Ident(name), rest @ ..] = tokens
            && keyword == "fn"
            && name == function
        {
            bodies.extend(rest.iter().find_map(|token| match token {
                TokenTree::Group(group) if token.to_string().starts_with('{') => {
                    Some(group.stream())
                }
                _ => None,
            }));
        }
    });
    bodies
}

/// Every name of a finding, an invariant, or an error of the store.
pub(crate) fn named() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (file, function) in NAMING {
        let before = named.len();
        for body in bodies(file, function) {
            walk(body, &mut |tokens| match tokens {
                [TokenTree::Punct(arrow), TokenTree::Literal(name), ..]
                    if arrow.as_char() == '>' =>
                {
                    named.extend(string(&name.to_string()));
                }
                _ => {}
            });
        }
        assert!(named.len() > before, "no names in {file}");
    }
    walk(tokens(INVARIANTS), &mut |tokens| match tokens {
        [
            TokenTree::Ident(field),
            TokenTree::Punct(_),
            TokenTree::Literal(name),
            ..,
        ] if field == "name" => {
            named.extend(string(&name.to_string()));
        }
        _ => {}
    });
    named
}
