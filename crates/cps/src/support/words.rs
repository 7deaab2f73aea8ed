//! The words of the text for support.

use crate::certificate::{CardKind, Standing};
use crate::finding::{Certainty, Evidence, Finding};
use crate::issuer::{NotChecked, Recognised, Verdict};
use crate::pkcs15::aodf::Characters;
use crate::recognition::{Generation, OtherCard, Recognition};
use crate::report::{Part, Remark};
use crate::time::Seconds;

/// « 1er janvier 2028 ».
pub(super) fn date(at: Seconds) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let Some((year, month, day)) = at.date() else { return "date inconnue".to_owned() };
    let month = usize::from(month).checked_sub(1).and_then(|at| MONTHS.get(at)).unwrap_or(&"");
    let day = if day == 1 { "1er".to_owned() } else { day.to_string() };
    format!("{day} {month} {year}")
}

/// What a card wrote, on one line: at most 80 characters, none that moves others about.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{200e}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .take(80)
        .collect()
}

pub(super) const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Expired => "Carte expirée",
        Finding::ExpiresSoon => "Carte bientôt expirée",
        Finding::NotYetValid => "Carte pas encore valable",
        Finding::CodeBlocked => "Code porteur bloqué",
        Finding::LastTry => "Dernier essai du code porteur",
        Finding::Unusable => "Carte inutilisable",
        Finding::NotACpsCard => "Autre carte qu'une carte professionnelle de santé",
        Finding::VitaleCard => "Carte Vitale",
        Finding::UpsideDown => "Carte à l'envers",
        Finding::Cps4 => "CPS4, qui demande Cryptolib 5.2 ou plus récente",
        Finding::TestCard => "Carte de test",
        Finding::Mute => "Carte muette",
        Finding::Contactless => "Carte posée sans contact",
    }
}

pub(super) const fn evidence(evidence: Evidence, verified: bool) -> &'static str {
    match evidence {
        Evidence::AnswerToReset => "d'après sa réponse à la mise sous tension",
        Evidence::NoAnswer => "elle ne répond pas",
        Evidence::Counter => "d'après un compteur de la carte",
        Evidence::File => "d'après un fichier de la carte",
        Evidence::Certificate if verified => "d'après un certificat de la carte, signature vérifiée",
        Evidence::Certificate => "d'après un certificat de la carte, signature non vérifiée",
        Evidence::Eye => "d'après ce qui se voit",
    }
}

pub(super) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Possible => "possible",
        Certainty::Likely => "probable",
        Certainty::Sure => "certain",
    }
}

pub(super) const fn recognition(recognition: Recognition) -> &'static str {
    match recognition {
        Recognition::Cpx(Generation::Cps2Ter) => "CPS2ter",
        Recognition::Cpx(Generation::Cps3) => "CPS3",
        Recognition::Cpx(Generation::Cps3Contactless) => "CPS3, sans contact",
        Recognition::Cpx(Generation::Cps4) => "CPS4",
        Recognition::Cpx(Generation::Unknown) => "de la famille CPS, de génération inconnue",
        Recognition::Other(other) => match other {
            OtherCard::Vitale1 => "Vitale 1",
            OtherCard::Vitale2 => "Vitale 2",
            OtherCard::InsuranceAgent => "d'agent de l'assurance maladie",
            OtherCard::Bank => "bancaire ou de restaurant",
            OtherCard::Identity => "d'identité",
            OtherCard::StateAgent => "d'agent de l'État",
            OtherCard::Transport => "de transport",
            OtherCard::Unknown => "inconnue",
        },
    }
}

pub(super) fn kind(kind: CardKind) -> String {
    match kind {
        CardKind::Cps => "CPS".to_owned(),
        CardKind::Cpf => "CPF".to_owned(),
        CardKind::Cpe => "CPE ou CDE".to_owned(),
        CardKind::Cpa => "CPA ou CDA".to_owned(),
        CardKind::Unknown(number) => format!("code {number}, libellé inconnu"),
    }
}

