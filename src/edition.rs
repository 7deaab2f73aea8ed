//! The guide in two editions, so that nobody loads what another door leads to.
//!
//! The first holds what the home page leads to, and every door that comes into
//! it; the second, what is left: repairing, and the establishment's own work. A
//! page loads the edition it belongs to; a link from one to the other is
//! followed by the browser, and the journey goes along in the tab.

use guide::{Answers, Guide, Node, NodeId};

/// The pages of an edition, by node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition(Vec<bool>);

impl Edition {
    /// Both editions of `guide`, the home page's first.
    #[must_use]
    pub fn both(guide: &Guide) -> [Self; 2] {
        let home: Vec<NodeId> = guide.home().into_iter().collect();
        let way = Self::reach(guide, &home, ways);
        let joins = |id: &NodeId| {
            let from_there = Self::reach(guide, &[*id], ways);
            from_there.0.iter().zip(&way.0).any(|(there, on_way)| *there && *on_way)
        };
        let doors = guide.entries.iter().map(|e| e.node);
        let (first, mut second): (Vec<NodeId>, Vec<NodeId>) = doors.partition(joins);
        second.extend(guide.findings.iter().map(|f| f.node));
        let mut first = Self::reach(guide, &first, all_ways);
        if let Some(trades) = guide.catalogue.as_ref().and_then(|c| first.0.get_mut(c.node.index())) {
            *trades = true;
        }
        [first, Self::reach(guide, &second, all_ways)]
    }

    /// Whether the page at `id` belongs to it.
    #[must_use]
    pub fn holds(&self, id: NodeId) -> bool {
        self.0.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether one of its pages asks for a profession.
    #[must_use]
    pub fn asks_profession(&self, guide: &Guide) -> bool {
        let asks = |n: &Node| n.questions.iter().any(|q| q.answers == Answers::Catalogue);
        guide.nodes.iter().zip(&self.0).any(|(node, held)| *held && asks(node))
    }

    fn reach(guide: &Guide, starts: &[NodeId], ways: fn(&Node) -> Vec<NodeId>) -> Self {
        let mut held = vec![false; guide.nodes.len()];
        let mut todo = starts.to_vec();
        while let Some(id) = todo.pop() {
            let Some(seen) = held.get_mut(id.index()) else { continue };
            if !std::mem::replace(seen, true) {
                todo.extend(guide.node(id).map(ways).unwrap_or_default());
            }
        }
        Self(held)
    }
}

/// The pages that a journey may come to right after `node`.
fn ways(node: &Node) -> Vec<NodeId> {
    let answers = node.questions.iter().flat_map(|q| match &q.answers {
        Answers::Listed(answers) => answers.as_slice(),
        Answers::Catalogue => &[],
    });
    node.next.iter().map(|r| r.to).chain(answers.filter_map(|a| a.to)).collect()
}

/// The same, and the pages that are only offered there.
fn all_ways(node: &Node) -> Vec<NodeId> {
    let otherwise = node.before.iter().filter_map(|b| b.otherwise.as_ref()).map(|o| o.to);
    ways(node).into_iter().chain(node.also.iter().map(|r| r.to)).chain(otherwise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::apart;

    #[test]
    fn the_repairs_are_an_edition_of_their_own() {
        let guide = apart();
        let [first, second] = Edition::both(&guide);
        let at = |key: &str| guide.find_node(key).unwrap();
        assert!(first.holds(at("situation")) && !second.holds(at("situation")));
        assert!(second.holds(at("depannage")) && !first.holds(at("depannage")));
        assert!(first.asks_profession(&guide) && !second.asks_profession(&guide));
    }
}
