//! Conversations: `> ` what must be sent, `< ` what the card then answers.

mod conclusions;

use super::*;
use crate::certificate::KeyUse;
use crate::finding::Finding;
use crate::recognition::Generation;
use crate::time::Seconds;
use iso7816::{Command, Form};

const AUTHENTICATION: &[u8] = include_bytes!("../../tests/certificates/authentification.der");
const SIGNATURE: &[u8] = include_bytes!("../../tests/certificates/signature.der");

const CPS3_ATR: &str = "3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00";
const CPS4_ATR: &str = "3B DC 18 FF 00 00 12 25 00 64 80 00 04 01 00 90 00";

/// A code of four to eight digits, without a label.
const CODES: &str = "30 22 30 00 30 03 04 01 01 A1 19 30 17 03 03 04 0C 10 0A 01 01 02 01 04 02 01 08 02 01 08 80 01 \
    01 04 01 FF";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair[1]).unwrap()).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn start(atr: &str) -> (Examination, Step) {
    Examination::start(&Atr::parse(&bytes(atr)).unwrap())
}

/// Answers every command by `card`; how many commands there were.
fn examine(atr: &str, mut card: impl FnMut(&[u8]) -> Vec<u8>) -> (Examination, u16) {
    let (mut examination, mut step) = start(atr);
    let mut commands = 0;
    while let Step::Send(command) = step {
        commands += 1;
        assert!(commands <= MAX_COMMANDS, "endless");
        let answer = card(&command.to_apdu().emit(Form::Short).unwrap());
        step = examination.answer(&Response::parse(&answer).unwrap());
    }
    (examination, commands)
}

/// A small card in memory: files by path, one selected, counters.
struct Card {
    files: Vec<(&'static str, Vec<u8>)>,
    tries: u8,
    unblocking: u8,
    selected: usize,
    on_channel_one: bool,
    log: Vec<String>,
}

impl Card {
    fn cps3() -> Self {
        let record = |label: &str, file: u8| {
            let length = |n: usize| u8::try_from(n).unwrap();
            let common = [&[0x0c, length(label.len())], label.as_bytes()].concat();
            let path = [0xa1, 0x08, 0x30, 0x06, 0x30, 0x04, 0x04, 0x02, 0xa0, file];
            let all = [&[0x30, length(common.len())], &common[..], &path].concat();
            [&[0x30, length(all.len())], &all[..]].concat()
        };
        let directory =
            [record("Certificat de Signature CPS", 1), record("Certificat d'Authentification CPS", 2)]
                .concat();
        let token = [&bytes("30 16 02 01 00 80 11")[..], b"CPS3v3-0000000001"].concat();
        let files = vec![
            ("D003", bytes("5A 0A 80 25 00 00 01 12 34 56 78 9F")),
            ("00015032", token),
            ("00017001", bytes(CODES)),
            ("00017005", directory),
            ("0001A001", SIGNATURE.to_vec()),
            ("0001A002", AUTHENTICATION.to_vec()),
        ];
        Self { files, tries: 3, unblocking: 10, selected: usize::MAX, on_channel_one: false, log: Vec::new() }
    }

