//! The error detection code that ends a block (7816-3 §11.4.4).

use crate::atr::EdcKind;

/// The code over `bytes`, in the order it is sent.
#[must_use]
pub fn compute(kind: EdcKind, bytes: &[u8]) -> Vec<u8> {
    match kind {
        EdcKind::Lrc => vec![bytes.iter().fold(0, |sum, byte| sum ^ byte)],
        EdcKind::Crc => crc(bytes).to_be_bytes().to_vec(),
    }
}

/// How many bytes the code has.
#[must_use]
pub const fn length(kind: EdcKind) -> usize {
    match kind {
        EdcKind::Lrc => 1,
        EdcKind::Crc => 2,
    }
}

/// The polynomial x¹⁶ + x¹² + x⁵ + 1 of ISO/IEC 13239, least significant bit first, starting with all ones.
///
/// 7816-3 refers to 13239, whose frames end with the complement; what is in use
/// with cards does not complement and sends the high byte first. We do as is done.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte), |crc, _| {
            let shifted = crc >> 1;
            if crc & 1 == 1 { shifted ^ 0x8408 } else { shifted }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        assert_eq!(compute(EdcKind::Lrc, &[0x00, 0xc1, 0x01, 0xfe]), [0x3e]);
        // The check value of this CRC over « 123456789 », published as CRC-16/MCRF4XX.
        assert_eq!(compute(EdcKind::Crc, b"123456789"), [0x6f, 0x91]);
        assert_eq!(compute(EdcKind::Crc, &[]), [0xff, 0xff]);
    }
}
