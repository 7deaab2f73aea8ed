//! An authority whose RSA key follows from a sentence, so that it signs the same bytes each time.

use num_bigint::BigUint;
use sha2::{Digest, Sha256};

pub(crate) struct Authority {
    pub(crate) name: &'static str,
    modulus: BigUint,
    private: BigUint,
}

const EXPONENT: u32 = 65_537;

/// SHA-256 of what is signed, as PKCS #1 v1.5 wants it before the digest (RFC 8017 §9.2, note 1).
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];

impl Authority {
    /// The authority of this name, with a key of 2,048 bits made from `seed`.
    pub(crate) fn new(name: &'static str, seed: &str) -> Self {
        let one = BigUint::from(1_u8);
        let (p, q) = (prime(seed, "p"), prime(seed, "q"));
        let order = (&p - &one) * (&q - &one);
        let private = BigUint::from(EXPONENT).modinv(&order).expect("the primes were chosen so");
        Self { name, modulus: p * q, private }
    }

    /// The modulus, most significant byte first.
    pub(crate) fn modulus(&self) -> Vec<u8> {
        self.modulus.to_bytes_be()
    }

    /// What names the key in certificates: the first 160 bits of its digest (RFC 7093 §2, method 1).
    pub(crate) fn key_identifier(&self) -> Vec<u8> {
        Sha256::digest(self.modulus())[..20].to_vec()
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2.1).
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let tail = [&[0x00][..], &SHA256_PREFIX, &Sha256::digest(message)].concat();
        let mut padded = vec![0x00, 0x01];
        padded.resize(256 - tail.len(), 0xff);
        padded.extend(tail);
        let signature = BigUint::from_bytes_be(&padded).modpow(&self.private, &self.modulus).to_bytes_be();
        [vec![0; 256 - signature.len()], signature].concat()
    }

    /// Whether a signature is of this authority.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let opened = BigUint::from_bytes_be(signature).modpow(&EXPONENT.into(), &self.modulus).to_bytes_be();
        opened.ends_with(&Sha256::digest(message)) && opened.first() == Some(&0x01)
    }
}

/// The first prime of 1,024 bits from the number that `seed` and `name` stand for.
fn prime(seed: &str, name: &str) -> BigUint {
    let mut bytes: Vec<u8> = (0..4_u8)
        .flat_map(|part| Sha256::new().chain_update(seed).chain_update(name).chain_update([part]).finalize())
        .collect();
    bytes[0] |= 0xc0;
    let two = BigUint::from(2_u8);
    let mut candidate = BigUint::from_bytes_be(&bytes) | BigUint::from(1_u8);
    while !is_prime(&candidate) {
        candidate += &two;
    }
    candidate
}

/// Divided by small numbers first, then tried as Miller and Rabin do, with forty fixed bases.
fn is_prime(candidate: &BigUint) -> bool {
    let zero = BigUint::ZERO;
    let small = (3_u32..2_000).step_by(2);
    if small.clone().any(|divisor| candidate % divisor == zero) {
        return false;
    }
    let one = BigUint::from(1_u8);
    let before = candidate - &one;
    if &before % EXPONENT == zero {
        return false;
    }
    let twos = before.trailing_zeros().unwrap_or(0);
    let odd = &before >> twos;
    small.take(40).all(|base| {
        let mut power = BigUint::from(base).modpow(&odd, candidate);
        if power == one || power == before {
            return true;
        }
        (1..twos).any(|_| {
            power = &power * &power % candidate;
            power == before
        })
    })
}
