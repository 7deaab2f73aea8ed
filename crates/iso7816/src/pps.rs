//! Agreeing on a protocol and a speed (7816-3 §9).
//!
//! Only before the first command, and only with a card in negotiable mode.

use crate::{CardFault, Cursor, Protocol};

/// The first byte of a request and of an answer (7816-3 §9.2).
const PPSS: u8 = 0xff;

/// A PPS request or answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pps {
    /// The protocol proposed or agreed on.
    pub protocol: Protocol,
    /// PPS1: the speed, in TA1's form.
    pub speed: Option<u8>,
    /// PPS2: use of the standard or proprietary contact.
    pub contact: Option<u8>,
    /// PPS3: reserved.
    pub reserved: Option<u8>,
}

/// What holds after a successful exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The protocol.
    pub protocol: Protocol,
    /// The speed, in TA1's form.
    pub speed: u8,
}

impl Pps {
    /// A request for a protocol and a speed in TA1's form.
    #[must_use]
    pub fn request(protocol: Protocol, speed: u8) -> Self {
        Self { protocol, speed: Some(speed), contact: None, reserved: None }
    }

    /// The bytes to send, or that were received: three to six.
    #[must_use]
    pub fn emit(&self) -> Vec<u8> {
        let optional = [self.speed, self.contact, self.reserved];
        let mut format = self.protocol.number();
        for (present, bit) in optional.iter().zip([0x10, 0x20, 0x40]) {
            if present.is_some() {
                format |= bit;
            }
        }
        let mut bytes = vec![PPSS, format];
        bytes.extend(optional.into_iter().flatten());
        bytes.push(bytes.iter().fold(0, |sum, byte| sum ^ byte));
        bytes
    }

    /// Reads a request or an answer.
    ///
    /// # Errors
    ///
    /// [`CardFault::PpsAnswer`] if the bytes are not exactly one, with a right check byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, CardFault> {
        parse(bytes).ok_or(CardFault::PpsAnswer)
    }

    /// What the card's answer to this request means (7816-3 §9.3).
    ///
    /// # Errors
    ///
    /// [`CardFault::PpsAnswer`] if it changes what may not be changed; the card must then be reset.
    pub fn agree(&self, answer: &Self) -> Result<Agreement, CardFault> {
        let kept = |asked: Option<u8>, got: Option<u8>| got.is_none() || got == asked;
        if answer.protocol != self.protocol
            || !kept(self.speed, answer.speed)
            || !kept(self.contact, answer.contact)
            || !kept(self.reserved, answer.reserved)
        {
            return Err(CardFault::PpsAnswer);
        }
        Ok(Agreement {
            protocol: self.protocol,
            // Not echoed: the default speed holds.
            speed: answer.speed.unwrap_or(0x11),
        })
    }
}

fn parse(bytes: &[u8]) -> Option<Pps> {
    let mut cursor = Cursor::new(bytes);
    if cursor.take_u8()? != PPSS {
        return None;
    }
    let format = cursor.take_u8()?;
    // Bit 8 is reserved; an answer that has it is not of this standard.
    if format & 0x80 != 0 {
        return None;
    }
    let mut optional = [None; 3];
    for (field, bit) in optional.iter_mut().zip([0x10, 0x20, 0x40]) {
        if format & bit != 0 {
            *field = Some(cursor.take_u8()?);
        }
    }
    let [speed, contact, reserved] = optional;
    cursor.take_u8()?;
    let sum = bytes.iter().fold(0, |sum, byte| sum ^ byte);
    (cursor.is_empty() && sum == 0).then_some(Pps {
        protocol: Protocol::from_low_bits(format),
        speed,
        contact,
        reserved,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_for_the_speed_of_a_cps4() {
        let request = Pps::request(Protocol::T0, 0x18);
        assert_eq!(request.emit(), [0xff, 0x10, 0x18, 0xf7]);
        assert_eq!(Pps::parse(&request.emit()), Ok(request));
    }

    #[test]
    fn what_answers_mean() {
        let request = Pps::request(Protocol::T1, 0x95);
        let agreed = |speed| Ok(Agreement { protocol: Protocol::T1, speed });
        for (answer, meaning) in [
            (&[0xff, 0x11, 0x95, 0x7b][..], agreed(0x95)),
            (&[0xff, 0x01, 0xfe], agreed(0x11)),
            (&[0xff, 0x11, 0x94, 0x7a], Err(CardFault::PpsAnswer)),
            (&[0xff, 0x10, 0x95, 0x7a], Err(CardFault::PpsAnswer)),
            (&[0xff, 0x11, 0x95, 0x7a], Err(CardFault::PpsAnswer)),
            (&[0xff, 0x11, 0x95], Err(CardFault::PpsAnswer)),
            (&[0xff, 0x01, 0xfe, 0x00], Err(CardFault::PpsAnswer)),
            (&[0x00, 0x11, 0x95, 0x84], Err(CardFault::PpsAnswer)),
            (&[], Err(CardFault::PpsAnswer)),
        ] {
            let result = Pps::parse(answer).and_then(|a| request.agree(&a));
            assert_eq!(result, meaning, "{answer:02X?}");
        }
    }

    #[test]
    fn every_request_survives_the_line() {
        for format in 0..0x80_u8 {
            let field = |bit: u8| (format & bit != 0).then_some(format ^ bit);
            let pps = Pps {
                protocol: Protocol::from_low_bits(format),
                speed: field(0x10),
                contact: field(0x20),
                reserved: field(0x40),
            };
            assert_eq!(Pps::parse(&pps.emit()), Ok(pps));
            assert!(pps.agree(&pps).is_ok());
        }
    }
}
