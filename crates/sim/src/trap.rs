//! The judge of commands: what could hurt a real card is caught.
//!
//! Written from what each instruction does, and not from what this project can
//! send: whatever is not known to be harmless counts as harm.

/// A command that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caught {
    /// Its bytes.
    pub command: Vec<u8>,
    /// Why.
    pub why: &'static str,
}

/// Why `command` could hurt a card; none when it can only read.
///
/// `is_cps4` is whether the card is one, `is_open` whether its application was selected on channel 1.
#[must_use]
pub fn judge(command: &[u8], is_cps4: bool, is_open: bool) -> Option<&'static str> {
    let [class, instruction, p1, p2, rest @ ..] = command else { return Some("no command") };
    if !matches!(class, 0x00 | 0x01) {
        return Some("a class that may mean anything");
    }
    match instruction {
        0xa4 => (!matches!((p1, p2), (0x00 | 0x02 | 0x04 | 0x08 | 0x09, 0x00 | 0x04 | 0x0c)))
            .then_some("SELECT in a way of its own"),
        0xb0 if *p1 >= 0x80 => (!matches!(p1, 0x9c..=0x9e)).then_some("READ BINARY of a short identifier"),
        0xb0 | 0xc0 => (rest.len() > 1).then_some("a read with data"),
        0xcb => {
            let reads =
                matches!(rest, [0x0a, 0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, 0x01 | 0x02, 0x02, 0xa0, 0x80, ..]);
            (*class != 0 || (*p1, *p2) != (0x3f, 0xff) || !reads).then_some("GET DATA of something else")
        }
        // A length after the reference, and it would be a presentation of a code.
        0x20 => {
            let asks =
                *class == 1 && *p1 == 0 && matches!(p2, 1 | 2) && rest.is_empty() && is_cps4 && is_open;
            (!asks).then_some("VERIFY")
        }
        0x24 | 0x2c => Some("a code would change, or a try be spent"),
        0x2a | 0x88 | 0x22 | 0x82 | 0x84 | 0x86 => Some("a key would be used"),
        _ => Some("an instruction that is not known to be harmless"),
    }
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn reading_passes_and_nothing_else() {
        let passes = |command: &[u8]| judge(command, true, true).is_none();
        assert!(passes(&[0x00, 0xa4, 0x09, 0x04, 0x04, 0x3f, 0x00, 0xd0, 0x03, 0x00]));
        assert!(passes(&[0x01, 0xb0, 0x00, 0x00, 0xe7]));
        assert!(passes(&[0x01, 0x20, 0x00, 0x01]));
        let counter =
            [0x00, 0xcb, 0x3f, 0xff, 0x0a, 0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, 0x01, 0x02, 0xa0, 0x80, 0x00];
        assert!(passes(&counter));
        assert!(!passes(&[0x01, 0x20, 0x00, 0x01, 0x00]), "a length makes it a presentation in T=0");
        assert!(!passes(&[0x00, 0x20, 0x00, 0x01]));
        assert!(judge(&[0x01, 0x20, 0x00, 0x01], false, true).is_some(), "never a CPS3");
        assert!(judge(&[0x01, 0x20, 0x00, 0x01], true, false).is_some(), "never before its application");
        assert!(!passes(&[0x01, 0x2c, 0x03, 0x81]), "four bytes that spend a try");
        assert!(!passes(&[0x80, 0xb0, 0x00, 0x00, 0x01]));
        assert!(!passes(&[]));
        for instruction in 0..=255 {
            let known = [0xa4, 0xb0, 0xc0, 0xcb, 0x20].contains(&instruction);
            assert!(known || !passes(&[0x00, instruction, 0x00, 0x00]), "{instruction:02x}");
        }
    }
}
