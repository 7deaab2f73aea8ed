//! COMPACT-TLV: tag and length share one byte (7816-4 §8.1.1.2).

use crate::Cursor;

/// One COMPACT-TLV object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompactObject<'a> {
    /// Four bits; `7` stands for the BER-TLV tag `47`, and so on.
    pub tag: u8,
    /// At most 15 bytes.
    pub value: &'a [u8],
}

/// The objects of `bytes`; none if they do not end where the bytes end.
#[must_use]
pub fn parse_all(bytes: &[u8]) -> Option<Vec<CompactObject<'_>>> {
    let mut cursor = Cursor::new(bytes);
    let mut objects = Vec::new();
    while let Some(byte) = cursor.take_u8() {
        objects.push(CompactObject { tag: byte >> 4, value: cursor.take(usize::from(byte & 0x0f))? });
    }
    Some(objects)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_end_where_the_bytes_end() {
        let bytes = [0x12, 0x25, 0x00, 0x50];
        assert_eq!(
            parse_all(&bytes),
            Some(vec![CompactObject { tag: 1, value: &[0x25, 0x00] }, CompactObject { tag: 5, value: &[] },])
        );
        assert_eq!(parse_all(&bytes[..2]), None);
        assert_eq!(parse_all(&[]), Some(vec![]));
    }
}
