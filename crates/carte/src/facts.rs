//! What an examination found out, in the words of the border.

use cps::certificate::{CardKind, Certificate as Read, Identifier};
use cps::records::{Actua, Counter};
use cps::report::{Part, Remark as Noted};
use cps::view::{
    Card, Certificate, Facts, IdentifierKind, Issuer, Kind, Person, Reading, Remark, RemarkKind, Tries,
    Update,
};
use cps::{Generation, OtherCard, Personal, Recognised, Recognition, Report};

/// The facts that may be shown at once.
pub(crate) fn of(report: &Report, may_ask_for_tries: bool) -> Facts {
    Facts {
        card: card(report.recognition),
        known_to_cryptolib: report.known_to_cryptolib,
        generation: report.generation().map(str::to_owned),
        kind: report.kind().map(kind),
        profession: report.profession(),
        authentication: report.authentication.as_ref().map(certificate),
        signature: report.signature.as_ref().map(certificate),
        holder_code: report.holder_code.map(tries),
        unblocking_code: report.unblocking_code.map(tries),
        update: report.actua.map(update),
        remarks: report.remarks.iter().filter_map(remark).collect(),
        may_ask_for_tries,
    }
}

/// Names and numbers.
pub(crate) fn person(report: &Report) -> Person {
    let revealed = |value: &Option<Personal<String>>| value.as_ref().map(|value| value.reveal().clone());
    let subject = report.authentication.as_ref().or(report.signature.as_ref()).map(|c| &c.subject);
    Person {
        given_names: subject.and_then(|subject| revealed(&subject.given_names)),
        surname: subject.and_then(|subject| revealed(&subject.surname)),
        title: subject.and_then(|subject| subject.title.clone()),
        identifier: subject.and_then(|subject| revealed(&subject.identifier)),
        identifier_kind: subject
            .filter(|subject| subject.identifier.is_some())
            .map(|subject| identifier(subject.kind_of_identifier())),
        card_number: report.card_number().map(|number| number.reveal().clone()),
        chip_number: report.serial_number.as_ref().map(|number| number.digits.reveal().clone()),
    }
}

/// What is read while a part is read.
pub(crate) const fn reading(part: Part) -> Reading {
    match part {
        Part::Application => Reading::Application,
        Part::Actua => Reading::Update,
        Part::HolderCode | Part::Codes => Reading::HolderCode,
        Part::UnblockingCode => Reading::UnblockingCode,
        Part::Objects | Part::Certificates => Reading::Certificates,
        Part::Authentication | Part::AuthenticationWhole => Reading::Authentication,
        Part::Signature | Part::SignatureWhole => Reading::Signature,
        Part::SerialNumber | Part::Token => Reading::Numbers,
    }
}

const fn card(recognition: Recognition) -> Card {
    match recognition {
        Recognition::Cpx(Generation::Cps2Ter) => Card::Cps2Ter,
        Recognition::Cpx(Generation::Cps3) => Card::Cps3,
        Recognition::Cpx(Generation::Cps3Contactless) => Card::Cps3Contactless,
        Recognition::Cpx(Generation::Cps4) => Card::Cps4,
        Recognition::Cpx(Generation::Unknown) => Card::OtherCpx,
        Recognition::Other(OtherCard::Vitale1 | OtherCard::Vitale2) => Card::Vitale,
        Recognition::Other(OtherCard::InsuranceAgent) => Card::InsuranceAgent,
        Recognition::Other(OtherCard::Bank) => Card::Bank,
        Recognition::Other(OtherCard::Identity) => Card::Identity,
        Recognition::Other(OtherCard::StateAgent) => Card::StateAgent,
        Recognition::Other(OtherCard::Transport) => Card::Transport,
        Recognition::Other(OtherCard::Unknown) => Card::Unknown,
    }
}

const fn kind(kind: CardKind) -> Kind {
    match kind {
        CardKind::Cps => Kind::Cps,
        CardKind::Cpf => Kind::Cpf,
        CardKind::Cpe => Kind::Cpe,
        CardKind::Cpa => Kind::Cpa,
        CardKind::Unknown(number) => Kind::Other(number),
    }
}

fn certificate(read: &Read) -> Certificate {
    let recognised = match read.recognised() {
        Recognised::ByKey(_) => Issuer::ByKey,
        Recognised::ByName(_) => Issuer::ByName,
        Recognised::Unlisted => Issuer::Unlisted,
        Recognised::Test => Issuer::ForTests,
        Recognised::OldCps2ter => Issuer::Old,
        Recognised::Unknown => Issuer::Unknown,
    };
    Certificate {
        not_before: read.begins().0,
        not_after: read.ends().0,
        issuer: read.issuer.common_name.clone(),
        recognised,
    }
}

const fn tries(counter: Counter) -> Tries {
    let Counter { left, most, dead } = counter;
    Tries { left, most, dead }
}

const fn update(actua: Actua) -> Update {
    match actua {
        Actua::Never => Update::Never,
        Actua::Done { ended, .. } => Update::Done { ended: ended.0 },
        Actua::Broken => Update::Broken,
    }
}

/// None for what the page knows otherwise.
const fn remark(noted: &Noted) -> Option<Remark> {
    let (kind, part) = match noted {
        Noted::Refused(part, status) => (RemarkKind::Refused(status.number()), Some(*part)),
        Noted::NotUnderstood(part) => (RemarkKind::NotUnderstood, Some(*part)),
        Noted::Lost(part) => (RemarkKind::Lost, Some(*part)),
        Noted::NotListed => (RemarkKind::NotListed, None),
        Noted::NumbersDiffer => (RemarkKind::NumbersDiffer, None),
        Noted::RppsDigit => (RemarkKind::RppsDigit, None),
        Noted::IssuerUnknown => (RemarkKind::IssuerUnknown, None),
        // The card says so itself; and no signature is checked here.
        Noted::GenerationUnknown | Noted::SignatureWrong => return None,
    };
    let reading = match part {
        Some(part) => Some(reading(part)),
        None => None,
    };
    Some(Remark { kind, reading })
}

const fn identifier(kind: Identifier) -> IdentifierKind {
    match kind {
        Identifier::Rpps { .. } => IdentifierKind::Rpps,
        Identifier::Adeli => IdentifierKind::Adeli,
        Identifier::Student => IdentifierKind::Student,
        Identifier::Employee => IdentifierKind::Employee,
        Identifier::Unknown => IdentifierKind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cps::{Examination, Step};
    use iso7816::{Atr, Command, Form, Response};

    #[test]
    fn the_number_of_a_card_without_a_label_is_its_certificate_s() {
        let mut card = sim::Card::new(sim::Variant::Cps3);
        let atr = Atr::parse(card.power_up().unwrap()).unwrap();
        let (mut examination, mut step) = Examination::start(&atr);
        while let Step::Send(command) = step {
            let command = command.to_apdu().emit(Form::Short).unwrap();
            let answer = if command.ends_with(&[0x50, 0x32, 0x00]) {
                vec![0x6a, 0x82]
            } else {
                card.transmit(&command)
            };
            step = examination.answer(&Response::parse(&answer).unwrap());
        }
        let report = examination.report();
        assert_eq!((of(report, false).generation, report.token.is_none()), (None, true));
        assert_eq!(person(report).card_number.as_ref(), report.card_number().map(Personal::reveal));
        assert!(report.card_number().is_some());
    }
}
