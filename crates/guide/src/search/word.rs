//! How well one typed word stands for one word of the guide.

/// How far a typed word is from a word of the guide: 0 is the word itself.
pub(super) type Distance = u16;

/// The typed word is another word.
pub(super) const FAR: Distance = 10_000;
/// From here on, the typed word holds a mistake.
pub(super) const MISTAKEN: Distance = 100;

const SAME_STEM: Distance = 1;
const BEGINNING: Distance = 3;
const BEGINNING_OF_STEM: Distance = 4;
const ONE_MISTAKE: Distance = 6;
const UNFINISHED: Distance = 2;

/// What is compared of a word, known beforehand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Which letters it holds, one bit each.
    letters: u32,
    /// How much of it is left without the marks of plural and feminine.
    stem: usize,
}

impl Shape {
    /// The shape of a folded word.
    pub(super) fn of(word: &[u8]) -> Self {
        let letters = word.iter().fold(0, |bits, c| bits | 1 << (c % 32));
        Self {
            letters,
            stem: stem(word),
        }
    }
}

/// The length of `word` without plural, feminine and the doubled letter before them.
fn stem(word: &[u8]) -> usize {
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

/// How far `typed` is from `word`; both folded.
pub(super) fn distance(typed: (&[u8], Shape), word: (&[u8], Shape)) -> Distance {
    let ((typed, of_typed), (word, of_word)) = (typed, word);
    if typed == word {
        return 0;
    }
    let stem = typed.get(..of_typed.stem).unwrap_or(typed);
    if Some(stem) == word.get(..of_word.stem) {
        return SAME_STEM;
    }
    if word.starts_with(typed) {
        return BEGINNING;
    }
    if word.starts_with(stem) {
        return BEGINNING_OF_STEM;
    }
    let most = match typed.len() {
        0..4 => return FAR,
        4..8 => 1,
        _ => 2,
    };
    // A mistake brings in one letter at most that the word does not hold.
    if (of_typed.letters & !of_word.letters).count_ones() > most {
        return FAR;
    }
    let (whole, beginning) = edits(stem, word, of_word.stem, most);
    let cost = |edits: u32| MISTAKEN + ONE_MISTAKE * Distance::try_from(edits).unwrap_or(FAR);
    if whole <= most {
        cost(whole)
    } else if beginning <= most {
        cost(beginning) + UNFINISHED
    } else {
        FAR
    }
}

/// The fewest edits that make `word` or its stem, and that make any beginning of it.
///
/// An edit inserts, drops, replaces a letter or swaps two neighbours. Only the
/// diagonals that `most` (at most two) edits can reach are looked at, so the
/// work is bounded by five times the letters of `typed`.
fn edits(typed: &[u8], word: &[u8], stem: usize, most: u32) -> (u32, u32) {
    // Cell k of a row is the column k - 1 - most letters beyond the row's number.
    const WIDTH: usize = 7;
    const NEVER: u32 = 100;
    let most = most as usize;
    let mut before = [NEVER; WIDTH];
    let mut row = [NEVER; WIDTH];
    for (k, cell) in row.iter_mut().enumerate() {
        if k > most && k <= 2 * most + 1 {
            *cell = u32::try_from(k - most - 1).unwrap_or(NEVER);
        }
    }
    let mut last = None;
    for (i, &letter) in (1..).zip(typed) {
        let mut next = [NEVER; WIDTH];
        let mut left = NEVER;
        for k in 1..=2 * most + 1 {
            let Some(j) = (i + k).checked_sub(most + 1) else {
                continue;
            };
            if j > word.len() {
                break;
            }
            let at = |row: &[u32; WIDTH], k: usize| row.get(k).copied().unwrap_or(NEVER);
            let mut best = (at(&row, k + 1) + 1).min(left + 1);
            if let Some(there) = j.checked_sub(1).and_then(|j| word.get(j)) {
                best = best.min(at(&row, k) + u32::from(*there != letter));
                let swapped = j.checked_sub(2).and_then(|j| word.get(j)) == Some(&letter)
                    && last == Some(*there);
                if swapped {
                    best = best.min(at(&before, k) + 1);
                }
            }
            left = best;
            if let Some(cell) = next.get_mut(k) {
                *cell = best;
            }
        }
        if next.iter().all(|&n| n as usize > most) {
            return (NEVER, NEVER);
        }
        last = Some(letter);
        before = row;
        row = next;
    }
    let column = |j: usize| {
        let k = (j + most + 1).checked_sub(typed.len());
        k.and_then(|k| row.get(k)).copied().unwrap_or(NEVER)
    };
    let whole = column(word.len()).min(column(stem));
    (whole, row.iter().copied().min().unwrap_or(NEVER))
}

/// The other gender of a word whose forms differ by more than their end: « éducateur », « éducatrice ».
pub(super) fn other_gender(word: &[u8]) -> Option<Vec<u8>> {
    const FORMS: [(&[u8], &[u8]); 4] = [
        (b"teur", b"trice"),
        (b"trice", b"teur"),
        (b"eur", b"euse"),
        (b"euse", b"eur"),
    ];
    let (stem, end) = FORMS
        .iter()
        .find_map(|(from, to)| Some((word.strip_suffix(*from)?, to)))?;
    Some([stem, end].concat())
}

/// Whether a word only joins others.
pub(super) fn is_small(word: &[u8]) -> bool {
    const SMALL: &[u8] = b" a au d de des du e en et l la le les n ou s un une ";
    word.len() < 4
        && SMALL
            .windows(word.len() + 2)
            .any(|w| matches!(w, [b' ', inner @ .., b' '] if inner == word))
}
