//! Honest progress: how many screens are still to answer, as the graph knows.

use crate::words;
use guide::Node;

/// « Encore 1 à 2 écrans », or that this is the last one.
#[must_use]
pub fn in_words(node: &Node) -> String {
    match node.remaining {
        (0, 0) => words::LAST_QUESTION.to_owned(),
        (0, most) => words::at_most_screens(most),
        (fewest, most) if fewest == most => words::screens(fewest),
        (fewest, most) => words::screens_between(fewest, most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn progress_reads_as_a_sentence() {
        let mut node = sample().nodes.remove(0);
        let table = [
            ((0, 0), "Dernière question"),
            ((0, 1), "Encore 1 écran au plus"),
            ((1, 1), "Encore 1 écran après celui-ci"),
            ((1, 2), "Encore 1 à 2 écrans après celui-ci"),
            ((2, 2), "Encore 2 écrans après celui-ci"),
        ];
        for (remaining, expected) in table {
            node.remaining = remaining;
            assert_eq!(in_words(&node), expected);
        }
    }
}
