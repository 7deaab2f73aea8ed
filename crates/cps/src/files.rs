//! The applications and files that an examination reads (CL `card-cps3.c`).

use crate::pkcs15::FilePath;

/// Applications that may be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Application {
    /// The card's own: IAS ECC on a CPS3, ChipDoc on a CPS4.
    Cps,
    /// The old application of a CPS4, on the way to recover the new one.
    Cps2Ter,
    /// The issuer's domain of a CPS4, likewise.
    IssuerDomain,
}

/// Files that may be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// EF.SN: the chip's number.
    SerialNumber,
    /// EF_ACTUA: the last update over the network.
    Actua,
    /// EF.TokenInfo: the generation and the card's number.
    TokenInfo,
    /// EF(ODF): where the directories are.
    ObjectDirectory,
    /// EF(CDF), EF(AODF): a directory of the PKCS#15 application.
    Directory(DirectoryFile),
    /// A certificate: the second byte of its file, the first is A0.
    Certificate(u8),
}

/// A directory of the PKCS#15 application: 7001 to 7006, 7101 to 7106 (CL's list of files).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryFile([u8; 2]);

impl DirectoryFile {
    /// EF(AODF), where the ANS's own library has it (OpenSC #2224).
    pub const CODES: Self = Self([0x70, 0x01]);
    /// EF(CDF), likewise.
    pub const CERTIFICATES: Self = Self([0x70, 0x05]);

    /// By its path; none outside of what directories use.
    #[must_use]
    pub(crate) fn of(path: FilePath) -> Option<Self> {
        path.in_application().filter(|file| matches!(file, [0x70 | 0x71, 0x01..=0x06])).map(Self)
    }
}

impl Application {
    pub(crate) const fn identifier(self) -> &'static [u8] {
        match self {
            Self::Cps => &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x01, 0x00],
            Self::Cps2Ter => &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x02],
            Self::IssuerDomain => &[0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00],
        }
    }
}

impl File {
    /// A certificate by the path that EF(CDF) gives; none outside of what certificates use.
    #[must_use]
    pub(crate) fn certificate(path: FilePath) -> Option<Self> {
        match path.in_application()? {
            [0xa0, file] => Some(Self::Certificate(file)),
            _ => None,
        }
    }

    /// The path below the master file.
    pub(crate) fn path(self) -> Vec<u8> {
        let below = |high, low| vec![0x00, 0x01, high, low];
        match self {
            Self::SerialNumber => vec![0xd0, 0x03],
            Self::Actua => vec![0xd0, 0x10],
            Self::TokenInfo => below(0x50, 0x32),
            Self::ObjectDirectory => below(0x50, 0x31),
            Self::Directory(DirectoryFile([first, second])) => below(first, second),
            Self::Certificate(file) => below(0xa0, file),
        }
    }
}
