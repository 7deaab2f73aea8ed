//! A dialogue as text: what the program asks, what the slot writes, what the reader answers, what comes out.
//!
//! | line | meaning |
//! |---|---|
//! | `open`, `on`, `off`, `send HEX`, `cancel`, `reset`, `poll 500` | the program |
//! | `> on auto`, `> xfr 00A4…`, `> xfr/1 …`, `> xfr+3 …`, `> control abort 0 7` | what must be written, in short |
//! | `< data HEX`, `< data/1 HEX`, `< ok active`, `< failed FE inactive`, `< more 3`, `< parameters 0 HEX` | the reader's answer to the last message |
//! | `< stale`, `< raw HEX`, `< control`, `< stall in`, `< notify 03`, `< unplugged` | other things that come |
//! | `at 1500` | the time is now this many milliseconds |
//! | `= …` | what the program must be told |
//! | `wait` | nothing is to be done |

use ccid::message::{Answer, Body, CardPower, Frame, ProtocolParameters, Received, Request, SlotStatus};
use ccid::{
    ClassDescriptor, ControlRequest, Endpoint, Endpoints, Event, Input, Output, Pipe, Profile, ReaderId,
    Slot, TransferFault, Watch,
};
use iso7816::{CommandApdu, Hex, Instant};
use std::time::Duration;

/// A reader by its most important numbers.
pub(crate) struct Reader {
    pub(crate) id: (u16, u16),
    pub(crate) features: u32,
    pub(crate) voltages: u8,
    pub(crate) max_message: u16,
}

pub(crate) const READER: Reader =
    Reader { id: (0x1209, 0x0001), features: 0x0001_00ba, voltages: 7, max_message: 271 };

impl Reader {
    pub(crate) fn profile(&self) -> Profile {
        let mut bytes = [0; 54];
        bytes[..8].copy_from_slice(&[0x36, 0x21, 0x10, 0x01, 0, self.voltages, 3, 0]);
        bytes[10..18].copy_from_slice(&[0xa0, 0x0f, 0, 0, 0xa0, 0x0f, 0, 0]);
        bytes[19..27].copy_from_slice(&[0x00, 0x2a, 0, 0, 0x00, 0x40, 0x05, 0]);
        bytes[28] = 254;
        bytes[40..44].copy_from_slice(&self.features.to_le_bytes());
        bytes[44..46].copy_from_slice(&self.max_message.to_le_bytes());
        bytes[53] = 1;
        let descriptor = ClassDescriptor::parse(&bytes).unwrap();
        let pipe = |address| Endpoint { address, packet: 64 };
        let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: Some(pipe(0x83)) };
        let (vendor, product) = self.id;
        let id = ReaderId { vendor, product, release: 0x0100 };
        Profile::new(id, descriptor, endpoints).unwrap()
    }
}

pub(crate) struct Script {
    slot: Slot<CommandApdu>,
    now: Instant,
    /// Number of the last message that was written.
    sequence: u8,
}

pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// Plays a script from a fresh slot.
#[track_caller]
pub(crate) fn play(reader: &Reader, text: &str) -> Script {
    let mut script =
        Script { slot: Slot::new(reader.profile(), 0).unwrap(), now: Instant::START, sequence: 0 };
    script.go_on(text);
    script
}

