//! Messages from a reader (CCID 1.1 §6.2).

use super::{Frame, MessageType, ProtocolParameters, SlotStatus};
use crate::error::ReaderFault;
use core::fmt;
use iso7816::Cursor;

/// A message from a reader.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// `bSlot`.
    pub slot: u8,
    /// `bSeq` of the message that it answers.
    pub sequence: u8,
    /// `bStatus` and `bError`.
    pub status: SlotStatus,
    /// The rest.
    pub body: Body,
}

/// What each message holds besides status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// From the card, or its answer to reset (§6.2.1).
    DataBlock {
        /// `bChainParameter`: 0 whole, 1 begins, 2 ends, 3 goes on, 10 wants the next part of the command.
        chain: u8,
        /// `abData`.
        data: Vec<u8>,
    },
    /// Nothing but status (§6.2.2).
    SlotStatus {
        /// `bClockStatus`: 0 runs, 1 stopped low, 2 stopped high, 3 stopped somehow.
        clock: u8,
    },
    /// The parameters in use (§6.2.3); none if the command failed or they are of another protocol.
    Parameters(Option<ProtocolParameters>),
    /// What the vendor answers (§6.2.4).
    Escape(Vec<u8>),
    /// Speed and clock in use (§6.2.5); none if the command failed.
    DataRateAndClock(Option<DataRateAndClock>),
}

/// What a reader uses now (§6.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataRateAndClock {
    /// `dwClockFrequency`, kHz.
    pub clock: u32,
    /// `dwDataRate`, bit/s.
    pub rate: u32,
}

impl Answer {
    /// Judges a message.
    ///
    /// A length that does not fit is a fault of data blocks and Escapes only: QEMU's reader announces no bytes in
    /// Parameters and sends seven.
    ///
    /// # Errors
    ///
    /// [`ReaderFault::LengthMismatch`], or [`ReaderFault::UnexpectedMessage`] if it is none of the five.
    pub fn parse(frame: &Frame<'_>) -> Result<Self, ReaderFault> {
        let [status, error, specific] = frame.specific;
        let exact = |data: &[u8]| {
            if frame.is_complete() { Ok(data.to_vec()) } else { Err(ReaderFault::LengthMismatch) }
        };
        let body = match frame.message {
            MessageType::DATA_BLOCK => Body::DataBlock { chain: specific, data: exact(frame.data)? },
            MessageType::SLOT_STATUS => Body::SlotStatus { clock: specific },
            MessageType::PARAMETERS => Body::Parameters(ProtocolParameters::parse(specific, frame.data)),
            MessageType::ESCAPE_ANSWER => Body::Escape(exact(frame.data)?),
            MessageType::DATA_RATE_AND_CLOCK => {
                let mut cursor = Cursor::new(frame.data);
                let clock = cursor.take_u32_le();
                let both = clock.zip(cursor.take_u32_le());
                Body::DataRateAndClock(both.map(|(clock, rate)| DataRateAndClock { clock, rate }))
            }
            came => {
                let expected = MessageType::SLOT_STATUS;
                return Err(ReaderFault::UnexpectedMessage { expected, came });
            }
        };
        Ok(Self {
            slot: frame.slot,
            sequence: frame.sequence,
            status: SlotStatus::from_bytes(status, error),
            body,
        })
    }

    /// `bMessageType`.
    #[must_use]
    pub fn message(&self) -> MessageType {
        match self.body {
            Body::DataBlock { .. } => MessageType::DATA_BLOCK,
            Body::SlotStatus { .. } => MessageType::SLOT_STATUS,
            Body::Parameters(_) => MessageType::PARAMETERS,
            Body::Escape(_) => MessageType::ESCAPE_ANSWER,
            Body::DataRateAndClock(_) => MessageType::DATA_RATE_AND_CLOCK,
        }
    }

    /// The whole message, as a reader sends it.
    #[must_use]
    pub fn emit(&self) -> Vec<u8> {
        let buffer;
        let (specific, data): (u8, &[u8]) = match &self.body {
            Body::DataBlock { chain, data } => (*chain, data),
            Body::SlotStatus { clock } => (*clock, &[]),
            Body::Parameters(None) | Body::DataRateAndClock(None) => (0, &[]),
            Body::Parameters(Some(parameters)) => {
                buffer = parameters.emit();
                (parameters.protocol().number(), &buffer)
            }
            Body::Escape(data) => (0, data),
            Body::DataRateAndClock(Some(DataRateAndClock { clock, rate })) => {
                buffer = [clock.to_le_bytes(), rate.to_le_bytes()].concat();
                (0, &buffer)
            }
        };
        let [status, error] = self.status.to_bytes();
        Frame {
            message: self.message(),
            announced: u32::try_from(data.len()).unwrap_or(u32::MAX),
            slot: self.slot,
            sequence: self.sequence,
            specific: [status, error, specific],
            data,
        }
        .emit()
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.emit();
        match Frame::parse(&bytes) {
            Some(frame) => write!(f, "Answer({frame})"),
            None => f.write_str("Answer"),
        }
    }
}
