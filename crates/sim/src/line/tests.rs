//! Dialogues on the contacts, as the published traces show them.

use super::*;
use crate::Variant;

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair[1]).unwrap()).collect()
}

fn line(variant: Variant) -> Line {
    let mut line = Line::new(Card::new(variant));
    line.power_up().unwrap();
    line
}

/// The first commands of the issuer's own software on a CPS3 (OpenSC #2275), but for the number.
#[test]
fn a_cps3_by_t0() {
    for habits in [
        Habits::default(),
        Habits { nulls: 3, ..Habits::default() },
        Habits { one_by_one: true, ..Habits::default() },
    ] {
        let mut line = line(Variant::Cps3).with_habits(habits, 0);
        for (command, answer) in [
            ("00A4090404 3F00D003", "6127"),
            (
                "00C0000027",
                "6225 8002000C 820101 8302D003 8801E0 A112 8C077BFFFFFFFFFF00 9C077BFFFFFFFFFF00 8A0105 9000",
            ),
            ("00B000000C", "5A0A8025000001123456789F 9000"),
            ("00B0000000", "6C0C"),
            ("00A4090404 3F00D010", "6A82"),
            ("00A4090C04 3F000001", "9000"),
            ("00CB3FFF0A 4D087006BF810102A080", "6A88"),
            ("00A4090C02 3F00", "9000"),
            ("00CB3FFF0A 4D087006BF810102A080", "6118"),
            ("00C0000018", "7016BF810112A0109A01039B0103A1088C06F3000013FF00 9000"),
        ] {
            let said = line.t0(&bytes(command)).unwrap();
            assert_eq!(said.bytes, bytes(answer), "{command}");
        }
        assert_eq!(line.card().caught(), []);
    }
}

#[test]
fn a_long_answer_in_two_pieces() {
    let mut line = line(Variant::Cps3);
    line.t0(&bytes("00A4090404 3F00D003")).unwrap();
    assert_eq!(line.t0(&bytes("00C0000020")).unwrap().bytes[32..], [0x61, 0x07]);
    assert_eq!(line.t0(&bytes("00C0000020")).unwrap().bytes, [0x6c, 0x07]);
    assert_eq!(line.t0(&bytes("00C0000007")).unwrap().bytes[7..], [0x90, 0x00]);
    assert_eq!(line.t0(&bytes("00C0000007")).unwrap().bytes, [0x69, 0x85]);
}

#[test]
fn the_counter_of_a_cps4_is_asked_without_data() {
    let mut line = line(Variant::Cps4);
    assert_eq!(line.t0(&bytes("01A4040C08 8025000001FF0100")).unwrap().bytes, [0x90, 0x00]);
    assert_eq!(line.t0(&bytes("0120000100")).unwrap().bytes, [0x63, 0xc3]);
    assert_eq!((line.card().caught().len(), line.card().tries()), (0, 3));
    line.t0(&bytes("0120000104 31323334")).unwrap();
    assert_eq!((line.card().caught().len(), line.card().tries()), (1, 2));
}

#[test]
fn time_passes_as_characters_do() {
    let mut slow = line(Variant::Cps3);
    slow.t0(&bytes("00A4090C06 3F000001A001")).unwrap();
    let said = slow.t0(&bytes("00B00000E7")).unwrap();
    assert!((250..300).contains(&said.millis), "{}", said.millis);
    let mut fast = line(Variant::Cps4);
    fast.pps(&bytes("FF1018F7")).unwrap();
    fast.t0(&bytes("01A4040C08 8025000001FF0100")).unwrap();
    fast.t0(&bytes("01A4080004 0001A001")).unwrap();
    let said = fast.t0(&bytes("01B00000E7")).unwrap();
    assert!((15..30).contains(&said.millis), "{}", said.millis);
}

#[test]
fn pps_comes_first_or_never() {
    let mut line = line(Variant::Cps4Stubborn);
    line.t0(&bytes("01A4040C08 8025000001FF0100")).unwrap();
    assert_eq!(line.pps(&bytes("FF1118F6")), Err(Silence::Mute));
    line.power_up().unwrap();
    assert_eq!(line.pps(&bytes("FF1118F6")).unwrap().bytes, bytes("FF1118F6"));
    assert_eq!(line.agreed(), Some((1, 0x18)));
}

/// Blocks as the standard's examples write them: NAD, PCB, LEN, INF, EDC.
fn block(control: u8, data: &[u8]) -> Vec<u8> {
    let mut block = vec![0, control, u8::try_from(data.len()).unwrap()];
    block.extend(data);
    block.push(block.iter().fold(0, |sum, byte| sum ^ byte));
    block
}

fn t1() -> Line {
    let mut line = Line::new(Card::new(Variant::Cps3)).speaking(Speech::T1);
    line.power_up().unwrap();
    line
}

