//! Messages to a reader (CCID 1.1 §6.1).
//!
//! [`Request`] is what can be encoded: all but Secure, Mechanical and free
//! Escapes. [`Received`] is what a reader, or its simulation, can be asked by
//! anybody.

use super::{Frame, MessageType, ProtocolParameters};
use iso7816::Cursor;

/// A message to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Give the card power (§6.1.1). Answered with a data block that holds the answer to reset.
    IccPowerOn(PowerSelect),
    /// Take the power away (§6.1.2).
    IccPowerOff,
    /// How is the card? (§6.1.3)
    GetSlotStatus,
    /// To the card (§6.1.4).
    XfrBlock {
        /// `bBWI`: so many times the block waiting time for this block; 0 is the normal time.
        extension: u8,
        /// `wLevelParameter`: 0 whole, 1 begins, 2 ends, 3 goes on, 10 asks for more.
        level: u16,
        /// A block, TPDU or APDU, or a part of one.
        data: Vec<u8>,
    },
    /// Which parameters are in use? (§6.1.5)
    GetParameters,
    /// Back to the reader's defaults (§6.1.6).
    ResetParameters,
    /// Use these (§6.1.7).
    SetParameters(ProtocolParameters),
    /// One of the vendor commands this crate knows (§6.1.8).
    Escape(EscapeCommand),
    /// Stop or restart the card's clock (§6.1.9).
    IccClock(ClockCommand),
    /// How to treat classes with T=0 (§6.1.10).
    T0Apdu(T0Apdu),
    /// Stop what the slot is doing; with the control request of the same name (§6.1.13).
    Abort,
    /// Speed and clock by hand (§6.1.14).
    SetDataRateAndClock {
        /// `dwClockFrequency`, kHz.
        clock: u32,
        /// `dwDataRate`, bit/s.
        rate: u32,
    },
}

/// `bPowerSelect` (§6.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerSelect {
    /// The reader chooses.
    Automatic,
    /// Class A.
    FiveVolts,
    /// Class B.
    ThreeVolts,
    /// Class C.
    OnePointEightVolts,
}

/// `bClockCommand` (§6.1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockCommand {
    /// Run.
    Restart,
    /// Stop, as `bClockStop` says.
    Stop,
}

/// PC_to_RDR_T0APDU (§6.1.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct T0Apdu {
    /// `bmChanges`: bit 0 the class of GET RESPONSE is given, bit 1 that of ENVELOPE.
    pub changes: u8,
    /// `bClassGetResponse`.
    pub get_response: u8,
    /// `bClassEnvelope`.
    pub envelope: u8,
}

/// A vendor command that this crate knows; there are no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscapeCommand(&'static [u8]);

/// Any message to a reader, also those that this crate does not send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// One that it does send.
    Request(Request),
    /// PC_to_RDR_Escape with other content (§6.1.8).
    Escape(Vec<u8>),
    /// PC_to_RDR_Secure: PIN entry at the reader (§6.1.11).
    Secure {
        /// `bBWI`.
        extension: u8,
        /// `wLevelParameter`.
        level: u16,
        /// `abData`.
        data: Vec<u8>,
    },
    /// PC_to_RDR_Mechanical: accept, eject, capture or lock the card (§6.1.12).
    Mechanical {
        /// `bFunction`.
        function: u8,
    },
}

impl EscapeCommand {
    /// Gemalto readers: leave EMV mode, take any ISO card.
    pub const GEMALTO_ISO_MODE: Self = Self(&[0x1f, 0x01]);
    /// Gemalto readers: work at APDU level.
    pub const GEMALTO_APDU_MODE: Self = Self(&[0x1f, 0x02]);

    /// Every one there is.
    pub const ALL: [Self; 2] = [Self::GEMALTO_ISO_MODE, Self::GEMALTO_APDU_MODE];

    /// The bytes after the header.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        self.0
    }
}

impl PowerSelect {
    /// `bPowerSelect`.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Automatic => 0,
            Self::FiveVolts => 1,
            Self::ThreeVolts => 2,
            Self::OnePointEightVolts => 3,
        }
    }

    fn from_number(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Automatic,
            1 => Self::FiveVolts,
            2 => Self::ThreeVolts,
            3 => Self::OnePointEightVolts,
            _ => return None,
        })
    }
}

impl Request {
    /// `bMessageType` of this message.
    #[must_use]
    pub fn message(&self) -> MessageType {
        match self {
            Self::IccPowerOn(_) => MessageType::ICC_POWER_ON,
            Self::IccPowerOff => MessageType::ICC_POWER_OFF,
            Self::GetSlotStatus => MessageType::GET_SLOT_STATUS,
            Self::XfrBlock { .. } => MessageType::XFR_BLOCK,
            Self::GetParameters => MessageType::GET_PARAMETERS,
            Self::ResetParameters => MessageType::RESET_PARAMETERS,
            Self::SetParameters(_) => MessageType::SET_PARAMETERS,
            Self::Escape(_) => MessageType::ESCAPE,
            Self::IccClock(_) => MessageType::ICC_CLOCK,
            Self::T0Apdu(_) => MessageType::T0_APDU,
            Self::Abort => MessageType::ABORT,
            Self::SetDataRateAndClock { .. } => MessageType::SET_DATA_RATE_AND_CLOCK,
        }
    }

