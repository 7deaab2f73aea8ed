//! Real answers to reset, and broken ones.

use super::historical::{Historical, tag};
use super::*;
use crate::StatusWord;

const CPS3: &str = "3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00";
const CPS3_CONTACTLESS: &str = "3B 8F 80 01 00 31 B8 64 04 B0 EC C1 73 94 01 80 82 90 00 0E";
const CPS4: &str = "3B 9B 18 80 01 00 12 25 00 64 80 04 01 00 00 90 44";
const CPS4_T0: &str = "3B DC 18 FF 00 00 12 25 00 64 80 00 04 01 00 90 00";
const CNIE: &str = "3B DB 96 FF 80 B1 FE 45 1F 87 00 31 C1 64 09 37 72 13 0F 90 00 F4";
const VITALE1: &str = "3F 65 25 00 22 09 69 90 00";

fn bytes(hex: &str) -> Vec<u8> {
    hex.split(' ').map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

fn atr(hex: &str) -> Atr {
    Atr::parse(&bytes(hex)).unwrap()
}

#[test]
fn structure_of_real_cards() {
    let t0 = &[Protocol::T0][..];
    let both = &[Protocol::T0, Protocol::T1][..];
    for (hex, protocols, speed, check) in [
        (CPS3, t0, 0x11, Check::NotNeeded),
        (CPS3_CONTACTLESS, both, 0x11, Check::Right),
        (CPS4, both, 0x18, Check::Right),
        (CPS4_T0, t0, 0x18, Check::NotNeeded),
        (CNIE, both, 0x96, Check::Right),
        (VITALE1, t0, 0x11, Check::NotNeeded),
    ] {
        let atr = atr(hex);
        assert_eq!(atr.protocols(), protocols, "{hex}");
        assert_eq!(atr.speed(), speed, "{hex}");
        assert_eq!(atr.check(), check, "{hex}");
        assert_eq!(atr.to_string(), hex);
    }
}

#[test]
fn a_cps3_says_france_and_which_generation() {
    let atr = atr(CPS3);
    assert_eq!(atr.convention(), Convention::Direct);
    assert_eq!(atr.waiting_integer(), 42);
    assert_eq!(atr.specific_mode(), None);
    let historical = Historical::parse(atr.historical_bytes());
    assert_eq!(historical.value(tag::COUNTRY), Some(&[0x25, 0x00][..]));
    assert_eq!(historical.value(tag::PRE_ISSUING), Some(&[0x80, 0x00, 0x03, 0x10][..]));
    assert!(matches!(historical, Historical::WithStatus { life_cycle: 0, status: StatusWord::SUCCESS, .. }));
}

#[test]
fn t1_parameters() {
    // TD1 80, TD2 B1: TA3 FE, TB3 45, TD3 1F: TA4 87.
    let cnie = atr(CNIE);
    assert_eq!(cnie.field_size(), 0xfe);
    assert_eq!(cnie.block_waiting_integer(), 4);
    assert_eq!(cnie.character_waiting_integer(), 5);
    assert_eq!(cnie.edc(), EdcKind::Lrc);
    assert!(cnie.voltage_classes().unwrap().three_volts());
    assert_eq!(cnie.clock_stop(), ClockStop::High);
    let plain = atr(CPS4);
    assert_eq!((plain.field_size(), plain.block_waiting_integer()), (32, 4));
}

#[test]
fn t15_and_specific_mode_and_crc() {
    // T0 80, TD1 91 (TA2, TD2), TA2 11, TD2 71 (TA3 TB3 TC3), TC3 01: CRC.
    let mut bytes = vec![0x3b, 0x80, 0x91, 0x11, 0x71, 0x20, 0x9f, 0x01];
    bytes.push(bytes[1..].iter().fold(0, |a, b| a ^ b));
    let atr = Atr::parse(&bytes).unwrap();
    assert_eq!(atr.check(), Check::Right);
    assert_eq!(atr.edc(), EdcKind::Crc);
    assert_eq!((atr.field_size(), atr.block_waiting_integer()), (0x20, 9));
    let mode = atr.specific_mode().unwrap();
    assert_eq!(mode.protocol, Protocol::T1);
    assert!(mode.can_change && mode.implicit);
    assert_eq!(atr.default_protocol(), Protocol::T1);

    // T0 80, TD1 80, TD2 1F, TA3 C7: clock stops either way, all three voltages.
    let mut bytes = vec![0x3b, 0x80, 0x80, 0x1f, 0xc7];
    bytes.push(bytes[1..].iter().fold(0, |a, b| a ^ b));
    let atr = Atr::parse(&bytes).unwrap();
    assert_eq!(atr.clock_stop(), ClockStop::Either);
    let classes = atr.voltage_classes().unwrap();
    assert!(classes.five_volts() && classes.three_volts() && classes.one_point_eight_volts());
    assert_eq!(atr.protocols(), [Protocol::T0]);
}

#[test]
fn capabilities_of_the_third_byte() {
    // 73 94 01 80: chaining, no extended length, one channel.
    let atr = atr(CPS3_CONTACTLESS);
    let historical = Historical::parse(atr.historical_bytes());
    let capabilities = historical.capabilities();
    assert!(capabilities.command_chaining());
    assert!(!capabilities.extended_length());
    assert_eq!(capabilities.logical_channels(), 1);
}

#[test]
fn faults_are_named() {
    for (hex, fault) in [
        ("00", AtrFault::Convention(0)),
        ("3B", AtrFault::EndsBefore(Part::Format)),
        ("3B 10", AtrFault::EndsBefore(Part::Interface(1))),
        ("3B 80 80", AtrFault::EndsBefore(Part::Interface(2))),
        ("3B 02 00", AtrFault::EndsBefore(Part::Historical)),
        ("3B 00 00 00", AtrFault::Trailing(1)),
    ] {
        assert_eq!(Atr::parse(&bytes(hex)), Err(fault), "{hex}");
    }
    assert_eq!(Atr::parse(&[]), Err(AtrFault::Empty));
    assert_eq!(Atr::parse(&[0x3b; 34]), Err(AtrFault::TooLong));
}

#[test]
fn a_wrong_check_byte_hides_nothing() {
    let mut wrong = bytes(CPS4);
    *wrong.last_mut().unwrap() ^= 1;
    let atr = Atr::parse(&wrong).unwrap();
    assert_eq!(atr.check(), Check::Wrong { expected: 0x44 });
    assert_eq!(atr.verify(), Err(AtrFault::Check));
    wrong.pop();
    let atr = Atr::parse(&wrong).unwrap();
    assert_eq!(atr.check(), Check::Missing);
    let mut more = bytes(CPS3);
    more.push(0x55);
    let atr = Atr::parse(&more).unwrap();
    assert_eq!(atr.check(), Check::Superfluous);
    assert_eq!(atr.verify(), Ok(()));
}