#[test]
fn a_cps3_by_t1() {
    let mut line = t1();
    let mut says = |heard: Vec<u8>| line.t1(&heard, 0).unwrap().bytes;
    assert_eq!(says(block(0xc1, &[0xfe])), block(0xe1, &[0xfe]));
    assert_eq!(says(block(0x00, &bytes("00A4090C04 3F00D003"))), block(0x00, &[0x90, 0x00]));
    let read = says(block(0x40, &bytes("00B000000C")));
    assert_eq!(read, block(0x40, &bytes("5A0A8025000001123456789F 9000")));
    // Asked again, the same again; then the numbers begin anew.
    assert_eq!(says(block(0x91, &[])), read);
    assert_eq!(says(block(0xc0, &[])), block(0xe0, &[]));
    assert_eq!(says(block(0x00, &bytes("00B0000A02"))), block(0x00, &bytes("789F 9000")));
}

#[test]
fn chains_both_ways() {
    let mut line = t1();
    let mut says = |heard: Vec<u8>| line.t1(&heard, 0).unwrap().bytes;
    assert_eq!(says(block(0x20, &bytes("00A4090406"))), block(0x90, &[]));
    assert_eq!(says(block(0x40, &bytes("3F000001A001")))[1], 0x20, "more than 32 bytes");
    let rest = says(block(0x90, &[]));
    assert_eq!((rest[1], &rest[rest.len() - 3..rest.len() - 1]), (0x40, &[0x90, 0x00][..]));
}

#[test]
fn blocks_that_are_not_sound() {
    let mut line = t1();
    let mut wrong = block(0x00, &bytes("00B000000C"));
    wrong[4] ^= 1;
    let says = |line: &mut Line, heard: &[u8]| line.t1(heard, 0).map(|said| said.bytes);
    assert_eq!(says(&mut line, &wrong), Ok(block(0x81, &[])));
    assert_eq!(says(&mut line, &wrong[..5]), Ok(block(0x82, &[])));
    assert_eq!(says(&mut line, &block(0x40, &[0])), Ok(block(0x82, &[])), "the other number");
    for _ in 0..3 {
        assert!(says(&mut line, &wrong).is_ok());
    }
    assert_eq!(says(&mut line, &wrong), Err(Silence::Mute));
    assert_eq!(says(&mut line, &block(0xc0, &[])), Ok(block(0xe0, &[])));
    assert_eq!(line.card().caught(), []);
}

/// What an R-block asks for is said by its number, whatever was said in between (rules 7.1 and 7.2).
#[test]
fn an_answer_survives_a_complaint() {
    let mut line = t1();
    let mut wrong = block(0x90, &[]);
    wrong[1] ^= 4;
    let mut says = |heard: &[u8]| line.t1(heard, 0).unwrap().bytes;
    let answer = says(&block(0x00, &bytes("00A4090C02 3F00")));
    assert_eq!(says(&wrong), block(0x91, &[]));
    assert_eq!(says(&block(0x81, &[])), answer);
    // Asked for what it has not said yet, it asks for the next command again.
    assert_eq!(says(&wrong), block(0x91, &[]));
    assert_eq!(says(&block(0x91, &[])), block(0x91, &[]));
}

/// A request is repeated until it is granted (rule 7.3).
#[test]
fn a_request_survives_whatever_is_no_answer_to_it() {
    let habits = Habits { sizes: 100, ..Habits::default() };
    let mut line = t1().with_habits(habits, 0);
    let mut wrong = block(0xe1, &[0xfe]);
    wrong[3] ^= 4;
    let mut says = |heard: &[u8]| line.t1(heard, 0).unwrap().bytes;
    assert_eq!(says(&block(0x00, &bytes("00A4090C02 3F00"))), block(0xc1, &[0xfe]));
    for other in [wrong, block(0x82, &[]), block(0x40, &[1]), block(0xe1, &[0x20]), block(0xe3, &[1])] {
        assert_eq!(says(&other), block(0xc1, &[0xfe]), "{other:02x?}");
    }
    assert_eq!(says(&block(0xe1, &[0xfe])), block(0x00, &[0x90, 0x00]));
}

#[test]
fn time_that_was_granted_must_be_given() {
    let habits = Habits { waits: 100, ..Habits::default() };
    let mut line = t1().with_habits(habits, 5);
    let asked = line.t1(&block(0x00, &bytes("00A4090C04 3F00D003")), 0).unwrap().bytes;
    assert_eq!(asked[1], 0xc3);
    let times = asked[3];
    assert!(times > 1, "the seed makes it so");
    assert_eq!(line.t1(&block(0xe3, &[times]), 1), Err(Silence::Mute));
    assert!(line.t1(&block(0xe3, &[times]), times).is_ok());
}

#[test]
fn troubles_last_until_the_power_is_taken() {
    for (trouble, expected) in [
        (Trouble::Mute, Err(Silence::Mute)),
        (Trouble::EndlessWaiting, Err(Silence::Endless)),
        (Trouble::EndlessPieces, Ok(vec![0x61, 0x10])),
        (Trouble::EndlessCorrections, Ok(vec![0x6c, 0x10])),
    ] {
        let mut line = line(Variant::Cps3);
        line.cause(trouble);
        for _ in 0..3 {
            assert_eq!(line.t0(&bytes("00B0000001")).map(|said| said.bytes), expected);
        }
        line.power_down();
        assert!(line.power_up().is_some());
        assert!(line.t0(&bytes("00A4090C02 3F00")).is_ok());
    }
}
