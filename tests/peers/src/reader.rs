//! A reader at TPDU level with a card in it, on bytes: it shares nothing with `crates/ccid` (CCID 1.1 §6).

use crate::wire::{Fault, Heard, Wire};
use ccid::{
    ClassDescriptor, ControlRequest, Endpoint, Endpoints, Instant, Pipe, Profile, ReaderId, TransferFault,
};
use sim::{Broken, Device};
use std::collections::VecDeque;

/// Its class descriptor (CCID 1.1 §5.1): one slot, T=1 only, TPDU level. Voltage, speed and PPS are its own
/// business; parameters and the size of blocks are the host's.
const DESCRIPTOR: [u8; 54] = [
    0x36, 0x21, 0x10, 0x01, 0x00, 0x07, // one slot, every voltage
    0x02, 0x00, 0x00, 0x00, // T=1
    0xa0, 0x0f, 0x00, 0x00, 0xa0, 0x0f, 0x00, 0x00, 0x00, // 4 MHz
    0x00, 0x2a, 0x00, 0x00, 0x00, 0x2a, 0x00, 0x00, 0x00, // 10,752 bit/s
    0xfe, 0x00, 0x00, 0x00, // blocks of 254 bytes
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // no synchronous protocol, nothing mechanical
    0xba, 0x00, 0x01, 0x00, // dwFeatures
    0x0f, 0x01, 0x00, 0x00, // messages of 271 bytes
    0x00, 0x00, 0x00, 0x00, 0x00, 0x01,
];

/// The same, read.
#[must_use]
pub fn descriptor() -> ClassDescriptor {
    ClassDescriptor::parse(&DESCRIPTOR).expect("it is one")
}

/// What `ccid` makes of it. Its numbers are those of the reader that libccid takes it for (KAP-LINK).
#[must_use]
pub fn profile() -> Profile {
    let pipe = |address| Endpoint { address, packet: 64 };
    let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: None };
    let id = ReaderId { vendor: 0x2947, product: 0x0101, release: 0x0100 };
    Profile::new(id, descriptor(), endpoints).expect("it works with TPDUs")
}

/// The reader: a message in, messages out.
#[derive(Debug)]
pub struct Reader {
    /// The card's line.
    pub wire: Wire,
    powered: bool,
    /// What it will say.
    answers: VecDeque<Vec<u8>>,
}

/// Where the bytes of a header lie (CCID 1.1 §6.1, §6.2).
const HEADER: usize = 10;

/// bStatus.
mod status {
    pub(super) const ACTIVE: u8 = 0x00;
    pub(super) const INACTIVE: u8 = 0x01;
    pub(super) const FAILED: u8 = 0x40;
    pub(super) const MORE_TIME: u8 = 0x80;
}

/// bError.
mod error {
    pub(super) const NOT_SUPPORTED: u8 = 0x00;
    pub(super) const MUTE: u8 = 0xfe;
    pub(super) const PARITY: u8 = 0xfd;
}

impl Reader {
    /// A reader with a card that has no power yet.
    pub const fn new(wire: Wire) -> Self {
        Self { wire, powered: false, answers: VecDeque::new() }
    }

    /// What it answers to a message, one after the other. Bytes that are none get no answer.
    fn hear(&mut self, message: &[u8]) -> Vec<Vec<u8>> {
        let Some((&[kind, _, _, _, _, slot, sequence, first, _, _], data)) =
            message.split_first_chunk::<HEADER>()
        else {
            return Vec::new();
        };
        let here = if self.powered { status::ACTIVE } else { status::INACTIVE };
        let say = |kind, status, error, data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap_or(0).to_le_bytes();
            [&[kind], &length[..], &[slot, sequence, status, error, 0], data].concat()
        };
        match kind {
            0x62 => {
                let answer = self.wire.power_up();
                self.powered = answer.is_some();
                vec![match answer {
                    Some(atr) => say(0x80, status::ACTIVE, 0, &atr),
                    None => say(0x80, status::FAILED | status::INACTIVE, error::MUTE, &[]),
                }]
            }
            0x63 => {
                self.wire.power_down();
                self.powered = false;
                vec![say(0x81, status::INACTIVE, 0, &[])]
            }
            0x65 => vec![say(0x81, here, 0, &[])],
            // The protocol's number follows the header's first bytes, in question and answer.
            0x61 => {
                let mut answer = say(0x82, here, 0, data);
                if let Some(number) = answer.get_mut(HEADER - 1) {
                    *number = first;
                }
                vec![answer]
            }
            0x6f if self.powered => {
                let (fault, heard) = self.wire.exchange(data, first);
                let late = (fault == Fault::Late).then(|| say(0x80, status::MORE_TIME, 1, &[]));
                let last = match heard {
                    Heard::Block(block) => say(0x80, status::ACTIVE, 0, &block),
                    Heard::Silence => say(0x80, status::FAILED, error::MUTE, &[]),
                    Heard::Parity => say(0x80, status::FAILED, error::PARITY, &[]),
                };
                late.into_iter().chain([last]).collect()
            }
            0x6f => vec![say(0x80, status::FAILED | status::INACTIVE, error::MUTE, &[])],
            _ => vec![say(0x81, status::FAILED | here, error::NOT_SUPPORTED, &[])],
        }
    }
}

impl Device for Reader {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> Result<(), Broken> {
        let answers = self.hear(bytes);
        self.answers.extend(answers);
        Ok(())
    }

    fn read(&mut self, wanted: usize, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        let mut message = self.answers.pop_front()?;
        let rest = message.split_off(message.len().min(wanted));
        if !rest.is_empty() {
            self.answers.push_front(rest);
        }
        Some(Ok(message))
    }

    fn notification(&mut self, _now: Instant) -> Option<Vec<u8>> {
        None
    }

    fn control(&mut self, _request: ControlRequest, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        Some(Err(Broken::Transfer(TransferFault::Stall)))
    }

    fn clear_halt(&mut self, _pipe: Pipe) {}

    fn reset(&mut self) {
        self.answers.clear();
    }

    fn due(&self) -> Option<Instant> {
        None
    }
}