    /// `bMessageType` of its answer (§6.1, table 6.1-1).
    #[must_use]
    pub fn answered_by(&self) -> MessageType {
        match self {
            Self::IccPowerOn(_) | Self::XfrBlock { .. } => MessageType::DATA_BLOCK,
            Self::IccPowerOff | Self::GetSlotStatus | Self::IccClock(_) | Self::T0Apdu(_) | Self::Abort => {
                MessageType::SLOT_STATUS
            }
            Self::GetParameters | Self::ResetParameters | Self::SetParameters(_) => MessageType::PARAMETERS,
            Self::Escape(_) => MessageType::ESCAPE_ANSWER,
            Self::SetDataRateAndClock { .. } => MessageType::DATA_RATE_AND_CLOCK,
        }
    }

    /// The whole message.
    #[must_use]
    pub fn emit(&self, slot: u8, sequence: u8) -> Vec<u8> {
        let buffer;
        let (specific, data): ([u8; 3], &[u8]) = match self {
            Self::IccPowerOn(power) => ([power.number(), 0, 0], &[]),
            Self::IccPowerOff
            | Self::GetSlotStatus
            | Self::GetParameters
            | Self::ResetParameters
            | Self::Abort => ([0; 3], &[]),
            Self::XfrBlock { extension, level, data } => {
                let [low, high] = level.to_le_bytes();
                ([*extension, low, high], data)
            }
            Self::SetParameters(parameters) => {
                buffer = parameters.emit();
                ([parameters.protocol().number(), 0, 0], &buffer)
            }
            Self::Escape(command) => ([0; 3], command.bytes()),
            Self::IccClock(ClockCommand::Restart) => ([0; 3], &[]),
            Self::IccClock(ClockCommand::Stop) => ([1, 0, 0], &[]),
            Self::T0Apdu(classes) => ([classes.changes, classes.get_response, classes.envelope], &[]),
            Self::SetDataRateAndClock { clock, rate } => {
                buffer = [clock.to_le_bytes(), rate.to_le_bytes()].concat();
                ([0; 3], &buffer)
            }
        };
        Frame {
            message: self.message(),
            announced: u32::try_from(data.len()).unwrap_or(u32::MAX),
            slot,
            sequence,
            specific,
            data,
        }
        .emit()
    }
}

impl Received {
    /// Reads a message to a reader; the slot and sequence number are in the frame.
    ///
    /// # Errors
    ///
    /// The position of the first byte that is wrong, as a reader would report it in `bError`: 0 for an unknown
    /// message, 1 for a wrong length, otherwise where it lies.
    pub fn parse(frame: &Frame<'_>) -> Result<Self, u8> {
        let [first, second, third] = frame.specific;
        let level = u16::from_le_bytes([second, third]);
        if !frame.is_complete() {
            return Err(1);
        }
        let request = match frame.message {
            MessageType::ICC_POWER_ON => Request::IccPowerOn(PowerSelect::from_number(first).ok_or(7)?),
            MessageType::ICC_POWER_OFF => Request::IccPowerOff,
            MessageType::GET_SLOT_STATUS => Request::GetSlotStatus,
            MessageType::XFR_BLOCK => {
                return Ok(Self::Request(Request::XfrBlock {
                    extension: first,
                    level,
                    data: frame.data.to_vec(),
                }));
            }
            MessageType::GET_PARAMETERS => Request::GetParameters,
            MessageType::RESET_PARAMETERS => Request::ResetParameters,
            MessageType::SET_PARAMETERS => {
                let parameters = match first {
                    0 | 1 => ProtocolParameters::parse(first, frame.data).ok_or(1)?,
                    _ => return Err(7),
                };
                let exact = parameters.emit().len() == frame.data.len();
                let request = Self::Request(Request::SetParameters(parameters));
                return if exact { Ok(request) } else { Err(1) };
            }
            MessageType::ESCAPE => {
                let known = EscapeCommand::ALL.iter().find(|c| c.bytes() == frame.data);
                return Ok(match known {
                    Some(command) => Self::Request(Request::Escape(*command)),
                    None => Self::Escape(frame.data.to_vec()),
                });
            }
            MessageType::ICC_CLOCK => Request::IccClock(match first {
                0 => ClockCommand::Restart,
                1 => ClockCommand::Stop,
                _ => return Err(7),
            }),
            MessageType::T0_APDU => {
                Request::T0Apdu(T0Apdu { changes: first, get_response: second, envelope: third })
            }
            MessageType::SECURE => {
                return Ok(Self::Secure { extension: first, level, data: frame.data.to_vec() });
            }
            MessageType::MECHANICAL => {
                return match frame.data {
                    [] => Ok(Self::Mechanical { function: first }),
                    _ => Err(1),
                };
            }
            MessageType::ABORT => Request::Abort,
            MessageType::SET_DATA_RATE_AND_CLOCK => {
                let mut cursor = Cursor::new(frame.data);
                let (Some(clock), Some(rate), true) =
                    (cursor.take_u32_le(), cursor.take_u32_le(), cursor.is_empty())
                else {
                    return Err(1);
                };
                return Ok(Self::Request(Request::SetDataRateAndClock { clock, rate }));
            }
            _ => return Err(0),
        };
        match frame.data {
            [] => Ok(Self::Request(request)),
            _ => Err(1),
        }
    }
}
