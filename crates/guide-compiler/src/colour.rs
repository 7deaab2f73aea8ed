//! Whether a colour can be read: contrast as WCAG 2.2 §1.4.3 computes it.

/// The least contrast of text.
const ENOUGH: f64 = 4.5;
/// How much of the colour is in the wash behind what it marks, as the style sheet mixes it.
const WASH: f64 = 0.08;

/// Paper to write on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Paper {
    /// What authors call it.
    pub(crate) name: &'static str,
    ground: Colour,
    /// What is written on the colour itself.
    on: Colour,
}

/// The style sheet's light paper.
pub(crate) const LIGHT: Paper =
    Paper { name: "clair", ground: Colour([0xfa, 0xf8, 0xf4]), on: Colour([0xff, 0xff, 0xff]) };
/// The style sheet's dark paper.
pub(crate) const DARK: Paper =
    Paper { name: "sombre", ground: Colour([0x12, 0x19, 0x1a]), on: Colour([0x12, 0x19, 0x1a]) };

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

impl Colour {
    /// Six hexadecimal digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let part = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
        digits.then(|| Some(Self([part(0)?, part(2)?, part(4)?])))?
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }
}

impl Paper {
    /// The contrast that `colour` has here where it has too little.
    pub(crate) fn hides(self, colour: Colour) -> Option<f64> {
        let wash = wash(self.ground, colour);
        let least = colour.contrast(wash).min(colour.contrast(self.on));
        (least < ENOUGH).then_some(least)
    }
}

/// The luminance of a wash needs no rounding to whole parts: they are rounded down.
fn wash(ground: Colour, colour: Colour) -> Colour {
    let [a, b, c] = ground.0;
    let [x, y, z] = colour.0;
    let mix = |ground: u8, colour: u8| {
        let mixed = f64::from(ground) * (1.0 - WASH) + f64::from(colour) * WASH;
        (0..=u8::MAX).rev().find(|part| f64::from(*part) <= mixed).unwrap_or(0)
    };
    Colour([mix(a, x), mix(b, y), mix(c, z)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let rounded = |a: &str, b: &str| (colour(a).contrast(colour(b)) * 100.0).round();
        assert_eq!(rounded("000000", "ffffff"), 2100.0);
        assert_eq!(rounded("777777", "ffffff"), 448.0);
    }

    #[test]
    fn the_guides_own_greens_can_be_read() {
        assert_eq!(LIGHT.hides(colour("0f5c56")), None);
        assert_eq!(DARK.hides(colour("7fd3c3")), None);
        assert!(LIGHT.hides(colour("7fd3c3")).is_some() && DARK.hides(colour("0f5c56")).is_some());
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        for text in ["", "0f5c5", "0f5c566", "#0f5c5", "0f5c5g", "+f5c56", "éé"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
