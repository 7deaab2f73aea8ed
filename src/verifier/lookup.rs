//! What the card check knows of the guide: the pages it leads to, the professions by their codes, and how a
//! visit is written that begins with what a card says. `site` writes it beside the page, so that no guide
//! is loaded here.

use crate::address::Place;
use crate::saved;
use crate::session::Session;
use crate::verifier::pages;
use guide::{Given, Guide, NodeId};

/// What the card check knows of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lookup {
    /// The pages, by finding or by key.
    pub pages: Vec<Page>,
    /// The professions that cards name.
    pub trades: Vec<Trade>,
    /// A visit with a card and a reader, as [`saved`] writes it; `TRADE` stands for the profession.
    pub visit: String,
}

/// A page of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The finding that it answers, or its own key.
    pub key: String,
    /// Its address below the root.
    pub address: String,
    /// What it is called in a link.
    pub title: String,
}

/// A profession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trade {
    /// Its code in TRE_G15.
    pub code: u16,
    /// Its key in the catalogue.
    pub key: String,
    /// Its name.
    pub label: String,
}

/// The nomenclature that certificates name professions by.
const NOMENCLATURE: &str = "G15-";
/// What stands in [`Lookup::visit`] for the profession's key.
const TRADE: &str = "\u{1}";
/// The question that a card answers, and its answer.
const MEANS: [&str; 3] = ["situation", "moyen", "carte-et-lecteur"];

impl Lookup {
    /// What is looked up in `guide`.
    #[must_use]
    pub fn of(guide: &Guide) -> Self {
        let page = |key: &str, id: NodeId, title: &str| Page {
            key: key.to_owned(),
            address: guide.address(id),
            title: title.to_owned(),
        };
        let findings = guide.findings.iter();
        let findings = findings.filter_map(|f| Some(page(&f.key, f.node, guide.node(f.node)?.short())));
        // Away from their own place in the guide, short titles would not say enough.
        let named = pages::ALL.into_iter().filter_map(|key| {
            let id = guide.find_node(key)?;
            Some(page(key, id, &guide.node(id)?.title))
        });
        let trades = guide.catalogue.iter().flat_map(|catalogue| {
            catalogue.trades().filter_map(|trade| {
                let code = trade.code.as_deref()?.strip_prefix(NOMENCLATURE)?.parse().ok()?;
                let key = guide.value(catalogue.fact, trade.value)?.key.clone();
                Some(Trade { code, key, label: trade.label.clone() })
            })
        });
        let visit = visit(guide).unwrap_or_default();
        Self { pages: findings.chain(named).collect(), trades: trades.collect(), visit }
    }

    /// The page for a finding, or with a key.
    #[must_use]
    pub fn page(&self, key: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.key == key)
    }

    /// The profession with this code.
    #[must_use]
    pub fn trade(&self, code: u16) -> Option<&Trade> {
        self.trades.iter().find(|trade| trade.code == code)
    }

    /// A visit that begins with this profession, a card and a reader, and the address where it goes on.
    #[must_use]
    pub fn visit_with(&self, trade: &Trade) -> Option<(String, String)> {
        let line = self.visit.replace(TRADE, &trade.key);
        let address = saved::whereabouts(&line)?.to_owned();
        Some((line, address))
    }

    /// The bytes of it: a line for each, its parts apart by tabs.
    #[must_use]
    pub fn encode(&self) -> String {
        let pages = self.pages.iter().map(|p| format!("page\t{}\t{}\t{}\n", p.key, p.address, p.title));
        let trades = self.trades.iter().map(|t| format!("trade\t{}\t{}\t{}\n", t.code, t.key, t.label));
        pages.chain(trades).chain([format!("visit\t{}\n", self.visit)]).collect()
    }

    /// The inverse of [`Lookup::encode`]; lines that are none are left out.
    #[must_use]
    pub fn decode(text: &str) -> Self {
        let mut out = Self::default();
        for line in text.lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            match *parts.as_slice() {
                ["page", key, address, title] => out.pages.push(Page {
                    key: key.to_owned(),
                    address: address.to_owned(),
                    title: title.to_owned(),
                }),
                ["trade", code, key, label] => {
                    let trade = |code| Trade { code, key: key.to_owned(), label: label.to_owned() };
                    out.trades.extend(code.parse().ok().map(trade));
                }
                ["visit", line] => line.clone_into(&mut out.visit),
                _ => {}
            }
        }
        out
    }
}

/// A visit that said a profession, and a card with its reader; the question about them is open.
fn visit(guide: &Guide) -> Option<String> {
    let [node, fact, value] = MEANS;
    let (home, here) = (guide.home()?, guide.find_node(node)?);
    let (fact, value) = saved::read_pair(guide, &format!("{fact}={value}"))?;
    let catalogue = guide.catalogue.as_ref()?;
    let any = catalogue.trades().next()?.value;
    let mut session = Session::new(guide, Place::Node(home));
    session.journey.answer(Given { node: home, fact: catalogue.fact, value: any });
    session.journey.answer(Given { node: here, fact, value });
    session.here = Place::Node(here);
    let profession = format!("{}={TRADE}", guide.fact(catalogue.fact)?.key);
    Some(saved::encode(guide, &session).replace(&saved::pair(guide, catalogue.fact, any), &profession))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A small one.
    pub(crate) fn lookup() -> Lookup {
        let page = |key: &str, title: &str| Page {
            key: key.to_owned(),
            address: format!("constats/{key}/"),
            title: title.to_owned(),
        };
        Lookup {
            pages: vec![page("carte-expiree", "Carte expirée"), page("connexion", "Se connecter")],
            trades: vec![Trade { code: 60, key: "infirmier".to_owned(), label: "Infirmier".to_owned() }],
            visit: format!("1|situation/|0|profession||profession>profession={TRADE}"),
        }
    }

    #[test]
    fn it_survives_being_written_down() {
        let lookup = lookup();
        assert_eq!(Lookup::decode(&lookup.encode()), lookup);
        assert_eq!(Lookup::decode("page\tx\nrien\n\ntrade\tx\ty\tz"), Lookup::default());
    }

    #[test]
    fn a_visit_is_written_for_a_profession() {
        let lookup = lookup();
        let (line, address) = lookup.visit_with(lookup.trade(60).unwrap()).unwrap();
        assert_eq!(line, "1|situation/|0|profession||profession>profession=infirmier");
        assert_eq!(address, "situation/");
        assert_eq!(lookup.trade(61), None);
    }
}
