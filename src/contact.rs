//! Telephone numbers and mail addresses as people read, dial and copy them.

/// What `url` says to somebody who cannot follow it: on paper, at another desk. Nothing for other addresses.
#[must_use]
pub fn in_words(url: &str) -> Option<String> {
    if let Some(mail) = url.strip_prefix("mailto:") {
        return Some(mail.split('?').next().unwrap_or(mail).to_owned());
    }
    url.strip_prefix("tel:").map(number)
}

/// A French number: in pairs, those of special rates (`08…`) as `0 806 800 213`.
fn number(digits: &str) -> String {
    let national = digits.strip_prefix("+33").map_or_else(|| digits.to_owned(), |rest| format!("0{rest}"));
    let (size, lead) = if national.starts_with("08") { (3, 1) } else { (2, 0) };
    let mut out = String::new();
    for (at, digit) in national.chars().enumerate() {
        if at >= lead && at > 0 && (at - lead).is_multiple_of(size) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn numbers_and_addresses() {
        let table = [
            ("tel:0806800213", Some("0\u{a0}806\u{a0}800\u{a0}213")),
            ("tel:+33561000000", Some("05\u{a0}61\u{a0}00\u{a0}00\u{a0}00")),
            ("mailto:a@b.fr?subject=x", Some("a@b.fr")),
            ("https://b.fr/", None),
        ];
        for (url, words) in table {
            assert_eq!(in_words(url).as_deref(), words, "{url}");
        }
    }
}
