//! The examination of one card: which command comes next, and what its answer means.
//!
//! What decides most comes first and is cheap; certificates are read from
//! their first bytes on, and no byte twice. The order is the ANS's own software's but for that.

mod places;
mod plan;
mod reading;

use crate::certificate::HEAD;
use crate::command::{Channel, Code, ReadCommand};
use crate::files::{Application, DirectoryFile, File};
#[cfg(feature = "signature")]
use crate::issuer::Verdict;
use crate::pkcs15::{self, TokenInfo};
use crate::recognition::Recognition;
use crate::records::{Actua, Counter, SerialNumber};
use crate::report::{Part, Remark, Report};
use crate::trace::TraceLine;
use iso7816::{Atr, Command, Response, StatusWord};
use places::Places;
use reading::Reading;
use std::collections::VecDeque;

/// The longest file that is read, in bytes; certificates have about 2,200.
pub const MAX_FILE: u16 = 8192;

/// The longest of the other files, in bytes; those that are published have some 200.
pub const MAX_SMALL: u16 = 2048;

/// The most commands of one examination: two certificates of [`MAX_FILE`], the small files, the reselections.
pub const MAX_COMMANDS: u16 = 160;

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send this, and hand its answer to [`Examination::answer`].
    Send(ReadCommand),
    /// Nothing is left: the report is as complete as this card lets it be.
    Done,
}

/// An examination under way.
#[derive(Debug)]
pub struct Examination {
    channel: Channel,
    report: Report,
    left: VecDeque<Part>,
    doing: Option<(Part, Doing)>,
    last: Option<ReadCommand>,
    sent: u16,
    /// The one reselection that each command may cause was made.
    reselected: bool,
    places: Places,
    /// A CPS4's application answers on its channel.
    open: bool,
}

/// What the answer that is awaited will be to.
#[derive(Debug)]
enum Doing {
    /// SELECT of the application; the ones that follow it if it fails.
    Selecting(Vec<(Channel, Application)>),
    /// SELECT of the application again, then the command that made it necessary.
    Reselecting(ReadCommand, Box<Self>),
    /// SELECT of the master file, before a counter.
    MasterFile(Code),
    /// GET DATA of a counter.
    Counter,
    /// VERIFY without data.
    Query,
    /// A file.
    Reading(Reading),
}

impl Examination {
    /// Begins to examine the card that answered with `atr`; also gives the first step.
    #[must_use]
    pub fn start(atr: &Atr) -> (Self, Step) {
        let recognition = Recognition::of(atr);
        let (channel, parts) = plan::of(recognition);
        let mut examination = Self {
            channel,
            report: Report::new(recognition, Recognition::is_known_to_cryptolib(atr)),
            left: parts.iter().copied().collect(),
            doing: None,
            last: None,
            sent: 0,
            reselected: false,
            places: Places::usual(),
            open: false,
        };
        let step = examination.next_part();
        (examination, step)
    }

    /// What was found out so far.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The part being read, and how many are to be read after it.
    #[must_use]
    pub fn progress(&self) -> (Option<Part>, usize) {
        (self.doing.as_ref().map(|(part, _)| *part), self.left.len())
    }

