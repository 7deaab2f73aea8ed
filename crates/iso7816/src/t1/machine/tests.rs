//! Dialogues, block by block; most are scenarios of 7816-3 annex A.

use super::super::{AfterResynch, Complaint};
use super::*;
use crate::atr::EdcKind;
use core::time::Duration;

const PARAMETERS: Parameters = Parameters {
    edc: EdcKind::Lrc,
    field_size: 4,
    block_waiting_time: Duration::from_secs(1),
    after_resynch: AfterResynch::Fail,
};

fn hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
}

/// `I 0 + aabb` (more), `I 1 - aabb` (last), `R 1`, `R 1 edc`, `R 1 other`, `S ifs? 254`, `S wtx! 3`.
fn block(text: &str) -> Block {
    let words: Vec<&str> = text.split_whitespace().collect();
    let sequence = words[1] == "1";
    match words[0] {
        "I" => Block::Information {
            sequence,
            more: words[2] == "+",
            field: Field::new(&hex(words.get(3).unwrap_or(&""))).unwrap(),
        },
        "R" => Block::Ready {
            sequence,
            complaint: match words.get(2) {
                None => None,
                Some(&"edc") => Some(Complaint::Edc),
                Some(_) => Some(Complaint::Other),
            },
        },
        _ => {
            let (name, side) = words[1].split_at(words[1].len() - 1);
            let number = words.get(2).map_or(0, |n| n.parse().unwrap());
            let what = match name {
                "ifs" => Supervisory::Ifs(number),
                "wtx" => Supervisory::Wtx(number),
                "abort" => Supervisory::Abort,
                _ => Supervisory::Resynch,
            };
            if side == "?" { Block::request(what) } else { Block::response(what) }
        }
    }
}

/// `* command` or `* ifs size` begins, `>` is sent, `<` comes (a block, `garbled`, `parity`, `silence`),
/// `= answer`, `= agreed` or `! error` ends.
#[track_caller]
fn play(parameters: Parameters, script: &str) -> T1 {
    let edc = parameters.edc;
    let mut t1 = T1::new(parameters);
    let mut outcome: Result<Action, Error> = Ok(Action::Agreed);
    let now = Instant::START;
    for line in script.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (mark, rest) = line.split_at(1);
        let rest = rest.trim();
        match mark {
            "*" => {
                let sent = match rest.strip_prefix("ifs ") {
                    Some(size) => t1.propose_field_size(size.parse().unwrap(), now),
                    None => t1.command(&hex(rest), now),
                };
                outcome = Ok(Action::Send(sent.unwrap()));
            }
            ">" => match &outcome {
                Ok(Action::Send(sent)) => {
                    let sent = Block::parse(&sent.block, edc).unwrap();
                    assert_eq!(sent, block(rest), "{line}, but was {sent}");
                }
                other => panic!("{line}, but was {other:?}"),
            },
            "<" => {
                outcome = match rest {
                    "silence" => t1.silent(now),
                    "parity" => t1.garbled(now),
                    "garbled" => t1.received(&[0, 0, 0, 1], now),
                    _ => t1.received(&block(rest).emit(edc), now),
                };
            }
            "=" if rest == "agreed" => assert_eq!(outcome, Ok(Action::Agreed), "{line}"),
            "=" => assert_eq!(outcome, Ok(Action::Answer(hex(rest))), "{line}"),
            _ => assert_eq!(outcome.clone().unwrap_err().to_string(), rest),
        }
    }
    t1
}

#[test]
fn sequence_numbers_alternate() {
    play(
        PARAMETERS,
        "* 0102
         > I 0 - 0102
         < I 0 - 9000
         = 9000
         * 03
         > I 1 - 03
         < I 1 - 6a82
         = 6a82
         * 04
         > I 0 - 04",
    );
}

#[test]
fn chaining_both_ways() {
    play(
        PARAMETERS,
        "* 010203040506070809
         > I 0 + 01020304
         < R 1
         > I 1 + 05060708
         < R 0
         > I 0 - 09
         < I 0 + aaaa
         > R 1
         < I 1 + bb
         > R 0
         < I 0 - 9000
         = aaaabb9000
         * 01
         > I 1 - 01
         < I 1 - 9000
         = 9000",
    );
}