pub(super) const fn characters(characters: Characters) -> &'static str {
    match characters {
        Characters::Digits | Characters::PackedDigits => "chiffres",
        Characters::Any => "caractères",
        Characters::Unknown => "signes d'un genre inconnu",
    }
}

pub(super) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotYet => "pas encore valable",
        Standing::Valid => "valable d'après ses dates",
        Standing::KeyOver => "clé expirée",
        Standing::Over => "expiré",
    }
}

/// How the issuer was recognised, then what was made of the signature.
pub(super) fn recognised(recognised: Recognised, verdict: Verdict) -> String {
    let how = match recognised {
        Recognised::ByKey(_) => "reconnu par l'identifiant de sa clé",
        Recognised::ByName(_) => "reconnu par son nom",
        Recognised::Unlisted => "se dit de l'IGC-Santé, mais n'est pas dans la liste connue du guide",
        Recognised::Test => "autorité de test, d'après son nom",
        Recognised::OldCps2ter => "ancienne autorité des CPS2ter, d'après son nom",
        Recognised::Unknown => "inconnu du guide",
    };
    let checked = match verdict {
        Verdict::Verified => "signature vérifiée",
        Verdict::Wrong => "signature fausse",
        Verdict::NotChecked(NotChecked::NothingGiven) => "signature non vérifiée",
        Verdict::NotChecked(NotChecked::UnknownAuthority) => {
            "signature non vérifiée (autorité fournie inconnue)"
        }
        Verdict::NotChecked(NotChecked::OtherIssuer) => "signature non vérifiée (autre autorité fournie)",
        Verdict::NotChecked(NotChecked::Algorithm) => "signature non vérifiée (algorithme non traité)",
        Verdict::NotChecked(NotChecked::NotUnderstood) => {
            "signature non vérifiée (certificat incomplet ou illisible)"
        }
    };
    format!("{how}, {checked}")
}

pub(super) fn remark(remark: Remark) -> String {
    match remark {
        Remark::Refused(part, status) => format!("{}\u{a0}: refusé par la carte (état {status})", self::part(part)),
        Remark::NotUnderstood(part) => format!("{}\u{a0}: lu, mais pas compris", self::part(part)),
        Remark::Lost(part) => format!("{}\u{a0}: la carte ou le lecteur n'a plus répondu", self::part(part)),
        Remark::NotListed => {
            "La carte n'annonce pas de certificat pour se connecter\u{a0}; il a été cherché à sa place habituelle".to_owned()
        }
        Remark::NumbersDiffer => "Le numéro de la carte n'est pas le même partout".to_owned(),
        Remark::RppsDigit => "Le dernier chiffre du numéro RPPS ne correspond pas aux autres".to_owned(),
        Remark::IssuerUnknown => "L'émetteur du certificat est inconnu du guide".to_owned(),
        Remark::SignatureWrong => "La signature d'un certificat n'est pas celle de l'autorité qu'il nomme".to_owned(),
        Remark::GenerationUnknown => "Génération de carte inconnue\u{a0}: lue comme une CPS3".to_owned(),
    }
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::Application => "Application de la carte",
        Part::Actua => "Dernière mise à jour",
        Part::HolderCode => "Compteur du code porteur",
        Part::Certificates => "Liste des certificats",
        Part::Objects => "Liste des listes",
        Part::Authentication | Part::AuthenticationWhole => "Certificat pour se connecter",
        Part::SerialNumber => "Numéro de la puce",
        Part::Token => "Étiquette de la carte",
        Part::Signature | Part::SignatureWhole => "Certificat pour signer",
        Part::UnblockingCode => "Compteur du code de déblocage",
        Part::Codes => "Description des codes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_card_writes_stays_on_its_line() {
        assert_eq!(plain("AC\n\u{202e}IGC-SANTÉ\0"), "ACIGC-SANTÉ");
        assert_eq!(plain(&"x".repeat(500)).len(), 80);
    }

    #[test]
    fn dates() {
        assert_eq!(date(Seconds(1_795_478_400)), "24 novembre 2026");
        assert_eq!(date(Seconds(0)), "1er janvier 1970");
        assert_eq!(date(Seconds(u64::MAX)), "date inconnue");
    }
}
