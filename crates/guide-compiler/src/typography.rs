//! French spaces: authors type ordinary ones, readers get those that never break.

use crate::source::holds;

/// `text` with a no-break space before `: ; ? ! »` and after `«` and `n°`, where the author left a space.
pub(crate) fn french(text: String) -> String {
    // Most texts hold none of these; « » and ° begin with the byte C2.
    if !holds(&text, |b| matches!(b, b':' | b';' | b'?' | b'!' | 0xc2)) {
        return text;
    }
    // A few spaces become longer by a byte.
    let mut out = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b' ') {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + 1..)) else { continue };
        let sign = after.starts_with([':', ';', '?', '!', '»']);
        if sign || before.ends_with('«') || before.ends_with("n°") {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push('\u{a0}');
            from = at + 1;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::french;

    #[test]
    fn only_where_a_space_stands() {
        assert_eq!(french("« Oui » : non ?".to_owned()), "«\u{a0}Oui\u{a0}»\u{a0}: non\u{a0}?");
        assert_eq!(french("mon n° RPPS à 20 °".to_owned()), "mon n°\u{a0}RPPS à 20 °");
        assert_eq!(french("https://x a:b".to_owned()), "https://x a:b");
    }
}
