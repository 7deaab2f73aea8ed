//! Letters as people mean them: no case, no accents, no joins between words.

/// Splits `text` into words of `a`–`z` and `0`–`9`, at most `most` letters in all.
///
/// Everything that is neither a Latin letter nor a digit ends a word, except
/// combining accents and invisible marks, which count for nothing.
pub(super) fn words(text: &str, most: usize) -> Vec<Vec<u8>> {
    let mut words = Vec::new();
    let mut word = Vec::new();
    let mut letters = 0;
    for c in text.chars() {
        let folded = fold(c);
        if folded == b" " {
            finish(&mut word, &mut words);
        } else {
            word.extend_from_slice(folded);
            letters += folded.len();
        }
        if letters >= most {
            break;
        }
    }
    finish(&mut word, &mut words);
    words
}

fn finish(word: &mut Vec<u8>, words: &mut Vec<Vec<u8>>) {
    if word.is_empty() {
        return;
    }
    // « médicaux » is a plural of « médical ».
    if word.len() > 4 && word.ends_with(b"aux") {
        word.truncate(word.len() - 2);
        word.push(b'l');
    }
    words.push(core::mem::take(word));
}

/// The letters that `c` stands for; a space when it stands between words.
fn fold(c: char) -> &'static [u8] {
    let code = u32::from(c);
    let (table, at) = match code {
        0x30..=0x39 => (DIGITS, code - 0x30),
        0x41..=0x5a => (ALPHABET, code - 0x41),
        0x61..=0x7a => (ALPHABET, code - 0x61),
        0xc0..=0x17f => (ACCENTED, code - 0xc0),
        0xad | 0x300..=0x36f | 0x200b..=0x200d | 0x2060 | 0xfeff => return b"",
        _ => return b" ",
    };
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    match table.get(at..=at) {
        Some(b"A") => b"ae",
        Some(b"O") => b"oe",
        Some(b"S") => b"ss",
        Some(letter) => letter,
        None => b" ",
    }
}

const DIGITS: &[u8] = b"0123456789";
const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// U+00C0 to U+017F; `A`, `O` and `S` stand for `æ`, `œ` and `ß`.
const ACCENTED: &[u8] = b"aaaaaaAceeeeiiiidnooooo ouuuuytS\
    aaaaaaAceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkk\
    llllllllllnnnnnnnnnooooooOOrrrrrrsssssssstttttt\
    uuuuuuuuuuuuwwyyyzzzzzzs";

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        let words = words(text, 100);
        let words: Vec<String> = words.into_iter().map(|w| String::from_utf8(w).unwrap()).collect();
        words.join(" ")
    }

    #[test]
    fn the_table_covers_its_range() {
        assert_eq!(ACCENTED.len(), 0x180 - 0xc0);
        for c in '\u{c0}'..='\u{17f}' {
            assert!(!fold(c).is_empty(), "{c}");
        }
    }

    #[test]
    fn accents_case_and_joins_do_not_count() {
        assert_eq!(joined("Éducatrice SPÉCIALISÉE"), "educatrice specialisee");
        assert_eq!(joined("E\u{301}ducateur"), "educateur");
        assert_eq!(joined("aide\u{2011}soignant·e"), "aide soignant e");
        assert_eq!(joined("l’Œuvre, l'œil, Ÿ, ſ"), "l oeuvre l oeil y s");
        assert_eq!(joined("médicaux"), "medical");
        assert_eq!(joined("  \u{1f600}日本 "), "");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(words(&"a".repeat(1000), 64), [b"a".repeat(64)]);
    }
}
