//! Reads `guide.bin` in the browser: the postcard format, written by `site`.
//!
//! By hand, because the code that serde derives for these types is an eighth
//! of the app's bytes. A field or variant that is added to the guide does not
//! compile here until it is read; a wrong order fails the test below.

mod model;
mod reader;
mod text;

use guide::Guide;
use reader::Reader;

/// The guide that `bytes` hold; `None` when they are damaged or from another version.
///
/// It is never given back: the app needs it as long as the page stands, and
/// the code that would give it back weighs as much as the code that reads it.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<&'static Guide> {
    let mut reader = Reader::new(bytes);
    let guide = Box::leak(Box::new(model::guide(&mut reader)));
    reader.is_done().then_some(guide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{rich, sample};

    #[test]
    fn what_was_written_is_read() {
        for guide in [sample(), rich(), Guide::default()] {
            let bytes = postcard::to_allocvec(&guide).unwrap();
            assert_eq!(unpack(&bytes), Some(&guide));
        }
    }

    #[test]
    fn bottomless_text_is_refused() {
        // A page whose first paragraph is bold within bold within bold …
        let mut bytes = vec![0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
        bytes.extend([1, 1].repeat(1_000_000));
        assert_eq!(unpack(&bytes), None);
        // The same with a list within a list.
        let mut bytes = vec![0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        bytes.extend([1, 2, 0, 1].repeat(1_000_000));
        assert_eq!(unpack(&bytes), None);
    }

    #[test]
    fn damage_is_refused_and_never_runs_away() {
        let bytes = postcard::to_allocvec(&rich()).unwrap();
        for cut in (0..bytes.len()).step_by(13) {
            assert_eq!(unpack(&bytes[..cut]), None, "cut at {cut}");
        }
        for at in (0..bytes.len()).step_by(13) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xff;
            // Some changes only change a word: what counts is that reading ends.
            let _ = unpack(&damaged);
        }
    }
}
