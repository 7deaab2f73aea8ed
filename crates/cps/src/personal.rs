//! What names a person, a card or a structure: shown only to whoever asks for it by name.

use core::fmt;
use zeroize::Zeroize;

/// Something personal.
///
/// `{:?}` never prints it, so it gets into no log by accident; it can't be
/// cloned, only revealed; its memory is wiped when it goes. What passes through
/// the layers below (commands, answers, the browser's own memory) is not in
/// our hands.
///
/// ```compile_fail
/// let name = cps::Personal::new(String::from("CAMILLE"));
/// let copy = name.clone();
/// ```
#[derive(PartialEq, Eq)]
pub struct Personal<T: Zeroize>(T);

impl<T: Zeroize> Personal<T> {
    /// Marks `value` as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for a screen that somebody asked for it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl Personal<Vec<u8>> {
    /// Nothing yet, with room for `most` bytes: what fits in moves no more, and leaves no copy behind.
    pub(crate) fn with_room(most: usize) -> Self {
        Self(Vec::with_capacity(most))
    }

    /// Adds bytes at the end; where there is no room for them, what was there is moved and wiped.
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        let whole = self.0.len().saturating_add(bytes.len());
        if whole > self.0.capacity() {
            let mut larger = Self::with_room(whole);
            larger.0.extend_from_slice(&self.0);
            *self = larger;
        }
        self.0.extend_from_slice(bytes);
    }
}

impl<T: Zeroize> Drop for Personal<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::cell::Cell;

    /// Says when it is wiped.
    struct Witness<'a>(&'a Cell<u8>);

    impl Zeroize for Witness<'_> {
        fn zeroize(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    #[test]
    fn is_not_printed() {
        assert_eq!(format!("{:?}", Personal::new("MARTIN".to_owned())), "Personal(…)");
    }

    #[test]
    fn is_wiped_when_it_goes() {
        let wiped = Cell::new(0);
        drop(Personal::new(Witness(&wiped)));
        assert_eq!(wiped.get(), 1);
        let kept = [Personal::new(Witness(&wiped)), Personal::new(Witness(&wiped))];
        assert_eq!(wiped.get(), 1);
        drop(kept);
        assert_eq!(wiped.get(), 3);
    }

    #[test]
    fn bytes_that_grow() {
        let mut bytes = Personal::with_room(2);
        bytes.extend(&[1, 2]);
        bytes.extend(&[3, 4, 5]);
        assert_eq!(bytes.reveal(), &[1, 2, 3, 4, 5]);
    }
}
