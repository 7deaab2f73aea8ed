//! The messages people copy and send.

/// Recipient.
pub const TO_ESTABLISHMENT: &str = "À mon établissement";
/// Recipient.
pub const TO_REFERENT: &str = "À mon référent ViaTrajectoire";
/// Recipient.
pub const TO_SUPPORT: &str = "Au support";

const HELLO: &str = "Bonjour,\n\n";
const THANKS: &str = "\nMerci d'avance.\n";

/// To the direction or the person who registers the team.
#[must_use]
pub fn message_to_establishment(situation: &str, steps: &str) -> String {
    format!(
        "{HELLO}Je dois me connecter à ViaTrajectoire avec une authentification forte (carte ou e-CPS).\n\n\
         Ma situation\u{a0}:\n{situation}\nD'après le guide, mes étapes sont\u{a0}:\n{steps}\n\
         Pouvez-vous me dire ce qui dépend de l'établissement, et qui s'en occupe\u{a0}?\n{THANKS}"
    )
}

/// To the person who manages accounts and rights in `ViaTrajectoire`.
#[must_use]
pub fn message_to_referent(situation: &str, steps: &str) -> String {
    format!(
        "{HELLO}Je prépare ma connexion à ViaTrajectoire avec une authentification forte (carte ou e-CPS).\n\n\
         Ma situation\u{a0}:\n{situation}\nD'après le guide, mes étapes sont\u{a0}:\n{steps}\n\
         Mon compte ViaTrajectoire et mes droits sont-ils prêts pour cette connexion\u{a0}?\n{THANKS}"
    )
}

/// To a support desk; `say` is what the page advises to say.
#[must_use]
pub fn message_to_support(say: &str, situation: &str, steps: &str) -> String {
    let say = if say.is_empty() { "J'ai besoin d'aide pour me connecter à ViaTrajectoire." } else { say };
    format!(
        "{HELLO}{say}\n\nMa situation\u{a0}:\n{situation}\nCe que je suis en train de faire\u{a0}:\n{steps}{THANKS}"
    )
}