#[test]
fn field_sizes_change_from_both_sides() {
    let t1 = play(
        PARAMETERS,
        "* ifs 254
         > S ifs? 254
         < S ifs! 254
         = agreed
         * 010203040506
         > I 0 + 01020304
         < S ifs? 1
         > S ifs! 1
         < R 1
         > I 1 + 05
         < R 0
         > I 0 - 06
         < I 0 - 9000
         = 9000",
    );
    assert_eq!(t1.field_size(), 1);
}

#[test]
fn a_field_size_that_the_card_does_not_agree_on() {
    play(
        PARAMETERS,
        "* ifs 254
         > S ifs? 254
         < S ifs! 253
         > S ifs? 254
         < garbled
         > S ifs? 254
         < I 0 - 9000
         > S ifs? 254
         < silence
         ! the card misbehaved: it does not answer
         * 01
         > I 0 - 01
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn waiting_time_extension_is_granted_each_time() {
    let mut t1 = play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < S wtx? 3
         > S wtx! 3
         < S wtx? 1
         > S wtx! 1",
    );
    let now = Instant::from_millis(500);
    let request = block("S wtx? 7").emit(EdcKind::Lrc);
    let Action::Send(sent) = t1.received(&request, now).unwrap() else { panic!("an answer is due") };
    assert_eq!(sent.patience, 7);
    assert_eq!(t1.deadline(), Some(Instant::from_millis(7_500)));
}

#[test]
fn a_garbled_answer_is_asked_for_again() {
    play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < garbled
         > R 0 edc
         < I 0 - 9000
         = 9000
         * 02
         > I 1 - 02
         < parity
         > R 1 edc
         < silence
         > R 1 edc
         < I 1 - 9000
         = 9000",
    );
}

