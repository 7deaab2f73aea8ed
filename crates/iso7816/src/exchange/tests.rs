//! Dialogues: what is sent, what the card answers, what comes out.

use super::*;
use crate::StatusWord;
use crate::limits::MAX_RESPONSE;

fn hex(text: &str) -> Vec<u8> {
    text.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

/// Lines of `> command` and `< answer`; the last line is `= response`.
#[track_caller]
fn play(means: Means, command: CommandApdu, script: &str) {
    let mut next = Exchange::start(command, means).map(|(e, c)| Next::Send(e, c));
    let mut waiting = None;
    for line in script.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (mark, bytes) = line.split_at(1);
        match mark {
            ">" => {
                let Ok(Next::Send(exchange, command)) = next else {
                    panic!("{line}: nothing is to be sent");
                };
                let sent = command.emit(means.form(&command)).unwrap();
                assert_eq!(sent, hex(bytes), "{line}");
                waiting = Some(exchange);
                next = Err(Unsupported::Chaining);
            }
            "<" => {
                let response = Response::parse(&hex(bytes)).unwrap();
                next = Ok(waiting.take().unwrap().answer(response).unwrap());
            }
            "=" => {
                let Ok(Next::Done(response)) = &next else {
                    panic!("{line}: it is not over");
                };
                assert_eq!(response.emit(), hex(bytes), "{line}");
            }
            _ => panic!("{line}"),
        }
    }
}

fn command(text: &str) -> CommandApdu {
    CommandApdu::parse(&hex(text)).unwrap().0
}

#[test]
fn a_select_whose_answer_waits() {
    play(
        Means::SHORT,
        command("01 A4 09 04 04 3F 00 D0 03 00"),
        "> 01 A4 09 04 04 3F 00 D0 03 00
         < 61 04
         > 01 C0 00 00 04
         < 62 02 80 00 90 00
         = 62 02 80 00 90 00",
    );
}

#[test]
fn a_read_with_the_wrong_length() {
    play(
        Means::SHORT,
        command("00 B0 9C 00 C0"),
        "> 00 B0 9C 00 C0
         < 6C 02
         > 00 B0 9C 00 02
         < 5A 0A 90 00
         = 5A 0A 90 00",
    );
}

#[test]
fn the_length_is_corrected_once_only() {
    play(
        Means::SHORT,
        command("00 B0 00 00 10"),
        "> 00 B0 00 00 10
         < 6C 02
         > 00 B0 00 00 02
         < 6C 03
         = 6C 03",
    );
}

#[test]
fn nothing_follows_a_command_that_wants_nothing() {
    for answer in ["61 10", "6C 10"] {
        play(Means::SHORT, command("01 20 00 01"), &format!("> 01 20 00 01\n< {answer}\n= {answer}"));
        play(
            Means::SHORT,
            command("00 A4 04 00 02 3F 00"),
            &format!("> 00 A4 04 00 02 3F 00\n< {answer}\n= {answer}"),
        );
    }
}

#[test]
fn pieces_until_all_that_was_wanted_is_there() {
    play(
        Means::SHORT,
        command("00 CA 00 6E 05"),
        "> 00 CA 00 6E 05
         < 01 02 61 09
         > 00 C0 00 00 03
         < 6C 02
         > 00 C0 00 00 02
         < 03 04 61 01
         > 00 C0 00 00 01
         < 05 61 06
         = 01 02 03 04 05 61 06",
    );
}

#[test]
fn a_corrected_length_never_gives_more_than_was_wanted() {
    play(
        Means::SHORT,
        command("00 B0 00 00 02"),
        "> 00 B0 00 00 02
         < 6C 03
         > 00 B0 00 00 03
         < 01 02 03 90 00
         = 01 02 90 00",
    );
}

#[test]
fn an_error_in_the_middle_keeps_what_came() {
    play(
        Means::SHORT,
        command("00 B0 00 00 00"),
        "> 00 B0 00 00 00
         < 01 61 00
         > 00 C0 00 00 FF
         < 02 62 82
         = 01 02 62 82",
    );
}

#[test]
fn a_long_le_becomes_get_response_where_there_is_only_the_short_form() {
    play(
        Means::SHORT,
        command("00 B0 00 00 00 01 01"),
        "> 00 B0 00 00 00
         < AA 61 00
         > 00 C0 00 00 00
         < BB 90 00
         = AA BB 90 00",
    );
    play(
        Means::EXTENDED,
        command("00 B0 00 00 00 01 01"),
        "> 00 B0 00 00 00 01 01
         < AA 90 00
         = AA 90 00",
    );
}

#[test]
fn long_data_is_chained() {
    let data = vec![0x11; 300];
    let long =
        CommandApdu::new(Header::new(0x01, 0xda, 0, 0)).with_data(data).unwrap().expecting(Le::SHORT_MAX);
    let script = format!(
        "> 11 DA 00 00 FF {}
         < 90 00
         > 01 DA 00 00 2D {} 00
         < 61 01
         > 01 C0 00 00 01
         < 07 90 00
         = 07 90 00",
        "11 ".repeat(255),
        "11 ".repeat(45)
    );
    play(Means::SHORT, long.clone(), &script);
    let refused = format!("> 11 DA 00 00 FF {}\n< 68 84\n= 68 84", "11 ".repeat(255));
    play(Means::SHORT, long.clone(), &refused);
    let proprietary = long.with_header(Header::new(0x80, 0xda, 0, 0));
    assert!(matches!(Exchange::start(proprietary, Means::SHORT), Err(Unsupported::Chaining)));
}

#[test]
fn classes_of_get_response() {
    for (cla, expected) in [
        (0x00, 0x00),
        (0x01, 0x01),
        (0x0c, 0x00),
        (0x13, 0x03),
        (0x45, 0x45),
        (0x75, 0x45),
        (0xa0, 0xa0),
        (0x80, 0x80),
    ] {
        assert_eq!(get_response(Header::new(cla, 0xa4, 0, 0)).cla, expected, "{cla:02X}");
    }
}

/// A card that answers every command the same.
fn for_ever(answer: &str) -> Result<Response, Error> {
    let read = command("00 B0 00 00 00 00 00");
    let (mut exchange, _) = Exchange::start(read, Means::SHORT).unwrap();
    loop {
        match exchange.answer(Response::parse(&hex(answer)).unwrap())? {
            Next::Send(again, _) => exchange = again,
            Next::Done(response) => return Ok(response),
        }
    }
}

#[test]
fn no_card_keeps_us_for_ever() {
    assert_eq!(for_ever("61 FF"), Err(CardFault::NoProgress.into()));
    assert_eq!(for_ever("AA 61 FF"), Err(CardFault::TooManyRounds.into()));
    assert_eq!(for_ever("6C 10").unwrap().status(), StatusWord::new(0x6c10));
    let full = format!("{} 61 00", "AA ".repeat(256));
    let response = for_ever(&full).unwrap();
    assert_eq!(response.data().len(), MAX_RESPONSE);
}
