//! Dialogues in which something goes wrong: late, wrong, missing, too much, taken out.
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
/// T=1 only, field size 254, BWI 4, CWI 5.
const T1_ONLY: &str = "3B818131FE45 00 8A";

fn t1() -> script::Script {
    play(
        &READER,
        &format!(
            "on
             > on auto
             < data {T1_ONLY}
             = Presence(Present)
             > set T=1 11 10 00 45 00 FE 00
             < parameters 1 1110004500FE00
             > xfr 00 C1 01 FE 3E
             < data 00E101FE1E
             = on T=1"
        ),
    )
}

#[test]
fn t1_with_patience_silence_and_parity() {
    t1().go_on(
        "send 00B0000002
         > xfr 00 00 05 00 B0 00 00 02 B7
         < data 00C30103C1
         > xfr+3 00 E3 01 03 E1
         < data 00000401029000 97
         = answer 01 02 90 00
         send 00B0000002
         > xfr 00 40 05 00 B0 00 00 02 F7
         < failed-data FD
         > xfr 00 91 00 91
         < failed-data FE
         > xfr 00 91 00 91
         < data 004004 01029000 D7
         = answer 01 02 90 00",
    );
}

#[test]
fn t1_that_does_not_agree_on_a_size_or_speak_at_all() {
    play(
        &READER,
        &format!(
            "on
             > on auto
             < data {T1_ONLY}
             = Presence(Present)
             > set T=1 11 10 00 45 00 FE 00
             < failed-parameters 0B
             > xfr 00 C1 01 FE 3E
             < failed-data FE
             > xfr 00 C1 01 FE 3E
             < failed-data FE
             > xfr 00 C1 01 FE 3E
             < failed-data FE
             > xfr 00 C1 01 FE 3E
             < failed-data FE
             = on T=1
             send 00B0000002
             > xfr 00 00 05 00 B0 00 00 02 B7
             < failed-data FE inactive
             = failed: the card was removed or lost its power"
        ),
    );
}

#[test]
fn time_extension_moves_the_deadline_and_half_a_minute_ends_it() {
    t1().go_on(
        "send 00B0000002
         > xfr 00 00 05 00 B0 00 00 02 B7
         at 2000
         < more 3
         at 12000
         wait
         < more 0
         at 15465
         wait
         at 15466
         > control abort 0 3
         < control
         > abort
         < data 00000290006D
         < ok active
         = failed: timed out waiting for RDR_to_PC_DataBlock
         wait",
    );
}

fn cps3() -> script::Script {
    play(
        &READER,
        &format!(
            "on
             > on auto
             < data {CPS3}
             = Presence(Present)
             > set T=0 11 00 00 2A 00
             < parameters 0 1100002A00
             = on T=0"
        ),
    )
}

#[test]
fn a_reader_that_extends_the_time_for_ever() {
    let mut script = cps3();
    script.go_on("send 00B0000002\n> xfr 00 B0 00 00 02");
    for second in 1..27 {
        script.go_on(&format!("at {second}000\n< more 255\nwait"));
    }
    script.go_on(
        "at 27000
         > control abort 0 2
         at 30000
         = failed: timed out waiting for RDR_to_PC_DataBlock
         = ResetNeeded
         wait
         reset
         on
         > on auto
         at 40000
         > control abort 0 3
         at 43000
         = failed: timed out waiting for RDR_to_PC_DataBlock
         reset
         on
         > on auto",
    );
}

#[test]
fn answers_to_earlier_questions_are_dropped_but_not_for_ever() {
    let mut script = cps3();
    script.go_on(
        "send 00B0000002
         > xfr 00 B0 00 00 02
         < stale
         wait
         < data 01029000
         = answer 01 02 90 00
         send 00B0000002
         > xfr 00 B0 00 00 02",
    );
    for _ in 0..5 {
        script.go_on("wait\n< stale");
    }
    script.go_on(
        "wait
         < stale
         > control abort 0 3
         < control
         > abort
         < stale
         wait
         < ok inactive
         = failed: the reader misbehaved: too many answers that nobody waits for",
    );
}

#[test]
fn messages_that_are_not_what_they_should_be() {
    for (bytes, why) in [
        ("81 00000000 00 SQ 00 00 00", "RDR_to_PC_SlotStatus in place of RDR_to_PC_DataBlock"),
        ("82 00000000 00 SQ 00 00 00", "RDR_to_PC_Parameters in place of RDR_to_PC_DataBlock"),
        ("80 02000000 00 SQ 00 00 00", "10 bytes of a message of 12"),
        ("80 02000000 00 SQ 00 00 00 90 00 00", "a data block of another length than announced"),
        ("80 FFFFFFFF 00 SQ 00 00 00", "a message of 4294967305 bytes"),
        ("80 02000000 00 SQ C0 00 00 90 00", "a command status that does not exist"),
        ("80 0200", "a message without a whole header"),
    ] {
        cps3().go_on(&format!(
            "send 00B0000002
             > xfr 00 B0 00 00 02
             < raw {bytes}
             > control abort 0 2
             < control
             > abort
             < ok active
             = failed: the reader misbehaved: {why}"
        ));
    }
}

#[test]
fn a_stalled_pipe_is_cleared_and_the_command_aborted() {
    cps3().go_on(
        "send 00B0000002
         > xfr 00 B0 00 00 02
         < stall in
         > clear BulkIn
         > control abort 0 2
         < control
         > abort
         < ok inactive
         = failed: USB transfer failed: BulkIn, Stall
         on
         > on auto",
    );
}

