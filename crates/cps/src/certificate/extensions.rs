//! What stands after a certificate's key.

use crate::personal::Personal;
use iso7816::Cursor;
use iso7816::tlv::{self, Object};
use x509_cert::der::Decode;
use x509_cert::ext;
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, KeyUsage};

/// The extensions that are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

impl Extensions {
    /// Reads what follows the subject; none when it does not reach to the end of the extensions.
    pub(super) fn read(cursor: &Cursor<'_>) -> Option<Self> {
        let rest = cursor.rest();
        let objects = tlv::objects(rest).map_while(Result::ok);
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
                let identifier = AuthorityKeyIdentifier::from_der(value).ok();
                let key = identifier.and_then(|identifier| identifier.key_identifier);
                self.authority_key = key.map(|key| key.as_bytes().to_vec());
            }
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
    match tlv::find(value, 0x02).ok().flatten()? {
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

fn product(value: &[u8]) -> Option<Product> {
    let [byte] = tlv::find(value, 0x04).ok().flatten()? else { return None };
    Some(if byte & 0x80 == 0 { Product::Production } else { Product::Test })
}