    /// The parts that are still to be read after the one being read, in order.
    pub fn left(&self) -> impl Iterator<Item = Part> + '_ {
        self.left.iter().copied()
    }

    /// The report, whether or not the examination came to its end.
    #[must_use]
    pub fn into_report(self) -> Report {
        self.report
    }

    /// Whether [`Examination::ask_for_tries`] would ask.
    #[must_use]
    pub fn may_ask_for_tries(&self) -> bool {
        self.open && self.doing.is_none() && self.left.is_empty()
    }

    /// Asks a CPS4 how many tries its code has left, by a VERIFY without data: only
    /// for somebody who wants to know, after [`Step::Done`]. None on any other card, or
    /// when its application did not open; a CPS3's counter was read already.
    pub fn ask_for_tries(&mut self) -> Option<Step> {
        self.reselected = false;
        self.may_ask_for_tries()
            .then(|| self.send(Part::HolderCode, Doing::Query, ReadCommand::query(Code::Holder)))
    }

    /// Checks the signatures of the certificates with the certificate of an authority, in DER, if its SHA-256
    /// is one of `known`: [`crate::issuer::published`]. What was checked with another one before stays.
    #[cfg(feature = "signature")]
    pub fn check_signatures(&mut self, authority: &[u8], known: &[&str]) {
        let read = [
            (&mut self.report.authentication, &self.places.authentication),
            (&mut self.report.signature, &self.places.signature),
        ];
        for (certificate, own) in read {
            let Some(certificate) = certificate else { continue };
            if !matches!(certificate.verdict, Verdict::NotChecked(_)) {
                continue;
            }
            certificate.verdict = crate::signature::check(own.bytes.reveal(), authority, known);
            if certificate.verdict == Verdict::Wrong {
                self.report.remarks.push(Remark::SignatureWrong);
            }
        }
    }

    /// The link to the card broke: what was read stays.
    pub fn lose(&mut self) {
        if let Some((part, _)) = self.doing.take() {
            self.report.remarks.push(Remark::Lost(part));
        }
        self.left.clear();
    }

    /// Takes the answer to the command sent last.
    pub fn answer(&mut self, response: &Response) -> Step {
        let Some((part, doing)) = self.doing.take() else {
            return self.next_part();
        };
        if let Some(line) = self.report.trace.last_mut() {
            line.answered(response);
        }
        let status = response.status();
        if self.needs_reselecting(status, &doing)
            && let Some(last) = self.last.clone()
        {
            self.reselected = true;
            let again = Doing::Reselecting(last, Box::new(doing));
            return self.send(part, again, ReadCommand::application(self.channel, Application::Cps));
        }
        match doing {
            Doing::Selecting(others) => self.selected(part, others, status),
            Doing::Reselecting(command, doing) => self.send(part, *doing, command),
            Doing::MasterFile(code) if status.is_success() => {
                self.send(part, Doing::Counter, ReadCommand::counter(code))
            }
            Doing::Counter if status.is_success() => {
                let read = Counter::read(response.data());
                self.counted(part, read);
                self.next_part()
            }
            Doing::MasterFile(_) | Doing::Counter => self.refused(part, status),
            Doing::Query => match Counter::of_status(status) {
                Some(counter) => {
                    self.report.holder_code = Some(counter);
                    Step::Done
                }
                None => {
                    // Another program had the code verified: then the card does not count.
                    let verified = status.is_success();
                    self.report.remarks.push(match verified {
                        true => Remark::NotUnderstood(part),
                        false => Remark::Refused(part, status),
                    });
                    Step::Done
                }
            },
            Doing::Reading(mut reading) => match reading.answer(response, self.channel) {
                reading::Next::Send(command) => self.send(part, Doing::Reading(reading), command),
                reading::Next::Absent if part == Part::Actua => {
                    self.report.actua = Some(Actua::Never);
                    self.next_part()
                }
                reading::Next::Absent if self.look_elsewhere(part) => self.next_part(),
                reading::Next::Absent => self.refused(part, status),
                reading::Next::Refused(_)
                    if part == Part::Actua && reading.is_selected() && !self.reselected =>
                {
                    self.report.actua = Some(Actua::Broken);
                    self.next_part()
                }
                reading::Next::Refused(status) => self.refused(part, status),
                reading::Next::Done => {
                    self.understand(part, &reading);
                    self.next_part()
                }
            },
        }
    }

    /// The two reselections that the ANS's own library makes, once for each command (CL `apdu.c`, `card-cps4.c`).
    fn needs_reselecting(&self, status: StatusWord, doing: &Doing) -> bool {
        let lost = status.number() >> 8 == 0x6e
            || status == StatusWord::new(0x6a86)
            || (self.channel == Channel::One && status == StatusWord::CHANNEL_NOT_SUPPORTED);
        lost && !self.reselected && !matches!(doing, Doing::Selecting(_) | Doing::Reselecting(..))
    }

    fn send(&mut self, part: Part, doing: Doing, command: ReadCommand) -> Step {
        if self.sent >= MAX_COMMANDS {
            self.report.remarks.push(Remark::NotUnderstood(part));
            self.left.clear();
            return self.end();
        }
        self.sent = self.sent.saturating_add(1);
        self.doing = Some((part, doing));
        self.report.trace.push(TraceLine::of(&command.to_apdu()));
        self.last = Some(command.clone());
        Step::Send(command)
    }

    /// The answer to a SELECT of an application: on a CPS4 three more may open the way (CL `card-cps4.c`).
    fn selected(&mut self, part: Part, mut others: Vec<(Channel, Application)>, status: StatusWord) -> Step {
        if others.is_empty() || (status.is_success() && others.len() == plan::RECOVERY.len()) {
            if !status.is_success() {
                self.left.clear();
                return self.refused(part, status);
            }
            self.open = true;
            return self.next_part();
        }
        let (channel, application) = others.remove(0);
        self.send(part, Doing::Selecting(others), ReadCommand::application(channel, application))
    }

    /// A file is not where it was looked for: where else it may be comes next. Only then does EF(ODF) pay.
    fn look_elsewhere(&mut self, part: Part) -> bool {
        match part {
            Part::Certificates if !std::mem::replace(&mut self.places.asked, true) => {
                self.left.push_front(Part::Objects);
                true
            }
            Part::Authentication if self.places.look_further() => {
                self.left.push_front(Part::Authentication);
                true
            }
            _ => false,
        }
    }

    fn refused(&mut self, part: Part, status: StatusWord) -> Step {
        self.report.remarks.push(Remark::Refused(part, status));
        self.next_part()
    }

    fn next_part(&mut self) -> Step {
        while let Some(part) = self.left.pop_front() {
            self.reselected = false;
            if let Some(step) = self.begin(part) {
                return step;
            }
        }
        self.end()
    }

    fn end(&mut self) -> Step {
        self.doing = None;
        if !self.places.listed && self.report.certificates_are_swapped() {
            std::mem::swap(&mut self.report.authentication, &mut self.report.signature);
            std::mem::swap(&mut self.places.authentication, &mut self.places.signature);
        }
        self.report.compare();
        Step::Done
    }

    /// The first command of a part; none when there is nothing to read.
    fn begin(&mut self, part: Part) -> Option<Step> {
        let code = match part {
            Part::HolderCode => Some(Code::Holder),
            Part::UnblockingCode => Some(Code::Unblocking),
            _ => None,
        };
        if let Some(code) = code {
            return Some(self.send(part, Doing::MasterFile(code), ReadCommand::master_file()));
        }
        let (reading, command) = match part {
            Part::Application => {
                let select = ReadCommand::application(self.channel, Application::Cps);
                return Some(self.send(part, Doing::Selecting(plan::RECOVERY.to_vec()), select));
            }
            Part::Actua => Reading::start(File::Actua, MAX_SMALL, self.channel),
            Part::Objects => Reading::start(File::ObjectDirectory, MAX_SMALL, self.channel),
            Part::Certificates => self.directory(self.places.certificates),
            Part::Codes => self.directory(self.places.codes),
            Part::SerialNumber => Reading::start(File::SerialNumber, MAX_SMALL, self.channel),
            Part::Token => Reading::start(File::TokenInfo, MAX_SMALL, self.channel),
            Part::Authentication => Reading::start(self.places.authentication.file, HEAD, self.channel),
            Part::Signature => Reading::start(self.places.signature.file, HEAD, self.channel),
            Part::AuthenticationWhole => self.places.authentication.rest(self.channel)?,
            Part::SignatureWhole => self.places.signature.rest(self.channel)?,
            Part::HolderCode | Part::UnblockingCode => return None,
        };
        Some(self.send(part, Doing::Reading(reading), command))
    }

    fn directory(&self, file: DirectoryFile) -> (Reading, ReadCommand) {
        Reading::start(File::Directory(file), MAX_SMALL, self.channel)
    }

    fn counted(&mut self, part: Part, read: Option<Counter>) {
        if read.is_none() {
            self.report.remarks.push(Remark::NotUnderstood(part));
        }
        match part {
            Part::UnblockingCode => self.report.unblocking_code = read,
            _ => self.report.holder_code = read,
        }
    }

    /// What the bytes of a part mean.
    fn understand(&mut self, part: Part, reading: &Reading) {
        let understood = match part {
            Part::Actua => {
                self.report.actua = Some(Actua::read(reading.bytes.reveal()));
                true
            }
            Part::Certificates => {
                self.places.list(&pkcs15::cdf::certificates(reading.bytes.reveal()));
                if !self.places.listed {
                    self.report.remarks.push(Remark::NotListed);
                }
                true
            }
            Part::Objects => {
                if self.places.move_directories(&pkcs15::odf::directories(reading.bytes.reveal())) {
                    self.left.push_front(Part::Certificates);
                } else {
                    self.report.remarks.push(Remark::NotListed);
                }
                true
            }
            Part::Codes => {
                self.report.codes = pkcs15::aodf::codes(reading.bytes.reveal());
                !self.report.codes.is_empty()
            }
            Part::SerialNumber => {
                self.report.serial_number = SerialNumber::read(reading.bytes.reveal());
                self.report.serial_number.is_some()
            }
            Part::Token => {
                self.report.token = TokenInfo::read(reading.bytes.reveal());
                self.report.token.is_some()
            }
            Part::Authentication | Part::AuthenticationWhole => {
                self.report.authentication = self.places.authentication.add(reading);
                self.report.authentication.is_some()
            }
            Part::Signature | Part::SignatureWhole => {
                self.report.signature = self.places.signature.add(reading);
                self.report.signature.is_some()
            }
            Part::Application | Part::HolderCode | Part::UnblockingCode => true,
        };
        if !understood {
            self.report.remarks.push(Remark::NotUnderstood(part));
        }
    }
}

#[cfg(test)]
mod tests;
