//! The judge of commands: what could hurt a real card is caught.
//!
//! Written from what each instruction does (7816-4 §11, CL), and not from what
//! this project can send: whatever is not known to be harmless counts as harm.

/// A command that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caught {
    /// Its bytes.
    pub command: Vec<u8>,
    /// Why.
    pub why: &'static str,
}

/// Who sends the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sender {
    /// This project: what is caught costs a try, so that no test can overlook it.
    Ours,
    /// Another program, whose attempts are only counted.
    Foreign,
}

/// What the judge must know of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knows {
    /// Its answer to reset is that of a CPS4.
    pub is_cps4: bool,
    /// Its application was selected on channel 1.
    pub is_open: bool,
}

/// The applications that may be selected (CL `dir.c`, `card-cps4.c`), and those of cards put in by mistake.
const NAMES: [&[u8]; 9] = [
    &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x01, 0x00],
    &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x02],
    &[0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00],
    &[0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x10],
    &[0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x20],
    b"\xd2\x50\x00\x00\x02VITALE",
    b"\xd2\x50\x00\x00\x02MF_VITALE",
    b"\xe8\x28\xbd\x08\x0f\xd2\x50\x00\x00\x04Ad\xe8le",
    b"1PAY.SYS.DDF01",
];

/// Why `command` could hurt a card; none when it can only read.
#[must_use]
pub fn judge(command: &[u8], card: Knows) -> Option<&'static str> {
    let [class, instruction, p1, p2, rest @ ..] = command else { return Some("no command") };
    if !matches!(class, 0x00 | 0x01) {
        return Some("a class that may mean anything");
    }
    match instruction {
        0xa4 => select(*p1, *p2, rest),
        0xb0 if rest.len() > 1 => Some("a read with data"),
        0xb0 if *p1 >= 0x80 => (!matches!(p1, 0x9c..=0x9e)).then_some("READ BINARY of a short identifier"),
        0xb0 => None,
        0xc0 => (rest.len() > 1 || (*p1, *p2) != (0, 0)).then_some("GET RESPONSE in a way of its own"),
        0xcb => {
            let reads = matches!(
                rest,
                [0x0a, 0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, 0x01 | 0x02, 0x02, 0xa0, 0x80]
                    | [0x0a, 0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, 0x01 | 0x02, 0x02, 0xa0, 0x80, _]
            );
            (*class != 0 || (*p1, *p2) != (0x3f, 0xff) || !reads).then_some("GET DATA of something else")
        }
        // A length after the reference, and it would be a presentation of a code.
        0x20 => {
            let asks = *class == 1 && *p1 == 0 && matches!(p2, 1 | 2) && rest.is_empty();
            (!(asks && card.is_cps4 && card.is_open)).then_some("VERIFY")
        }
        0x24 | 0x2c | 0x26 | 0x28 => Some("a code would change, or a try be spent"),
        0x2a | 0x88 | 0x22 | 0x82 | 0x84 | 0x86 => Some("a key would be used"),
        _ => Some("an instruction that is not known to be harmless"),
    }
}

