//! Telephone numbers and mailboxes, as they stand in running text.

/// Signs that people put between the figures of a number.
const BETWEEN: [char; 6] = [' ', '.', '-', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The fewest figures that make a number rather than a year, an amount or a code.
const FIGURES: usize = 9;

/// The first telephone number or mailbox in `text`, with where it begins.
pub(crate) fn first(text: &str) -> Option<(usize, &str)> {
    mailbox(text).into_iter().chain(number(text)).min_by_key(|(at, _)| *at)
}

/// `nom@exemple.fr`.
fn mailbox(text: &str) -> Option<(usize, &str)> {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let mut signs = text.match_indices('@');
    signs.find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let name = before.len() - before.trim_end_matches(in_name).len();
        let host = after.split(|c: char| !in_name(c)).next()?.trim_end_matches('.');
        let start = at - name;
        (name > 0 && host.trim_matches('.').contains('.'))
            .then_some((start, text.get(start..at + 1 + host.len())?))
    })
}

/// A national number, `0` and nine figures, or an international one, `+` and more.
fn number(text: &str) -> Option<(usize, &str)> {
    if text.bytes().filter(u8::is_ascii_digit).count() < FIGURES {
        return None;
    }
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text.get(..*at).unwrap_or("");
        matches!(c, '0' | '+') && !before.ends_with(|c: char| c.is_alphanumeric() || c == '+' || c == '-')
    });
    starts.into_iter().find_map(|(at, sign)| {
        let rest = text.get(at..)?;
        let inside = |c: char| c.is_ascii_digit() || c == '+' || BETWEEN.contains(&c);
        let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
        let found = rest.get(..end)?.trim_end_matches(BETWEEN);
        let figures = found.bytes().filter(u8::is_ascii_digit).count();
        let fits = if sign == '0' { figures == FIGURES + 1 } else { figures > FIGURES };
        fits.then_some((at, found))
    })
}

/// A number or a mailbox in the form in which two of them compare: without the country, signs and capitals.
pub(crate) fn comparable(text: &str) -> String {
    if text.contains('@') {
        return text.to_lowercase();
    }
    let figures: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = figures.len().saturating_sub(FIGURES);
    figures.get(national..).unwrap_or("").to_owned()
}

/// The number `text`, and nothing else, as it is dialled from anywhere: a French one gets its country.
pub(crate) fn dialled(text: &str) -> Option<String> {
    let (at, found) = number(text)?;
    if at > 0 || found.len() < text.len() {
        return None;
    }
    let figures: String = found.chars().filter(char::is_ascii_digit).collect();
    match figures.strip_prefix('0') {
        Some(national) if !found.starts_with('+') => Some(format!("+33{national}")),
        _ => Some(format!("+{figures}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_mailboxes_are_found() {
        for (text, found) in [
            ("appelez le 05 61 00 00 00, le matin", "05 61 00 00 00"),
            ("au 05.61.00.00.00.", "05.61.00.00.00"),
            ("le +33 5 61 00 00 00", "+33 5 61 00 00 00"),
            ("le 0\u{a0}806\u{a0}800\u{a0}213", "0\u{a0}806\u{a0}800\u{a0}213"),
            ("à appui@exemple.fr.", "appui@exemple.fr"),
        ] {
            assert_eq!(first(text).map(|(_, f)| f), Some(found), "{text}");
        }
    }

    #[test]
    fn other_figures_and_signs_are_no_contact() {
        for text in [
            "le numéro RPPS, 10003456789, et la carte",
            "du 1er janvier 2026 au 31 décembre 2027",
            "version 1.0.2026.123456",
            "8 suivi de 00000000000",
            "@ seul, ou nom@, ou @exemple.fr",
            "G15-60, R94-41, 2026-11-23, 2026-11-24",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_compare_without_their_country() {
        assert_eq!(comparable("0 806 800 213"), comparable("+33806800213"));
        assert_ne!(comparable("0 806 800 214"), comparable("+33806800213"));
        assert_eq!(dialled("02 99 00 00 00").as_deref(), Some("+33299000000"));
        assert_eq!(dialled("le 02 99 00 00 00"), None);
    }
}
