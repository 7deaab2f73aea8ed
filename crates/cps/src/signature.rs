//! Whether a certificate is signed by its issuer: RSA with SHA-256 (RFC 8017 §8.2).
//!
//! The authority's certificate comes from the caller and is believed only if
//! its digest is one of those it is told to believe: [`crate::issuer::published`],
//! or in tests an invented authority's. That it is still valid or was not revoked is not looked at.

use crate::certificate::whole;
use crate::issuer::{NotChecked, Verdict};
use crate::lax;
use crate::recognition::matches;
use iso7816::Cursor;
use iso7816::tlv::Object;
use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier;
use sha2::{Digest, Sha256};
use x509_cert::der::Decode;
use x509_cert::spki::SubjectPublicKeyInfoRef;

/// 1.2.840.113549.1.1.11, sha256WithRSAEncryption.
const SHA256_WITH_RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];

/// The parts of a certificate that a signature is about (RFC 5280 §4.1).
struct Parts<'a> {
    signed: &'a [u8],
    issuer: &'a [u8],
    subject: &'a [u8],
    key: &'a [u8],
    algorithm: &'a [u8],
    signature: &'a [u8],
}

/// Checks the signature of `certificate` with the certificate of `authority`, both in DER; `known` are the
/// SHA-256 of the certificates of authorities that may be believed, in hexadecimal digits.
#[must_use]
pub fn check(certificate: &[u8], authority: &[u8], known: &[&str]) -> Verdict {
    let digest = Sha256::digest(authority);
    if !known.iter().any(|known| matches(known, &digest)) {
        return Verdict::NotChecked(NotChecked::UnknownAuthority);
    }
    let (Some(own), Some(authority)) = (Parts::read(certificate), Parts::read(authority)) else {
        return Verdict::NotChecked(NotChecked::NotUnderstood);
    };
    if own.issuer != authority.subject {
        return Verdict::NotChecked(NotChecked::OtherIssuer);
    }
    if own.algorithm != SHA256_WITH_RSA {
        return Verdict::NotChecked(NotChecked::Algorithm);
    }
    let key = SubjectPublicKeyInfoRef::from_der(authority.key)
        .ok()
        .and_then(|key| RsaPublicKey::try_from(key).ok());
    let Some(key) = key else { return Verdict::NotChecked(NotChecked::NotUnderstood) };
    let Ok(signature) = Signature::try_from(own.signature) else { return Verdict::Wrong };
    match VerifyingKey::<Sha256>::new(key).verify(own.signed, &signature) {
        Ok(()) => Verdict::Verified,
        Err(_) => Verdict::Wrong,
    }
}

impl<'a> Parts<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let outer = inside(bytes)?;
        let mut cursor = Cursor::new(outer);
        let (signed, stated) = (whole(outer, &mut cursor)?, whole(outer, &mut cursor)?);
        let signature = Object::read(&mut cursor).ok().filter(|bits| bits.tag.number() == 0x03)?;
        let own = inside(signed)?;
        let mut cursor = Cursor::new(own);
        if cursor.peek() == Some(0xa0) {
            Object::read(&mut cursor).ok()?;
        }
        let (_serial, algorithm) = (whole(own, &mut cursor)?, whole(own, &mut cursor)?);
        let (issuer, _validity) = (whole(own, &mut cursor)?, whole(own, &mut cursor)?);
        let (subject, key) = (whole(own, &mut cursor)?, whole(own, &mut cursor)?);
        // Said twice, inside of what is signed and behind it: the same (RFC 5280 §4.1.1.2).
        (stated == algorithm).then_some(())?;
        Some(Self {
            signed,
            issuer,
            subject,
            key,
            algorithm: lax::find(inside(algorithm)?, 0x06)?,
            // No bits are unused: an RSA signature is whole bytes.
            signature: signature.value.strip_prefix(&[0x00])?,
        })
    }
}

/// What is inside the SEQUENCE that `bytes` begin with.
fn inside(bytes: &[u8]) -> Option<&[u8]> {
    let sequence = Object::read(&mut Cursor::new(bytes)).ok()?;
    (sequence.tag.number() == 0x30).then_some(sequence.value)
}
