//! Every file of `crates/sim/cards/`: its name and its bytes.

use crate::authority::Authority;
use crate::certificate::{Content, issue, of_authority};

/// Names of types, 2.5.4.x.
const COMMON_NAME: u8 = 3;
const SURNAME: u8 = 4;
const COUNTRY: u8 = 6;
const STATE: u8 = 8;
const ORGANISATION: u8 = 10;
const UNIT: u8 = 11;
const TITLE: u8 = 12;
const GIVEN_NAME: u8 = 42;

/// A person who does not exist; the number is of the range for tests, its check digit is right.
fn person(title: &'static str, number: &'static str) -> Vec<Vec<(u8, &'static str)>> {
    vec![
        vec![(COUNTRY, "FR")],
        vec![(TITLE, title)],
        vec![(GIVEN_NAME, "CAMILLE"), (SURNAME, "EXEMPLE"), (COMMON_NAME, number)],
    ]
}

const NUMBER: &str = "899900123458";
const CARD: &str = "8025000001/0000000001";

/// Valid on the day of [`sim::variant::TODAY`], and for a year after it.
const VALID: (&str, &str) = ("250101000000Z", "280101000000Z");

/// The pairs by name.
fn contents() -> Vec<(&'static str, Content)> {
    let nurse = Content {
        serial: 0,
        to_log_in: false,
        validity: VALID,
        subject: person("Infirmier", NUMBER),
        kind: 0,
        number: CARD,
        product: 0x00,
        profession: (7, 60),
        ballast: 0,
        bare: false,
    };
    let with = |change: &dyn Fn(&mut Content)| {
        let mut content = nurse.clone();
        change(&mut content);
        content
    };
    let role = "Acteur caractérisé par rôle";
    vec![
        ("cps3", nurse.clone()),
        ("expiree", with(&|c| c.validity = ("220101000000Z", "250101000000Z"))),
        ("expire-bientot", with(&|c| c.validity = ("231224000000Z", "261224000000Z"))),
        ("pas-encore-valable", with(&|c| c.validity = ("280101000000Z", "310101000000Z"))),
        ("de-test", with(&|c| c.product = 0x80)),
        (
            "employe",
            with(&|c| {
                c.kind = 2;
                c.subject = vec![
                    vec![(COUNTRY, "FR")],
                    vec![(STATE, "Tarn (81)")],
                    vec![(ORGANISATION, "RESIDENCE INVENTEE")],
                    vec![(UNIT, "1810000000")],
                    vec![(TITLE, "Carte de service")],
                    vec![(COMMON_NAME, "3810000000/000000018")],
                ];
            }),
        ),
        ("en-formation", with(&|c| (c.kind, c.profession) = (1, (8, 10)))),
        ("a-role", with(&|c| (c.subject, c.profession) = (person(role, NUMBER), (7, 99)))),
        ("profession-inconnue", with(&|c| c.profession = (7, 77))),
        ("rpps-faux", with(&|c| c.subject = person("Infirmier", "899900123459"))),
        ("emetteur-inconnu", nurse.clone()),
        ("deux-numeros", nurse.clone()),
        ("longue", with(&|c| c.ballast = 1_400)),
        ("courte", with(&|c| c.bare = true)),
    ]
}

/// All files, in the order they are made.
pub(crate) fn all() -> Vec<(String, Vec<u8>)> {
    let [usual, tests, unknown] = authorities();
    let mut files = vec![("autorite.der".to_owned(), of_authority(&usual))];
    let mut serial = 0;
    for (name, content) in contents() {
        let authority = match name {
            "emetteur-inconnu" => &unknown,
            "de-test" => &tests,
            _ => &usual,
        };
        for (suffix, to_log_in) in [("signature", false), ("authentification", true)] {
            serial += 1;
            let mut content = Content { serial, to_log_in, ..content.clone() };
            if name == "deux-numeros" && to_log_in {
                content.number = "8025000001/0000000002";
            }
            files.push((format!("{name}-{suffix}.der"), issue(&content, authority)));
        }
    }
    files
}

/// The one that is known, its sister for tests, and one that nobody knows.
pub(crate) fn authorities() -> [Authority; 3] {
    [
        Authority::new("AC INVENTEE IGC-SANTE", "an authority for virtual cards, known to nobody"),
        Authority::new("TEST AC INVENTEE IGC-SANTE", "its sister for test cards"),
        Authority::new("AUTORITE QUE PERSONNE NE CONNAIT", "another, known even less"),
    ]
}
