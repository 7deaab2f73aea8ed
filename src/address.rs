//! Where a page lives below the site's root, and how one page writes the
//! address of another.

use guide::{Guide, NodeId};

/// The address of the card check, which is not a page of the guide.
pub const CARD_CHECK: &str = "verifier-ma-carte/";

/// The address of the page for portals, which is not a page of the guide either, and never a screen of the app.
pub const EMBED: &str = "integrer/";

/// A page that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A page of the guide.
    Node(NodeId),
    /// `/verifier-ma-carte/`.
    CardCheck,
}

impl Place {
    /// The address below the root: empty for the home page, else ending in a slash.
    #[must_use]
    pub fn address(self, guide: &Guide) -> String {
        match self {
            Self::Node(id) => guide.address(id),
            Self::CardCheck => CARD_CHECK.to_owned(),
        }
    }

    /// The page at an address below the root.
    #[must_use]
    pub fn at(guide: &Guide, address: &str) -> Option<Self> {
        let address = address.strip_suffix("index.html").unwrap_or(address);
        if address.trim_matches('/') == CARD_CHECK.trim_matches('/') {
            return Some(Self::CardCheck);
        }
        guide.at_address(address).map(Self::Node)
    }

    /// The page itself, when it is one of the guide's.
    #[must_use]
    pub const fn node(self) -> Option<NodeId> {
        match self {
            Self::Node(id) => Some(id),
            Self::CardCheck => None,
        }
    }
}

/// The way from a page back to the root, as a relative address: `../../` for `e-cps/coordonnees/`.
#[must_use]
pub fn way_up(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// `address` as written in a link, behind `prefix` (a way up, or the root's own path).
#[must_use]
pub fn href(prefix: &str, address: &str) -> String {
    if prefix.is_empty() && (address.is_empty() || address.starts_with('#')) {
        return format!("./{address}");
    }
    format!("{prefix}{address}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn every_page_is_found_at_its_own_address() {
        let guide = sample();
        for at in 0..guide.nodes.len() {
            let place = Place::Node(NodeId::at(at).unwrap());
            assert_eq!(Place::at(&guide, &place.address(&guide)), Some(place));
        }
        assert_eq!(Place::at(&guide, "verifier-ma-carte/"), Some(Place::CardCheck));
        assert_eq!(Place::at(&guide, "index.html"), guide.home().map(Place::Node));
        assert_eq!(Place::at(&guide, "rien/"), None);
    }

    #[test]
    fn links_climb_to_the_root_and_down_again() {
        let table = [("", "", "./"), ("", "a/b/", "a/b/"), ("a/b/", "", "../../"), ("a/", "c/", "../c/")];
        for (from, to, expected) in table {
            assert_eq!(href(&way_up(from), to), expected, "from {from:?} to {to:?}");
        }
        assert_eq!(href("/deep/", ""), "/deep/");
    }
}