#[test]
fn a_card_taken_out_in_the_middle() {
    cps3().go_on(
        "send 00B0000002
         > xfr 00 B0 00 00 02
         < notify 50 02
         = Presence(Absent)
         < failed-data FE absent
         = failed: the card was removed or lost its power
         < notify 50 03
         = Presence(Present)
         wait",
    );
}

#[test]
fn a_reader_that_forgets_to_answer_without_its_card() {
    cps3().go_on(
        "send 00B0000002
         > xfr 00 B0 00 00 02
         at 1000
         < notify 50 02
         = Presence(Absent)
         at 3999
         wait
         at 4000
         > control abort 0 2
         < control
         > abort
         < ok absent
         = failed: the card was removed or lost its power",
    );
}

#[test]
fn what_waits_for_a_look_at_the_card_begins_however_the_look_ends() {
    let looking = "poll 500
         > status
         on
         at 3000
         > control abort 0 0
         < control
         > abort";
    play(&READER, &format!("{looking}\n< ok active\n> on auto"));
    play(
        &READER,
        &format!(
            "{looking}
             at 6000
             = failed: timed out waiting for RDR_to_PC_SlotStatus
             = ResetNeeded"
        ),
    );
    play(&READER, "poll 500\n> status\non\n< unplugged\n= failed: the reader was unplugged\nwait");
    play(&READER, "poll 500\n> status\non\nreset\n= failed: cancelled\n> status");
    play(
        &READER,
        "poll 500\n> status\non\ncancel\n= failed: cancelled\nwait\n< ok absent\n= Presence(Absent)",
    );
}

#[test]
fn a_card_exchanged_while_nothing_happens_has_to_be_powered_on() {
    let mut script = cps3();
    script.go_on("< notify 50 03\nwait\non\n> on auto");
    cps3().go_on("< notify 51 00 02 01\n= HardwareError(1)\n< notify 51 01 02 01\nwait");
}

#[test]
fn a_reader_unplugged_in_the_middle() {
    cps3().go_on(
        "send 00B0000002
         > xfr 00 B0 00 00 02
         < unplugged
         = failed: the reader was unplugged
         wait",
    );
}

#[test]
fn asking_for_the_card_while_there_is_nothing_to_do() {
    play(
        &READER,
        "poll 500
         > status
         < ok absent
         = Presence(Absent)
         at 499
         wait
         at 500
         > status
         < ok absent
         wait
         at 1000
         > status
         on
         wait
         < ok inactive
         = Presence(Present)
         > on auto
         < failed FE inactive
         = failed: the card does not answer",
    );
}

#[test]
fn a_busy_slot_is_asked_again() {
    let mut script = play(&READER, "on\n> on auto");
    for attempt in 1..=5 {
        let at = attempt * 200;
        script.go_on(&format!("< failed F2 inactive\nat {}\nwait\nat {at}\n> on auto", at - 1));
    }
    script.go_on(
        "< failed F2 inactive
         = Presence(Present)
         = failed: the reader refused PC_to_RDR_IccPowerOn: F2 (the reader is starting the card by itself)",
    );
}

#[test]
fn the_first_question_is_asked_three_times() {
    play(
        &READER,
        "open
         > status
         at 3000
         > status
         < stale
         at 6000
         > status
         < ok absent
         > off
         < failed FE absent
         = Opened(Absent)",
    );
    play(
        &READER,
        "open
         > status
         at 3000
         > status
         at 6000
         > status
         at 9000
         > control abort 0 2
         at 12000
         = failed: timed out waiting for RDR_to_PC_SlotStatus
         = ResetNeeded",
    );
}

#[test]
fn what_an_earlier_program_left_in_the_pipe_comes_first() {
    play(
        &READER,
        "open
         > status
         < raw A5A5A5
         > status
         < raw A5FFFFFFFF0000000000
         > status
         < ok absent
         > off
         < ok absent
         = Opened(Absent)",
    );
    play(
        &READER,
        "open
         > status
         < raw A5
         > status
         < raw A5
         > status
         < raw A5
         > control abort 0 2
         < control
         > abort
         < ok absent
         = failed: the reader misbehaved: a message without a whole header",
    );
}

#[test]
fn a_slow_reader_gets_time() {
    play(
        &Reader { id: (0x04e6, 0x5293), ..READER },
        "open
         wait
         at 999
         wait
         at 1000
         > status
         at 12999
         wait
         < ok absent
         > off
         < ok absent
         = Opened(Absent)",
    );
}

#[test]
fn what_is_under_way_can_be_cancelled() {
    cps3().go_on(
        "send 00B0000002
         > xfr 00 B0 00 00 02
         cancel
         > control abort 0 2
         < control
         > abort
         < ok active
         = failed: cancelled
         cancel
         wait
         on
         > on auto",
    );
}

#[test]
fn a_reader_that_finds_no_common_protocol() {
    play(
        &READER,
        "on
         > on auto
         < data 3B 80 02 82
         = Presence(Present)
         = failed: not supported: a card without a protocol that the reader has",
    );
}

/// What is asked for during a look at the card ends in time all the same, counted from when it was asked.
#[test]
fn a_slow_look_does_not_lengthen_what_waits_for_it() {
    let mut waiting = play(
        &READER,
        "poll 500
         > status
         on
         wait
         at 2999
         < ok inactive
         = Presence(Present)
         > on auto
         < more 255
         wait
         at 27000
         > control abort 0 1",
    );
    waiting.go_on(
        "< control
         > abort
         < ok inactive
         = failed: timed out waiting for RDR_to_PC_DataBlock",
    );
    play(
        &READER,
        "poll 500
         > status
         on
         < more 255
         wait
         at 27000
         > control abort 0 0
         < control
         > abort
         at 29999
         < ok inactive
         = failed: timed out waiting for RDR_to_PC_SlotStatus",
    );
}
