//! The text for support, of some cards as it is stored, of all of them without a word that names somebody.

use super::examine;
use cps::support::{Shown, print};
use cps::{Certificate, Personal, Seconds};
use sim::{Card, Variant};
use std::collections::BTreeSet;
use tests::project;

const NOW: Seconds = Seconds(sim::variant::TODAY);

/// Those whose text is stored: a card of each family, and what can stand in the way.
const STORED: [Variant; 7] = [
    Variant::Cps3,
    Variant::Expired,
    Variant::Blocked,
    Variant::Employee,
    Variant::UnknownProfession,
    Variant::Cps4Stubborn,
    Variant::Contactless,
];

/// Everything personal by its kind: names, identifiers, numbers of the card, of the structure.
#[derive(Default)]
struct Secrets {
    names: BTreeSet<String>,
    identifier: BTreeSet<String>,
    card: BTreeSet<String>,
    structure: BTreeSet<String>,
    /// Never shown at all.
    never: BTreeSet<String>,
}

impl Secrets {
    /// As the certificates and files of the card have them.
    fn of(variant: Variant) -> Self {
        let mut all = Self::default();
        let text = |personal: &Option<Personal<String>>| personal.as_ref().map(|text| text.reveal().clone());
        for der in Card::new(variant).certificates() {
            let read = Certificate::read(der).unwrap();
            let subject = &read.subject;
            all.names.extend(
                [&subject.given_names, &subject.surname, &subject.pseudonym].map(text).into_iter().flatten(),
            );
            all.identifier.extend(text(&subject.identifier));
            if let Some(own) = &subject.structure {
                all.structure.insert(own.number.reveal().clone());
                all.structure.extend([&own.name, &own.place].map(text).into_iter().flatten());
            }
            all.card.extend(read.extensions.and_then(|extensions| text(&extensions.token)));
            all.never.insert(iso7816::Hex(read.serial.reveal()).to_string());
        }
        if variant.has_files() {
            // EF.SN; whole and by its end.
            all.card.extend(["12345678".to_owned()]);
            all.never.extend(["12 34 56 78".to_owned(), "123456789".to_owned()]);
        }
        all
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        [&self.names, &self.identifier, &self.card, &self.structure, &self.never].into_iter().flatten()
    }
}

#[test]
fn as_stored() {
    for variant in STORED {
        let report = examine(variant).unwrap().report;
        project::generated(
            &format!("tests/examinations/{}.txt", variant.key()),
            "ACTUALISER=1 cargo test -p tests --test examinations",
            &print(&report, NOW, Shown::default()),
        );
    }
}

#[test]
fn nobody_is_named_unless_asked_for() {
    let mut counted = 0;
    for variant in Variant::ALL {
        let Some(examined) = examine(variant) else { continue };
        let secrets = Secrets::of(variant);
        assert_eq!(secrets.names.is_empty(), !variant.has_files() || variant == Variant::Employee);
        let texts = [print(&examined.report, NOW, Shown::default()), format!("{:?}", examined.report)];
        for secret in secrets.all() {
            counted += 1;
            assert!(secret.len() >= 5, "{secret}");
            for text in &texts {
                assert!(!text.contains(secret.as_str()), "{variant:?}: {secret} in\n{text}");
            }
        }
    }
    assert!(counted > 100, "{counted}");
}

#[test]
fn each_kind_is_shown_alone() {
    for variant in [Variant::Cps3, Variant::Employee, Variant::Cps4] {
        let report = examine(variant).unwrap().report;
        let secrets = Secrets::of(variant);
        let none = Shown::default();
        let kinds = [
            (&secrets.names, Shown { names: true, ..none }),
            (&secrets.identifier, Shown { identifier: true, ..none }),
            (&secrets.card, Shown { card: true, ..none }),
            (&secrets.structure, Shown { structure: true, ..none }),
        ];
        for (wanted, shown) in kinds {
            let text = print(&report, NOW, shown);
            for secret in wanted {
                assert!(text.contains(secret.as_str()), "{variant:?}: {secret} not in\n{text}");
            }
            // An employee's identifier holds the number of the structure.
            let within = |secret: &String| wanted.iter().any(|own| own.contains(secret.as_str()));
            for secret in secrets.all().filter(|secret| !within(secret)) {
                assert!(!text.contains(secret.as_str()), "{variant:?}: {secret} in\n{text}");
            }
        }
    }
}
