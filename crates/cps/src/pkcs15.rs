//! PKCS#15 as these cards write it: what there is, and where.
//!
//! | module | file | PKCS#15 v1.1 |
//! |---|---|---|
//! | [`odf`] | EF(ODF): the other directories and their paths | §6.2 |
//! | [`cdf`] | EF(CDF): the certificates | §6.6 |
//! | [`aodf`] | EF(AODF): the codes | §6.8 |
//! | [`token`] | EF(TokenInfo): the card itself | §6.9 |
//!
//! **Policy: lax in form, strict in meaning.** Objects are found by their tags, in the order of the
//! standard; what else stands there is passed over, and so are padding and whatever follows the first
//! object that is not whole. Bit strings that no strict reader accepts (`03 01 08`) count as empty, and
//! authentication ids that lead nowhere are not followed: both are in cards that serve every day (OpenSC
//! #2224). But a path is taken only when it leads to a file of the PKCS#15 application that the allow-list
//! names ([`crate::files`]): a card can't make us select anything else.
//!
//! **Bounds.** Of a directory the first [`ENTRIES`] entries are read, of a label [`LABEL`] characters.

pub mod aodf;
pub mod cdf;
pub mod odf;
pub mod token;

use crate::lax;
use iso7816::tlv::Object;

pub use aodf::CodeEntry;
pub use cdf::CertificateEntry;
pub use token::TokenInfo;

/// The most entries of a directory that are read.
pub const ENTRIES: usize = 8;

/// The most characters of a label that are kept.
pub const LABEL: usize = 64;

/// The directory of the PKCS#15 application by contacts: what a relative path begins at.
const APPLICATION: [u8; 2] = [0x00, 0x01];

/// Where a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilePath {
    /// The directory below the master file; none for a file of the master file itself.
    pub directory: Option<[u8; 2]>,
    /// The file's identifier.
    pub file: [u8; 2],
}

impl FilePath {
    /// Reads the bytes of a path: two for a file of the application, four or six from the master file on,
    /// the master file's own `3F 00` before them or not. None for anything else.
    #[must_use]
    pub const fn of(bytes: &[u8]) -> Option<Self> {
        Some(match *bytes {
            [0x3f, 0x00, a, b] => Self { directory: None, file: [a, b] },
            [0x3f, 0x00, a, b, c, d] | [a, b, c, d] => Self { directory: Some([a, b]), file: [c, d] },
            [a, b] => Self { directory: Some(APPLICATION), file: [a, b] },
            _ => return None,
        })
    }

    /// The file's identifier, if it is one of the PKCS#15 application.
    #[must_use]
    pub fn in_application(self) -> Option<[u8; 2]> {
        (self.directory == Some(APPLICATION)).then_some(self.file)
    }

    /// A `Path` (PKCS#15 v1.1 §6.1.5): the octets of its first element; index and length are not needed.
    fn read(path: &[u8]) -> Option<Self> {
        Self::of(lax::find(path, 0x04)?)
    }
}

/// One entry of a directory (PKCS#15 v1.1 §6.1.8): what all kinds have, what this kind has, what this type has.
struct Entry<'a> {
    label: String,
    class: &'a [u8],
    own: &'a [u8],
}

/// The entries of a directory, up to the first object that is none.
fn entries(bytes: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    let objects = lax::objects(bytes).take_while(|object| object.tag.number() == 0x30);
    objects.take(ENTRIES).filter_map(|object| entry(&object))
}

fn entry<'a>(object: &Object<'a>) -> Option<Entry<'a>> {
    let mut parts = lax::objects(object.value);
    let common = parts.next()?.value;
    let class = parts.next().filter(|class| class.tag.number() == 0x30).map_or(&[][..], |class| class.value);
    let own = lax::find(object.value, 0xa1)?;
    let own = lax::find(own, 0x30)?;
    let label = lax::find(common, 0x0c).map_or(String::new(), text);
    Some(Entry { label, class, own })
}

/// A label, without the padding around it.
fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_matches(|c: char| c.is_control() || c.is_whitespace());
    text.chars().take(LABEL).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let of = |bytes: &[u8]| FilePath::of(bytes).map(|path| (path.directory, path.file));
        let file = Some((Some(APPLICATION), [0x70, 0x05]));
        assert_eq!(of(&[0x70, 0x05]), file, "relative");
        assert_eq!(of(&[0x00, 0x01, 0x70, 0x05]), file);
        assert_eq!(of(&[0x3f, 0x00, 0x00, 0x01, 0x70, 0x05]), file, "absolute");
        assert_eq!(of(&[0x3f, 0x00, 0xd0, 0x03]), Some((None, [0xd0, 0x03])));
        for bytes in [&[][..], &[0x70], &[1, 2, 3], &[1, 2, 3, 4, 5, 6], &[0x3f, 0, 0, 1, 0x70, 5, 0, 0]] {
            assert_eq!(of(bytes), None, "{bytes:02x?}");
        }
    }

    #[test]
    fn only_files_of_the_application() {
        let inside = |bytes: &[u8]| FilePath::of(bytes).and_then(FilePath::in_application);
        assert_eq!(inside(&[0xa0, 0x02]), Some([0xa0, 0x02]));
        assert_eq!(inside(&[0x3f, 0x00, 0x00, 0x02, 0xa0, 0x02]), None, "over the air");
        assert_eq!(inside(&[0x3f, 0x00, 0xd0, 0x03]), None);
    }

    #[test]
    fn labels() {
        assert_eq!(text(b" CPS\0\0"), "CPS");
        assert_eq!(text("Code de déblocage".as_bytes()), "Code de déblocage");
        assert_eq!(text(&[b'x'; 500]).len(), LABEL);
        assert_eq!(text(&[0xff, b'x']), "\u{fffd}x");
    }
}
