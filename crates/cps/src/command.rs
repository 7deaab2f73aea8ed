//! Everything that may be sent to a card: the allow-list, as a type.
//!
//! A [`ReadCommand`] can only be made by the functions below, and these can
//! only make what is read-only for sure. There is no PIN in this crate, and no
//! command that writes, that counts a try, or that uses a key.

use crate::files::{Application, File};
use iso7816::{Command, CommandApdu, Header, Le};

/// The most bytes of one READ BINARY: what the ANS's own library asks for (CL `card-cps3.c`).
pub const LONGEST_READ: u16 = 0xe7;

/// Offsets have 15 bits (7816-4 §11.3.3).
const OFFSETS: u16 = 0x7fff;

/// A command that only reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCommand(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Application { channel: Channel, application: Application },
    MasterFile,
    File { channel: Channel, file: File },
    Read { channel: Channel, offset: u16, length: u16 },
    Counter(Code),
    Query(Code),
}

/// The logical channel that a card is spoken to on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// The one that is always open; CPS3.
    Basic,
    /// The one that a CPS4's newer application is on.
    One,
}

/// The two codes of a card, of which only the counters are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// « Code porteur ».
    Holder,
    /// « Code de déblocage ».
    Unblocking,
}

impl ReadCommand {
    /// SELECT an application by its name (7816-4 §11.2.2, P1 = 04). What it says is asked back only where CL does.
    #[must_use]
    pub(crate) const fn application(channel: Channel, application: Application) -> Self {
        Self(Kind::Application { channel, application })
    }

    /// SELECT the master file, from which a CPS3's counters are read.
    #[must_use]
    pub(crate) const fn master_file() -> Self {
        Self(Kind::MasterFile)
    }

    /// SELECT a file by its path from the master file, its control parameters asked back.
    #[must_use]
    pub(crate) const fn file(channel: Channel, file: File) -> Self {
        Self(Kind::File { channel, file })
    }

    /// READ BINARY of `length` bytes of the selected file from `offset` on; at
    /// most [`LONGEST_READ`], at least one. None beyond what an offset can say.
    #[must_use]
    pub(crate) fn read(channel: Channel, offset: u16, length: u16) -> Option<Self> {
        let length = length.clamp(1, LONGEST_READ);
        (offset <= OFFSETS).then_some(Self(Kind::Read { channel, offset, length }))
    }

    /// GET DATA of a CPS3's counter, as the ANS's own library reads it at each start (CL `card-cps3.c`).
    #[must_use]
    pub(crate) const fn counter(code: Code) -> Self {
        Self(Kind::Counter(code))
    }

    /// VERIFY without data: how many tries a CPS4 leaves (7816-4 §11.6.6). Sent
    /// only when somebody asked for it, after the card's application was selected.
    #[must_use]
    pub(crate) const fn query(code: Code) -> Self {
        Self(Kind::Query(code))
    }
}

impl Channel {
    const fn class(self) -> u8 {
        match self {
            Self::Basic => 0x00,
            Self::One => 0x01,
        }
    }
}

impl Code {
    const fn reference(self) -> u8 {
        match self {
            Self::Holder => 1,
            Self::Unblocking => 2,
        }
    }
}

impl Command for ReadCommand {
    fn to_apdu(&self) -> CommandApdu {
        match &self.0 {
            // A CPS3's own (CL `apdu.c`).
            Kind::Application { channel: Channel::Basic, application: Application::Cps } => {
                with_data(Header::new(0x00, 0xa4, 0x04, 0x04), Application::Cps.identifier())
                    .expecting(Le::SHORT_MAX)
            }
            Kind::Application { channel, application } => {
                with_data(Header::new(channel.class(), 0xa4, 0x04, 0x0c), application.identifier())
            }
            Kind::MasterFile => with_data(Header::new(0x00, 0xa4, 0x09, 0x0c), &[0x3f, 0x00]),
            // A CPS3 wants the whole path and control parameters by name, a CPS4 neither (CL `card-cps3.c`, `card-cps4.c`).
            Kind::File { channel: Channel::Basic, file } => {
                let path = [&[0x3f, 0x00], file.path().as_slice()].concat();
                with_data(Header::new(0x00, 0xa4, 0x09, 0x04), &path).expecting(Le::SHORT_MAX)
            }
            Kind::File { channel: Channel::One, file } => {
                with_data(Header::new(0x01, 0xa4, 0x08, 0x00), &file.path()).expecting(Le::SHORT_MAX)
            }
            Kind::Read { channel, offset, length } => {
                let [high, low] = offset.to_be_bytes();
                let header = Header::new(channel.class(), 0xb0, high, low);
                let length = Le::new((*length).into()).unwrap_or(Le::SHORT_MAX);
                CommandApdu::new(header).expecting(length)
            }
            Kind::Counter(code) => {
                let data = [0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, code.reference(), 0x02, 0xa0, 0x80];
                with_data(Header::new(0x00, 0xcb, 0x3f, 0xff), &data).expecting(Le::SHORT_MAX)
            }
            Kind::Query(code) => CommandApdu::new(Header::new(0x01, 0x20, 0x00, code.reference())),
        }
    }
}

/// A command with data: 16 bytes at most here, far below what a command can hold.
fn with_data(header: Header, data: &[u8]) -> CommandApdu {
    let command = CommandApdu::new(header);
    command.clone().with_data(data.to_vec()).unwrap_or(command)
}

#[cfg(test)]
mod tests;
