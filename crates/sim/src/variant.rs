//! The cards there are.

/// The day that the variants are made for, in seconds since 1970: 24 November 2026.
pub const TODAY: u64 = 1_795_478_400;

/// A card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// A CPS3 in good health.
    Cps3,
    /// Its certificates are past their end.
    Expired,
    /// They end in a month.
    ExpiresSoon,
    /// They begin later.
    NotYetValid,
    /// One try is left.
    LastTry,
    /// None is.
    Blocked,
    /// Its code can't be unblocked any more.
    Dead,
    /// Its last update stopped half-way.
    UpdateBroken,
    /// Its last update came to its end.
    UpdateDone,
    /// Its last update left nothing but an empty file.
    UpdateEmpty,
    /// Another program left another application selected; the card's own must be selected first.
    Elsewhere,
    /// Made for tests.
    Test,
    /// Of somebody without a name: an employee's.
    Employee,
    /// Of somebody in training.
    Training,
    /// Of a profession by role.
    Role,
    /// Of a profession whose code nobody knows.
    UnknownProfession,
    /// With an RPPS number whose last digit is wrong.
    WrongRpps,
    /// By an issuer that nobody knows.
    UnknownIssuer,
    /// With two numbers.
    TwoNumbers,
    /// With certificates of more than 3,000 bytes.
    Long,
    /// With certificates of some 1,000 bytes.
    Short,
    /// Of the family, of a generation to come.
    UnknownGeneration,
    /// A CPS4.
    Cps4,
    /// A CPS4 whose application opens at the second try.
    Cps4Stubborn,
    /// A CPS4 without a try left.
    Cps4Blocked,
    /// A CPS4 that speaks T=0 and T=1.
    Cps4Dual,
    /// A CPS4 with the answer to reset of the last tests before it came out.
    Cps4Candidate,
    /// A CPS3 over the air.
    Contactless,
    /// A CPS2ter.
    Cps2Ter,
    /// A patient's card.
    Vitale2,
    /// An old one.
    Vitale1,
    /// A bank card.
    Bank,
    /// An identity card.
    Identity,
    /// A card that says nothing: upside down, dirty or dead.
    Mute,
}

impl Variant {
    /// All of them.
    pub const ALL: [Self; 34] = [
        Self::Cps3,
        Self::Expired,
        Self::ExpiresSoon,
        Self::NotYetValid,
        Self::LastTry,
        Self::Blocked,
        Self::Dead,
        Self::UpdateBroken,
        Self::UpdateDone,
        Self::UpdateEmpty,
        Self::Elsewhere,
        Self::Test,
        Self::Employee,
        Self::Training,
        Self::Role,
        Self::UnknownProfession,
        Self::WrongRpps,
        Self::UnknownIssuer,
        Self::TwoNumbers,
        Self::Long,
        Self::Short,
        Self::UnknownGeneration,
        Self::Cps4,
        Self::Cps4Stubborn,
        Self::Cps4Blocked,
        Self::Cps4Dual,
        Self::Cps4Candidate,
        Self::Contactless,
        Self::Cps2Ter,
        Self::Vitale2,
        Self::Vitale1,
        Self::Bank,
        Self::Identity,
        Self::Mute,
    ];

