//! Professions by their codes, as the ANS's nomenclatures have them.
//!
//! **Sources.** TRE_G15-ProfessionSante (28 March 2025), TRE_G16 (in training), TRE_R94-ProfessionSocial and
//! TRE_R95-UsagerTitre (13 December 2024), TRE_R291-AutreProfession (15 December 2023). That certificates
//! carry G15 is published (extension 1.2.250.1.71.1.2.7); that some carry codes of R94, R95 or R291 there is
//! supposed: none of these codes means something else in G15 today. A code that is not here is shown as
//! what it is, a number whose label is unknown.

use core::fmt;

/// A nomenclature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Health professions.
    G15,
    /// Health professions in training.
    G16,
    /// Social professions.
    R94,
    /// Those who bear a protected title.
    R95,
    /// Others: those who have a role.
    R291,
}

/// A profession by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profession {
    /// The nomenclature that has the code; the health professions' if none is known to.
    pub table: Table,
    /// The code.
    pub code: u16,
}

use Table::{G15, G16, R94, R95, R291};

/// The labels that are known.
const LABELS: &[(Table, u16, &str)] = &[
    (G15, 10, "Médecin"),
    (G15, 21, "Pharmacien"),
    (G15, 26, "Audioprothésiste"),
    (G15, 28, "Opticien-Lunetier"),
    (G15, 31, "Assistant dentaire"),
    (G15, 32, "Physicien médical"),
    (G15, 40, "Chirurgien-Dentiste"),
    (G15, 50, "Sage-Femme"),
    (G15, 60, "Infirmier"),
    (G15, 69, "Infirmier psychiatrique"),
    (G15, 70, "Masseur-Kinésithérapeute"),
    (G15, 80, "Pédicure-Podologue"),
    (G15, 81, "Orthoprothésiste"),
    (G15, 82, "Podo-Orthésiste"),
    (G15, 83, "Orthopédiste-Orthésiste"),
    (G15, 84, "Oculariste"),
    (G15, 85, "Epithésiste"),
    (G15, 86, "Technicien de laboratoire médical"),
    (G15, 91, "Orthophoniste"),
    (G15, 92, "Orthoptiste"),
    (G15, 94, "Ergothérapeute"),
    (G15, 95, "Diététicien"),
    (G15, 96, "Psychomotricien"),
    (G15, 98, "Manipulateur ERM"),
    // Of the past: cards from before 13 December 2024 may still carry them.
    (G15, 35, "Aide-soignant"),
    (G15, 36, "Ambulancier"),
    (G15, 37, "Auxiliaire de puériculture"),
    (G15, 38, "Préparateur"),
    (G15, 39, "Préparateur"),
    (G16, 10, "Médecin en formation"),
    (G16, 21, "Pharmacien en formation"),
    (G16, 40, "Chirurgien-Dentiste en formation"),
    (G16, 50, "Sage-Femme en formation"),
    (R94, 41, "Assistant de service social"),
    (R95, 71, "Ostéopathe"),
    (R95, 72, "Psychothérapeute"),
    (R95, 73, "Chiropracteur"),
    (R95, 93, "Psychologue"),
    (R291, 99, "Acteur participant au système de santé caractérisé par rôle"),
];

impl Profession {
    /// The profession of a certificate's extension .7.
    #[must_use]
    pub fn of(code: u16) -> Self {
        let known = LABELS.iter().find(|(table, own, _)| *own == code && *table != G16);
        Self { table: known.map_or(G15, |(table, ..)| *table), code }
    }

    /// The profession being learnt of its extension .8.
    #[must_use]
    pub const fn in_training(code: u16) -> Self {
        Self { table: G16, code }
    }

    /// Its label; none if it is unknown here.
    #[must_use]
    pub fn label(self) -> Option<&'static str> {
        let known = LABELS.iter().find(|(table, code, _)| (*table, *code) == (self.table, self.code));
        known.map(|(.., label)| *label)
    }

    /// As the guide's list of professions writes it: `G15-60`.
    #[must_use]
    pub fn key(self) -> String {
        format!("{:?}-{}", self.table, self.code)
    }
}

/// « Infirmier (G15-60) », « Psychologue (R95-93, à confirmer) » where the table is supposed, « code 77, libellé
/// inconnu ».
impl fmt::Display for Profession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label() {
            Some(label) => {
                let doubt = if matches!(self.table, G15 | G16) { "" } else { ", à confirmer" };
                write!(f, "{label} ({}{doubt})", self.key())
            }
            None => write!(f, "code {}, libellé inconnu", self.code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_has_one_label() {
        let codes: BTreeSet<String> =
            LABELS.iter().map(|(table, code, _)| Profession { table: *table, code: *code }.key()).collect();
        assert_eq!(codes.len(), LABELS.len());
        let outside_training: BTreeSet<u16> =
            LABELS.iter().filter(|(table, ..)| *table != G16).map(|(_, code, _)| *code).collect();
        let training = LABELS.iter().filter(|(table, ..)| *table == G16).count();
        assert_eq!(outside_training.len() + training, LABELS.len(), "a code alone says the table");
    }

    #[test]
    fn known_and_unknown() {
        let shown = |profession: Profession| profession.to_string();
        assert_eq!(shown(Profession::of(60)), "Infirmier (G15-60)");
        assert_eq!(shown(Profession::of(41)), "Assistant de service social (R94-41, à confirmer)");
        assert_eq!(shown(Profession::of(93)), "Psychologue (R95-93, à confirmer)");
        assert_eq!(
            shown(Profession::of(99)),
            "Acteur participant au système de santé caractérisé par rôle (R291-99, à confirmer)"
        );
        assert_eq!(shown(Profession::of(77)), "code 77, libellé inconnu");
        assert_eq!(shown(Profession::in_training(10)), "Médecin en formation (G16-10)");
        assert_eq!(shown(Profession::in_training(60)), "code 60, libellé inconnu");
    }
}
