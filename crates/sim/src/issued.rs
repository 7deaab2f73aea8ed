//! The certificates of the cards: bytes that `cargo run -p sim --example issue` writes, always the same.

use crate::variant::Variant;

/// The certificate of the invented authority, signed by itself.
pub const AUTHORITY: &[u8] = include_bytes!("../cards/autorite.der");

/// The bytes of a pair: to sign, to log in.
macro_rules! pair {
    ($name:literal) => {
        [
            include_bytes!(concat!("../cards/", $name, "-signature.der")),
            include_bytes!(concat!("../cards/", $name, "-authentification.der")),
        ]
    };
}

/// The certificates of a card, to sign and to log in.
pub(crate) fn of(variant: Variant) -> [&'static [u8]; 2] {
    match variant {
        Variant::Expired => pair!("expiree"),
        Variant::ExpiresSoon => pair!("expire-bientot"),
        Variant::NotYetValid => pair!("pas-encore-valable"),
        Variant::Test => pair!("de-test"),
        Variant::Employee => pair!("employe"),
        Variant::Training => pair!("en-formation"),
        Variant::Role => pair!("a-role"),
        Variant::UnknownProfession => pair!("profession-inconnue"),
        Variant::WrongRpps => pair!("rpps-faux"),
        Variant::UnknownIssuer => pair!("emetteur-inconnu"),
        Variant::TwoNumbers => pair!("deux-numeros"),
        Variant::Long => pair!("longue"),
        Variant::Short => pair!("courte"),
        _ => pair!("cps3"),
    }
}
