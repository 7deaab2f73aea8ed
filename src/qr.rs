//! A link as a QR code, to go on with on a phone.

use qrcodegen_no_heap::{Mask, QrCode, QrCodeEcc, Version};
use std::fmt::Write as _;

/// The largest code that a phone reads easily from a screen: 77 modules a side, 412 bytes.
const LARGEST: Version = Version::new(15);

/// One mask for all: weighing the eight would cost the app most of a kilobyte, and phones read any (ISO/IEC 18004 §7.8).
const MASK: Mask = Mask::new(3);

/// White modules that must stand around a code (ISO/IEC 18004 §6.3.8).
const QUIET: i32 = 4;

/// A code, drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Modules a side, the white ones around included.
    pub side: i32,
    /// The dark modules as an SVG path, one unit a module.
    pub path: String,
}

/// Draws `text`; `None` when it is too long to be read from a screen.
#[must_use]
pub fn picture(text: &str) -> Option<Picture> {
    let mut data = [0; LARGEST.buffer_len()];
    let mut out = data;
    data.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    let code = QrCode::encode_binary(
        &mut data,
        text.len(),
        &mut out,
        QrCodeEcc::Low,
        Version::MIN,
        LARGEST,
        Some(MASK),
        true,
    )
    .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|&x| code.get_module(x, y)).count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                // Writing to a text does not fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(Picture { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a picture as a phone does: the path drawn ten times larger, then found and decoded.
    fn read(picture: &Picture) -> String {
        const SCALE: usize = 10;
        let side = usize::try_from(picture.side).unwrap();
        let mut dark = vec![false; side * side];
        for run in picture.path.split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            let [x, y, run, ..] = numbers[..] else { panic!("{run}") };
            dark[y * side + x..][..run].fill(true);
        }
        let shade = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, shade);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn another_reader_reads_the_link() {
        for text in [
            "https://guide.example/#profession=infirmier",
            "https://un-portail-regional.example/a/b/guide/#profession=aide-soignant&rpps=je-ne-sais-pas&moyen=aucun-encore&premiere-connexion=oui&coordonnees=a-jour",
        ] {
            assert_eq!(read(&picture(text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_too_long_is_not_drawn() {
        assert!(picture(&"a".repeat(400)).is_some());
        assert!(picture(&"a".repeat(600)).is_none());
        assert!(picture(&"a".repeat(60_000)).is_none());
    }
}
