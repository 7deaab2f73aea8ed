//! A session as one line of text, for the history entry and the tab's storage.
//!
//! Keys, not positions, so that a line written by an older guide still reads
//! in a newer one: what no longer exists is left out.

use crate::address::Place;
use crate::session::Session;
use guide::{FactId, Given, Guide, Journey, NodeId, ValueId};

const VERSION: &str = "1";

/// The line for `session`.
#[must_use]
pub fn encode(guide: &Guide, session: &Session) -> String {
    let key = |id: NodeId| guide.node(id).map_or("", |n| n.key.as_str());
    let journey = &session.journey;
    let known = journey.known.iter().map(|(f, v)| pair(guide, *f, *v));
    let said = journey.answers.iter();
    let said = said.map(|g| format!("{}>{}", key(g.node), pair(guide, g.fact, g.value)));
    [
        VERSION.to_owned(),
        session.here.address(guide),
        u8::from(session.modifying).to_string(),
        key(journey.entry).to_owned(),
        known.collect::<Vec<_>>().join(";"),
        said.collect::<Vec<_>>().join(";"),
    ]
    .join("|")
}

/// The session a line was written for, as far as the guide still knows it.
#[must_use]
pub fn decode(guide: &Guide, line: &str) -> Option<Session> {
    let mut parts = line.split('|');
    let mut next = || parts.next();
    if next()? != VERSION {
        return None;
    }
    let here = Place::at(guide, next()?)?;
    let modifying = next()? == "1";
    let entry = guide.find_node(next()?)?;
    let mut journey = Journey::new(entry);
    journey.known = next()?.split(';').filter_map(|p| read_pair(guide, p)).collect();
    for given in next()?.split(';').filter_map(|g| read_given(guide, g)) {
        journey.answer(given);
    }
    Some(Session { journey, here, modifying })
}

/// The address that a line was written at, without the guide that would read the rest.
#[must_use]
pub fn whereabouts(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(VERSION)?.strip_prefix('|')?;
    Some(rest.split_once('|')?.0)
}

/// Whether a line holds an answer, or something known from elsewhere.
#[must_use]
pub fn says_something(line: &str) -> bool {
    line.split('|').skip(4).any(|part| !part.is_empty())
}

/// `profession=infirmier`.
#[must_use]
pub fn pair(guide: &Guide, fact: FactId, value: ValueId) -> String {
    let name = guide.fact(fact).map_or("", |f| f.key.as_str());
    let value = guide.value(fact, value).map_or("", |v| v.key.as_str());
    format!("{name}={value}")
}

/// The inverse of [`pair`].
#[must_use]
pub fn read_pair(guide: &Guide, text: &str) -> Option<(FactId, ValueId)> {
    let (name, value) = text.split_once('=')?;
    let fact = guide.find_fact(name)?;
    let values = &guide.fact(fact)?.values;
    let at = values.iter().position(|v| v.key == value)?;
    Some((fact, ValueId::at(at)?))
}

fn read_given(guide: &Guide, text: &str) -> Option<Given> {
    let (node, pair) = text.split_once('>')?;
    let node = guide.find_node(node)?;
    let (fact, value) = read_pair(guide, pair)?;
    Some(Given { node, fact, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{finished, pick, sample};

    #[test]
    fn a_session_survives_being_written_down() {
        let guide = sample();
        let mut session = finished(&guide);
        session.journey.known = vec![pick(&guide, "rpps", "oui")];
        assert_eq!(decode(&guide, &encode(&guide, &session)), Some(session));
    }

    #[test]
    fn a_line_says_where_it_was_written() {
        let guide = sample();
        let session = finished(&guide);
        let line = encode(&guide, &session);
        assert_eq!(whereabouts(&line), Some(session.here.address(&guide).as_str()));
        assert!(says_something(&line));
        let new = encode(&guide, &Session::new(&guide, session.here));
        assert!(!says_something(&new), "{new}");
        assert_eq!(whereabouts("2|x|"), None);
    }

    #[test]
    fn damaged_and_foreign_lines_are_harmless() {
        let guide = sample();
        let line = encode(&guide, &finished(&guide));
        for cut in 0..line.len() {
            if let Some(part) = line.get(..cut) {
                let _ = decode(&guide, part);
            }
        }
        assert_eq!(decode(&guide, ""), None);
        assert_eq!(decode(&guide, &line.replacen('1', "2", 1)), None);
        let lost = line.replace("infirmier", "disparu");
        assert_eq!(decode(&guide, &lost).unwrap().journey.answers.len(), 2);
    }
}
