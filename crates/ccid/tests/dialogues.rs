//! Dialogues with readers of each kind, message by message: power, parameters, commands.
//!
//! The words are explained in `support/script.rs`.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a script that is wrong fails its test"
)]

#[path = "support/script.rs"]
mod script;

use script::{READER, Reader, play};

const CPS3: &str = "3BAC00402A001225006480000310009000";
const CPS4: &str = "3B9B188001001225006480040100009044";
const EXTENDED: Reader = Reader { features: 0x0004_0840, max_message: 300, ..READER };

/// Gemalto PC Twin: the host does everything.
const PC_TWIN: Reader = Reader { id: (0x08e6, 0x3437), features: 0x0001_0230, ..READER };

#[test]
fn a_cps3_in_a_tpdu_reader() {
    play(
        &READER,
        &format!(
            "open
             > status
             < ok inactive
             > off
             < ok inactive
             = Opened(Present)
             wait
             on
             > on auto
             < data {CPS3}
             > set T=0 11 00 00 2A 00
             < parameters 0 1100002A00
             = on T=0
             send 00A409040 43F00D00300
             > xfr 00 A4 09 04 04 3F 00 D0 03
             < data 6103
             > xfr 00 C0 00 00 03
             < data 620180 9000
             = answer 62 01 80 90 00
             send 01200001
             > xfr 01 20 00 01 00
             < data 63C3
             = answer 63 C3
             off
             > off
             < ok inactive
             = PoweredOff
             wait"
        ),
    );
}

#[test]
fn a_reader_at_extended_apdu_level() {
    let reader = Reader { features: 0x0004_0848, ..EXTENDED };
    play(
        &reader,
        "on
         > on auto
         < data 3B800181
         = Presence(Present)
         = on T=1
         send 00A4000C023F00
         > xfr 00 A4 00 0C 02 3F 00
         < data 9000
         = answer 90 00",
    );
}

#[test]
fn parts_both_ways_at_extended_apdu_level() {
    let long = "AA".repeat(600);
    let part = |count: usize| vec!["AA"; count].join(" ");
    // 40 in the third byte of the card capabilities is extended length.
    play(
        &Reader { features: 0x0004_0848, ..EXTENDED },
        &format!(
            "on
             > on auto
             < data 3B85 01 80 73 0000C0 B7
             = Presence(Present)
             = on T=1
             send 00D60000 000258 {long} 0000
             > xfr/1 00 D6 00 00 00 02 58 {first}
             < data/10
             > xfr/3 {middle}
             < data/10
             > xfr/2 {last}
             < data/1 0102
             > xfr/10
             < data/3 0304
             > xfr/10
             < data/2 059000
             = answer 01 02 03 04 05 90 00",
            first = part(283),
            middle = part(290),
            last = part(27) + " 00 00",
        ),
    );
}

#[test]
fn parts_from_a_reader_that_says_short() {
    play(
        &Reader { features: 0x0002_04ba, ..READER },
        &format!(
            "on
             > on auto
             < data {CPS3}
             = Presence(Present)
             > set T=0 11 00 00 2A 00
             < failed-parameters 07
             = on T=0
             send 00B0000000
             > xfr 00 B0 00 00 00
             < data/1 0102
             > xfr/10
             < data/2 6C02
             = answer 01 02 6C 02
             send 00B0000003
             > xfr 00 B0 00 00 03
             < data/2 9000
             = failed: the reader misbehaved: chain parameter 02 out of place"
        ),
    );
}

#[test]
fn a_host_that_does_everything() {
    play(
        &PC_TWIN,
        &format!(
            "on
             > on 5V
             < failed FE inactive
             = Presence(Present)
             > off
             < ok inactive
             > on 3V
             < data {CPS4}
             > xfr FF 10 18 F7
             < data FF1018F7
             > set T=0 18 00 00 0A 00
             < parameters 0 1800000A00
             = on T=0"
        ),
    );
}

#[test]
fn a_card_that_refuses_the_speed_is_powered_again() {
    play(
        &PC_TWIN,
        &format!(
            "on
             > on 5V
             < data {CPS4}
             = Presence(Present)
             > xfr FF 10 18 F7
             < failed-data FE
             > off
             < ok inactive
             > on 5V
             < data {CPS4}
             > set T=0 11 00 00 0A 00
             < parameters 0 1100000A00
             = on T=0"
        ),
    );
}

#[test]
fn a_mute_card_at_every_voltage() {
    play(
        &PC_TWIN,
        "on
         > on 5V
         < failed FE inactive
         = Presence(Present)
         > off
         < ok inactive
         > on 3V
         < failed FE inactive
         > off
         < ok inactive
         > on 1.8V
         < failed FE inactive
         = failed: the card does not answer
         wait
         on
         > on 5V
         < failed FE absent
         = Presence(Absent)
         = failed: no card in the slot",
    );
}

#[test]
fn a_gemalto_reader_in_emv_mode() {
    play(
        &PC_TWIN,
        &format!(
            "on
             > on 5V
             < failed BB inactive
             = Presence(Present)
             > escape 1F 01
             < escaped
             > on 5V
             < data {CPS3}
             > set T=0 11 00 00 2A 00
             < parameters 0 1100002A00
             = on T=0"
        ),
    );
}

#[test]
fn an_au9540_whose_parameters_fail() {
    let twice = format!(
        "> off
         < ok inactive
         > on auto
         < data {CPS3}"
    );
    play(
        &Reader { id: (0x058f, 0x9540), features: 0x0004_04be, ..READER },
        &format!(
            "on
             > on auto
             < data {CPS3}
             = Presence(Present)
             > set T=0 11 00 00 2A 00
             < failed-parameters F6
             {twice}
             = on T=0"
        ),
    );
}

#[test]
fn qemus_reader_announces_no_parameters_and_sends_seven() {
    play(
        &Reader { features: 0x0001_04fe, ..READER },
        &format!(
            "on
             > on auto
             < data {CPS4}
             = Presence(Present)
             > get
             < raw 82 00000000 00 SQ 00 00 00 11 00 00 0A 00 00 00
             = on T=0
             send 00B0000002
             > xfr 00 B0 00 00 02
             < data 01029000
             = answer 01 02 90 00"
        ),
    );
}
