//! « Vouliez-vous dire … ? »: the nearest of some names.

use crate::source::slug;

/// The longest word, in bytes, that is compared.
const LONGEST: usize = 200;

/// How many candidates are compared: more than a guide has names of one kind.
const MOST: usize = 500;

/// The candidate nearest to `word`, if it is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let folded = slug(word);
    let limit = 1 + folded.len() / 4;
    candidates
        .into_iter()
        .take(MOST)
        // Accents, case and signs change lengths by a few bytes a letter at most.
        .filter(|c| c.len() <= 4 * word.len().max(4))
        // No key is longer than what it is made of: a letter too many is a change.
        .filter(|c| folded.len() <= c.len() + limit)
        .map(|c| (slug(c), c))
        // A change for each letter that the other does not have: cheaper to see, and mostly enough.
        .filter(|(name, _)| missing(&folded, name).max(missing(name, &folded)) <= limit)
        .map(|(name, c)| (distance(folded.as_bytes(), name.as_bytes()), c))
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// How many letters of `a` are nowhere in `b`.
fn missing(a: &str, b: &str) -> usize {
    a.bytes().filter(|letter| !b.as_bytes().contains(letter)).count()
}

/// Edit distance where swapping two neighbours counts one (optimal string alignment).
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = Vec::with_capacity(b.len() + 1);
    let mut a_before = None;
    for (i, &ca) in a.iter().enumerate() {
        let mut left = i + 1;
        let mut b_before = None;
        row.clear();
        row.push(left);
        let swapped = std::iter::once(&0).chain(&before);
        for ((pair, swapped), &cb) in last.windows(2).zip(swapped).zip(b) {
            let [diagonal, up] = pair else { continue };
            left = (diagonal + usize::from(ca != cb)).min(up + 1).min(left + 1);
            if a_before == Some(cb) && b_before == Some(ca) {
                left = left.min(swapped + 1);
            }
            row.push(left);
            b_before = Some(cb);
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
        a_before = Some(ca);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let words = ["physique", "aucune", "carte-et-lecteur"];
        assert_eq!(nearest("phisique", words), Some("physique"));
        assert_eq!(nearest("acune", words), Some("aucune"));
        assert_eq!(nearest("carte-et-lectuer", words), Some("carte-et-lecteur"));
        assert_eq!(nearest("médecin", words), None);
        assert_eq!(nearest("Etapes", ["Étapes"]), Some("Étapes"));
    }
}
