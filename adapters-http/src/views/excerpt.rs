/// How many characters of a text are shown where all of it has no place.
const EXCERPT_MAX: usize = 60;

/// The first words of a text, in one line.
pub(super) fn of(text: &str) -> String {
    let mut excerpt = String::new();
    for word in text.split_whitespace() {
        let space = usize::from(!excerpt.is_empty());
        let left = EXCERPT_MAX.saturating_sub(excerpt.chars().count() + space);
        if space > 0 {
            excerpt.push(' ');
        }
        if word.chars().count() > left {
            // A word that would fill the line alone is cut; another is left out.
            if space == 0 {
                excerpt.extend(word.chars().take(left));
            }
            excerpt.push('…');
            break;
        }
        excerpt.push_str(word);
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_stand_in_one_line() {
        assert_eq!(of(""), "");
        assert_eq!(of(" Ask the\r\nbank \n"), "Ask the bank");
        let long = "The landlord wants the deposit back in two parts, the second in March";
        let start = "The landlord wants the deposit back in two parts, the second …";
        assert_eq!(of(long), start);
        assert_eq!(of(&"x".repeat(100)), format!("{}…", "x".repeat(60)));
        assert_eq!(of(&"é".repeat(60)), "é".repeat(60));
    }
}
