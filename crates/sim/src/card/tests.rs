//! Commands and answers, as published traces have them.

use super::*;

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair[1]).unwrap()).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Sends the left, expects the right.
fn talk(card: &mut Card, dialogue: &[(&str, &str)]) {
    for (command, answer) in dialogue {
        assert_eq!(hex(&card.transmit(&bytes(command))), hex(&bytes(answer)), "{command}");
    }
}

#[test]
fn a_cps3_wants_things_its_way() {
    let mut card = Card::new(Variant::Cps3);
    card.power_up();
    talk(
        &mut card,
        &[
            // P2 = 00 is refused, but for the card's own application (OpenSC 20f359ea0, 1a3666364, #2223).
            ("00A4090004 3F00D003", "6A86"),
            ("00A404000D E828BD080F8025000001FF0010", "6A86"),
            ("00A4040C0D E828BD080F8025000001FF0010", "9000"),
            ("00A4040008 8025000001FF0100", "9000"),
            // A path without the master file is relative to where the card is (OpenSC fc0df4e5d).
            ("00A4090C02 2F00", "9000"),
            ("00A4090C04 3F000001", "9000"),
            ("00A4090C02 2F00", "6A82"),
            ("00A4090C02 7005", "9000"),
            ("00A4090402 3F00", "9000"),
            ("00A4090404 3F00D010", "6A82"),
            // Of a directory, objects of the master file are not found (OpenSC fcd2e665f).
            ("00A4090C04 3F000001", "9000"),
            ("00CB3FFF0A 4D087006BF810102A080", "6A88"),
            ("00A4090C02 3F00", "9000"),
            ("00CB3FFF0A 4D087006BF810102A080", "7016BF810112A0109A01039B0103A1088C06F3000013FF00 9000"),
            ("00B09C00C0", "5A0A8025000001123456789F 6282"),
            ("00A4090C04 3F00D003", "9000"),
            ("00B0000A02", "789F 9000"),
            ("00B0000A05", "789F 6282"),
            ("00B0000C01", "6B00"),
            ("00A4090C06 3F000001D120", "9000"),
            ("00B0000001", "6982"),
        ],
    );
    assert_eq!(card.caught().iter().map(|caught| caught.why).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn the_file_of_the_answer_to_reset_and_its_parameters() {
    let mut card = Card::new(Variant::Cps3);
    card.power_up();
    let parameters =
        "6225 80020039 820101 83022F01 8801E8 A112 8C077B45FFFFFF4500 9C077BFFFFFFFFFF00 8A0105 9000";
    let content = "80 4301B8 460404B0ECC1 4703940180 4F088025000001FF0100
        E010 02020104 02020104 02020100 02020100 7808 06062B8122F87802 82029000 9000";
    talk(&mut card, &[("00A4090404 3F002F01", parameters), ("00B0000039", content)]);
    // Those of EF.DIR have the same rules (OpenSC #2223).
    let parameters =
        "6225 80020065 820101 83022F00 8801F0 A112 8C077B45FFFFFF4500 9C077BFFFFFFFFFF00 8A0105 9000";
    talk(&mut card, &[("00A4090404 3F002F00", parameters)]);
}

/// What OpenSC sends without need: it does not hurt a virtual card, and is seen.
#[test]
fn a_foreign_host_asks_for_more() {
    let mut card = Card::new(Variant::LastTry).for_foreign_host();
    card.power_up();
    talk(
        &mut card,
        &[
            ("00200001", "63C1"),
            ("00CB3FFF0B 4D097007BF8101037F4180", "700D BF810109 7F4106 800108 810104 9000"),
            ("00CB3FFF0B 4D097007BF8103037F4180", "6A88"),
        ],
    );
    assert_eq!((card.caught().len(), card.tries()), (3, 1));
}

#[test]
fn another_application_has_the_channel() {
    let mut card = Card::new(Variant::Elsewhere);
    card.power_up();
    talk(
        &mut card,
        &[
            ("00A4090404 3F00D003", "6E00"),
            ("00A4040408 8025000001FF0100", "9000"),
            ("00A4090C04 3F00D003", "9000"),
        ],
    );
}

#[test]
fn a_stubborn_cps4_and_the_way_round() {
    let mut card = Card::new(Variant::Cps4Stubborn);
    card.power_up();
    talk(
        &mut card,
        &[
            ("01A4080002 D003", "6881"),
            ("01A4040C08 8025000001FF0100", "6985"),
            ("01A4040C07 A0000001510000", "9000"),
            ("00A4040C08 8025000001FF0002", "9000"),
            ("01A4040C08 8025000001FF0100", "9000"),
            ("01A4080002 D003", "6F11 8002000C 820101 8302D003 8801E0 8A0105 9000"),
            ("01B000000C", "5A0A8025000001123456789F 9000"),
            ("01200001", "63C3"),
        ],
    );
    assert_eq!(card.caught(), []);
}

#[test]
fn cards_put_in_by_mistake_know_their_own_name_only() {
    let vitale = "00A404000B D2500000025649 54414C45";
    let payment = "00A404000E 315041592E5359532E4444463031";
    for (variant, yes, no) in [(Variant::Vitale2, vitale, payment), (Variant::Bank, payment, vitale)] {
        let mut card = Card::new(variant);
        card.power_up();
        talk(&mut card, &[(yes, "9000"), (no, "6A82"), ("00B0000001", "6E00")]);
    }
}

#[test]
fn harm_is_seen() {
    let mut card = Card::new(Variant::Cps3);
    card.power_up();
    talk(&mut card, &[("0020000108 31323334FFFFFFFF", "6982")]);
    assert_eq!((card.tries(), card.caught().len()), (2, 1));
    assert_eq!(card.caught()[0].why, "VERIFY");
    talk(&mut card, &[("0024000104 31323334", "6982"), ("002C0301", "6982"), ("00D6000001 00", "6982")]);
    assert_eq!((card.tries(), card.caught().len()), (0, 4));
    let tries = card.transmit(&bytes("00CB3FFF0A 4D087006BF810102A080"));
    assert_eq!(hex(&tries)[22..28], *"9B0100", "anybody who reads the counter sees it");
}

#[test]
fn a_foreign_host_is_counted_and_spends_nothing() {
    let mut card = Card::new(Variant::Cps3).for_foreign_host();
    card.power_up();
    talk(&mut card, &[("00200001", "63C3"), ("0020000104 31323334", "6982"), ("8050000000", "6E00")]);
    assert_eq!((card.tries(), card.caught().len()), (3, 3));
}

#[test]
fn any_bytes_get_an_answer() {
    for variant in Variant::ALL {
        let mut card = Card::new(variant);
        let _ = card.power_up();
        for first in 0..=2 {
            for instruction in 0..=255 {
                for length in 0..12 {
                    let command = [&[first, instruction, 0x09, 0x04][..], &vec![0x3f; length]].concat();
                    assert!(card.transmit(&command).len() >= 2);
                }
            }
        }
        assert!(card.transmit(&[]).len() >= 2);
    }
}