/// SELECT: known ways, of known names, by paths of the length that known files have.
fn select(p1: u8, p2: u8, rest: &[u8]) -> Option<&'static str> {
    if !matches!((p1, p2), (0x00 | 0x02 | 0x04 | 0x08 | 0x09, 0x00 | 0x04 | 0x0c)) {
        return Some("SELECT in a way of its own");
    }
    let Some((length, after)) = rest.split_first() else { return Some("SELECT of nothing") };
    let Some((data, le)) = after.split_at_checked(usize::from(*length)) else {
        return Some("a length that is wrong");
    };
    if le.len() > 1 {
        return Some("a length that is wrong");
    }
    if p1 == 0x04 {
        return (!NAMES.contains(&data)).then_some("SELECT of an unknown application");
    }
    let path = data.strip_prefix(&[0x3f, 0x00]).unwrap_or(data);
    let known = match path {
        [] | [0x00, 0x01 | 0x02] => true,
        [0x2f, 0x00 | 0x01] | [0xd0, 0x03 | 0x10] => true,
        [0x00, 0x01 | 0x02, file @ ..] | file => {
            matches!(file, [0x50, 0x31 | 0x32] | [0x70 | 0x71, 0x01..=0x06] | [0xa0, _] | [0xd1, _])
        }
    };
    (!known).then_some("SELECT of an unknown file")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Knows = Knows { is_cps4: true, is_open: true };

    #[test]
    fn reading_passes_and_nothing_else() {
        let passes = |command: &[u8]| judge(command, OPEN).is_none();
        assert!(passes(&[0x00, 0xa4, 0x09, 0x04, 0x04, 0x3f, 0x00, 0xd0, 0x03, 0x00]));
        assert!(passes(&[0x00, 0xa4, 0x09, 0x04, 0x04, 0x3f, 0x00, 0xd0, 0x03]));
        assert!(passes(&[0x01, 0xb0, 0x00, 0x00, 0xe7]));
        assert!(passes(&[0x01, 0x20, 0x00, 0x01]));
        assert!(passes(&[0x01, 0xc0, 0x00, 0x00, 0x27]));
        let mut counter = vec![0x00, 0xcb, 0x3f, 0xff, 0x0a];
        counter.extend([0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, 0x01, 0x02, 0xa0, 0x80, 0x00]);
        assert!(passes(&counter) && passes(&counter[..15]));
        counter[11] = 3;
        assert!(!passes(&counter));
        assert!(!passes(&[0x01, 0x20, 0x00, 0x01, 0x00]), "a length makes it a presentation in T=0");
        assert!(!passes(&[0x00, 0x20, 0x00, 0x01]));
        assert!(!passes(&[0x01, 0x2c, 0x03, 0x81]), "four bytes that spend a try");
        assert!(!passes(&[0x80, 0xb0, 0x00, 0x00, 0x01]));
        assert!(!passes(&[0xa0, 0xa4, 0x00, 0x00, 0x02, 0x3f, 0x00]));
        assert!(!passes(&[]));
        for instruction in 0..=255 {
            let known = [0xa4, 0xb0, 0xc0, 0xcb, 0x20].contains(&instruction);
            assert!(known || !passes(&[0x00, instruction, 0x00, 0x00]), "{instruction:02x}");
        }
    }

    #[test]
    fn the_counter_of_a_cps4_only_there_and_only_open() {
        let ask = [0x01, 0x20, 0x00, 0x01];
        assert!(judge(&ask, Knows { is_cps4: false, ..OPEN }).is_some());
        assert!(judge(&ask, Knows { is_open: false, ..OPEN }).is_some());
    }

    #[test]
    fn only_known_names_and_files_are_selected() {
        let select = |p1: u8, data: &[u8]| {
            let command = [&[0x00, 0xa4, p1, 0x0c, u8::try_from(data.len()).unwrap()], data].concat();
            judge(&command, OPEN).is_none()
        };
        for name in NAMES {
            assert!(select(0x04, name), "{name:02x?}");
            assert!(!select(0x04, &name[1..]), "{name:02x?}");
        }
        for path in [&[0x3f, 0x00][..], &[0x3f, 0x00, 0x00, 0x01, 0xa0, 0x02], &[0x00, 0x01, 0x70, 0x05]] {
            assert!(select(0x09, path), "{path:02x?}");
        }
        for path in [&[0x3f, 0x00, 0x00, 0x03, 0x70, 0x05][..], &[0x12, 0x34], &[0x3f], &[0xa0]] {
            assert!(!select(0x09, path), "{path:02x?}");
        }
        let cut = [0x00, 0xa4, 0x09, 0x0c, 0x04, 0x3f, 0x00];
        assert!(judge(&cut, OPEN).is_some());
    }
}
