//! What an examination found out, as far as it came.

use crate::certificate::{CardKind, Certificate, Identifier, KeyUse, Product, Standing};
use crate::finding::{Certainty, Established, Evidence, Finding, Severity};
use crate::issuer::Recognised;
use crate::nomenclature::Profession;
use crate::personal::Personal;
use crate::pkcs15::{CodeEntry, TokenInfo};
use crate::recognition::{Generation, OtherCard, Recognition};
use crate::records::{Actua, Counter, SerialNumber};
use crate::time::Seconds;
use crate::trace::TraceLine;
use iso7816::StatusWord;

/// How many days before its end a card « expires soon »: the renewal takes weeks (our choice).
pub const SOON: u64 = 60;

/// What an examination found out; what is absent was not read, or not yet.
///
/// It knows nomenclature codes, not the guide. What names a person is
/// [`crate::Personal`], so that printing a report shows none of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// Which card it is.
    pub recognition: Recognition,
    /// Whether Cryptolib 5.2 knows its answer to reset.
    pub known_to_cryptolib: bool,
    /// EF_ACTUA; a CPS3's only.
    pub actua: Option<Actua>,
    /// The counter of the « code porteur ».
    pub holder_code: Option<Counter>,
    /// The counter of the « code de déblocage ».
    pub unblocking_code: Option<Counter>,
    /// The chip's number.
    pub serial_number: Option<SerialNumber>,
    /// The generation and the card's number as the card says them.
    pub token: Option<TokenInfo>,
    /// The certificate to log in with.
    pub authentication: Option<Certificate>,
    /// The certificate to sign with.
    pub signature: Option<Certificate>,
    /// What EF(AODF) says of the codes.
    pub codes: Vec<CodeEntry>,
    /// What was not as expected.
    pub remarks: Vec<Remark>,
    /// Every command, without any data.
    pub trace: Vec<TraceLine>,
}

/// Something that was not as expected; the examination went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// This part was refused with this status.
    Refused(Part, StatusWord),
    /// This part could be read, but not understood.
    NotUnderstood(Part),
    /// The link to the card broke during this part.
    Lost(Part),
    /// EF(CDF) lists no certificate to log in with: it was looked for where a CPS3 has it.
    NotListed,
    /// The card's number is not the same everywhere.
    NumbersDiffer,
    /// The last digit of the RPPS number does not check it.
    RppsDigit,
    /// The issuer of the certificate to log in with is not known here.
    IssuerUnknown,
    /// The signature of a certificate is not that of the authority it names.
    SignatureWrong,
    /// Of the family, of a generation not known here: read as a CPS3.
    GenerationUnknown,
}

/// A part of an examination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Selecting the card's application.
    Application,
    /// EF_ACTUA.
    Actua,
    /// The counter of the « code porteur ».
    HolderCode,
    /// EF(CDF).
    Certificates,
    /// EF(ODF): only when EF(CDF) is not where a CPS3 has it.
    Objects,
    /// The first bytes of the certificate to log in with.
    Authentication,
    /// EF.SN.
    SerialNumber,
    /// EF.TokenInfo.
    Token,
    /// The rest of the certificate to log in with.
    AuthenticationWhole,
    /// The first bytes of the certificate to sign with.
    Signature,
    /// The rest of it.
    SignatureWhole,
    /// The counter of the « code de déblocage ».
    UnblockingCode,
    /// EF(AODF).
    Codes,
}

impl Report {
    /// An empty one.
    #[must_use]
    pub(crate) const fn new(recognition: Recognition, known_to_cryptolib: bool) -> Self {
        Self {
            recognition,
            known_to_cryptolib,
            actua: None,
            holder_code: None,
            unblocking_code: None,
            serial_number: None,
            token: None,
            authentication: None,
            signature: None,
            codes: Vec::new(),
            remarks: Vec::new(),
            trace: Vec::new(),
        }
    }

    /// CPS, CPF, CPE or CPA, as the certificate says.
    #[must_use]
    pub fn kind(&self) -> Option<CardKind> {
        self.extensions().find_map(|extensions| extensions.card)
    }

    /// The generation as the card says it, if it looks like « CPS3v3 »: a label may hold anything.
    #[must_use]
    pub fn generation(&self) -> Option<&str> {
        let label = self.token.as_ref()?.generation.as_str();
        let digits = label.bytes().filter(u8::is_ascii_digit).count();
        (label.starts_with("CPS") && label.len() <= 12 && digits <= 2).then_some(label)
    }

    /// The profession's code (TRE_G15), or of the one being learnt (TRE_G16).
    #[must_use]
    pub fn profession(&self) -> Option<u16> {
        self.extensions().find_map(|extensions| extensions.profession.or(extensions.future_profession))
    }

    /// The same with its nomenclature and label.
    #[must_use]
    pub fn practice(&self) -> Option<Profession> {
        self.extensions().find_map(|extensions| {
            let in_training = extensions.future_profession.map(Profession::in_training);
            extensions.profession.map(Profession::of).or(in_training)
        })
    }

    /// The codes of specialties.
    #[must_use]
    pub fn specialties(&self) -> &[String] {
        let mut all = self.extensions().map(|extensions| extensions.specialties.as_slice());
        all.find(|codes| !codes.is_empty()).unwrap_or(&[])
    }

    /// The ten digits of the card: as its certificates have them, or else its label.
    #[must_use]
    pub fn card_number(&self) -> Option<&Personal<String>> {
        let label = self.token.as_ref().and_then(|token| token.number.as_ref());
        self.extensions().find_map(|extensions| extensions.token.as_ref()).or(label)
    }

