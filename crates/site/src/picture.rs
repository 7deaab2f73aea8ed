//! Pictures made of plain shapes, drawn pixel by pixel: the same bytes on every machine.
//!
//! Only the four operations and square roots are used, which IEEE 754 fixes to
//! the last bit; angles would bring each platform's own sines.

pub(crate) mod mark;
mod png;
mod shape;
pub(crate) mod share;

pub(crate) use self::png::size as png_size;
pub(crate) use self::shape::{Point, Shape};

/// A colour of the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

impl Colour {
    /// `--green`, the mark's ground.
    pub(crate) const GREEN: Self = Self([0x0f, 0x5c, 0x56]);
    /// `--paper`.
    pub(crate) const PAPER: Self = Self([0xfa, 0xf8, 0xf4]);
    /// `--sheet`.
    pub(crate) const WHITE: Self = Self([0xff, 0xff, 0xff]);
    /// The end of the way.
    pub(crate) const AMBER: Self = Self([0xf2, 0xb5, 0x44]);

    /// As style sheets write it.
    pub(crate) fn css(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Pixels to draw on, transparent at first.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    width: u16,
    height: u16,
    /// Red, green, blue and opacity, from 0 to 1, row by row.
    pixels: Vec<[f64; 4]>,
    scale: f64,
    origin: Point,
}

impl Canvas {
    /// A canvas of this size.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        let count = usize::from(width) * usize::from(height);
        Self { width, height, pixels: vec![[0.0; 4]; count], scale: 1.0, origin: Point(0.0, 0.0) }
    }

    /// Shapes that follow are this many times larger, from `origin` on, which is in pixels.
    pub(crate) fn place(&mut self, origin: Point, scale: f64) -> &mut Self {
        (self.origin, self.scale) = (origin, scale);
        self
    }

    /// Colours every pixel.
    pub(crate) fn flood(&mut self, colour: Colour) -> &mut Self {
        let [red, green, blue] = colour.0.map(|c| f64::from(c) / 255.0);
        self.pixels.fill([red, green, blue, 1.0]);
        self
    }

    /// Draws a shape; a pixel on its edge takes its part of the colour.
    pub(crate) fn draw(&mut self, shape: &Shape, colour: Colour) -> &mut Self {
        let colour = colour.0.map(|c| f64::from(c) / 255.0);
        let (scale, origin) = (self.scale, self.origin);
        let mut pixels = self.pixels.iter_mut();
        for y in 0..self.height {
            for (x, pixel) in (0..self.width).zip(pixels.by_ref()) {
                let middle = Point(f64::from(x) + 0.5 - origin.0, f64::from(y) + 0.5 - origin.1);
                let outside = shape.distance(Point(middle.0 / scale, middle.1 / scale)) * scale;
                cover(pixel, colour, (0.5 - outside).clamp(0.0, 1.0));
            }
        }
        self
    }

    /// The picture as a file.
    pub(crate) fn png(&self) -> Vec<u8> {
        let bytes = self.pixels.iter().flatten().map(|part| byte(*part)).collect::<Vec<u8>>();
        png::encode(self.width, self.height, &bytes)
    }
}

/// Lays `colour` over a pixel, as opaque as `part` says.
fn cover(pixel: &mut [f64; 4], colour: [f64; 3], part: f64) {
    if part <= 0.0 {
        return;
    }
    let [red, green, blue, below] = *pixel;
    let opacity = part + below * (1.0 - part);
    let mix = |over: f64, under: f64| (over * part + under * below * (1.0 - part)) / opacity;
    *pixel = [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue), opacity];
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value lies between 0 and 255"
)]
fn byte(part: f64) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_covers_its_middle_and_half_its_edge() {
        let mut canvas = Canvas::new(8, 8);
        canvas.draw(&Shape::Disc { centre: Point(4.0, 4.0), radius: 2.5 }, Colour::AMBER);
        let at = |x: usize, y: usize| canvas.pixels[y * 8 + x];
        assert_eq!(at(4, 4)[3], 1.0);
        assert_eq!(at(0, 0)[3], 0.0);
        assert!(at(6, 4)[3] > 0.2 && at(6, 4)[3] < 0.6, "{:?}", at(6, 4));
        assert_eq!(at(4, 4).map(byte), [0xf2, 0xb5, 0x44, 255]);
    }

    #[test]
    fn a_place_moves_and_enlarges() {
        let mut canvas = Canvas::new(8, 8);
        canvas.place(Point(4.0, 4.0), 2.0);
        canvas.draw(&Shape::Disc { centre: Point(1.0, 1.0), radius: 0.5 }, Colour::GREEN);
        let opaque = |at: usize| canvas.pixels[at][3] > 0.5;
        assert!(opaque(6 * 8 + 6) && opaque(5 * 8 + 5) && !opaque(3 * 8 + 3));
    }

    #[test]
    fn colours_are_those_of_the_style_sheet() {
        let sheet = include_str!("../../../public/style.css");
        for (name, colour) in
            [("green", Colour::GREEN), ("paper", Colour::PAPER), ("on-green", Colour::WHITE)]
        {
            let line = format!("--{name}: {}", colour.css());
            assert!(sheet.contains(&line), "{line}");
        }
    }
}
