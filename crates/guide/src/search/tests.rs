//! What people type, and what they must find.

use super::{Found, Hit, SearchIndex};
use crate::model::Guide;
use crate::sample::{self, Dice};

type Trades = [(&'static str, &'static [&'static str], &'static [&'static str])];

const TRADES: &Trades = &[
    ("Médecin", &["docteur", "docteure", "généraliste", "MedCo", "gériatre"], &["psy", "interne"]),
    (
        "Infirmier",
        &["IDE", "IDEL", "infirmier coordonnateur", "cadre de santé infirmier", "IADE"],
        &["cadre", "coordinatrice"],
    ),
    ("Masseur-kinésithérapeute", &["kiné", "MK"], &["cadre"]),
    ("Assistant de service social", &["assistante sociale", "ASS"], &["AS", "assistante"]),
    ("Psychologue", &["neuropsychologue"], &["psy"]),
    ("Psychomotricien", &["psychomot", "PSM"], &[]),
    ("Orthophoniste", &[], &["ortho"]),
    ("Orthoptiste", &[], &["ortho"]),
    ("Aide-soignant", &["DEAS", "ASG"], &["AS"]),
    ("Accompagnant éducatif et social", &["AES", "AMP", "auxiliaire de vie sociale"], &["AVS"]),
    ("Éducateur spécialisé", &["ES", "éduc spé"], &["éducatrice"]),
    ("Éducateur de jeunes enfants", &["EJE"], &["éducatrice"]),
    ("Technicien de l'intervention sociale et familiale", &["TISF"], &[]),
    ("Secrétaire médicale", &["AMA"], &["secrétaire"]),
    ("Sage-femme", &["maïeuticien", "maïeuticienne"], &[]),
    ("Aide à domicile", &["AAD", "auxiliaire de vie à domicile"], &[]),
    ("Directeur d'ESMS", &["directeur d'EHPAD", "chef d'établissement"], &["directrice"]),
    ("Œnologue", &["cœur de métier"], &[]),
];

fn guide() -> Guide {
    let mut guide = sample::catalogue(TRADES);
    let mut page = sample::node("depannage/carte-perdue", crate::NodeKind::Information);
    page.title = "Ma carte est perdue ou volée".into();
    page.short_title = Some("Carte perdue".into());
    guide.nodes = vec![page, sample::node("parcours", crate::NodeKind::Router)];
    guide
}

fn search(query: &str) -> Vec<Hit> {
    SearchIndex::new(&guide()).search(query, 8)
}

/// The label of what was found.
fn label(hit: &Hit) -> &'static str {
    match hit.found {
        Found::Trade(value) => TRADES[value.index()].0,
        Found::Page(_) => "page",
    }
}

fn first(query: &str) -> &'static str {
    search(query).first().map_or("nothing", label)
}

#[test]
fn what_people_type_comes_first() {
    let cases = [
        ("infirmier", "Infirmier"),
        ("infirmières", "Infirmier"),
        ("INFIRMIERE", "Infirmier"),
        ("infirmi\u{e8}re", "Infirmier"),
        ("infirmie\u{300}re", "Infirmier"),
        ("IDE", "Infirmier"),
        ("i.d.e.", "Infirmier"),
        ("ides", "Infirmier"),
        ("aide-soignante", "Aide-soignant"),
        ("aide soignante", "Aide-soignant"),
        ("aidesoignante", "Aide-soignant"),
        ("aides-soignantes", "Aide-soignant"),
        ("soignant", "Aide-soignant"),
        ("éducatrice spécialisée", "Éducateur spécialisé"),
        ("educatric spe", "Éducateur spécialisé"),
        ("educ spe", "Éducateur spécialisé"),
        ("jeunes enfants", "Éducateur de jeunes enfants"),
        ("technicienne intervention familiale", "Technicien de l'intervention sociale et familiale"),
        ("technicien de l’intervention", "Technicien de l'intervention sociale et familiale"),
        ("kine", "Masseur-kinésithérapeute"),
        ("kinés", "Masseur-kinésithérapeute"),
        ("masseuse kinésithérapeute", "Masseur-kinésithérapeute"),
        ("psychom", "Psychomotricien"),
        ("oenologue", "Œnologue"),
        ("coeur de metier", "Œnologue"),
        ("sages-femmes", "Sage-femme"),
        ("directrice d'ehpad", "Directeur d'ESMS"),
        ("ES", "Éducateur spécialisé"),
        ("ASS", "Assistant de service social"),
        ("je suis infirmière", "Infirmier"),
        ("carte perdu", "page"),
    ];
    for (query, expected) in cases {
        assert_eq!(first(query), expected, "{query}: {:#?}", search(query));
    }
}

#[test]
fn small_mistakes_are_forgiven() {
    let cases = [
        ("infrimier", "Infirmier"),
        ("infirmeir", "Infirmier"),
        ("infermiere", "Infirmier"),
        ("aide sognante", "Aide-soignant"),
        ("aide-soigannt", "Aide-soignant"),
        ("psycologue", "Psychologue"),
        ("educatirce specialise", "Éducateur spécialisé"),
        ("kinesiterapeute", "Masseur-kinésithérapeute"),
        ("ortophoniste", "Orthophoniste"),
        ("medcin", "Médecin"),
        ("secrtaire", "Secrétaire médicale"),
    ];
    for (query, expected) in cases {
        assert_eq!(first(query), expected, "{query}: {:#?}", search(query));
    }
    assert!(search("xyz").is_empty(), "three letters forgive nothing");
    assert!(search("iede").iter().all(|h| h.name != "AES"));
}

#[test]
fn all_who_share_a_name_come_first() {
    let cases: &[(&str, &[&str])] = &[
        ("AS", &["Assistant de service social", "Aide-soignant"]),
        ("psy", &["Médecin", "Psychologue"]),
        ("psys", &["Médecin", "Psychologue"]),
        ("ortho", &["Orthophoniste", "Orthoptiste"]),
        ("Éducatrice", &["Éducateur spécialisé", "Éducateur de jeunes enfants"]),
        ("cadre", &["Infirmier", "Masseur-kinésithérapeute"]),
    ];
    for (query, carriers) in cases {
        let hits = search(query);
        let (shared, others) = hits.split_at(carriers.len());
        assert!(shared.iter().all(|h| h.shared), "{query}: {hits:#?}");
        assert!(others.iter().all(|h| !h.shared), "{query}: {hits:#?}");
        let found: Vec<_> = shared.iter().map(label).collect();
        assert_eq!(&found, carriers, "{query}");
    }
}

#[test]
fn results_come_while_one_types() {
    let word = "infirmière coordonnatrice";
    for end in (2..=word.len()).filter(|end| word.is_char_boundary(*end)) {
        let typed = &word[..end];
        assert_eq!(first(typed), "Infirmier", "{typed}: {:#?}", search(typed));
    }
}

#[test]
fn nothing_typed_finds_nothing() {
    for query in ["", "  ", "…", "日本", "\u{301}"] {
        assert!(search(query).is_empty(), "{query:?}");
    }
    assert!(SearchIndex::new(&guide()).search("infirmier", 0).is_empty());
    assert!(SearchIndex::new(&Guide::default()).search("infirmier", 5).is_empty());
}

#[test]
fn every_name_finds_its_own_even_with_one_mistake() {
    let index = SearchIndex::new(&guide());
    let mut dice = Dice::new(1);
    for (at, (name, aliases, shared)) in TRADES.iter().enumerate() {
        let names = core::iter::once(name).chain(*aliases).chain(*shared);
        for name in names {
            let finds = |query: &str| {
                let hits = index.search(query, 5);
                hits.iter().any(|h| matches!(h.found, Found::Trade(v) if v.index() == at))
            };
            assert!(finds(name), "{name}");
            if name.chars().filter(|c| c.is_alphanumeric()).count() < 5 {
                continue;
            }
            for _ in 0..200 {
                let mistaken = with_a_mistake(name, &mut dice);
                assert!(
                    finds(&mistaken),
                    "{mistaken} does not find {name}: {:?}",
                    index.search(&mistaken, 5)
                );
            }
        }
    }
}

#[test]
fn no_text_makes_it_panic_and_the_limit_holds() {
    let index = SearchIndex::new(&guide());
    let mut dice = Dice::new(2);
    for _ in 0..20_000 {
        let any =
            |dice: &mut Dice| char::from_u32(u32::try_from(dice.below(0x11_0000)).unwrap()).unwrap_or(' ');
        let likely: Vec<char> = "aàeéiosœ' -\u{301}".chars().collect();
        let length = dice.below(30);
        let query: String = (0..length)
            .map(|_| if dice.below(3) == 0 { any(&mut dice) } else { likely[dice.below(likely.len())] })
            .collect();
        let hits = index.search(&query, 3);
        assert!(hits.len() <= 3);
        assert_eq!(hits, index.search(&query, 3));
    }
}

fn with_a_mistake(name: &str, dice: &mut Dice) -> String {
    // A ligature is two letters: one mistake in it is two.
    let mut letters: Vec<char> = name.replace('œ', "oe").replace('Œ', "Oe").chars().collect();
    let spots: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_alphanumeric()).collect();
    let at = spots[dice.below(spots.len())];
    let letter = char::from(b'a' + u8::try_from(dice.below(26)).unwrap());
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}
