//! Where the directories and certificates are: what EF(CDF) says, or where a CPS3 has them.

use super::MAX_FILE;
use super::reading::Reading;
use crate::certificate::Certificate;
use crate::command::{Channel, ReadCommand};
use crate::files::{DirectoryFile, File};
use crate::personal::Personal;
use crate::pkcs15::cdf::{CertificateEntry, Purpose};
use crate::pkcs15::odf::{Directory, Lists};

/// The files that an examination looks for.
#[derive(Debug)]
pub(super) struct Places {
    /// EF(CDF).
    pub(super) certificates: DirectoryFile,
    /// EF(AODF).
    pub(super) codes: DirectoryFile,
    /// The certificate to log in with.
    pub(super) authentication: Certificates,
    /// The certificate to sign with.
    pub(super) signature: Certificates,
    /// EF(CDF) says where the one to log in with is.
    pub(super) listed: bool,
    /// EF(ODF) was asked where the directories are.
    pub(super) asked: bool,
}

/// Where a certificate is, and its bytes so far.
#[derive(Debug)]
pub(super) struct Certificates {
    pub(super) file: File,
    pub(super) bytes: Personal<Vec<u8>>,
    size: u16,
}

impl Places {
    /// Where a CPS3 has them: A001 to sign, A002 to log in.
    pub(super) const fn usual() -> Self {
        Self {
            certificates: DirectoryFile::CERTIFICATES,
            codes: DirectoryFile::CODES,
            authentication: Certificates::at(2),
            signature: Certificates::at(1),
            listed: false,
            asked: false,
        }
    }

    /// Takes the places of the directories from EF(ODF); whether EF(CDF) is elsewhere than was thought.
    pub(super) fn move_directories(&mut self, directories: &[Directory]) -> bool {
        let place = |lists: Lists| {
            let directory = directories.iter().find(|directory| directory.lists == lists)?;
            DirectoryFile::of(directory.path)
        };
        self.codes = place(Lists::Codes).unwrap_or(self.codes);
        let before = self.certificates;
        self.certificates = place(Lists::Certificates).unwrap_or(before);
        self.certificates != before
    }

    /// Takes the places of the certificates from EF(CDF).
    pub(super) fn list(&mut self, entries: &[CertificateEntry]) {
        let place = |purpose| {
            let mut entries = entries.iter().filter(|entry| entry.purpose() == Some(purpose));
            entries.find_map(|entry| File::certificate(entry.path))
        };
        if let Some(file) = place(Purpose::LogIn) {
            (self.authentication.file, self.listed) = (file, true);
        }
        if let Some(file) = place(Purpose::Sign) {
            self.signature.file = file;
        }
    }

    /// Looks for an unlisted certificate to log in with in the third file, if it is not in the second.
    pub(super) fn look_further(&mut self) -> bool {
        let further = !self.listed && self.authentication.file == File::Certificate(2);
        if further {
            self.authentication = Certificates::at(3);
        }
        further
    }
}

impl Certificates {
    const fn at(file: u8) -> Self {
        Self { file: File::Certificate(file), bytes: Personal::new(Vec::new()), size: 0 }
    }

    /// Reads on behind the bytes that are there, in the same file; none when nothing is missing.
    pub(super) fn rest(&self, channel: Channel) -> Option<(Reading, ReadCommand)> {
        let whole = Certificate::read(self.bytes.reveal())?.size;
        let whole = u16::try_from(whole).unwrap_or(MAX_FILE).min(self.size).min(MAX_FILE);
        let from = u16::try_from(self.bytes.reveal().len()).ok()?;
        Reading::go_on(from, whole, channel)
    }

    pub(super) fn add(&mut self, reading: &Reading) -> Option<Certificate> {
        self.size = self.size.max(reading.size);
        self.bytes.extend(reading.bytes.reveal());
        Certificate::read(self.bytes.reveal())
    }
}
