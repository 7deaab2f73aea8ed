//! Reading bytes that somebody else wrote: a cursor that cannot overrun.

/// A position in borrowed bytes.
///
/// Every method either gives what was asked for and moves past it, or gives
/// `None` and stays where it is.
///
/// ```
/// let mut cursor = iso7816::Cursor::new(&[0x3b, 0x01, 0x02]);
/// assert_eq!(cursor.take_u8(), Some(0x3b));
/// assert_eq!(cursor.take(3), None);
/// assert_eq!(cursor.take(2), Some(&[0x01, 0x02][..]));
/// assert!(cursor.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    rest: &'a [u8],
    position: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the first of `bytes`.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, position: 0 }
    }

    /// How many bytes were taken so far.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// Whether all bytes were taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The bytes that were not taken yet.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next byte, without taking it.
    #[must_use]
    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Takes one byte.
    pub fn take_u8(&mut self) -> Option<u8> {
        self.take_array().map(|[byte]| byte)
    }

    /// Takes two bytes, the most significant first (as cards send them).
    pub fn take_u16_be(&mut self) -> Option<u16> {
        self.take_array().map(u16::from_be_bytes)
    }

    /// Takes two bytes, the least significant first (as USB sends them).
    pub fn take_u16_le(&mut self) -> Option<u16> {
        self.take_array().map(u16::from_le_bytes)
    }

    /// Takes four bytes, the least significant first (as USB sends them).
    pub fn take_u32_le(&mut self) -> Option<u32> {
        self.take_array().map(u32::from_le_bytes)
    }

    /// Takes exactly `N` bytes.
    pub fn take_array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        self.position = self.position.saturating_add(N);
        Some(*taken)
    }

    /// Takes exactly `length` bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        self.position = self.position.saturating_add(length);
        Some(taken)
    }

    /// Takes everything that is left.
    pub fn take_rest(&mut self) -> &'a [u8] {
        let taken = self.rest;
        self.position = self.position.saturating_add(taken.len());
        self.rest = &[];
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_not_taken() {
        let mut cursor = Cursor::new(&[1, 2, 3]);
        assert_eq!(cursor.take_u32_le(), None);
        assert_eq!(cursor.position(), 0);
        assert_eq!(cursor.take_u16_be(), Some(0x0102));
        assert_eq!(cursor.take(usize::MAX), None);
        assert_eq!(cursor.position(), 2);
        assert_eq!(cursor.take_rest(), [3]);
        assert_eq!(cursor.position(), 3);
        assert_eq!(cursor.take_u8(), None);
    }

    #[test]
    fn both_orders_of_bytes() {
        let bytes = [0x78, 0x56, 0x34, 0x12];
        assert_eq!(Cursor::new(&bytes).take_u32_le(), Some(0x1234_5678));
        assert_eq!(Cursor::new(&bytes).take_u16_le(), Some(0x5678));
        assert_eq!(Cursor::new(&bytes).take_u16_be(), Some(0x7856));
    }
}
