//! A report as text for whoever helps: what was found and how, and what was said to the card.
//!
//! French, plain text. It holds no name and no number of a person, a card or a
//! structure, except those kinds that [`Shown`] asks for; nothing that the card
//! answered but what is written out here. Its words are in `support/words.rs`.

mod words;

use crate::certificate::{Certificate, Standing, Subject};
use crate::finding::Established;
use crate::issuer::{Recognised, Verdict};
use crate::personal::Personal;
use crate::records::{Actua, Counter};
use crate::report::Report;
use crate::time::Seconds;
use core::fmt::{self, Write};

/// What else is shown; nothing by default. Each for itself: an id may help where a name does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// First names, family name, pseudonym.
    pub names: bool,
    /// The national identifier (RPPS, ADELI…).
    pub identifier: bool,
    /// The card's number and its chip's.
    pub card: bool,
    /// The structure of an employee: number, name, place.
    pub structure: bool,
}

/// The report as text, with the conclusions at `now`.
#[must_use]
pub fn print(report: &Report, now: Seconds, shown: Shown) -> String {
    let mut out = String::new();
    // A String takes whatever is written to it.
    let _ = whole(&mut out, report, now, shown);
    out
}

/// Conclusions alone, one a line: also those that somebody came to by looking.
#[must_use]
pub fn findings(established: &[Established]) -> String {
    let mut out = String::new();
    let _ = list(&mut out, established, false);
    out
}

