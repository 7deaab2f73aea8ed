//! One file: SELECT, then READ BINARY piece by piece.

use super::MAX_FILE;
use crate::command::{Channel, LONGEST_READ, ReadCommand};
use crate::files::File;
use crate::personal::Personal;
use crate::records::size_of_file;
use iso7816::{Response, StatusWord};

/// A file being read.
#[derive(Debug)]
pub(super) struct Reading {
    /// What was read of it.
    pub(super) bytes: Personal<Vec<u8>>,
    /// How many bytes the file has, as SELECT said; [`MAX_FILE`] when it did not.
    pub(super) size: u16,
    /// Up to which byte of the file to read.
    until: u16,
    /// The byte of the file that `bytes` begin with.
    from: u16,
    selected: bool,
}

/// What follows from an answer.
pub(super) enum Next {
    Send(ReadCommand),
    /// There is no such file.
    Absent,
    /// It may not be selected, or not be read at all.
    Refused(StatusWord),
    Done,
}

impl Reading {
    /// Selects `file`, to read at most `most` bytes of it.
    pub(super) fn start(file: File, most: u16, channel: Channel) -> (Self, ReadCommand) {
        let reading =
            Self { bytes: Personal::with_room(0), size: MAX_FILE, until: most, from: 0, selected: false };
        (reading, ReadCommand::file(channel, file))
    }

    /// Goes on with the file selected last, from byte `from` to byte `until`; none when there is nothing between.
    pub(super) fn go_on(from: u16, until: u16, channel: Channel) -> Option<(Self, ReadCommand)> {
        let bytes = Personal::with_room(until.saturating_sub(from).into());
        let reading = Self { bytes, size: until, until, from, selected: true };
        match reading.next(channel) {
            Next::Send(command) => Some((reading, command)),
            Next::Absent | Next::Refused(_) | Next::Done => None,
        }
    }

    /// The file is there, whether or not it can be read.
    pub(super) const fn is_selected(&self) -> bool {
        self.selected
    }

    pub(super) fn answer(&mut self, response: &Response, channel: Channel) -> Next {
        let status = response.status();
        if !self.selected {
            if status == StatusWord::FILE_NOT_FOUND {
                return Next::Absent;
            }
            if !status.is_success() {
                return Next::Refused(status);
            }
            self.selected = true;
            self.size = size_of_file(response.data()).unwrap_or(MAX_FILE).min(MAX_FILE);
            self.until = self.until.min(self.size);
            self.bytes = Personal::with_room(self.until.into());
            return self.next(channel);
        }
        let before = self.bytes.reveal().len();
        // The end of a file may come early, with or without a warning (CL `iso7816.c`).
        if !status.is_success() && status != StatusWord::END_OF_FILE {
            return if before == 0 { Next::Refused(status) } else { Next::Done };
        }
        let wanted = usize::from(self.until.saturating_sub(self.at()));
        self.bytes.extend(response.data().get(..wanted).unwrap_or(response.data()));
        if self.bytes.reveal().len() == before || status == StatusWord::END_OF_FILE {
            return Next::Done;
        }
        self.next(channel)
    }

    /// The byte of the file to read next.
    fn at(&self) -> u16 {
        self.from.saturating_add(u16::try_from(self.bytes.reveal().len()).unwrap_or(u16::MAX))
    }

    fn next(&self, channel: Channel) -> Next {
        let left = self.until.saturating_sub(self.at());
        let command = ReadCommand::read(channel, self.at(), left.min(LONGEST_READ));
        command.filter(|_| left > 0).map_or(Next::Done, Next::Send)
    }
}
