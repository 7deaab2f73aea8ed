//! What names a person or a card: shown only to whoever asks for it by name.

use core::fmt;

/// Something personal. It is never printed by `{:?}`, so it gets into no log by accident.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Marks `value` as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for a screen that somebody asked for it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Personal;

    #[test]
    fn is_not_printed() {
        assert_eq!(format!("{:?}", Personal::new("MARTIN")), "Personal(…)");
    }
}
