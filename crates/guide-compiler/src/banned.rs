//! Words that the glossary sets aside, looked for as whole words.

use aho_corasick::AhoCorasick;

/// A word to avoid and the one to use.
#[derive(Debug, Clone)]
pub(crate) struct Banned {
    pub(crate) word: String,
    pub(crate) better: String,
}

/// All of them.
#[derive(Debug)]
pub(crate) struct Ban {
    list: Vec<Banned>,
    /// Finds them all in one pass; `None` if they were too many for it.
    words: Option<AhoCorasick>,
}

impl Ban {
    pub(crate) fn new(list: Vec<Banned>) -> Self {
        let words = AhoCorasick::new(list.iter().map(|banned| &banned.word)).ok();
        Self { list, words }
    }

    /// Where each of those in `text` first stands.
    pub(crate) fn find(&self, text: &str) -> Vec<(usize, &Banned)> {
        let mut found: Vec<(usize, &Banned)> = Vec::new();
        let Some(words) = self.words.as_ref().filter(|_| !self.list.is_empty()) else { return found };
        for place in words.find_overlapping_iter(text).filter(|place| is_whole(text, place.range())) {
            let banned = self.list.get(place.pattern().as_usize());
            let first = banned.filter(|banned| !found.iter().any(|(_, earlier)| earlier.word == banned.word));
            found.extend(first.map(|banned| (place.start(), banned)));
        }
        found
    }
}

/// Whether what stands at `place` is a whole word, or whole words.
fn is_whole(text: &str, place: std::ops::Range<usize>) -> bool {
    let before = text.get(..place.start).and_then(|before| before.chars().next_back());
    let after = text.get(place.end..).and_then(|after| after.chars().next());
    is_edge(before) && is_edge(after)
}

/// Whether a word may begin or end beside `c`.
fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric() && c != '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        let banned = |word: &str| Banned { word: word.to_owned(), better: String::new() };
        let ban = Ban::new(vec![banned("eCPS"), banned("à éviter"), banned("CPS à")]);
        let find = |text: &str| -> Vec<usize> { ban.find(text).into_iter().map(|(at, _)| at).collect() };
        assert_eq!(find("une eCPS ici, une eCPS là"), [4]);
        assert_eq!(find("une eCPSa, mon-eCPS, éeCPS"), [0_usize; 0]);
        assert_eq!(find("eCPS à éviter"), [0, 5]);
        assert_eq!(find("e CPS à éviter"), [2, 6]);
        assert_eq!(find("eCPS"), [0]);
        assert!(Ban::new(Vec::new()).find("eCPS").is_empty());
    }
}