fn whole(out: &mut String, report: &Report, now: Seconds, shown: Shown) -> fmt::Result {
    writeln!(out, "Vérification de carte du {}", words::date(now))?;
    writeln!(out, "Lecture seule, sans code. Les dates sont en temps universel.\n")?;
    card(out, report)?;
    codes(out, report)?;
    for (name, certificate) in [
        ("Certificat pour se connecter", &report.authentication),
        ("Certificat pour signer", &report.signature),
    ] {
        match certificate {
            Some(read) => certificate_lines(out, name, read, now)?,
            None => writeln!(out, "{name}\u{a0}: non lu")?,
        }
    }
    writeln!(out, "\nConstats")?;
    let verdict = report.authentication.as_ref().map(|certificate| certificate.verdict);
    list(out, &report.findings(now), verdict == Some(Verdict::Verified))?;
    if !report.remarks.is_empty() {
        writeln!(out, "\nRemarques")?;
        for remark in &report.remarks {
            writeln!(out, "- {}", words::remark(*remark))?;
        }
    }
    personal(out, report, shown)?;
    if !report.trace.is_empty() {
        writeln!(out, "\nCommandes (en-tête | octets envoyés > attendus | octets reçus, état)")?;
        for line in &report.trace {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn list(out: &mut String, established: &[Established], verified: bool) -> fmt::Result {
    if established.is_empty() {
        writeln!(out, "Aucun.")?;
    }
    for one in established {
        let (name, how) = (words::finding(one.finding), words::evidence(one.evidence, verified));
        writeln!(out, "- {name}\u{a0}: {}, {how} [{}]", words::certainty(one.certainty), one.finding.key())?;
    }
    Ok(())
}

fn card(out: &mut String, report: &Report) -> fmt::Result {
    write!(out, "Carte\u{a0}: {}", words::recognition(report.recognition))?;
    match report.generation() {
        Some(generation) => writeln!(out, " (étiquette\u{a0}: {generation})")?,
        None => writeln!(out)?,
    }
    let known = if report.known_to_cryptolib { "connue" } else { "inconnue" };
    writeln!(out, "Réponse à la mise sous tension\u{a0}: {known} de Cryptolib 5.2")?;
    if let Some(kind) = report.kind() {
        writeln!(out, "Sorte\u{a0}: {}", words::kind(kind))?;
    }
    if let Some(profession) = report.practice() {
        writeln!(out, "Profession\u{a0}: {profession}")?;
    }
    let specialties = report.specialties();
    if !specialties.is_empty() {
        writeln!(out, "Spécialités\u{a0}: {}", words::plain(&specialties.join(", ")))?;
    }
    match report.actua {
        Some(Actua::Never) => writeln!(out, "Mise à jour par le réseau\u{a0}: jamais"),
        Some(Actua::Done { ended, .. }) => {
            writeln!(out, "Mise à jour par le réseau\u{a0}: terminée le {}", words::date(ended))
        }
        Some(Actua::Broken) => writeln!(out, "Mise à jour par le réseau\u{a0}: pas allée au bout"),
        None => Ok(()),
    }
}

fn codes(out: &mut String, report: &Report) -> fmt::Result {
    for (name, counter) in
        [("Code porteur", report.holder_code), ("Code de déblocage", report.unblocking_code)]
    {
        let Some(Counter { left, most, dead }) = counter else { continue };
        let plural = if left > 1 { "s" } else { "" };
        write!(out, "{name}\u{a0}: {left} essai{plural}")?;
        if let Some(most) = most {
            write!(out, " sur {most}")?;
        }
        writeln!(out, "{}", if dead { ", bloqué pour toujours" } else { "" })?;
    }
    for code in &report.codes {
        let name = if code.unblocks { "Code de déblocage" } else { "Code porteur" };
        write!(out, "{name}, d'après la carte\u{a0}: ")?;
        match code.most {
            Some(most) if most != code.least => write!(out, "{} à {most}", code.least)?,
            _ => write!(out, "{}", code.least)?,
        }
        writeln!(out, " {}, référence {}", words::characters(code.characters), code.reference)?;
    }
    Ok(())
}

fn certificate_lines(out: &mut String, name: &str, read: &Certificate, now: Seconds) -> fmt::Result {
    let (from, until) = (words::date(read.not_before), words::date(read.not_after));
    writeln!(out, "{name}\u{a0}: du {from} au {until}, {}", words::standing(read.standing(now)))?;
    if read.standing(now) != Standing::Over && read.ends() < read.not_after {
        writeln!(out, "  sa clé sert jusqu'au {}", words::date(read.ends()))?;
    }
    let issuer = match read.recognised() {
        Recognised::ByKey(authority) | Recognised::ByName(authority) => authority.name,
        _ => &words::plain(read.issuer.common_name.as_deref().unwrap_or("sans nom")),
    };
    writeln!(out, "  émetteur\u{a0}: {issuer}, {}", words::recognised(read.recognised(), read.verdict))
}

/// What [`Shown`] asks for, and nothing else.
fn personal(out: &mut String, report: &Report, shown: Shown) -> fmt::Result {
    if shown == Shown::default() {
        return Ok(());
    }
    writeln!(out, "\nDonnées personnelles, montrées à votre demande")?;
    let certificate = report.authentication.as_ref().or(report.signature.as_ref());
    let nobody = Subject::default();
    let subject = certificate.map_or(&nobody, |certificate| &certificate.subject);
    let structure = subject.structure.as_ref();
    let lines = [
        (shown.names, "Prénoms", subject.given_names.as_ref()),
        (shown.names, "Nom", subject.surname.as_ref()),
        (shown.names, "Pseudonyme", subject.pseudonym.as_ref()),
        (shown.identifier, "Identifiant national", subject.identifier.as_ref()),
        (shown.card, "Numéro de la carte", report.card_number()),
        (shown.card, "Numéro de la puce", report.serial_number.as_ref().map(|number| &number.digits)),
        (shown.structure, "Numéro de la structure", structure.map(|own| &own.number)),
        (shown.structure, "Structure", structure.and_then(|own| own.name.as_ref())),
        (shown.structure, "Lieu", structure.and_then(|own| own.place.as_ref())),
    ];
    for (asked, name, value) in lines {
        if let (true, Some(value)) = (asked, value.map(Personal::reveal)) {
            writeln!(out, "{name}\u{a0}: {}", words::plain(value))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::by_eye::Question;
    use crate::finding::without_an_answer;

    #[test]
    fn conclusions_alone() {
        assert_eq!(
            findings(&without_an_answer()),
            "- Carte à l'envers\u{a0}: possible, elle ne répond pas [carte-a-l-envers]\n\
             - Carte muette\u{a0}: certain, elle ne répond pas [carte-muette]\n"
        );
        let seen: Vec<Established> =
            Question::EndDate.answers().iter().filter_map(|a| a.established()).collect();
        assert_eq!(
            findings(&seen),
            "- Carte bientôt expirée\u{a0}: probable, d'après ce qui se voit [expire-bientot]\n\
             - Carte expirée\u{a0}: probable, d'après ce qui se voit [carte-expiree]\n"
        );
        assert_eq!(findings(&[]), "Aucun.\n");
    }
}