    /// Its stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cps3 => "cps3",
            Self::Expired => "expiree",
            Self::ExpiresSoon => "expire-bientot",
            Self::NotYetValid => "pas-encore-valable",
            Self::LastTry => "dernier-essai",
            Self::Blocked => "bloquee",
            Self::Dead => "bloquee-pour-toujours",
            Self::UpdateBroken => "mise-a-jour-interrompue",
            Self::UpdateDone => "mise-a-jour-faite",
            Self::UpdateEmpty => "mise-a-jour-vide",
            Self::Elsewhere => "autre-application",
            Self::Test => "de-test",
            Self::Employee => "employe",
            Self::Training => "en-formation",
            Self::Role => "a-role",
            Self::UnknownProfession => "profession-inconnue",
            Self::WrongRpps => "rpps-faux",
            Self::UnknownIssuer => "emetteur-inconnu",
            Self::TwoNumbers => "deux-numeros",
            Self::Long => "longue",
            Self::Short => "courte",
            Self::UnknownGeneration => "generation-inconnue",
            Self::Cps4 => "cps4",
            Self::Cps4Stubborn => "cps4-retive",
            Self::Cps4Blocked => "cps4-bloquee",
            Self::Cps4Dual => "cps4-t1",
            Self::Cps4Candidate => "cps4-avant-sortie",
            Self::Contactless => "sans-contact",
            Self::Cps2Ter => "cps2ter",
            Self::Vitale2 => "vitale",
            Self::Vitale1 => "vitale-1",
            Self::Bank => "bancaire",
            Self::Identity => "identite",
            Self::Mute => "muette",
        }
    }

    /// What a visitor chooses it by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cps3 => "Carte CPS3 en bon état",
            Self::Expired => "Carte expirée",
            Self::ExpiresSoon => "Carte qui expire dans un mois",
            Self::NotYetValid => "Carte pas encore valable",
            Self::LastTry => "Code porteur\u{a0}: dernier essai",
            Self::Blocked => "Code porteur bloqué",
            Self::Dead => "Carte bloquée pour toujours",
            Self::UpdateBroken => "Mise à jour interrompue",
            Self::UpdateDone => "Mise à jour réussie",
            Self::UpdateEmpty => "Mise à jour sans résultat",
            Self::Elsewhere => "Carte laissée par un autre logiciel",
            Self::Test => "Carte de test",
            Self::Employee => "Carte CPE, sans nom",
            Self::Training => "Carte CPF, en formation",
            Self::Role => "Profession à rôle",
            Self::UnknownProfession => "Profession inconnue",
            Self::WrongRpps => "Numéro RPPS mal formé",
            Self::UnknownIssuer => "Émetteur inconnu",
            Self::TwoNumbers => "Deux numéros de carte",
            Self::Long => "Certificats longs",
            Self::Short => "Certificats courts",
            Self::UnknownGeneration => "Carte d'une génération à venir",
            Self::Cps4 => "Carte CPS4",
            Self::Cps4Stubborn => "Carte CPS4 qui hésite",
            Self::Cps4Blocked => "Carte CPS4 bloquée",
            Self::Cps4Dual => "Carte CPS4, T=0 et T=1",
            Self::Cps4Candidate => "Carte CPS4 d'avant la sortie",
            Self::Contactless => "Carte CPS3 posée sans contact",
            Self::Cps2Ter => "Ancienne carte CPS2ter",
            Self::Vitale2 => "Carte Vitale",
            Self::Vitale1 => "Ancienne carte Vitale",
            Self::Bank => "Carte bancaire",
            Self::Identity => "Carte d'identité",
            Self::Mute => "Carte à l'envers ou muette",
        }
    }

    /// Its answer to reset; none when it is mute.
    #[must_use]
    pub const fn answer_to_reset(self) -> Option<&'static [u8]> {
        Some(match self {
            Self::Mute => return None,
            Self::Cps4 | Self::Cps4Blocked => &[
                0x3b, 0xdc, 0x18, 0xff, 0x00, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x04, 0x01, 0x00,
                0x90, 0x00,
            ],
            Self::Cps4Candidate => &[
                0x3b, 0x9b, 0x18, 0x80, 0x01, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x04, 0x01, 0x00,
                0x90, 0x44,
            ],
            Self::UnknownGeneration => &[
                0x3b, 0xac, 0x00, 0x40, 0x2a, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x05, 0x10, 0x00,
                0x90, 0x00,
            ],
            Self::Cps4Stubborn | Self::Cps4Dual => &[
                0x3b, 0x9b, 0x18, 0x80, 0x01, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x04, 0x01, 0x00, 0x00,
                0x90, 0x44,
            ],
            Self::Contactless => &[
                0x3b, 0x8f, 0x80, 0x01, 0x00, 0x31, 0xb8, 0x64, 0x04, 0xb0, 0xec, 0xc1, 0x73, 0x94, 0x01,
                0x80, 0x82, 0x90, 0x00, 0x0e,
            ],
            Self::Cps2Ter => &[
                0x3b, 0xac, 0x00, 0x40, 0x2a, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x82, 0x02, 0x12, 0x00,
                0x90, 0x00,
            ],
            Self::Vitale2 => &[0x3b, 0x75, 0x13, 0x00, 0x00, 0x43, 0x09, 0xea, 0x90, 0x00],
            Self::Vitale1 => &[0x3f, 0x65, 0x25, 0x00, 0x22, 0x09, 0x69, 0x90, 0x00],
            Self::Bank => &[0x3b, 0x65, 0x00, 0x00, 0x20, 0x63, 0xcb, 0x00, 0x00],
            Self::Identity => &[
                0x3b, 0xdb, 0x96, 0xff, 0x80, 0xb1, 0xfe, 0x45, 0x1f, 0x87, 0x00, 0x31, 0xc1, 0x64, 0x09,
                0x37, 0x72, 0x13, 0x0f, 0x90, 0x00, 0xf4,
            ],
            _ => &[
                0x3b, 0xac, 0x00, 0x40, 0x2a, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x03, 0x10, 0x00,
                0x90, 0x00,
            ],
        })
    }

    /// Whether it is spoken to as a CPS4.
    #[must_use]
    pub const fn is_cps4(self) -> bool {
        matches!(
            self,
            Self::Cps4 | Self::Cps4Stubborn | Self::Cps4Blocked | Self::Cps4Dual | Self::Cps4Candidate
        )
    }

    /// Whether it has the files of a CPS.
    #[must_use]
    pub const fn has_files(self) -> bool {
        !matches!(
            self,
            Self::Contactless
                | Self::Cps2Ter
                | Self::Vitale2
                | Self::Vitale1
                | Self::Bank
                | Self::Identity
                | Self::Mute
        )
    }

    /// Tries left of the « code porteur ».
    #[must_use]
    pub const fn tries(self) -> u8 {
        match self {
            Self::LastTry => 1,
            Self::Blocked | Self::Cps4Blocked => 0,
            _ => 3,
        }
    }

    /// The name of the application of a card that is none of the family.
    pub(crate) const fn own_application(self) -> Option<&'static [u8]> {
        match self {
            Self::Vitale2 => Some(b"\xd2\x50\x00\x00\x02VITALE"),
            Self::Bank => Some(b"1PAY.SYS.DDF01"),
            _ => None,
        }
    }

    /// The one with this [`Variant::key`].
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_is_listed_once_and_found_by_its_key() {
        let all: BTreeSet<Variant> = Variant::ALL.into();
        assert_eq!(all.len(), Variant::ALL.len());
        for variant in Variant::ALL {
            assert_eq!(Variant::of_key(variant.key()), Some(variant));
            assert!(variant.key().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            assert!(variant.label().chars().next().is_some_and(char::is_uppercase), "{variant:?}");
        }
        let labels: BTreeSet<&str> = Variant::ALL.iter().map(|variant| variant.label()).collect();
        assert_eq!(labels.len(), Variant::ALL.len());
    }
}
