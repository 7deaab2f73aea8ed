//! Which screen the open page shows.

use crate::address::Place;
use crate::session::Session;
use crate::still::is_still;
use guide::{Guide, NodeId, NodeKind};

/// A screen of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The first screen.
    Home(NodeId),
    /// A question on the way, to be answered.
    Question(NodeId),
    /// All professions, to choose one.
    Trades(NodeId),
    /// The whole personal path.
    Path,
    /// A page as it stands for everybody: its static file shows it, not the app.
    Still,
}

impl Screen {
    /// The screen for the open page of `session`.
    #[must_use]
    pub fn of(guide: &Guide, session: &Session) -> Self {
        let Place::Node(node) = session.here else {
            return Self::Still;
        };
        if guide.node(node).is_none_or(is_still) {
            return Self::Still;
        }
        if guide.home() == Some(node) {
            return Self::Home(node);
        }
        let journey = session.journey_here(guide);
        let walk = journey.walk(guide);
        match guide.node(node).map(|n| &n.kind) {
            Some(NodeKind::Catalogue) => Self::Trades(node),
            _ if !walk.trail.contains(&node) => Self::Still,
            Some(NodeKind::Question) => Self::Question(node),
            // Nothing said yet, as when somebody comes from a search engine: the page says it all.
            _ if walk.given.is_empty() && journey.known.is_empty() => Self::Still,
            Some(NodeKind::Router) if walk.is_complete() => Self::Path,
            Some(_) if walk.is_complete() && walk.path.contains(&node) => Self::Path,
            _ => Self::Still,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Act;
    use crate::sample::{pick, sample};

    #[test]
    fn each_page_has_its_screen() {
        let guide = sample();
        let at = |key| guide.find_node(key).unwrap();
        let mut session = Session::new(&guide, Place::Node(at("profession")));
        assert_eq!(Screen::of(&guide, &session), Screen::Home(at("profession")));

        session.apply(&guide, &Act::Go(Place::Node(at("situation"))));
        assert_eq!(Screen::of(&guide, &session), Screen::Still, "profession is not known");

        let profession = vec![pick(&guide, "profession", "infirmier")];
        session.apply(&guide, &Act::Answer { node: at("profession"), picks: profession });
        assert_eq!(Screen::of(&guide, &session), Screen::Question(at("situation")));

        let picks = vec![pick(&guide, "rpps", "oui"), pick(&guide, "moyen", "aucun-encore")];
        session.apply(&guide, &Act::Answer { node: at("situation"), picks });
        assert_eq!(Screen::of(&guide, &session), Screen::Path);
        session.apply(&guide, &Act::Go(Place::Node(at("carte"))));
        assert_eq!(Screen::of(&guide, &session), Screen::Still);
        session.apply(&guide, &Act::Go(Place::Node(at("depannage"))));
        assert_eq!(Screen::of(&guide, &session), Screen::Question(at("depannage")), "an entry");
        session.apply(&guide, &Act::Go(Place::CardCheck));
        assert_eq!(Screen::of(&guide, &session), Screen::Still);
    }
}