impl Script {
    #[track_caller]
    pub(crate) fn go_on(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
            self.line(line);
        }
    }

    #[track_caller]
    fn line(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (slot, now) = (&mut self.slot, self.now);
        match word {
            "open" => slot.open(now).unwrap(),
            "on" => slot.power_on(now).unwrap(),
            "off" => slot.power_off(now).unwrap(),
            "send" => {
                let (command, _) = CommandApdu::parse(&hex(rest)).unwrap();
                slot.transmit(&command, now).unwrap();
            }
            "cancel" => slot.cancel(now),
            "reset" => slot.reset(),
            "poll" => {
                let interval = Duration::from_millis(rest.parse().unwrap());
                slot.watch(Watch::Poll(interval), now);
            }
            "at" => self.now = Instant::from_millis(rest.parse().unwrap()),
            "<" => self.comes(rest),
            ">" | "=" => {
                let output = slot.poll(now);
                assert_eq!(self.shown(&output), line);
            }
            "wait" => assert!(matches!(slot.poll(now), Output::Wait(_)), "{line}"),
            _ => panic!("{line}"),
        }
    }

    fn comes(&mut self, what: &str) {
        let (word, rest) = what.split_once(' ').unwrap_or((what, ""));
        let (kind, chain) = word.split_once('/').unwrap_or((word, "0"));
        let chain = u8::from_str_radix(chain, 16).unwrap();
        let card = match rest.rsplit(' ').next() {
            Some("absent") => CardPower::Absent,
            Some("inactive") => CardPower::Inactive,
            _ => CardPower::Active,
        };
        let done = |body| (body, SlotStatus::from_bytes(card_bits(card), 0));
        let (body, status) = match kind {
            "data" => done(Body::DataBlock { chain, data: hex(rest) }),
            "ok" => done(Body::SlotStatus { clock: 0 }),
            "parameters" => {
                let (number, data) = rest.split_once(' ').unwrap();
                done(Body::Parameters(ProtocolParameters::parse(number.parse().unwrap(), &hex(data))))
            }
            "escaped" => done(Body::Escape(hex(rest))),
            "failed" | "failed-data" | "failed-parameters" => {
                let error = u8::from_str_radix(&rest[..2], 16).unwrap();
                let body = match kind {
                    "failed-data" => Body::DataBlock { chain: 0, data: Vec::new() },
                    "failed-parameters" => Body::Parameters(None),
                    _ => Body::SlotStatus { clock: 0 },
                };
                (body, SlotStatus::from_bytes(0x40 | card_bits(card), error))
            }
            "more" => {
                let body = Body::DataBlock { chain: 0, data: Vec::new() };
                (body, SlotStatus::from_bytes(0x80, rest.parse().unwrap()))
            }
            "stale" => {
                let mut answer = Answer {
                    slot: 0,
                    sequence: self.sequence.wrapping_sub(1),
                    status: SlotStatus::from_bytes(0, 0),
                    body: Body::DataBlock { chain: 0, data: vec![0x6f, 0x00] },
                };
                self.slot.handle(Input::Received(&answer.emit()), self.now);
                answer.slot = 1;
                answer.sequence = self.sequence;
                return self.slot.handle(Input::Received(&answer.emit()), self.now);
            }
            _ => return self.other(kind, rest),
        };
        let answer = Answer { slot: 0, sequence: self.sequence, status, body };
        self.slot.handle(Input::Received(&answer.emit()), self.now);
    }

    fn other(&mut self, kind: &str, rest: &str) {
        let bytes = match kind {
            "raw" | "notify" => hex(&rest.replace("SQ", &format!("{:02X}", self.sequence))),
            _ => Vec::new(),
        };
        let input = match (kind, rest) {
            ("raw", _) => Input::Received(&bytes),
            ("notify", _) => Input::Notified(&bytes),
            ("control", _) => Input::ControlDone,
            ("stall", "in") => Input::Failed(Pipe::BulkIn, TransferFault::Stall),
            ("stall", "out") => Input::Failed(Pipe::BulkOut, TransferFault::Stall),
            ("unplugged", _) => Input::Unplugged,
            _ => panic!("{kind} {rest}"),
        };
        self.slot.handle(input, self.now);
    }

    /// An output in the words of the script; remembers the number of a message.
    fn shown(&mut self, output: &Output) -> String {
        match output {
            Output::Write(bytes) => {
                let frame = Frame::parse(bytes).unwrap();
                self.sequence = frame.sequence;
                assert_eq!(frame.slot, 0);
                let Ok(Received::Request(request)) = Received::parse(&frame) else {
                    panic!("{frame} is none of ours")
                };
                assert_eq!(request.emit(0, frame.sequence), *bytes);
                format!("> {}", short(&request))
            }
            Output::Control(ControlRequest::Abort { slot, sequence }) => {
                format!("> control abort {slot} {sequence}")
            }
            Output::Control(other) => format!("> {other:?}"),
            Output::ClearHalt(pipe) => format!("> clear {pipe:?}"),
            Output::Event(event) => format!("= {}", told(event)),
            other => format!("{other:?}"),
        }
    }
}

fn card_bits(card: CardPower) -> u8 {
    match card {
        CardPower::Active => 0,
        CardPower::Inactive => 1,
        CardPower::Absent => 2,
        CardPower::Reserved => 3,
    }
}

fn short(request: &Request) -> String {
    match request {
        Request::IccPowerOn(power) => {
            format!("on {}", ["auto", "5V", "3V", "1.8V"][usize::from(power.number())])
        }
        Request::IccPowerOff => "off".to_owned(),
        Request::GetSlotStatus => "status".to_owned(),
        Request::GetParameters => "get".to_owned(),
        Request::SetParameters(p) => format!("set {} {}", p.protocol(), Hex(&p.emit())),
        Request::Escape(command) => format!("escape {}", Hex(command.bytes())),
        Request::Abort => "abort".to_owned(),
        Request::XfrBlock { extension, level, data } => {
            let extension = if *extension > 0 { format!("+{extension}") } else { String::new() };
            let level = if *level > 0 { format!("/{level:X}") } else { String::new() };
            format!("xfr{extension}{level} {}", Hex(data)).trim_end().to_owned()
        }
        other => format!("{other:?}"),
    }
}

fn told(event: &Event) -> String {
    match event {
        Event::PoweredOn(powered) => format!("on {}", powered.protocol),
        Event::Answered(response) => format!("answer {}", Hex(&response.emit())),
        Event::Failed(error) => format!("failed: {error}"),
        other => format!("{other:?}"),
    }
}