    fn extensions(&self) -> impl Iterator<Item = &crate::certificate::Extensions> {
        [&self.authentication, &self.signature].into_iter().flatten().filter_map(|c| c.extensions.as_ref())
    }

    /// The conclusions at `now`, what stands most in the way first.
    #[must_use]
    pub fn findings(&self, now: Seconds) -> Vec<Established> {
        let broken = (self.actua == Some(Actua::Broken))
            .then(|| Finding::Unusable.by(Evidence::File, Certainty::Likely));
        let mut out = self.recognised();
        out.extend(self.of_the_codes());
        out.extend([broken, self.of_the_dates(now), self.of_a_test()].into_iter().flatten());
        let first = |finding: Finding| out.iter().find(|established| established.finding == finding).copied();
        let ranked = [Severity::Blocking, Severity::Warning, Severity::Remark];
        let of = |severity| Finding::ALL.into_iter().filter(move |finding| finding.severity() == severity);
        ranked.into_iter().flat_map(of).filter_map(first).collect()
    }

    /// What the counters of the codes say.
    fn of_the_codes(&self) -> Vec<Established> {
        let sure = |finding: Finding| finding.by(Evidence::Counter, Certainty::Sure);
        match self.holder_code {
            Some(Counter { dead: true, .. }) => vec![sure(Finding::Unusable)],
            // Whether anything but the other code unblocks it is not known.
            Some(Counter { left: 0, .. })
                if self.unblocking_code.is_some_and(|other| other.dead || other.left == 0) =>
            {
                let unusable = Finding::Unusable.by(Evidence::Counter, Certainty::Likely);
                vec![sure(Finding::CodeBlocked), unusable]
            }
            Some(Counter { left: 0, .. }) => vec![sure(Finding::CodeBlocked)],
            Some(Counter { left: 1, .. }) => vec![sure(Finding::LastTry)],
            _ => Vec::new(),
        }
    }

    /// What the dates of the certificate to log in with say.
    fn of_the_dates(&self, now: Seconds) -> Option<Established> {
        let certificate = self.authentication.as_ref()?;
        // What programs make of a key before or past its own time is not known.
        let by = |own: bool| if own { Certainty::Sure } else { Certainty::Likely };
        let soon = now.days_later(SOON);
        let (finding, certainty) = match certificate.standing(now) {
            Standing::NotYet => (Finding::NotYetValid, by(now < certificate.not_before)),
            Standing::Over | Standing::KeyOver => (Finding::Expired, by(now > certificate.not_after)),
            Standing::Valid if certificate.ends() < soon => {
                (Finding::ExpiresSoon, by(certificate.not_after < soon))
            }
            Standing::Valid => return None,
        };
        Some(finding.by(Evidence::Certificate, certainty))
    }

    /// Whether the card was made for tests.
    fn of_a_test(&self) -> Option<Established> {
        let certainty = if self.extensions().any(|extensions| extensions.product == Some(Product::Test)) {
            Certainty::Sure
        } else if self.authentication.as_ref()?.recognised() == Recognised::Test {
            Certainty::Likely
        } else {
            return None;
        };
        Some(Finding::TestCard.by(Evidence::Certificate, certainty))
    }

    fn recognised(&self) -> Vec<Established> {
        let by_answer = |finding: Finding, certainty| vec![finding.by(Evidence::AnswerToReset, certainty)];
        match self.recognition {
            Recognition::Other(OtherCard::Vitale1 | OtherCard::Vitale2) => {
                by_answer(Finding::VitaleCard, Certainty::Likely)
            }
            Recognition::Other(OtherCard::Unknown) => by_answer(Finding::NotACpsCard, Certainty::Likely),
            Recognition::Other(_) => by_answer(Finding::NotACpsCard, Certainty::Sure),
            Recognition::Cpx(Generation::Cps4) => by_answer(Finding::Cps4, Certainty::Likely),
            // Out of use since 2020, whatever else it says.
            Recognition::Cpx(Generation::Cps2Ter) => by_answer(Finding::Expired, Certainty::Likely),
            Recognition::Cpx(Generation::Cps3Contactless) => {
                by_answer(Finding::Contactless, Certainty::Likely)
            }
            Recognition::Cpx(Generation::Cps3 | Generation::Unknown) => Vec::new(),
        }
    }

    /// The certificate that was taken for the one to log in with is to sign, and the other way round.
    pub(crate) fn certificates_are_swapped(&self) -> bool {
        let key_use = |certificate: &Option<Certificate>| certificate.as_ref()?.extensions.as_ref()?.key_use;
        key_use(&self.authentication) == Some(KeyUse::Signature)
            && key_use(&self.signature) == Some(KeyUse::Authentication)
    }

    /// Remarks on what was read, once all of it is there.
    pub(crate) fn compare(&mut self) {
        let tokens = self.extensions().filter_map(|extensions| extensions.token.as_ref());
        let label = self.token.as_ref().and_then(|token| token.number.as_ref());
        let mut numbers: Vec<&String> = tokens.chain(label).map(|number| number.reveal()).collect();
        numbers.dedup();
        let mut remarks = Vec::new();
        if self.recognition == Recognition::Cpx(Generation::Unknown) {
            remarks.push(Remark::GenerationUnknown);
        }
        if numbers.len() > 1 {
            remarks.push(Remark::NumbersDiffer);
        }
        if let Some(certificate) = &self.authentication {
            if certificate.subject.kind_of_identifier() == (Identifier::Rpps { checked: false }) {
                remarks.push(Remark::RppsDigit);
            }
            if certificate.recognised() == Recognised::Unknown {
                remarks.push(Remark::IssuerUnknown);
            }
        }
        self.remarks.extend(remarks);
    }
}
