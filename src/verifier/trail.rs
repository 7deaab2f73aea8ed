//! The way of an examination, from the reader to the code porteur: what is known at each part of it.

use crate::verifier::reading::Reading;
use crate::words::reading as words;
use cps::view::{Begun, Card, Facts, Reading as Part, Stage};

/// A part of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// Which reader.
    Reader,
    /// Which card.
    Card,
    /// CPS, CPF, CPE or CPA, and the profession.
    Kind,
    /// Whether its last update came to its end.
    State,
    /// The certificates' dates.
    Certificates,
    /// Tries left for the code.
    HolderCode,
}

/// What is known at a part of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Nothing yet.
    Later,
    /// It is being read.
    Now,
    /// This, a line each.
    Said(Vec<String>),
    /// Nothing, and nothing will come.
    Unknown,
}

/// The whole way. `profession` names a code, when the catalogue has it.
#[must_use]
pub fn trail(reading: &Reading, profession: &dyn Fn(u16) -> Option<String>) -> [(Row, Known); 6] {
    let rows = [Row::Reader, Row::Card, Row::Kind, Row::State, Row::Certificates, Row::HolderCode];
    rows.map(|row| (row, known(reading, row, profession)))
}

fn known(reading: &Reading, row: Row, profession: &dyn Fn(u16) -> Option<String>) -> Known {
    let facts = reading.facts.as_ref();
    let said = match row {
        Row::Reader if reading.is_demonstration() => vec![words::VIRTUAL_READER.to_owned()],
        Row::Reader => reading.reader.iter().map(words::reader_name).collect(),
        Row::Card => facts.map(card).unwrap_or_default(),
        Row::Kind => facts.map(|f| kind(f, profession)).unwrap_or_default(),
        Row::State => facts.and_then(|f| f.update).map(words::update).into_iter().collect(),
        Row::Certificates => facts.map(|f| certificates(f, reading.begun)).unwrap_or_default(),
        Row::HolderCode => facts.and_then(|f| f.holder_code).map(words::tries).into_iter().collect(),
    };
    match (said.is_empty(), reading.is_busy()) {
        (false, _) => Known::Said(said),
        (true, true) if now(reading) == Some(row) => Known::Now,
        (true, true) => Known::Later,
        (true, false) => Known::Unknown,
    }
}

/// The part that is being read.
fn now(reading: &Reading) -> Option<Row> {
    match reading.progress?.stage {
        Stage::Opening => Some(Row::Reader),
        Stage::WaitingForCard => None,
        Stage::PoweringOn | Stage::Reading(Part::Application) => Some(Row::Card),
        Stage::Reading(Part::Update) => Some(Row::State),
        Stage::Reading(Part::HolderCode | Part::UnblockingCode) => Some(Row::HolderCode),
        Stage::Reading(Part::Certificates | Part::Authentication | Part::Signature) => {
            Some(Row::Certificates)
        }
        Stage::Reading(Part::Numbers) => None,
    }
}

fn card(facts: &Facts) -> Vec<String> {
    let name = words::card(facts.card);
    let name = match &facts.generation {
        Some(generation) if is_cpx(facts.card) => format!("{name} ({generation})"),
        _ => name.to_owned(),
    };
    let stranger = is_cpx(facts.card) && !facts.known_to_cryptolib;
    [name].into_iter().chain(stranger.then(|| words::NOT_KNOWN_TO_CRYPTOLIB.to_owned())).collect()
}

fn kind(facts: &Facts, profession: &dyn Fn(u16) -> Option<String>) -> Vec<String> {
    let code = facts.profession;
    let named = code.map(|code| profession(code).unwrap_or_else(|| words::profession_code(code)));
    facts.kind.map(words::kind).into_iter().chain(named).collect()
}

/// Their dates, and the day that these are compared with: a clock may be wrong.
fn certificates(facts: &Facts, begun: Option<Begun>) -> Vec<String> {
    let both = [(words::FOR_LOGIN, &facts.authentication), (words::FOR_SIGNATURE, &facts.signature)];
    let line = |(use_, certificate): (&str, &Option<cps::view::Certificate>)| {
        let certificate = certificate.as_ref()?;
        let (dates, issuer) = (words::validity(certificate), words::issuer(certificate.recognised));
        Some(format!("{use_}\u{a0}: {dates}, {issuer}"))
    };
    let mut lines: Vec<String> = both.into_iter().filter_map(line).collect();
    lines.extend(begun.filter(|_| !lines.is_empty()).map(words::compared));
    lines
}

/// Whether a card is of the CPS family.
#[must_use]
pub const fn is_cpx(card: Card) -> bool {
    matches!(card, Card::Cps3 | Card::Cps3Contactless | Card::Cps4 | Card::Cps2Ter | Card::OtherCpx)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verifier::script;
    use cps::view::Tell;

    fn nobody(_: u16) -> Option<String> {
        None
    }

    fn after(tells: &[Tell]) -> Vec<(Row, Known)> {
        let mut reading = Reading::default();
        tells.iter().for_each(|tell| reading.hear(tell));
        trail(&reading, &nobody).to_vec()
    }

    #[test]
    fn the_way_is_told_in_its_order_and_grows() {
        let tells = script::examination(script::CPS3);
        let mut most = 0;
        for length in 0..=tells.len() {
            let said = after(tells.get(..length).unwrap());
            let now = said.iter().filter(|(_, known)| *known == Known::Now).count();
            assert!(now <= 1, "one part at a time: {said:?}");
            let known = said.iter().filter(|(_, known)| matches!(known, Known::Said(_))).count();
            assert!(known >= most, "what was known stays: {said:?}");
            most = known;
        }
        assert_eq!(most, 6);
    }

    /// The lines of a part of the way at the end of this examination, with `change` in the facts.
    fn lines(row: Row, change: impl Fn(&mut Facts)) -> Vec<String> {
        let mut tells = script::examination(script::EXPIRED);
        for tell in &mut tells {
            if let Tell::Facts(facts) = tell {
                change(facts);
            }
        }
        let known = after(&tells).into_iter().find_map(|(at, known)| (at == row).then_some(known));
        if let Some(Known::Said(lines)) = known { lines } else { Vec::new() }
    }

    #[test]
    fn dates_stand_beside_the_day_that_they_are_compared_with() {
        let said = lines(Row::Certificates, |_| {});
        assert_eq!((said.len(), said[2].contains("24 novembre 2026")), (3, true), "{said:?}");
        assert_eq!(lines(Row::Certificates, |f| (f.authentication, f.signature) = (None, None)), [""; 0]);
    }

    #[test]
    fn a_card_that_the_ans_s_software_does_not_know_is_said_to_be_so() {
        assert_eq!(lines(Row::Card, |_| {}).len(), 1);
        let said = lines(Row::Card, |f| f.known_to_cryptolib = false);
        assert_eq!(said[1..], [words::NOT_KNOWN_TO_CRYPTOLIB]);
        let said = lines(Row::Card, |f| (f.card, f.known_to_cryptolib) = (Card::Bank, false));
        assert_eq!(said.len(), 1, "another card need not be known");
    }

    #[test]
    fn what_a_card_does_not_say_is_shown_as_unknown() {
        let end = after(&script::examination(script::VITALE));
        let said: Vec<Row> =
            end.iter().filter(|(_, k)| matches!(k, Known::Said(_))).map(|(row, _)| *row).collect();
        assert_eq!(said, [Row::Reader, Row::Card]);
        assert!(end.iter().skip(2).all(|(_, known)| *known == Known::Unknown));
    }
}
