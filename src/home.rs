//! What the first screen offers.

use guide::{Answers, Entry, Guide, NodeId, Trade};

/// The professions that have a tile, with its words.
pub fn tiles(guide: &Guide) -> impl Iterator<Item = (&Trade, &str)> {
    guide.catalogue.iter().flat_map(|catalogue| {
        let tiles = catalogue.tiles.iter();
        tiles.filter_map(|tile| Some((catalogue.trade(tile.trade)?, tile.label.as_str())))
    })
}

/// The doors beside the search: every entry but the home page and [`unlisted`].
pub fn doors(guide: &Guide) -> impl Iterator<Item = &Entry> {
    let unlisted = unlisted(guide).map(|e| e.node);
    guide.entries.iter().skip(1).filter(move |e| Some(e.node) != unlisted)
}

/// The door for those whose profession is in no list: it asks the catalogue's fact by a list of its own.
#[must_use]
pub fn unlisted(guide: &Guide) -> Option<&Entry> {
    let fact = guide.catalogue.as_ref()?.fact;
    guide.entries.iter().skip(1).find(|e| {
        let questions = guide.node(e.node).map_or(&[][..], |n| &n.questions);
        questions.iter().any(|q| q.fact == fact && q.answers != Answers::Catalogue)
    })
}

/// The page where a profession is chosen, for somebody who comes from the list of all of them.
///
/// The journey's own open question when it asks for the profession, else the home page.
#[must_use]
pub fn asks_profession(guide: &Guide, open: Option<NodeId>) -> Option<NodeId> {
    let asks = |id: &NodeId| {
        let questions = guide.node(*id).map_or(&[][..], |n| &n.questions);
        questions.iter().any(|q| q.answers == Answers::Catalogue)
    };
    open.filter(asks).or_else(|| guide.home().filter(asks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn the_first_screen_has_its_doors_and_tiles() {
        let guide = sample();
        let tiles: Vec<&str> = tiles(&guide).map(|(_, words)| words).collect();
        assert_eq!(tiles, ["Infirmier", "Aide-soignant"]);
        let doors: Vec<&str> = doors(&guide).map(|e| e.door.as_str()).collect();
        assert_eq!(doors, ["Ça ne marche pas"]);
        assert_eq!(unlisted(&guide).unwrap().door, "Je ne trouve pas mon métier");
        assert_eq!(asks_profession(&guide, guide.find_node("situation")), guide.home());
    }
}
