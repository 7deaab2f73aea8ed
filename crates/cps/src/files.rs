//! The applications and files that an examination reads (CL `card-cps3.c`).

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
    /// EF(CDF): the certificates and where they are.
    CertificateDirectory,
    /// A certificate: the second byte of its file, the first is A0.
    Certificate(u8),
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
    /// A certificate by the path that EF(CDF) gives, relative to the PKCS#15
    /// application or from the master file; none outside of what certificates use.
    #[must_use]
    pub(crate) fn certificate(path: &[u8]) -> Option<Self> {
        let path = path.strip_prefix(&[0x3f, 0x00]).unwrap_or(path);
        let path = path.strip_prefix(&[0x00, 0x01]).unwrap_or(path);
        match path {
            [0xa0, file] => Some(Self::Certificate(*file)),
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
            Self::CertificateDirectory => below(0x70, 0x05),
            Self::Certificate(file) => below(0xa0, file),
        }
    }
}
