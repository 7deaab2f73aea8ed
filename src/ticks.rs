//! What a person ticked: steps done and lines of « Avant de commencer » ready.

use guide::{Guide, NodeId};

/// The ticked boxes, by key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticks(Vec<String>);

impl Ticks {
    /// The key of a step's tick: the page's id and the slug of the step's bold words.
    #[must_use]
    pub fn step(guide: &Guide, node: NodeId, step: &str) -> String {
        key(guide, node, '#', step)
    }

    /// The key of a line of « Avant de commencer ».
    #[must_use]
    pub fn before(guide: &Guide, node: NodeId, line: &str) -> String {
        key(guide, node, '~', line)
    }

    /// Whether the box is ticked.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|k| k == key)
    }

    /// Ticks a box, or takes the tick away.
    pub fn set(&mut self, key: String, ticked: bool) {
        self.0.retain(|k| *k != key);
        if ticked {
            self.0.push(key);
        }
    }

    /// How many steps of these pages there are, and how many of them are done.
    #[must_use]
    pub fn done(&self, guide: &Guide, path: &[NodeId]) -> (usize, usize) {
        let mut done = 0;
        let mut all = 0;
        for &id in path {
            for step in guide.node(id).into_iter().flat_map(guide::Node::steps) {
                all += 1;
                done += usize::from(self.has(&Self::step(guide, id, &step.key)));
            }
        }
        (done, all)
    }

    /// One line, for storage.
    #[must_use]
    pub fn encode(&self) -> String {
        self.0.join(";")
    }

    /// The inverse of [`Ticks::encode`]; anything unknown is harmless.
    #[must_use]
    pub fn decode(line: &str) -> Self {
        Self(line.split(';').filter(|k| !k.is_empty()).map(str::to_owned).collect())
    }
}

fn key(guide: &Guide, node: NodeId, mark: char, slug: &str) -> String {
    let page = guide.node(node).map_or("", |n| n.key.as_str());
    format!("{page}{mark}{slug}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn ticks_survive_storage_and_count_the_steps_of_a_path() {
        let guide = sample();
        let page = guide.find_node("e-cps/activer").unwrap();
        let mut ticks = Ticks::default();
        ticks.set(Ticks::step(&guide, page, "installer"), true);
        ticks.set(Ticks::before(&guide, page, "installer"), true);
        ticks.set(Ticks::step(&guide, page, "ouvrir"), true);
        ticks.set(Ticks::step(&guide, page, "ouvrir"), false);
        assert_eq!(ticks.done(&guide, &[page]), (1, 3));
        assert_eq!(Ticks::decode(&ticks.encode()), ticks);
        assert_eq!(Ticks::decode(""), Ticks::default());
    }
}
