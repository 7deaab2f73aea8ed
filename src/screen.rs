//! Which screen the open page shows.

use crate::address::Place;
use crate::session::Session;
use guide::{Guide, NodeId, NodeKind};

/// A screen of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The first screen.
    Home(NodeId),
    /// A question on the way, to be answered.
    Question(NodeId),
    /// The whole personal path.
    Path,
    /// One page as it stands for everybody, its rules in words.
    Alone(NodeId),
    /// The card check.
    CardCheck,
}

impl Screen {
    /// The screen for the open page of `session`.
    #[must_use]
    pub fn of(guide: &Guide, session: &Session) -> Self {
        let Place::Node(node) = session.here else {
            return Self::CardCheck;
        };
        if guide.home() == Some(node) {
            return Self::Home(node);
        }
        let walk = session.journey_here(guide).walk(guide);
        let Some(kind) = guide.node(node).map(|n| &n.kind) else {
            return Self::Alone(node);
        };
        if !walk.trail.contains(&node) {
            return Self::Alone(node);
        }
        match kind {
            NodeKind::Question => Self::Question(node),
            NodeKind::Router if walk.is_complete() => Self::Path,
            NodeKind::Procedure | NodeKind::Information | NodeKind::Outcome(_)
                if walk.is_complete() && walk.path.contains(&node) =>
            {
                Self::Path
            }
            _ => Self::Alone(node),
        }
    }

    /// The screen of a page without a journey: what the static pages show.
    #[must_use]
    pub fn still(guide: &Guide, place: Place) -> Self {
        match place {
            Place::CardCheck => Self::CardCheck,
            Place::Node(node) if guide.home() == Some(node) => Self::Home(node),
            Place::Node(node) => Self::Alone(node),
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
        assert_eq!(Screen::of(&guide, &session), Screen::Alone(at("situation")), "profession is not known");

        let profession = vec![pick(&guide, "profession", "infirmier")];
        session.apply(&guide, &Act::Answer { node: at("profession"), picks: profession });
        assert_eq!(Screen::of(&guide, &session), Screen::Question(at("situation")));

        let picks = vec![pick(&guide, "rpps", "oui"), pick(&guide, "moyen", "aucun-encore")];
        session.apply(&guide, &Act::Answer { node: at("situation"), picks });
        assert_eq!(Screen::of(&guide, &session), Screen::Path);
        session.apply(&guide, &Act::Go(Place::Node(at("carte"))));
        assert_eq!(Screen::of(&guide, &session), Screen::Alone(at("carte")));
        session.apply(&guide, &Act::Go(Place::Node(at("depannage"))));
        assert_eq!(Screen::of(&guide, &session), Screen::Question(at("depannage")), "an entry");
        session.apply(&guide, &Act::Go(Place::CardCheck));
        assert_eq!(Screen::of(&guide, &session), Screen::CardCheck);
    }
}
