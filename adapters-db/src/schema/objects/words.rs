//! SQL as the words it is made of, so that two ways to write the same are equal.

/// Signs that are one word of two letters.
const DOUBLE_SIGNS: [&str; 6] = ["||", "<=", ">=", "<>", "!=", "=="];

/// The words of a statement: without comments and blanks, names and keywords in small letters whether or
/// not they are quoted, texts as they stand.
pub(super) fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (word, after) = match first {
            _ if first.is_whitespace() => (None, rest.trim_start()),
            '-' if rest.starts_with("--") => (None, behind(rest, "\n")),
            '/' if rest.starts_with("/*") => (None, behind(rest, "*/")),
            '\'' => quoted(rest, '\'', str::to_owned),
            '"' | '`' => quoted(rest, first, |name| bare(name, first)),
            '[' => quoted(rest, ']', |name| bare(name, ']')),
            _ if is_of_a_word(first) => {
                let end = rest.find(|letter| !is_of_a_word(letter));
                let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
                (Some(word.to_lowercase()), after)
            }
            _ => {
                let is_double = DOUBLE_SIGNS.iter().any(|sign| rest.starts_with(sign));
                let (sign, after) = rest.split_at(if is_double { 2 } else { first.len_utf8() });
                (Some(sign.to_owned()), after)
            }
        };
        words.extend(word);
        rest = after;
    }
    words
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$' || !letter.is_ascii()
}

fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, after)| after)
}

/// What stands between quotes, those included; the closing one written twice is a part of it.
fn quoted(text: &str, end: char, read: impl Fn(&str) -> String) -> (Option<String>, &str) {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != end {
            continue;
        }
        if end != ']' && letters.next_if(|(_, next)| *next == end).is_some() {
            continue;
        }
        let (word, after) = text.split_at(at + letter.len_utf8());
        return (Some(read(word)), after);
    }
    (Some(text.to_owned()), "")
}

fn bare(name: &str, end: char) -> String {
    let mut inside = name.chars();
    inside.next();
    inside.next_back();
    let twice = format!("{end}{end}");
    inside
        .as_str()
        .replace(&twice, &end.to_string())
        .to_lowercase()
}

/// The words of each group in parentheses that stands behind `keyword`, as one text.
pub(super) fn groups_behind(keyword: &str, words: &[String]) -> Vec<String> {
    let mut groups = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let rest = words.get(at + 1..).unwrap_or_default();
        if word == keyword && rest.first().is_some_and(|next| next == "(") {
            groups.push(group(rest));
        }
    }
    groups
}

fn group(words: &[String]) -> String {
    let mut depth = 0_usize;
    let mut inside = Vec::new();
    for word in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        inside.push(word.as_str());
        if depth == 0 {
            break;
        }
    }
    inside.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_statement_written_in_several_ways_has_the_same_words() {
        let plain = words("CREATE TABLE month (id INTEGER, note TEXT DEFAULT 'It''s  A')");
        for other in [
            "create  table \"month\"\n(ID integer,note text default 'It''s  A')",
            "CREATE TABLE [month] (`id` INTEGER, -- a key\n note /* ; */ TEXT DEFAULT 'It''s  A')",
        ] {
            assert_eq!(words(other), plain, "{other}");
        }
        for other in [
            "CREATE TABLE month (id INTEGER, note TEXT DEFAULT 'it''s  a')",
            "CREATE TABLE month (id INTEGER, note TEXT DEFAULT 'It''s A')",
            "CREATE TABLE month (id INTEGER, note TEXT DEFAULT \"It's  A\")",
            "CREATE TABLE month (id INTEGER, note TEXT DEFAULT 'It''s  A'",
            "CREATE TABLE month (id INTEGER, note TEXT DEFAULT 'It''s  A') STRICT",
        ] {
            assert_ne!(words(other), plain, "{other}");
        }
    }

    #[test]
    fn a_statement_that_is_cut_off_has_words_too() {
        for cut in ["'it", "\"it", "[it", "/* it", "-- it", "it'", "é\"", ""] {
            words(cut);
        }
        assert_eq!(words("a\"b\"\"c\"'d'"), ["a", "b\"c", "'d'"]);
    }

    #[test]
    fn a_group_ends_where_its_parenthesis_does() {
        let words = words("a CHECK (b IN (1, 2) AND c = 'CHECK (') , d check(e)");
        let groups = groups_behind("check", &words);
        assert_eq!(groups, ["( b in ( 1 , 2 ) and c = 'CHECK (' )", "( e )"]);
    }
}
