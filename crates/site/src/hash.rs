//! Names that change with the bytes, so that a host may let browsers keep files for ever.

/// `style.css` and its bytes as `style.0123456789abcdef.css`.
pub(crate) fn named(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}.{:016x}.{extension}", fnv(bytes))
}

/// Whether a name holds the hash of the bytes.
pub(crate) fn is_hashed(path: &str) -> bool {
    let hash = path.rsplit('.').nth(1).unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// FNV-1a, 64 bits: tells versions apart, keeps no secret.
fn fnv(bytes: &[u8]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(START, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_bytes() {
        // The published test vector for "a".
        assert_eq!(named("x.css", b"a"), "x.af63dc4c8601ec8c.css");
        assert_ne!(named("x.css", b"a"), named("x.css", b"b"));
        assert!(is_hashed(&named("images/x.png", b"a")) && !is_hashed("images/x.png"));
    }
}