    fn answer(&mut self, command: &[u8]) -> Vec<u8> {
        let text = hex(command);
        self.log.push(text.clone());
        let path = text.strip_prefix("00A409040").or_else(|| text.strip_prefix("01A408000"));
        if let Some(path) = path.and_then(|path| path.get(1..path.len() - 2)) {
            let path = path.strip_prefix("3F00").unwrap_or(path);
            let Some(at) = self.files.iter().position(|(name, _)| *name == path) else {
                return vec![0x6a, 0x82];
            };
            self.selected = at;
            let [high, low] = u16::try_from(self.files[at].1.len()).unwrap().to_be_bytes();
            let tag = if self.on_channel_one { 0x6f } else { 0x62 };
            return vec![tag, 0x04, 0x80, 0x02, high, low, 0x90, 0x00];
        }
        match command {
            [_, 0xb0, high, low, length] => {
                let from = usize::from(u16::from_be_bytes([*high, *low]));
                let Some((_, file)) = self.files.get(self.selected) else { return vec![0x69, 0x86] };
                let piece = file.iter().skip(from).take((*length).into()).copied();
                piece.chain([0x90, 0x00]).collect()
            }
            [0x00, 0xcb, .., code, 0x02, 0xa0, 0x80, 0x00] => {
                let left = if *code == 1 { self.tries } else { self.unblocking };
                bytes(&format!("70 0C BF 81 {code:02X} 08 A0 06 9A 01 03 9B 01 {left:02X} 90 00"))
            }
            _ => vec![0x90, 0x00],
        }
    }
}

#[test]
fn a_cps3_from_the_answer_to_reset_to_the_report() {
    let mut card = Card::cps3();
    let (examination, commands) = examine(CPS3_ATR, |command| card.answer(command));
    let report = examination.into_report();
    assert_eq!(report.remarks, []);
    assert_eq!(report.recognition, Recognition::Cpx(Generation::Cps3));
    assert_eq!(report.actua, Some(Actua::Never));
    assert_eq!(report.token.as_ref().unwrap().generation, "CPS3v3");
    assert_eq!(report.profession(), Some(60));
    assert!(report.signature.as_ref().unwrap().extensions.is_some());
    let now = report.authentication.as_ref().unwrap().not_before;
    let findings: Vec<Finding> = report.findings(now).into_iter().map(|e| e.finding).collect();
    assert_eq!(findings, [Finding::TestCard]);
    // SELECT and READs of eight files, two of them in five and six pieces, and two counters of two commands.
    assert_eq!(commands, 1 + 2 + 2 + (1 + 2 + 4) + 2 + 2 + (1 + 2 + 4) + 2 + 2, "{:#?}", card.log);
    assert_eq!(report.codes.iter().map(|code| (code.reference, code.least)).collect::<Vec<_>>(), [(1, 4)]);
    let reads: Vec<&String> = card.log.iter().filter(|line| line.starts_with("00B0")).collect();
    let mut certificate = reads[1..7].to_vec();
    certificate.dedup();
    assert_eq!(
        certificate,
        ["00B00000E7", "00B000E73B", "00B00122E7", "00B00209E7", "00B002F0E7", "00B003D729"],
        "no byte twice"
    );
}

#[test]
fn a_directory_that_is_elsewhere_is_asked_for() {
    let mut card = Card::cps3();
    for (name, content) in &mut card.files {
        match *name {
            "00017005" => *name = "00017105",
            "00017001" => (*name, *content) = ("00015031", bytes(ODF)),
            _ => {}
        }
    }
    card.files.push(("00017101", bytes(CODES)));
    let (examination, _) = examine(CPS3_ATR, |command| card.answer(command));
    let report = examination.into_report();
    assert_eq!(report.remarks, []);
    assert!(report.authentication.is_some() && report.codes.len() == 1);
    let at = |path: &str| card.log.iter().position(|line| line.ends_with(&format!("{path}00")));
    assert!(at("00017005") < at("00015031") && at("00015031") < at("00017105"), "{:#?}", card.log);
}

/// EF(ODF) with an absolute path, a relative one, and one that leads out of the application.
const ODF: &str =
    "A4 0A 30 08 04 06 3F 00 00 01 71 05 A8 06 30 04 04 02 71 01 A7 0A 30 08 04 06 3F 00 00 02 70 06";

#[test]
fn without_a_directory_certificates_are_looked_for_where_they_usually_are() {
    let without = |keep: &dyn Fn(&str) -> bool, rename: &[(&'static str, &'static str)]| {
        let mut card = Card::cps3();
        card.files.retain(|(name, _)| keep(name));
        for (name, _) in &mut card.files {
            if let Some((_, new)) = rename.iter().find(|(old, _)| old == name) {
                *name = new;
            }
        }
        let (examination, _) = examine(CPS3_ATR, |command| card.answer(command));
        let report = examination.into_report();
        let key_use =
            |c: &Option<crate::Certificate>| c.as_ref().and_then(|c| c.extensions.as_ref()?.key_use);
        let remarks = report.remarks.clone();
        (key_use(&report.authentication), key_use(&report.signature), remarks)
    };
    let absent = Remark::Refused(Part::Objects, StatusWord::FILE_NOT_FOUND);
    let right = (Some(KeyUse::Authentication), Some(KeyUse::Signature), vec![absent]);
    let no_directory = |name: &str| name != "00017005";
    assert_eq!(without(&no_directory, &[]), right);
    assert_eq!(without(&no_directory, &[("0001A002", "0001A003")]), right, "in the third file");
    let swapped = [("0001A001", "0001A002"), ("0001A002", "0001A001")];
    assert_eq!(without(&no_directory, &swapped), right, "told apart by what the keys are for");
}

#[test]
fn an_update_that_can_t_be_read() {
    let mut card = Card::cps3();
    card.files.push(("D010", vec![0; 9]));
    let (examination, _) = examine(CPS3_ATR, |command| {
        let answer = card.answer(command);
        if command[1] == 0xb0 && card.log.len() == 2 { vec![0x69, 0x82] } else { answer }
    });
    assert_eq!(examination.report().actua, Some(Actua::Broken));
}

/// Another program shares the card: that its file is selected no more is not the card's fault.
#[test]
fn an_update_that_another_program_came_between() {
    let mut card = Card::cps3();
    card.files.push(("D010", vec![0; 9]));
    let mut reads = 0;
    let (examination, _) = examine(CPS3_ATR, |command| {
        reads += usize::from(command[1] == 0xb0);
        match (command[1], reads) {
            (0xb0, 1) => vec![0x6e, 0x00],
            (0xb0, 2) => vec![0x69, 0x86],
            _ => card.answer(command),
        }
    });
    let report = examination.into_report();
    assert_eq!(
        (report.actua, &report.remarks[..]),
        (None, &[Remark::Refused(Part::Actua, StatusWord::NO_CURRENT_FILE)][..])
    );
}

#[test]
fn every_command_is_traced_without_data() {
    let mut card = Card::cps3();
    let (mut examination, mut step) = start(CPS3_ATR);
    for _ in 0..6 {
        let Step::Send(command) = step else { panic!() };
        let answer = card.answer(&command.to_apdu().emit(Form::Short).unwrap());
        step = examination.answer(&Response::parse(&answer).unwrap());
    }
    examination.lose();
    let trace: Vec<String> = examination.into_report().trace.iter().map(ToString::to_string).collect();
    assert_eq!(
        trace,
        [
            "00 A4 09 04 | 4 > 256 | 0 6A82",
            "00 A4 09 0C | 2 > - | 0 9000",
            "00 CB 3F FF | 10 > 256 | 14 9000",
            "00 A4 09 04 | 6 > 256 | 6 9000",
            "00 B0 00 00 | 0 > 92 | 92 9000",
            "00 A4 09 04 | 6 > 256 | 6 9000",
            "00 B0 00 00 | 0 > 231 | -",
        ]
    );
}

#[test]
fn the_first_verdict_comes_within_sixteen_exchanges() {
    let mut card = Card::cps3();
    let (mut examination, mut step) = start(CPS3_ATR);
    // As T=0 counts: an answer to a command with data comes by a GET RESPONSE of its own.
    let mut exchanges = 0;
    while examination.report().authentication.is_none() {
        let Step::Send(command) = step else { panic!() };
        let sent = command.to_apdu();
        let answer = card.answer(&sent.emit(Form::Short).unwrap());
        exchanges += 1 + usize::from(!sent.data().is_empty() && answer.len() > 2);
        step = examination.answer(&Response::parse(&answer).unwrap());
    }
    assert_eq!(exchanges, 11);
    let report = examination.report();
    assert!(report.actua.is_some() && report.holder_code.is_some());
}

#[test]
fn a_label_that_is_no_generation_is_not_taken_for_one() {
    for (label, generation) in [
        (&b"CPS3v3-0000000001"[..], Some("CPS3v3")),
        (b"CPS3v3_CL", Some("CPS3v3_CL")),
        (b"CPS3v3 0000000001", None),
        (b"MARTIN", None),
    ] {
        let mut card = Card::cps3();
        let length = |n: usize| u8::try_from(n).unwrap();
        let token = [&[0x30, length(label.len() + 5), 2, 1, 0, 0x80, length(label.len())], label].concat();
        card.files.iter_mut().find(|(name, _)| *name == "00015032").unwrap().1 = token;
        let report = examine(CPS3_ATR, |command| card.answer(command)).0.into_report();
        assert_eq!(report.generation(), generation);
    }
}

#[test]
fn a_cps4_is_spoken_to_on_its_channel_and_never_verified_unasked() {
    let mut card = Card::cps3();
    card.on_channel_one = true;
    let (mut examination, _) = examine(CPS4_ATR, |command| card.answer(command));
    assert_eq!(examination.report().remarks, []);
    assert!(
        card.log.iter().all(|line| line.starts_with("01A4") || line.starts_with("01B0")),
        "{:?}",
        card.log
    );
    assert_eq!(examination.report().holder_code, None);
    let Some(Step::Send(command)) = examination.ask_for_tries() else { panic!() };
    assert_eq!(hex(&command.to_apdu().emit(Form::Short).unwrap()), "01200001");
    assert_eq!(examination.answer(&Response::parse(&[0x63, 0xc1]).unwrap()), Step::Done);
    assert_eq!(examination.report().holder_code.map(|code| code.left), Some(1));
    let findings = examination.report().findings(Seconds(0));
    assert!(findings.iter().any(|e| e.finding == Finding::Cps4));
    assert!(findings.iter().any(|e| e.finding == Finding::LastTry));
}

#[test]
fn a_code_that_is_verified_already_is_no_refusal() {
    for (status, remark) in [
        ([0x90, 0x00], Remark::NotUnderstood(Part::HolderCode)),
        ([0x69, 0x84], Remark::Refused(Part::HolderCode, StatusWord::REFERENCE_DATA_UNUSABLE)),
    ] {
        let mut card = Card::cps3();
        card.on_channel_one = true;
        let (mut examination, _) = examine(CPS4_ATR, |command| card.answer(command));
        let _ = examination.ask_for_tries();
        assert_eq!(examination.answer(&Response::parse(&status).unwrap()), Step::Done);
        assert_eq!(
            (examination.report().holder_code, &examination.report().remarks[..]),
            (None, &[remark][..])
        );
    }
}

#[test]
fn a_cps3_is_never_verified() {
    let mut card = Card::cps3();
    let (mut examination, _) = examine(CPS3_ATR, |command| card.answer(command));
    assert_eq!(examination.ask_for_tries(), None);
}

#[test]
fn a_cps4_that_refuses_is_opened_by_three_selections() {
    let mut card = Card::cps3();
    card.on_channel_one = true;
    let mut refused = false;
    let (examination, _) = examine(CPS4_ATR, |command| {
        if std::mem::replace(&mut refused, true) { card.answer(command) } else { vec![0x69, 0x85] }
    });
    assert_eq!(examination.report().remarks, []);
    assert_eq!(
        card.log[..3],
        ["01A4040C07A0000001510000", "00A4040C088025000001FF0002", "01A4040C088025000001FF0100"]
    );
    assert!(examination.report().authentication.is_some());
}

#[test]
fn a_lost_application_is_selected_again_once() {
    let mut card = Card::cps3();
    let mut first = true;
    let (examination, _) = examine(CPS3_ATR, |command| {
        if std::mem::replace(&mut first, false) { vec![0x6e, 0x00] } else { card.answer(command) }
    });
    assert_eq!(examination.report().remarks, []);
    assert_eq!(card.log[0], "00A40404088025000001FF010000");
    assert_eq!(card.log[1], "00A40904043F00D01000", "the same command again");
    let (examination, commands) = examine(CPS3_ATR, |_| vec![0x6e, 0x00]);
    assert_eq!(
        examination.report().remarks.len(),
        plan::CPS3.len() - 2,
        "each part once, what builds on another not at all"
    );
    assert_eq!(commands, 3 * 9);
}

#[test]
fn other_cards_are_not_spoken_to() {
    for atr in [
        "3B 75 13 00 00 43 09 EA 90 00",
        "3B 02 14 50",
        "3B 8F 80 01 00 31 B8 64 04 B0 EC C1 73 94 01 80 82 90 00 0E",
    ] {
        assert_eq!(start(atr).1, Step::Done, "{atr}");
    }
    let report = start("3B 75 13 00 00 43 09 EA 90 00").0.into_report();
    assert_eq!(report.findings(Seconds(0))[0].finding, Finding::VitaleCard);
}

#[test]
fn a_card_pulled_out_leaves_what_was_read() {
    let mut card = Card::cps3();
    let (mut examination, mut step) = start(CPS3_ATR);
    for _ in 0..5 {
        let Step::Send(command) = step else { panic!() };
        let answer = card.answer(&command.to_apdu().emit(Form::Short).unwrap());
        step = examination.answer(&Response::parse(&answer).unwrap());
    }
    examination.lose();
    let report = examination.into_report();
    assert_eq!(report.holder_code.map(|code| code.left), Some(3));
    assert!(matches!(report.remarks[..], [Remark::Lost(Part::Authentication)]), "{:?}", report.remarks);
}

/// Numbers that look free and are always the same (Knuth's MMIX constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

#[test]
fn whatever_a_card_answers_the_examination_ends() {
    for seed in 0..4000 {
        let mut chance = Chance(seed);
        let mut card = Card::cps3();
        card.on_channel_one = seed % 2 == 1;
        let atr = if card.on_channel_one { CPS4_ATR } else { CPS3_ATR };
        let rate = 1 + chance.below(6);
        let (examination, _) = examine(atr, |command| {
            let answer = card.answer(command);
            if chance.below(rate) > 0 {
                return answer;
            }
            match chance.below(5) {
                0 => vec![
                    0x60 + u8::try_from(chance.below(16)).unwrap(),
                    u8::try_from(chance.below(256)).unwrap(),
                ],
                1 => answer[answer.len() - 2..].to_vec(),
                2 => (0..chance.below(300) + 2).map(|_| u8::try_from(chance.below(256)).unwrap()).collect(),
                3 => [vec![0x62, 0x04, 0x80, 0x02, 0xff, 0xff], vec![0x90, 0x00]].concat(),
                _ => {
                    let mut answer = answer;
                    let at = chance.below(answer.len());
                    answer[at] ^= 1 << chance.below(8);
                    answer
                }
            }
        });
        let _ = examination.report().findings(Seconds(seed));
    }
}
