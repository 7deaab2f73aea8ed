//! EF(ODF): where the other directories are (PKCS#15 v1.1 §6.2).

use super::{ENTRIES, FilePath};
use crate::lax;

/// A directory and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directory {
    /// What it lists.
    pub lists: Lists,
    /// Where it is.
    pub path: FilePath,
}

/// What a directory lists, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lists {
    /// A0.
    PrivateKeys,
    /// A1.
    PublicKeys,
    /// A4.
    Certificates,
    /// A7.
    Data,
    /// A8.
    Codes,
    /// A2, A3, A5, A6, and whatever comes later.
    Other,
}

/// The directories that EF(ODF) names by a path.
#[must_use]
pub fn directories(bytes: &[u8]) -> Vec<Directory> {
    let objects = lax::objects(bytes).take(ENTRIES * 2);
    let directories = objects.filter_map(|object| {
        let lists = match object.tag.number() {
            0xa0 => Lists::PrivateKeys,
            0xa1 => Lists::PublicKeys,
            0xa4 => Lists::Certificates,
            0xa7 => Lists::Data,
            0xa8 => Lists::Codes,
            _ => Lists::Other,
        };
        Some(Directory { lists, path: FilePath::read(lax::find(object.value, 0x30)?)? })
    });
    directories.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_and_absolute() {
        let relative = [0xa0, 6, 0x30, 4, 4, 2, 0x70, 2, 0xa4, 6, 0x30, 4, 4, 2, 0x70, 5];
        let absolute = [0xa8, 10, 0x30, 8, 4, 6, 0x3f, 0, 0, 1, 0x70, 1, 0xff, 0xff];
        let found = directories(&[&relative[..], &absolute].concat());
        let found: Vec<_> = found.iter().map(|d| (d.lists, d.path.in_application())).collect();
        assert_eq!(
            found,
            [
                (Lists::PrivateKeys, Some([0x70, 2])),
                (Lists::Certificates, Some([0x70, 5])),
                (Lists::Codes, Some([0x70, 1])),
            ]
        );
    }

    #[test]
    fn what_is_no_path_is_passed_over() {
        assert_eq!(directories(&[0xa4, 2, 0x30, 0, 0xa4, 0]), []);
        assert_eq!(directories(&[0xa4, 6, 0x30, 4, 4, 2, 0x70]), []);
        assert_eq!(directories(&[0xa4, 6, 0x30, 4, 4, 2, 0x70, 5].repeat(50)).len(), ENTRIES * 2);
    }
}
