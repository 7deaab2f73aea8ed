//! DER, written: just what the files of a card need (X.690).

/// An object: tag, length, value.
#[must_use]
pub fn object(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match u16::try_from(value.len()).unwrap_or(u16::MAX).to_be_bytes() {
        [0, short @ 0..=0x7f] => out.push(short),
        [0, length] => out.extend([0x81, length]),
        [high, low] => out.extend([0x82, high, low]),
    }
    out.extend(value);
    out
}

/// Objects one after the other, within one with this tag.
#[must_use]
pub fn within(tag: u8, parts: &[Vec<u8>]) -> Vec<u8> {
    object(tag, &parts.concat())
}

/// A SEQUENCE.
#[must_use]
pub fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    within(0x30, parts)
}

/// A UTF8String.
#[must_use]
pub fn text(text: &str) -> Vec<u8> {
    object(0x0c, text.as_bytes())
}

/// An OBJECT IDENTIFIER by its encoding.
#[must_use]
pub fn identifier(bytes: &[u8]) -> Vec<u8> {
    object(0x06, bytes)
}

#[cfg(test)]
mod tests {
    use super::object;

    #[test]
    fn lengths() {
        assert_eq!(object(0x04, &[7]), [0x04, 1, 7]);
        assert_eq!(object(0x04, &[0; 127])[..3], [0x04, 127, 0]);
        assert_eq!(object(0x04, &[0; 128])[..3], [0x04, 0x81, 128]);
        assert_eq!(object(0x04, &[0; 256])[..4], [0x04, 0x82, 1, 0]);
    }
}
