//! The text for whoever helps: technical facts, findings, what was said. Names and numbers only if they are chosen.

use crate::facts;
use crate::session::Session;
use crate::words;
use cps::Seconds;
use cps::finding::Established;
use cps::view::{Certificate, Choices, Means, Reader, RemarkKind, Tries};
use std::fmt::Write as _;

/// Lines, the last one without an end.
#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, text: impl AsRef<str>) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text.as_ref());
    }

    fn pair(&mut self, name: &str, value: impl core::fmt::Display) {
        self.line(name);
        // Writing to a string cannot fail.
        let _ = write!(self.0, " : {value}");
    }
}

/// Writes it.
#[must_use]
pub fn write(means: Means, reader: Option<&Reader>, session: Option<&Session>, choices: Choices) -> String {
    let mut text = Text::default();
    text.line(words::TITLE);
    let begun = session.map(Session::begun);
    if begun.is_some_and(|begun| begun.demonstration) {
        text.line(words::DEMONSTRATION);
    } else {
        text.line(words::EXPERIMENTAL);
    }
    if let Some(begun) = begun {
        text.pair("Date", day(begun.today));
    }
    text.pair("Système", words::system(means.system));
    text.pair("Accès aux lecteurs", words::reach(means.reach));
    match reader {
        Some(reader) => described(&mut text, reader),
        None => text.line(words::NO_READER),
    }
    let report = session.and_then(Session::report);
    let Some(report) = report else {
        text.line(words::NOTHING);
        found(&mut text, &session.map(Session::findings).unwrap_or_default());
        said(&mut text, session);
        return text.0;
    };
    let known = facts::of(report, false);
    text.pair("Carte", words::card(known.card));
    text.pair("Connue de Cryptolib 5.2", if known.known_to_cryptolib { "oui" } else { "non" });
    if let Some(generation) = &known.generation {
        text.pair("Génération", generation);
    }
    if let Some(kind) = known.kind {
        text.pair("Type", words::kind(kind));
    }
    if let Some(profession) = known.profession {
        text.pair("Code profession", profession);
    }
    certificate(&mut text, "Certificat d'authentification", known.authentication.as_ref());
    certificate(&mut text, "Certificat de signature", known.signature.as_ref());
    tries(&mut text, "Code porteur", known.holder_code);
    tries(&mut text, "Code de déblocage", known.unblocking_code);
    if let Some(update) = known.update {
        text.pair("Dernière mise à jour", words::update(update));
    }
    for remark in &known.remarks {
        let during = remark.reading.map_or_else(String::new, |part| format!(" ({})", words::reading(part)));
        let status = match remark.kind {
            RemarkKind::Refused(status) => format!(" {status:04X}"),
            _ => String::new(),
        };
        text.pair("Remarque", format!("{}{status}{during}", words::remark(remark.kind)));
    }
    found(&mut text, &session.map(Session::findings).unwrap_or_default());
    person(&mut text, &facts::person(report), choices);
    said(&mut text, session);
    text.0
}

fn described(text: &mut Text, reader: &Reader) {
    text.pair("Lecteur", reader.name.as_deref().unwrap_or("sans nom"));
    text.pair("Identifiants USB", format!("{:04X}:{:04X}", reader.vendor, reader.product));
    let [high, low] = reader.release.to_be_bytes();
    text.pair("Version du lecteur", format!("{high:x}.{low:02x}"));
    text.pair("État", words::behaviour(reader.behaviour));
    for interface in &reader.interfaces {
        let level = interface.level.map_or("niveau inconnu", words::level);
        let slots = interface.slots.map_or_else(String::new, |slots| format!(", fentes : {slots}"));
        text.pair(
            "Interface",
            format!("{}, {}, {level}{slots}", interface.number, words::class(interface.class)),
        );
    }
    for fault in &reader.faults {
        text.pair("Particularité connue", words::fault(*fault));
    }
}

fn certificate(text: &mut Text, name: &str, certificate: Option<&Certificate>) {
    if let Some(certificate) = certificate {
        let (from, to) = (day(certificate.not_before), day(certificate.not_after));
        let issuer = words::issuer(certificate.recognised);
        text.pair(name, format!("du {from} au {to}, {issuer}"));
    }
}

fn tries(text: &mut Text, name: &str, tries: Option<Tries>) {
    if let Some(Tries { left, dead, .. }) = tries {
        let dead = if dead { ", hors d'usage" } else { "" };
        text.pair(name, format!("essais restants {left}{dead}"));
    }
}

fn found(text: &mut Text, findings: &[Established]) {
    text.line(if findings.is_empty() { words::NO_FINDING } else { words::FINDINGS });
    for found in findings {
        let (certainty, evidence) = (words::certainty(found.certainty), words::evidence(found.evidence));
        text.line(format!("- {} ({certainty} ; {evidence})", found.finding.key()));
    }
}

fn person(text: &mut Text, person: &cps::view::Person, choices: Choices) {
    if !choices.names && !choices.numbers {
        text.line(words::HIDDEN);
    }
    let names = [("Prénom", &person.given_names), ("Nom", &person.surname), ("Titre", &person.title)];
    let numbers = [
        ("Identifiant", &person.identifier),
        ("Numéro de carte", &person.card_number),
        ("Numéro de puce", &person.chip_number),
    ];
    let names = names.into_iter().filter(|_| choices.names);
    for (name, value) in names.chain(numbers.into_iter().filter(|_| choices.numbers)) {
        if let Some(value) = value {
            text.pair(name, value);
        }
    }
}

fn said(text: &mut Text, session: Option<&Session>) {
    let lines = session.map_or(&[][..], |session| session.record().lines());
    if !lines.is_empty() {
        text.line(words::TRACE);
        lines.iter().for_each(|line| text.line(line));
    }
}

/// The day of a moment, `AAAA-MM-JJ`, in universal time.
fn day(seconds: u64) -> String {
    // Days since 1 March of the year 0, in cycles of 400, 100, 4 and 1 years (proleptic Gregorian calendar).
    let days = seconds / Seconds::DAY + 719_468;
    let (cycle, rest) = (days / 146_097, days % 146_097);
    let year = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365;
    let of_year = rest - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let date = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = cycle * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days() {
        for (seconds, date) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_795_478_400, "2026-11-24"),
            (4_107_542_399, "2100-02-28"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(day(seconds), date);
        }
    }
}
