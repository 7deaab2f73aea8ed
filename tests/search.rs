//! Searching the real guide: every name finds its profession, even mistyped.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says so by failing")]

use guide::{Found, Guide, Hit, SearchIndex, Trade};
use tests::edits::Dice;
use tests::guide::real;

/// Among how many results a name must find its own.
const FIRST: usize = 5;
/// Shorter names, and what mistakes make shorter, may be too many names at once.
const LONG: usize = 5;
/// How many mistakes are made in each name.
const MISTAKES: usize = 12;

/// What people type, and who comes first.
const TYPED: [(&str, &str); 30] = [
    ("infirmière", "infirmier"),
    ("infirmieres", "infirmier"),
    ("infrimier", "infirmier"),
    ("IDE", "infirmier"),
    ("aide soignante", "aide-soignant"),
    ("aides-soignantes", "aide-soignant"),
    ("aidesoignante", "aide-soignant"),
    ("educatrice specialisee", "educateur-specialise"),
    ("éduc spé", "educateur-specialise"),
    ("AES", "accompagnant-educatif-et-social"),
    ("assistante sociale", "assistant-de-service-social"),
    ("kiné", "masseur-kinesitherapeute"),
    ("secretaire medicale", "secretaire-medicale"),
    ("secretaire", "secretaire-medicale"),
    ("secrétaire EHPAD", "secretaire-medicale"),
    ("secrétariat", "secretaire-medicale"),
    ("secrétaire de direction", "autre-professionnel"),
    ("kiné libéral", "masseur-kinesitherapeute"),
    ("pédiatre", "medecin"),
    ("docteur", "medecin"),
    ("medcin", "medecin"),
    ("directrice d'ehpad", "directeur-esms"),
    ("TISF", "technicien-de-l-intervention-sociale-et-familiale"),
    ("tech intervention sociale", "technicien-de-l-intervention-sociale-et-familiale"),
    ("psychomot", "psychomotricien"),
    ("sages femmes", "sage-femme"),
    ("MJPM", "mandataire-judiciaire-a-la-protection-des-majeurs"),
    ("animatrice", "animateur"),
    ("ergo", "ergotherapeute"),
    ("aide à domicile qualifiée", "aide-a-domicile-qualifiee"),
];

/// Names that open a choice: at least these professions, all marked, before any other.
const SHARED: [(&str, &[&str]); 9] = [
    ("AS", &["aide-soignant", "assistant-de-service-social"]),
    ("psy", &["psychologue", "psychotherapeute", "medecin"]),
    ("ortho", &["orthophoniste", "orthoptiste", "orthoprothesiste"]),
    ("AVS", &["accompagnant-educatif-et-social", "auxiliaire-de-vie-scolaire"]),
    ("coordinatrice", &["infirmier", "coordinateur-de-parcours"]),
    ("éducatrice", &["educateur-specialise", "educateur-de-jeunes-enfants"]),
    ("cadre", &["infirmier"]),
    ("secrétaire", &["secretaire-medicale", "gestionnaire-des-admissions", "autre-professionnel"]),
    ("chirurgien", &["medecin", "chirurgien-dentiste"]),
];

#[test]
fn what_people_type_comes_first() {
    let guide = real();
    let index = SearchIndex::new(&guide);
    for (typed, expected) in TYPED {
        let hits = index.search(typed, FIRST);
        let first = hits.first().map(|h| key(&guide, h));
        assert_eq!(first, Some(expected), "{typed}: {hits:#?}");
    }
}

#[test]
fn shared_names_open_a_choice() {
    let guide = real();
    let index = SearchIndex::new(&guide);
    for (typed, expected) in SHARED {
        let hits = index.search(typed, 20);
        let carriers: Vec<&str> = hits.iter().filter(|h| h.shared).map(|h| key(&guide, h)).collect();
        assert!(hits.iter().take(carriers.len()).all(|h| h.shared), "{typed}: {hits:#?}");
        for one in expected {
            assert!(carriers.contains(one), "{typed} misses {one}: {carriers:?}");
        }
    }
}

#[test]
fn every_name_finds_its_own_among_the_first() {
    let guide = real();
    let index = SearchIndex::new(&guide);
    let mut dice = Dice::new(7);
    let mut lost = Vec::new();
    for trade in guide.catalogue.iter().flat_map(|c| c.trades()) {
        for (name, shared) in names(trade) {
            // A name that many share finds them all, not only five.
            let most = if shared { 20 } else { FIRST };
            let finds = |typed: &str| {
                let hits = index.search(typed, most);
                hits.iter().any(|h| h.found == Found::Trade(trade.value))
            };
            if !finds(name) {
                lost.push(name.to_owned());
            }
            let mistyped = (0..MISTAKES).map(|_| mistype(name, &mut dice));
            let mistyped = mistyped.filter(|typed| is_long(name) && is_long(typed) && !finds(typed));
            lost.extend(mistyped.map(|typed| format!("{name}: {typed}")));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

fn is_long(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphanumeric()).count() >= LONG
}

fn names(trade: &Trade) -> impl Iterator<Item = (&str, bool)> {
    let own = std::iter::once(&trade.label).chain(&trade.aliases);
    let own = own.map(|n| (n.as_str(), false));
    own.chain(trade.shared.iter().map(|n| (n.as_str(), true)))
}

fn key<'a>(guide: &'a Guide, hit: &Hit) -> &'a str {
    let catalogue = guide.catalogue.as_ref().unwrap();
    match hit.found {
        Found::Trade(value) => &guide.value(catalogue.fact, value).unwrap().key,
        Found::Page(id) => &guide.node(id).unwrap().key,
    }
}

/// One letter dropped, added, replaced or swapped with the next.
fn mistype(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let spots: Vec<usize> = (0..letters.len()).filter(|i| letters[*i].is_alphanumeric()).collect();
    let at = *dice.pick(&spots);
    let letter = *dice.pick(&['a', 'e', 'i', 'l', 'n', 'o', 'r', 's', 't', 'u']);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => {
            let next = (at + 1).min(letters.len() - 1);
            letters.swap(at, next);
        }
    }
    letters.into_iter().collect()
}