#[test]
fn a_garbled_command_is_sent_again() {
    play(
        PARAMETERS,
        "* 0102030405
         > I 0 + 01020304
         < R 0 edc
         > I 0 + 01020304
         < R 1
         > I 1 - 05
         < R 1 other
         > I 1 - 05
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn a_lost_acknowledgement_in_the_cards_chain() {
    play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < I 0 + aa
         > R 1
         < R 1 edc
         > R 1
         < garbled
         > R 1
         < I 1 - 9000
         = aa9000",
    );
}

#[test]
fn a_lost_waiting_time_response() {
    play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < S wtx? 2
         > S wtx! 2
         < silence
         > R 0 other
         < S wtx? 2
         > S wtx! 2
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn blocks_that_have_no_business() {
    play(
        PARAMETERS,
        "* 0102030405
         > I 0 + 01020304
         < I 0 - 9000
         > R 0 other
         < R 1
         > I 1 - 05
         < R 0
         > R 0 other
         < S ifs! 4
         > R 0 other
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn a_command_the_card_never_got_is_sent_again_after_a_resynchronisation() {
    play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < R 0 edc
         > I 0 - 01
         < R 0 edc
         > I 0 - 01
         < R 0 edc
         > I 0 - 01
         < R 0 edc
         > S resynch?
         < garbled
         > S resynch?
         < S resynch!
         > I 0 - 01
         < I 0 - 9000
         = 9000",
    );
}

const SILENT: &str = "* 01
    > I 0 - 01
    < silence
    > R 0 other
    < silence
    > R 0 other
    < silence
    > R 0 other
    < silence
    > S resynch?
    < S resynch!";

#[test]
fn a_command_that_may_have_been_carried_out_is_not_repeated_unless_wanted() {
    let script = format!(
        "{SILENT}
         ! the card misbehaved: it lost its place; whether the command was carried out is unknown
         * 02
         > I 0 - 02
         < I 0 - 9000
         = 9000"
    );
    play(PARAMETERS, &script);
    let repeating = Parameters { after_resynch: AfterResynch::Repeat, ..PARAMETERS };
    let script = format!(
        "{SILENT}
         > I 0 - 01
         < I 0 - 9000
         = 9000"
    );
    play(repeating, &script);
}

#[test]
fn after_three_resynchronisations_the_card_is_given_up() {
    let repeating = Parameters { after_resynch: AfterResynch::Repeat, ..PARAMETERS };
    let silence = "> I 0 - 01
        < silence
        > R 0 other
        < silence
        > R 0 other
        < silence
        > R 0 other
        < silence
        ";
    let round = format!("{silence} > S resynch?\n< S resynch!\n");
    let script = format!("* 01\n{}{silence} ! the card misbehaved: it does not answer", round.repeat(3));
    let mut t1 = play(repeating, &script);
    assert_eq!(t1.command(&[1], Instant::START), Err(Misuse::GivenUp));
}

#[test]
fn a_resynchronisation_that_is_not_answered() {
    let script = format!(
        "{}
         < R 0
         > S resynch?
         < I 0 - 9000
         > S resynch?
         < silence
         > S resynch?
         < garbled
         ! the card misbehaved: block: a wrong check code",
        SILENT.rsplit_once('\n').unwrap().0
    );
    play(PARAMETERS, &script);
}

#[test]
fn resynchronising_is_not_for_the_card_to_ask() {
    play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < S resynch?
         > R 0 other
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn the_card_aborts_our_chain() {
    play(
        PARAMETERS,
        "* 0102030405
         > I 0 + 01020304
         < S abort?
         > S abort!
         < R 1
         ! the card misbehaved: it aborted the exchange
         * 06
         > I 1 - 06
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn the_card_aborts_its_own_chain_and_says_why() {
    play(
        PARAMETERS,
        "* 01
         > I 0 - 01
         < I 0 + aaaa
         > R 1
         < S abort?
         > S abort!
         < I 1 - 6f00
         = 6f00
         * 02
         > I 1 - 02
         < I 0 - 9000
         = 9000",
    );
}

#[test]
fn an_endless_answer_is_aborted() {
    let mut t1 = T1::new(PARAMETERS);
    let mut action = Action::Send(t1.command(&[1], Instant::START).unwrap());
    let part = "aa".repeat(254);
    for count in 0..u16::MAX {
        let Action::Send(sent) = action else { panic!("it never ends") };
        if Block::parse(&sent.block, EdcKind::Lrc) == Ok(block("S abort?")) {
            assert_eq!(count, 259);
            let last = block("S abort!").emit(EdcKind::Lrc);
            let end = t1.received(&last, Instant::START);
            assert_eq!(end, Err(CardFault::ResponseTooLong.into()));
            return;
        }
        let next = block(&format!("I {} + {part}", count % 2)).emit(EdcKind::Lrc);
        action = t1.received(&next, Instant::START).unwrap();
    }
}

#[test]
fn half_a_minute_is_all_there_is() {
    let mut t1 = T1::new(PARAMETERS);
    t1.command(&[1], Instant::START).unwrap();
    let request = block("S wtx? 255").emit(EdcKind::Lrc);
    let mut now = Instant::START;
    let error = loop {
        assert!(t1.deadline() <= Some(Instant::START.after(MAX_EXCHANGE)));
        match t1.received(&request, now) {
            Ok(action) => assert!(matches!(action, Action::Send(_))),
            Err(error) => break error,
        }
        now = now.after(Duration::from_millis(700));
    };
    assert_eq!(error, Error::TimedOut);
    assert_eq!(t1.command(&[1], now), Err(Misuse::GivenUp));
    assert_eq!(t1.deadline(), None);
}

#[test]
fn misuse_is_said() {
    let mut t1 = T1::new(PARAMETERS);
    assert_eq!(t1.silent(Instant::START), Err(Misuse::NothingAwaited.into()));
    assert_eq!(t1.propose_field_size(255, Instant::START), Err(Misuse::FieldSize(255)));
    t1.command(&[1], Instant::START).unwrap();
    assert_eq!(t1.command(&[1], Instant::START), Err(Misuse::StillBusy));
}
