//! Files packed ahead, as small as they get: hosts that know how deliver them instead.

use flate2::{Compression, GzBuilder};
use std::io::Write as _;

/// Files worth packing: text, and the app.
const PACKED: [&str; 9] = ["html", "css", "js", "wasm", "bin", "svg", "webmanifest", "xml", "txt"];
/// Below this many bytes the packed file travels no faster.
const SMALLEST: usize = 256;

/// Whether the file at `path` gets a packed one beside it.
pub(crate) fn is_packed(path: &str, bytes: &[u8]) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    bytes.len() >= SMALLEST && PACKED.contains(&ending)
}

/// In brotli at its best; `None` if that cannot be, which for memory it always can.
pub(crate) fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes).ok()?;
    Some(writer.into_inner())
}

/// In gzip at its best, without a date or a name in it.
pub(crate) fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).ok()?;
    writer.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "des mots, des mots, des mots".repeat(40);
        let mut out = String::new();
        GzDecoder::new(gzip(text.as_bytes()).unwrap().as_slice()).read_to_string(&mut out).unwrap();
        assert_eq!(out, text);
        let packed = brotli(text.as_bytes()).unwrap();
        out.clear();
        brotli::Decompressor::new(packed.as_slice(), 4096).read_to_string(&mut out).unwrap();
        assert_eq!(out, text);
        assert!(packed.len() < 100);
    }

    #[test]
    fn pictures_and_crumbs_stay_as_they_are() {
        let long = [b'x'; 300];
        assert!(is_packed("a/index.html", &long) && is_packed("app.0.wasm", &long));
        assert!(
            !is_packed("images/i.png", &long) && !is_packed("a.css", b"a{}") && !is_packed("_headers", &long)
        );
    }
}
