//! « Vouliez-vous dire … ? »: the nearest of some names.

/// The longest word, in bytes, that is compared.
const LONGEST: usize = 200;

/// The candidate nearest to `word`, if it is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let folded = fold(word);
    let limit = 1 + folded.chars().count() / 4;
    candidates
        .into_iter()
        // Accents, case and signs change lengths by a few bytes a letter at most.
        .filter(|c| c.len() <= 4 * word.len().max(4))
        .map(|c| (distance(&folded, &fold(c)), c))
        .filter(|(d, _)| *d <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// Whether `word` is `other` but for case, accents and at most a slip or two.
pub(crate) fn is_near(word: &str, other: &str) -> bool {
    nearest(word, [other]).is_some()
}

fn fold(word: &str) -> String {
    crate::source::slug(word).replace('-', " ")
}

/// Edit distance where swapping two neighbours counts one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &cb) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX / 2);
            let swap = i > 0 && j > 0 && a.get(i - 1) == Some(&cb) && b.get(j - 1) == Some(&ca);
            let mut best =
                (at(&last, j) + usize::from(ca != cb)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if swap {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
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
        assert!(is_near("Etapes", "Étapes"));
    }
}
