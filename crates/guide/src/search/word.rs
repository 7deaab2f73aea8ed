//! What makes two words the same word: plural, feminine, being unfinished.

/// How far a typed word is from a word of the guide: 0 is the word itself.
pub(super) type Distance = u16;

/// The typed word is another word.
pub(super) const FAR: Distance = 10_000;
/// From here on, the typed word holds a mistake.
pub(super) const MISTAKEN: Distance = 100;

/// A shorter beginning says too little when the letters after it differ.
pub(super) const LONG_STEM: usize = 4;

const SAME_STEM: Distance = 1;
const BEGINNING: Distance = 3;
const BEGINNING_OF_STEM: Distance = 4;

/// The length of `word` without plural, feminine and the doubled letter before them.
pub(super) fn stem(word: &[u8]) -> usize {
    const SHORTEST: usize = 3;
    let mut kept = word;
    if let [rest @ .., b's' | b'x'] = kept
        && rest.len() >= SHORTEST
    {
        kept = rest;
    }
    while let [rest @ .., b'e'] = kept
        && rest.len() >= SHORTEST
    {
        kept = rest;
    }
    if let [rest @ .., a, b] = kept
        && a == b
        && rest.len() + 1 >= SHORTEST
        && kept.len() < word.len()
    {
        return rest.len() + 1;
    }
    kept.len()
}

/// How far `typed` is from `word`, which begins with its stem, `typed_stem` letters long.
pub(super) fn distance(typed: &[u8], typed_stem: usize, word: &[u8], word_stem: usize) -> Distance {
    if typed == word {
        0
    } else if typed_stem == word_stem {
        SAME_STEM
    } else if word.starts_with(typed) {
        BEGINNING
    } else if typed_stem >= LONG_STEM {
        BEGINNING_OF_STEM
    } else {
        FAR
    }
}

/// The other gender of a word whose forms differ by more than their end: « éducateur », « éducatrice ».
pub(super) fn other_gender(word: &[u8]) -> Option<Vec<u8>> {
    const FORMS: [(&[u8], &[u8]); 4] =
        [(b"teur", b"trice"), (b"trice", b"teur"), (b"eur", b"euse"), (b"euse", b"eur")];
    let (stem, end) = FORMS.iter().find_map(|(from, to)| Some((word.strip_suffix(*from)?, to)))?;
    Some([stem, end].concat())
}

/// Whether a word only joins others.
pub(super) fn is_small(word: &[u8]) -> bool {
    const SMALL: &[u8] = b" a au d de des du e en et l la le les n ou s un une ";
    word.len() < 4
        && SMALL.windows(word.len() + 2).any(|w| matches!(w, [b' ', inner @ .., b' '] if inner == word))
}
