//! Protocol data structures of Set- and GetParameters (CCID 1.1 §6.1.7).

use iso7816::atr::{ClockStop, Convention, EdcKind};
use iso7816::{Atr, Cursor, Protocol};

/// How a reader talks to the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtocolParameters {
    /// `bProtocolNum` 0.
    T0(T0Parameters),
    /// `bProtocolNum` 1.
    T1(T1Parameters),
}

/// `abProtocolDataStructure` for T=0: five bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct T0Parameters {
    /// `bmFindexDindex`, in TA1's form.
    pub speed: u8,
    /// `bmTCCKST0`: bit 1 is the inverse convention.
    pub checks: u8,
    /// `bGuardTimeT0`, in etu.
    pub guard_time: u8,
    /// `bWaitingIntegerT0`: WI.
    pub waiting_integer: u8,
    /// `bClockStop`: 0 no, 1 low, 2 high, 3 either.
    pub clock_stop: u8,
}

/// `abProtocolDataStructure` for T=1: seven bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct T1Parameters {
    /// `bmFindexDindex`, in TA1's form.
    pub speed: u8,
    /// `bmTCCKST1`: bit 4 is always set; bit 0 CRC, bit 1 the inverse convention.
    pub checks: u8,
    /// `bGuardTimeT1`, in etu.
    pub guard_time: u8,
    /// `bmWaitingIntegersT1`: BWI, CWI.
    pub waiting_integers: u8,
    /// `bClockStop`: 0 no, 1 low, 2 high, 3 either.
    pub clock_stop: u8,
    /// `bIFSC`.
    pub field_size: u8,
    /// `bNadValue`.
    pub node_address: u8,
}

impl ProtocolParameters {
    /// What an answer to reset asks for, at a speed in TA1's form; none if the protocol is neither T=0 nor T=1.
    #[must_use]
    pub fn of(atr: &Atr, protocol: Protocol, speed: u8) -> Option<Self> {
        let inverse = match atr.convention() {
            Convention::Direct => 0,
            Convention::Inverse => 0x02,
        };
        let clock_stop = match atr.clock_stop() {
            ClockStop::No => 0,
            ClockStop::Low => 1,
            ClockStop::High => 2,
            ClockStop::Either => 3,
        };
        match protocol {
            Protocol::T0 => Some(Self::T0(T0Parameters {
                speed,
                checks: inverse,
                guard_time: atr.extra_guard_time(),
                waiting_integer: atr.waiting_integer(),
                clock_stop,
            })),
            Protocol::T1 => Some(Self::T1(T1Parameters {
                speed,
                checks: 0x10
                    | inverse
                    | match atr.edc() {
                        EdcKind::Lrc => 0,
                        EdcKind::Crc => 1,
                    },
                guard_time: atr.extra_guard_time(),
                waiting_integers: (atr.block_waiting_integer() << 4) | atr.character_waiting_integer(),
                clock_stop,
                field_size: atr.field_size(),
                node_address: 0,
            })),
            _ => None,
        }
    }

    /// `bProtocolNum`.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        match self {
            Self::T0(_) => Protocol::T0,
            Self::T1(_) => Protocol::T1,
        }
    }

    /// The speed, in TA1's form.
    #[must_use]
    pub fn speed(&self) -> u8 {
        match self {
            Self::T0(parameters) => parameters.speed,
            Self::T1(parameters) => parameters.speed,
        }
    }

    /// `abProtocolDataStructure`.
    #[must_use]
    pub fn emit(&self) -> Vec<u8> {
        match self {
            Self::T0(p) => vec![p.speed, p.checks, p.guard_time, p.waiting_integer, p.clock_stop],
            Self::T1(p) => vec![
                p.speed,
                p.checks,
                p.guard_time,
                p.waiting_integers,
                p.clock_stop,
                p.field_size,
                p.node_address,
            ],
        }
    }

    /// Reads the structure for `bProtocolNum`; none if it is too short or the number is neither 0 nor 1.
    ///
    /// Bytes after it are ignored.
    #[must_use]
    pub fn parse(number: u8, bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        match number {
            0 => {
                let [speed, checks, guard_time, waiting_integer, clock_stop] = cursor.take_array()?;
                Some(Self::T0(T0Parameters { speed, checks, guard_time, waiting_integer, clock_stop }))
            }
            1 => {
                let [speed, checks, guard_time, waiting_integers, clock_stop, field_size, node_address] =
                    cursor.take_array()?;
                Some(Self::T1(T1Parameters {
                    speed,
                    checks,
                    guard_time,
                    waiting_integers,
                    clock_stop,
                    field_size,
                    node_address,
                }))
            }
            _ => None,
        }
    }
}
