//! The PNG file of some pixels (PNG specification, third edition).

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write as _;

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// Eight bits a part; red, green, blue and opacity; the one compression, filter and order.
const FORMAT: [u8; 5] = [8, 6, 0, 0, 0];
/// Bytes of a pixel.
const PIXEL: usize = 4;

/// A file of `width` × `height` pixels, four bytes each, row by row.
pub(super) fn encode(width: u16, height: u16, pixels: &[u8]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(pixels.len() + usize::from(height));
    for row in pixels.chunks(usize::from(width) * PIXEL) {
        // Each row stands as it is (filter type 0).
        rows.push(0);
        rows.extend_from_slice(row);
    }
    let size = [u32::from(width), u32::from(height)].map(u32::to_be_bytes).concat();
    let mut file = SIGNATURE.to_vec();
    chunk(&mut file, *b"IHDR", &[size.as_slice(), &FORMAT].concat());
    chunk(&mut file, *b"IDAT", &deflated(&rows));
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// The size that a PNG file says it has.
pub(crate) fn size(file: &[u8]) -> Option<(u32, u32)> {
    let header = file.strip_prefix(&SIGNATURE)?.get(8..16)?;
    let (width, height) = header.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(height.try_into().ok()?)))
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], content: &[u8]) {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(content);
    // Pictures of ours are far below 4 GB; a longer one would be refused by every reader.
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(&name);
    file.extend_from_slice(content);
    file.extend_from_slice(&sum.sum().to_be_bytes());
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::ZlibDecoder;
    use std::io::Read as _;

    #[test]
    fn the_file_says_its_size_and_holds_its_rows() {
        let pixels: Vec<u8> = (0..24).collect();
        let file = encode(3, 2, &pixels);
        assert_eq!(size(&file), Some((3, 2)));
        assert_eq!(size(b"GIF89a"), None);
        let at = file.windows(4).position(|w| w == b"IDAT").unwrap() + 4;
        let mut rows = Vec::new();
        ZlibDecoder::new(&file[at..]).read_to_end(&mut rows).unwrap();
        assert_eq!(rows, [&[0], &pixels[..12], &[0], &pixels[12..]].concat());
    }

    #[test]
    fn the_last_chunk_has_its_published_sum() {
        assert!(
            encode(1, 1, &[0; 4]).ends_with(&[0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82])
        );
    }
}
