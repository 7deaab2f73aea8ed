//! T=0, half-duplex transmission of characters (7816-3 §10, §12.2).
//!
//! Two halves. [`to_tpdu`] turns a command into what a TPDU-level reader takes;
//! such a reader speaks the rest with the card. [`procedure`] is that rest, for
//! whoever is the reader: procedure bytes, character by character.

pub mod procedure;

use crate::{Case, CommandApdu, Form, Unsupported};

/// The bytes of the command TPDU: five, then the data (7816-3 §12.2).
///
/// Case 1 gets P3 = 00. Case 4 leaves its Le out: the card says with `61xx`
/// what there is, and [`crate::exchange`] fetches it. The standard would also
/// fetch after `9000`; cards that have nothing to give answer that with an
/// error (a CPS3 after SELECT of its MF), so it is not done.
///
/// # Errors
///
/// [`Unsupported::ExtendedLength`] if the command does not fit a short one; begin the exchange with
/// [`crate::exchange::Means::SHORT`], then none does not.
pub fn to_tpdu(command: &CommandApdu) -> Result<Vec<u8>, Unsupported> {
    let mut tpdu = command.emit(Form::Short)?;
    match command.case() {
        Case::One => tpdu.push(0),
        Case::Two | Case::Three => {}
        Case::Four => {
            tpdu.pop();
        }
    }
    Ok(tpdu)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_cases() {
        for (apdu, tpdu) in [
            (&[0x01, 0x20, 0x00, 0x01][..], &[0x01, 0x20, 0x00, 0x01, 0x00][..]),
            (&[0, 0xb0, 0, 0, 0], &[0, 0xb0, 0, 0, 0]),
            (&[0, 0xa4, 0, 0, 2, 0x3f, 0], &[0, 0xa4, 0, 0, 2, 0x3f, 0]),
            (&[0, 0xa4, 0, 0, 2, 0x3f, 0, 0], &[0, 0xa4, 0, 0, 2, 0x3f, 0]),
        ] {
            let (command, _) = CommandApdu::parse(apdu).unwrap();
            assert_eq!(to_tpdu(&command).unwrap(), tpdu);
        }
        let (long, _) = CommandApdu::parse(&[0, 0xb0, 0, 0, 0, 1, 1]).unwrap();
        assert_eq!(to_tpdu(&long), Err(Unsupported::ExtendedLength));
    }
}
