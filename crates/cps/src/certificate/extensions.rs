//! What stands after a certificate's key.

use crate::lax;
use crate::personal::Personal;
use crate::time::Seconds;
use iso7816::Cursor;
use iso7816::tlv::{self, Object};
use x509_cert::der::Decode;
use x509_cert::der::asn1::GeneralizedTime;
use x509_cert::ext;
use x509_cert::ext::pkix::KeyUsage;

/// The extensions that are looked at.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// What the key is for.
    pub key_use: Option<KeyUse>,
    /// The identifier of the issuer's key.
    pub authority_key: Option<Vec<u8>>,
    /// CPS, CPF, CPE or CPA.
    pub card: Option<CardKind>,
    /// The card's ten digits.
    pub token: Option<Personal<String>>,
    /// Of the tests or of production.
    pub product: Option<Product>,
    /// Profession (TRE_G15).
    pub profession: Option<u16>,
    /// Profession being learnt (TRE_G16).
    pub future_profession: Option<u16>,
    /// Specialties (TRE_R01 and others): « SM26 ».
    pub specialties: Vec<String>,
    /// When the key may be used, if that is not as long as the certificate.
    pub key_period: KeyPeriod,
}

/// When a key may be used (RFC 3280 §4.2.1.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyPeriod {
    /// From when on.
    pub begins: Option<Seconds>,
    /// Until when.
    pub ends: Option<Seconds>,
}

/// What a key is for, by its usage bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// Digital signature without non-repudiation: to log in.
    Authentication,
    /// Non-repudiation alone: to sign.
    Signature,
    /// Anything else.
    Other,
}

/// The kinds of cards (TRE_G02).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardKind {
    /// 0, CPS: a health professional.
    Cps,
    /// 1, CPF: one in training.
    Cpf,
    /// 2, CPE or CDE: an employee, or a head of a health structure.
    Cpe,
    /// 3, CPA or CDA: the same of another authorised structure.
    Cpa,
    /// Another number.
    Unknown(u16),
}

/// Where a certificate belongs (TRE_G01).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// The high bit: made for tests.
    Test,
    /// In use.
    Production,
}

/// 1.2.250.1.71.1.2, the arc of the private extensions, as it is encoded.
const ANS: &[u8] = &[0x2a, 0x81, 0x7a, 0x01, 0x47, 0x01, 0x02];

/// 1.2.250.1.71.4.2.5: specialties.
const SPECIALTY: &[u8] = &[0x2a, 0x81, 0x7a, 0x01, 0x47, 0x04, 0x02, 0x05];

/// At most this many specialties are kept.
const SPECIALTIES: usize = 8;

impl Extensions {
    /// Reads what follows the subject; none when it does not reach to the end of the extensions.
    pub(super) fn read(cursor: &Cursor<'_>) -> Option<Self> {
        let rest = cursor.rest();
        let objects = lax::objects(rest);
        let extensions: Object<'_> = objects.into_iter().find(|object| object.tag.number() == 0xa3)?;
        let extensions = ext::Extensions::from_der(extensions.value).ok()?;
        let mut out = Self::default();
        for extension in &extensions {
            out.take(extension.extn_id.as_bytes(), extension.extn_value.as_bytes());
        }
        Some(out)
    }

    fn take(&mut self, oid: &[u8], value: &[u8]) {
        match oid {
            [0x55, 0x1d, 0x0f] => self.key_use = KeyUsage::from_der(value).ok().map(KeyUse::of),
            [0x55, 0x1d, 0x23] => {
                // By its tags: the standard's whole type, with names in it, would weigh a tenth of the page's engine.
                let inside = lax::find(value, 0x30).unwrap_or_default();
                self.authority_key = lax::find(inside, 0x80).map(<[u8]>::to_vec);
            }
            [0x55, 0x1d, 0x10] => self.key_period = KeyPeriod::read(value),
            SPECIALTY => self.specialties = specialties(value),
            _ => match oid.strip_prefix(ANS) {
                Some([2]) => self.card = number(value).map(CardKind::of),
                Some([3]) => self.token = token(value).map(Personal::new),
                Some([5]) => self.product = product(value),
                Some([7]) => self.profession = number(value),
                Some([8]) => self.future_profession = number(value),
                _ => {}
            },
        }
    }
}

/// The universal tag that an implicit one stands for in [`KeyPeriod`].
const GENERALIZED_TIME: u8 = 0x18;

