//! What of a card may answer the guide's questions, shown before it is used.

use crate::verifier::lookup::{Lookup, Trade};
use cps::view::{Facts, Kind};

/// The answers that a card gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandOver {
    /// This profession, with a card and a reader.
    Trade(Trade),
    /// A card of the family, whose profession the guide does not know: the person says it.
    Unknown,
}

/// What `facts` answer; nothing for a card that is none of the family's kinds.
#[must_use]
pub fn hand_over(facts: &Facts, lookup: &Lookup) -> Option<HandOver> {
    let kind = facts.kind?;
    // Of somebody in training the card tells the profession to come: which path is theirs is not sure.
    let code = facts.profession.filter(|_| kind == Kind::Cps);
    let trade = code.and_then(|code| lookup.trade(code)).cloned();
    Some(trade.map_or(HandOver::Unknown, HandOver::Trade))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verifier::lookup::tests::lookup;
    use crate::verifier::script;

    #[test]
    fn a_known_profession_of_a_cps_answers() {
        let lookup = lookup();
        let facts = script::facts(script::CPS3);
        let table = [
            (Some(Kind::Cps), Some(60), Some(true)),
            (Some(Kind::Cps), Some(999), Some(false)),
            (Some(Kind::Cps), None, Some(false)),
            (Some(Kind::Cpf), Some(60), Some(false)),
            (Some(Kind::Cpe), None, Some(false)),
            (None, Some(60), None),
        ];
        for (kind, profession, expected) in table {
            let facts = Facts { kind, profession, ..facts.clone() };
            let known = hand_over(&facts, &lookup).map(|h| matches!(h, HandOver::Trade(_)));
            assert_eq!(known, expected, "{kind:?} {profession:?}");
        }
    }
}