impl KeyPeriod {
    fn read(value: &[u8]) -> Self {
        let inside = lax::find(value, 0x30).unwrap_or_default();
        let seconds = |tag| {
            let text = lax::find(inside, tag)?;
            let head = [GENERALIZED_TIME, u8::try_from(text.len()).ok()?];
            let time = GeneralizedTime::from_der(&[&head[..], text].concat()).ok()?;
            Some(Seconds(time.to_unix_duration().as_secs()))
        };
        Self { begins: seconds(0x80), ends: seconds(0x81) }
    }
}

impl KeyUse {
    fn of(usage: KeyUsage) -> Self {
        match (usage.digital_signature(), usage.non_repudiation()) {
            (true, false) => Self::Authentication,
            (false, true) => Self::Signature,
            _ => Self::Other,
        }
    }
}

impl CardKind {
    const fn of(number: u16) -> Self {
        match number {
            0 => Self::Cps,
            1 => Self::Cpf,
            2 => Self::Cpe,
            3 => Self::Cpa,
            other => Self::Unknown(other),
        }
    }
}

/// An INTEGER that fits.
fn number(value: &[u8]) -> Option<u16> {
    match lax::find(value, 0x02)? {
        [low] => Some((*low).into()),
        [high, low] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    }
}

/// `8025000001/` and ten digits.
fn token(value: &[u8]) -> Option<String> {
    let object = tlv::objects(value).next()?.ok()?;
    let text = core::str::from_utf8(object.value).ok()?;
    text.strip_prefix("8025000001/").map(str::to_owned)
}

/// A SEQUENCE of UTF8Strings.
fn specialties(value: &[u8]) -> Vec<String> {
    let inside = lax::find(value, 0x30).unwrap_or(&[]);
    let codes = lax::objects(inside).filter(|object| object.tag.number() == 0x0c);
    codes.take(SPECIALTIES).map(|code| String::from_utf8_lossy(code.value).into_owned()).collect()
}

fn product(value: &[u8]) -> Option<Product> {
    let [byte] = lax::find(value, 0x04)? else { return None };
    Some(if byte & 0x80 == 0 { Product::Production } else { Product::Test })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(oid: &[u8], value: &[u8]) -> Extensions {
        let mut out = Extensions::default();
        out.take(oid, value);
        out
    }

    #[test]
    fn specialties_are_codes() {
        let read = |value: &[u8]| of(SPECIALTY, value).specialties;
        assert_eq!(read(b"\x30\x06\x0c\x04SM26"), ["SM26"], "as published (T)");
        assert_eq!(read(b"\x30\x0c\x0c\x04SM26\x0c\x04SM54"), ["SM26", "SM54"]);
        assert_eq!(read(b"\x30\x06\x0c\x05SM26"), [""; 0]);
        let many = [&[0x30, 60][..], &b"\x0c\x04SM26".repeat(10)].concat();
        assert_eq!(read(&many).len(), SPECIALTIES);
    }

    #[test]
    fn the_period_of_a_key() {
        let read = |value: &[u8]| of(&[0x55, 0x1d, 0x10], value).key_period;
        let both = [&[0x30, 0x22, 0x80, 0x0f][..], b"20190128000000Z", &[0x81, 0x0f], b"20220128000000Z"];
        let at = |seconds| Some(Seconds(seconds));
        let (begins, ends) = (at(1_548_633_600), at(1_643_328_000));
        assert_eq!(read(&both.concat()), KeyPeriod { begins, ends });
        let end = [&[0x30, 0x11, 0x81, 0x0f][..], b"20220128000000Z"].concat();
        assert_eq!(read(&end), KeyPeriod { begins: None, ends });
        assert_eq!(read(&end[..10]), KeyPeriod::default());
    }

    #[test]
    fn kinds_of_cards_and_products() {
        let kind = |number: u8| of(&[ANS, &[2]].concat(), &[0x02, 0x01, number]).card;
        assert_eq!(
            [0, 1, 2, 3].map(kind).map(Option::unwrap),
            [CardKind::Cps, CardKind::Cpf, CardKind::Cpe, CardKind::Cpa]
        );
        assert_eq!(kind(9), Some(CardKind::Unknown(9)));
        let product = |byte: u8| of(&[ANS, &[5]].concat(), &[0x04, 0x01, byte]).product;
        assert_eq!([0x00, 0x03].map(product), [Some(Product::Production); 2]);
        assert_eq!([0x80, 0x83].map(product), [Some(Product::Test); 2]);
    }
}
